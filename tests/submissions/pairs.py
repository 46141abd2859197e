"""Students who make something together, by the pages as in a browser without a script."""

import re

from learning.submissions.models import Submission
from learning.submissions.together.models import Partner
from tests.pages import hidden_in

SHOWN = ("revision", "page", "version")
SEEN = re.compile(r'name="(seen-[^"]+)" value="([^"]*)"')


class Pairs:
    """What each of the cast does around one part of the opdracht ``samen``.

    Who is known once asks the database nothing more: threads may act.
    """

    def __init__(self, school, as_, cohort, part="plan"):
        self.school, self.as_, self.cohort, self.part = school, as_, cohort, part
        self.browsers, self.names, self.keys = {}, {}, {}

    def browser(self, user):
        """The one in which *user* is signed in."""
        if id(user) not in self.browsers:
            self.names[id(user)] = user.name, user.public_id
            self.browsers[id(user)] = self.as_(user)
        return self.browsers[id(user)]

    def name(self, user) -> str:
        self.browser(user)
        return self.names[id(user)][0]

    def begins(self, user) -> str:
        """Press the button under the part; the public id of the work that it leads to."""
        answer = self.browser(user).post(
            "/submissions/",
            data={
                "cohort": self.cohort.public_id,
                "module": "samen",
                "opdracht": "samen",
                "part": self.part,
            },
        )
        assert answer.status_code == 302, answer.text
        self.keys[self.name(user)] = answer.location.rsplit("/", 1)[1]
        return self.keys[self.name(user)]

    def key(self, user) -> str:
        return self.keys.get(self.name(user)) or self.begins(user)

    def asks(self, user, other, **options):
        address = f"/submissions/{self.key(user)}/together/ask"
        self.browser(other)
        data = {"person": self.names[id(other)][1]}
        return self.browser(user).post(address, data=data, **options)

    def looks(self, user):
        return self.browser(user).post(f"/submissions/{self.key(user)}/together/look")

    def group_of(self, user):
        """The public id of the group that *user* is in, or was asked for last."""
        self.school.rollback()
        self.school.expire_all()
        places = self.school.query(Partner).filter_by(user_id=user.id, left_at=None).all()
        return max(places, key=lambda each: each.id).group if places else None

    def does(self, user, what, group=None, **data):
        """*what*: yes, no, withdraw or leave, of the group that *user* has to do with, or of the
        one with that public id."""
        key = group or self.group_of(user).public_id
        return self.browser(user).post(f"/submissions/together/{key}/{what}", data=data)

    def together(self, user, *others) -> str:
        """They are, by asking and saying yes; the public id of their text."""
        for other in others:
            self.asks(user, other)
            self.does(other, "yes")
        return self.joint(user).public_id

    def joint(self, user) -> Submission | None:
        """The one text of the group that *user* is in."""
        group = self.group_of(user)
        found = self.school.query(Submission).filter_by(group_id=group and group.id)
        return found.one_or_none() if group else None

    def page(self, user, key) -> dict:
        """The hidden fields of the writing page as it is now."""
        text = self.browser(user).get(f"/submissions/{key}/write").text
        return {**hidden_in(text, *SHOWN), **dict(SEEN.findall(text))}

    def writes(self, user, key, page=None, script=False, **answers):
        """Save *answers* from *page* (as the hidden fields were then), or from one of now."""
        data = {**(page or self.page(user, key))}
        data |= {f"answer-{field}": text for field, text in answers.items()}
        headers = {"Accept": "application/json"} if script else {}
        return self.browser(user).post(f"/submissions/{key}/write", data=data, headers=headers)

    def agrees(self, user, key, page=None):
        data = page or self.preview(user, key)
        return self.browser(user).post(f"/submissions/{key}/hand-in", data=data)

    def preview(self, user, key, what="hand-in") -> dict:
        return hidden_in(self.browser(user).get(f"/submissions/{key}/{what}").text, *SHOWN)

    def says_talked(self, user):
        key = self.key(user)
        data = self.preview(user, key, "talked")
        return self.browser(user).post(f"/submissions/{key}/talked", data=data)

    def work(self, key) -> Submission:
        """As the database has it now."""
        self.school.rollback()
        self.school.expire_all()
        return self.school.query(Submission).filter_by(public_id=key).one()
