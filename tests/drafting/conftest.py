"""Every kind of text in the making, each with the page that it is written on."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from learning.submissions.rules import Verdict
from tests.intervisie.conftest import group, new_group  # noqa: F401 fixtures
from tests.intervisie.safety_stage import Stage
from tests.pages import hidden_in
from tests.work import STORY, Work

JSON = {"Accept": "application/json"}


@dataclass
class Box:
    """A box on *page* that *browser* may write in. ``finish`` makes what stands in it final.

    ``address``: where it posts; ``name``: its name in the form, ``key``: in the answers.
    """

    browser: object
    page: str
    address: str
    name: str
    draft: object
    finish: object
    versions: str
    at: datetime

    @property
    def key(self) -> str:
        return self.name.removeprefix("answer-")

    def open(self) -> dict:
        """The hidden fields of the page as it is now."""
        return hidden_in(self.browser.get(self.page).text, "revision", "page", "step", "version")

    def post(self, hidden: dict, text: str, script: bool = False, **more):
        data = {**hidden, self.name: text, **more}
        return self.browser.post(self.address, data=data, headers=JSON if script else {})

    def write(self, text: str) -> None:
        assert self.post(self.open(), text).status_code == 302

    def two_texts(self, stored: str, typed: str, script: bool = False):
        """From two tabs: *stored* came first; the answer to *typed*."""
        first, second = self.open(), self.open()
        assert self.post(first, stored).status_code == 302
        return self.post(second, typed, script)

    @property
    def text(self) -> str:
        """What stands in it, in the database."""
        return self.draft().answers.get(self.key) or ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(reason, text) of every version, oldest first."""
        return [(each.reason, each.answers.get(self.key) or "") for each in self.draft().versions]


@pytest.fixture
def submission_box(school, as_, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)

    def draft():
        school.rollback()
        school.expire_all()
        return work.submission.draft

    page = f"{work.address}/write"
    return Box(
        browser=as_(sanne),
        page=page,
        address=page,
        name="answer-moment",
        draft=draft,
        finish=lambda: draft() and work.hand_in(draft().answers.get("moment") or STORY),
        versions=f"{work.address}/versions",
        at=now,
    )


@pytest.fixture
def feedback_box(school, as_, sanne, anna, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    page = work.review_address
    review = work.review(anna, already="", sent=False)

    def draft():
        school.rollback()
        school.expire_all()
        return review.feedback

    def finish():
        draft()
        review.feedback.answers = {**review.feedback.answers, "already": "Mooi."}
        review.verdict = Verdict.VOLDAAN
        review.send(now)
        school.commit()

    return Box(
        browser=as_(anna),
        page=page,
        address=page,
        name="to_add",
        draft=draft,
        finish=finish,
        versions=f"{page}/versions",
        at=now,
    )


@pytest.fixture
def contribution_box(engine, school, as_, group, cast, now):  # noqa: F811
    stage = Stage(engine, school, as_, group, cast, now).told()
    stage.does("sanne", then=None, zie="")
    voice = stage.voice("sanne")

    def finish():
        stage.does("sanne", zie="Klaar.", idee="Ja.")

    return Box(
        browser=stage.browsers["sanne"],
        page=stage.home,
        address=f"{stage.home}/write",
        name="answer-zie",
        draft=lambda: stage.contribution("sanne").words,
        finish=finish,
        versions=f"/intervisie/own-words/{voice}",
        at=now,
    )


@pytest.fixture(params=["submission", "feedback", "contribution"])
def box(request):
    """Each kind in turn."""
    return request.getfixturevalue(f"{request.param}_box")
