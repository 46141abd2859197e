"""A thread in a test, played as people do it: each in a browser of their own."""

import re

from learning.intervisie.threads.writing import step_name
from tests.pages import hidden_in

SHEET = ("revision", "page", "step", "reply_to")


class Circle:
    """People around one thread. ``school``: the test's database session."""

    def __init__(self, school, as_, people, address):
        self.school, self.address = school, address
        self.people = people
        self.browsers = {name: as_(user) for name, user in people.items()}

    def page(self, name: str) -> str:
        return self.browsers[name].get(self.address).text

    def write(self, name: str, then: str = "done", **answers):
        """Fill in the sheet on one's page and press its button; the answer of the site."""
        fields = hidden_in(self.page(name), *SHEET)
        data = {f"answer-{key.replace('__', '.')}": text for key, text in answers.items()}
        return self.browsers[name].post(
            f"{self.address}/write", data={**fields, **data, "then": then}
        )

    def press(self, name: str, what: str, **data):
        """A button that names the step: pass, again, move."""
        step = re.search(r'name="step"[^>]*value="([^"]*)"', self.page(name))
        fields = {"step": step[1] if step else "", **data}
        return self.browsers[name].post(f"{self.address}/{what}", data=fields)

    def pass_(self, *names: str):
        for name in names:
            self.press(name, "pass")

    def step(self, thread) -> str:
        """The open step, as the database has it."""
        self.school.rollback()
        self.school.expire_all()
        return step_name(thread.run)
