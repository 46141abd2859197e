"""Cards, made through the models' own verbs; and what a page would post."""

import pytest
from sqlalchemy import inspect, select

from learning.accounts.models import User
from learning.notices.models import Notice
from learning.social_map.models import SocialCard
from tests.pages import hidden_in
from tests.social_map.cards import WORDS, card_of

HIDDEN = ("key", "cohort", "module", "opdracht", "revision")


@pytest.fixture
def card(school, voorjaar, sanne, anna, now):
    """``card()``: Sanne's, waiting; ``card("approved")``; ``card(by=bilal, name="De Bron")``."""

    def make(state="proposed", by=sanne, at=now, cohort=voorjaar, **words) -> SocialCard:
        return card_of(school, by, cohort, anna, at, state, **words)

    return make


@pytest.fixture
def look(school):
    """The card as the database has it now; None when it is gone."""

    def now(card) -> SocialCard | None:
        school.rollback()
        school.expire_all()
        return school.get(SocialCard, inspect(card).identity)

    return now


@pytest.fixture
def send(as_):
    """``send(sanne, card, "/change", what="…")``: open the page and post its form with that."""

    def post(who, card, verb, page=None, **data):
        home = f"/social_map/{card.public_id}"
        browser = as_(who)
        text = browser.get(home + (page if page is not None else verb)).text
        words = WORDS if verb == "/change" else {}
        return browser.post(home + verb, data={**words, **hidden_in(text, *HIDDEN), **data})

    return post


@pytest.fixture
def propose(as_, voorjaar):
    """``propose(sanne, name="De Bron")``: the form as somebody fills it in."""

    def post(who, asks="", **data):
        browser = as_(who)
        page = browser.get(f"/social_map/new?cohort={voorjaar.public_id}{asks}").text
        return browser.post("/social_map/new", data={**WORDS, **hidden_in(page, *HIDDEN), **data})

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
