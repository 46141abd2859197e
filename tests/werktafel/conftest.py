"""The table of Voorjaar, with a question on it; and what a page would post."""

import pytest
from sqlalchemy import inspect, select

from learning.accounts.models import User
from learning.notices.models import Notice
from learning.werktafel.models import Question
from tests.pages import hidden_in
from tests.werktafel import asking

HIDDEN = ("key", "cohort", "company", "revision")
SEEN = {"revision": "1"}  # of what was never mended


@pytest.fixture
def question(school, voorjaar, sanne, now):
    """``question()``: of Sanne; ``question("Wie kent …", by=bilal, is_named=False)``."""

    def make(text=asking.TEXT, by=sanne, cohort=voorjaar, at=now, is_named=True) -> Question:
        return asking.asked(school, by, cohort, at, text, is_named)

    return make


@pytest.fixture
def fresh(school):
    """A thing as the database has it now; None when it is gone."""

    def look(thing):
        school.rollback()
        school.expire_all()
        return school.get(type(thing), inspect(thing).identity)

    return look


@pytest.fixture
def bring(as_, voorjaar):
    """``bring(sanne, text="…", named="zonder")``: the form as somebody fills it in."""

    def post(who, cohort=voorjaar, page="", **data):
        browser = as_(who)
        page = page or browser.get(f"/werktafel/new?cohort={cohort.public_id}").text
        data = {"text": asking.TEXT, "named": "met", **hidden_in(page, *HIDDEN), **data}
        return browser.post("/werktafel/new", data=data)

    return post


@pytest.fixture
def add(as_):
    """``add(bilal, question, text="…", kind="contact")``."""

    def post(who, question, **data):
        browser, home = as_(who), f"{asking.address(question)}/add"
        page = browser.get(home).text
        data = {"text": "Vraag eens rond.", "kind": "idee", **hidden_in(page, *HIDDEN), **data}
        return browser.post(home, data=data)

    return post


@pytest.fixture
def told(school):
    """Who was told what and has not seen it: (name, words) pairs."""

    def look():
        school.expire_all()
        unseen = select(User.name, Notice.words).join(Notice, Notice.user_id == User.id)
        unseen = unseen.where(Notice.seen_at.is_(None)).order_by(User.name, Notice.words)
        return [tuple(each) for each in school.execute(unseen)]

    return look


@pytest.fixture
def link(as_, noor):
    """``link(one, other)``: Noor says that they are alike."""

    def post(one, other, who=noor):
        return as_(who).post(f"{asking.address(one)}/link", data={"other": other.public_id})

    return post


@pytest.fixture
def three(question):
    """Questions of Sanne that nobody linked yet."""
    return [question(f"Waar kan iemand {what}?") for what in ("koken", "eten", "samen koken")]


@pytest.fixture
def signal(school, three, now):
    """What they are together."""
    return asking.linked(school, three, now)
