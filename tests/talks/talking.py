"""A talk in a test: Sanne, Bilal, Noor and Fatma, by the pages as a person goes."""

import re

from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.modules.parts import Circle, Kind
from learning.submissions.models import Agreement, Submission
from learning.talks.models import Talk, TalkAnswer
from tests.pages import hidden_in
from tests.sharing import Shared
from tests.work import post_from_page

ZWALUW, SPECHT = "Er zat een zwaluw op het hek.", "Er zat een specht in de boom."


class Stage:
    """``part``: of which opdracht the talk is. Everybody has a browser of their own."""

    def __init__(self, school, as_, cast, cohort, part):
        self.school, self.as_, self.cast, self.cohort, self.part = school, as_, cast, cohort, part
        self.browsers = {}

    def browser(self, who):
        """The one in which *who* is signed in."""
        if who not in self.browsers:
            self.browsers[who] = self.as_(self.cast[who])
        return self.browsers[who]

    def get(self, who, address):
        return self.browser(who).get(address)

    def post(self, who, address, **fields):
        return self.browser(who).post(address, data=fields)

    def begins(self, who):
        """Begin the part; returns the address of the work."""
        what = {"module": "samen", "opdracht": "delen", "part": self.part}
        found = self.post(who, "/submissions/", cohort=self.cohort.public_id, **what)
        assert found.status_code == 302
        return found.headers["Location"]

    def writes(self, who, text):
        """Write it as the draft; returns the address of the work."""
        work = self.begins(who)
        data = {f"answer-woord-{self.part}": text}
        assert post_from_page(self.browser(who), f"{work}/write", data).status_code == 302
        return work

    def places(self, who, text):
        """Write it and place it; returns the public id of the work."""
        key = self.writes(who, text).split("/")[-1]
        answer = self.place(who, key)
        assert answer.status_code == 302, answer.text
        return key

    def place(self, who, key):
        """Press the button on the preview."""
        address = f"/talks/contributions/{key}"
        page = self.browser(who).get(address).text
        return self.post(who, address, **hidden_in(page, "revision", "version"))

    def answers(self, who, key, text):
        """Answer that contribution; returns the public id of the answer."""
        address = f"/talks/contributions/{key}/answer"
        hidden = hidden_in(self.get(who, address).text, "key")
        found = self.post(who, address, text=text, **hidden)
        assert found.status_code == 302, found.text
        return hidden["key"]

    def fresh(self, kind, **about):
        """The row as the database has it now."""
        self.school.rollback()
        self.school.expire_all()
        return self.school.query(kind).filter_by(**about).one()

    @property
    def talk(self) -> Talk:
        return self.fresh(Talk, part=self.part)

    @property
    def home(self) -> str:
        """The address of the talk."""
        return f"/talks/{self.talk.public_id}"

    def work(self, who) -> Submission:
        return self.fresh(Submission, student_id=self.cast[who].id, part=self.part)

    def answer(self, key) -> TalkAnswer:
        return self.fresh(TalkAnswer, public_id=key)

    def page(self, who):
        """The talk as *who* sees it, without what is in tags."""
        found = self.get(who, self.home)
        assert found.status_code == 200, who
        main = re.search(r"<main.*</main>", found.text, re.DOTALL)[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))

    def closes(self, who="anna"):
        assert self.post(who, f"{self.home}/close").status_code == 302

    def leaves(self, who):
        """*who* is in the cohort no longer."""
        for seat in self.fresh(Cohort, id=self.cohort.id).memberships:
            if seat.user_id == self.cast[who].id:
                seat.leave(seat.joined_at)
        self.school.commit()

    def two(self):
        """Sanne and Bilal placed something; the public id of hers."""
        key = self.places("sanne", ZWALUW)
        self.places("bilal", "Van Bilal.")
        return key


class Placed(Shared):
    """A contribution in a test, through the models' own verbs. Its talk is made with the first."""

    def __init__(self, school, student, cohort, at, part="allen"):
        super().__init__(school, student, cohort, at, part)
        self.submission.kind = Kind.TALK.value
        about = {"module": "samen", "opdracht": "delen", "part": part}
        self.talk = school.query(Talk).filter_by(cohort_id=cohort.id, **about).one_or_none()
        if self.talk is None:
            self.talk = Talk(cohort_id=cohort.id, **about, opened_at=at)
            school.add(self.talk)
        school.commit()

    def places(self, text=ZWALUW, own_first=False):
        """Let the cohort read it."""
        placed = self.hands_in(text)
        placed.concluded_at = self.at
        placed.share_with(Circle.COHORT, [], self.at, own_first)
        self.submission.agreements.append(Agreement(kind=Agreement.TALKED, at=self.at))
        self.school.commit()
        return self

    def answered(self, by, text):
        """What *by* says of it; returns the answer."""
        self.school.rollback()
        self.school.expire_all()
        made = self.talk.answer(self.submission, by, new_public_id(), text, self.at)
        self.school.add(made)
        self.school.commit()
        return made
