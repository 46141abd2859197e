"""Proposed examples, made through the model's own verbs; and what a page would post."""

import pytest
from sqlalchemy import inspect, select

from learning.accounts.models import User
from learning.examples.proposals.models import ExampleProposal
from learning.notices.models import Notice
from tests.examples.made import WORDS, example_of
from tests.pages import hidden_in

HIDDEN = ("key", "cohort", "revision", "answer")


@pytest.fixture
def example(school, voorjaar, sanne, anna, now):
    """``example()``: Sanne's, waiting; ``example("accepted")``; ``example(by=bilal, name="…")``."""

    def make(state="proposed", by=sanne, cohort=voorjaar, **words) -> ExampleProposal:
        return example_of(school, by, cohort, anna, now, state, **words)

    return make


@pytest.fixture
def look(school):
    """The example as the database has it now; None when it is gone."""

    def now(example) -> ExampleProposal | None:
        school.rollback()
        school.expire_all()
        return school.get(ExampleProposal, inspect(example).identity)

    return now


@pytest.fixture
def send(as_):
    """``send(sanne, example, "/change", what="…")``: open the page and post its form with that."""

    def post(who, example, verb, page=None, **data):
        home = f"/examples/proposals/{example.public_id}"
        browser = as_(who)
        text = browser.get(home + (page if page is not None else verb)).text
        words = WORDS if verb == "/change" else {}
        return browser.post(home + verb, data={**words, **hidden_in(text, *HIDDEN), **data})

    return post


@pytest.fixture
def propose(as_, voorjaar):
    """``propose(sanne, name="De Bron")``: the form as somebody fills it in."""

    def post(who, hidden=(), **data):
        browser = as_(who)
        page = browser.get(f"/examples/propose?cohort={voorjaar.public_id}").text
        hidden = {**hidden_in(page, *HIDDEN), **dict(hidden)}
        return browser.post("/examples/propose", data={**WORDS, **hidden, **data})

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
