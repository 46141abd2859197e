"""A thread in a room in a test: one screen on the table, and the people around it."""

from learning.intervisie.threads import opening
from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.writing import step_name
from learning.modules.werkvormen import Way


class Room:
    """The first of *people* (name → user) began it, so leads at first; pressed as on the page."""

    def __init__(self, school, as_, group, people, at, keeps_words=False):
        self.school, self.people = school, people
        self.browsers = {name: as_(user) for name, user in people.items()}
        starter, here = next(iter(people.values())), {each.id for each in people.values()}
        school.rollback()
        self.thread = opening.start(group, starter, Way.TOGETHER, at, keeps_words, in_the_room=here)
        school.add(self.thread)
        school.commit()
        self.home = f"/intervisie/{self.thread.public_id}"
        self.address = f"{self.home}/table"

    def fresh(self):
        """The thread as the database has it now."""
        self.school.rollback()
        self.school.expire_all()
        self.thread.__dict__.pop("werkvorm", None)
        return self.thread

    @property
    def now(self) -> tuple[str, int]:
        """The open step and its turn."""
        run = self.fresh().run
        return step_name(run), run.turn

    def page(self, who="sanne", ask="") -> str:
        return self.browsers[who].get(self.address + ask).text

    def press(self, what="next", who="sanne", now=None):
        """Press a button for what stands there, or for *now*; the answer of the site."""
        step, turn = now or self.now
        data = {"step": step, "turn": turn, "what": what}
        return self.browsers[who].post(self.address, data=data)

    def appoint(self, name, who="sanne"):
        """*name* said: ja, ik breng iets in."""
        step, turn = self.now
        data = {"step": step, "turn": turn, "who": self.people[name].public_id if name else ""}
        return self.browsers[who].post(f"{self.address}/inbrenger", data=data)

    def choose(self, werkvorm="ronde", leader="sanne", who="sanne", **more):
        """Choose *werkvorm*, and who leads; ``consulenten`` by name, ``willing="y"``."""
        step, turn = self.now
        more["consulenten"] = [self.people[each].public_id for each in more.get("consulenten", ())]
        leads = self.people[leader].public_id
        data = {"step": step, "turn": turn, "werkvorm": werkvorm, "leader": leads, **more}
        return self.browsers[who].post(f"{self.address}/werkvorm", data=data)

    def write(self, who, text):
        """*who* writes *text* in every box of the open step, on a screen of their own."""
        boxes = {f"answer-{each.id}": text for each in self.fresh().phase.fields}
        fields = {"step": self.now[0], "revision": "0", "page": "p", "then": "done"}
        return self.browsers[who].post(f"{self.home}/write", data={**fields, **boxes})

    def until(self, phase, inbrenger="bilal", **chosen):
        """Press on until *phase* is open; "" for the end."""
        while self.fresh().run.phase != phase and not self.thread.ended_at:
            if self.thread.run.phase == BRINGING:
                answer = self.appoint(inbrenger)
            elif self.thread.run.phase == FORM:
                answer = self.choose(**chosen)
            else:
                answer = self.press()
            assert answer.status_code == 302, answer.text
        return self
