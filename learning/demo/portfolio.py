"""Sanne's portfolio in the demo school, by the pages' own verbs: Karim reads it for a month."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.competences.evidence import queries as evidence
from learning.competences.evidence.sources import State
from learning.competences.portfolio import queries
from learning.competences.portfolio.sharing import telling
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.portfolio.sharing.rules import ReaderAs, until_after
from learning.competences.portfolio.words import INTRODUCTION, heading_of, text_of
from learning.competences.rating import queries as ratings
from learning.drafting.draft import Typed

HELLO = (
    "Ik ben Sanne. Ik woon al twaalf jaar in deze wijk.\n\n"
    "Zelf heb ik lang gedacht dat ik nergens bij hoorde. "
    "Nu help ik anderen om een plek te vinden waar ze **mogen zijn**."
)
HEADING = "Waar ik aan werk"
WORDS = (
    "Ik wil leren om niet te snel te helpen.\n\n"
    "- Eerst vragen wat iemand zelf wil.\n- Dan pas meelopen."
)
MOST = 4


def play_portfolio(people: Mapping[str, User], at: datetime) -> None:
    """Four evidences, a rating and a piece of her own. Bilal read it for a week, long ago."""
    sanne, begun = people["sanne"], at - timedelta(days=40)
    queries.begin(sanne, begun)
    made = queries.portfolio_of(sanne)
    made.save(Typed({INTRODUCTION: HELLO}, [], 0, "demo"), begun)
    found = evidence.evidence_of(sanne)
    states = evidence.source_states(found)
    for each in [each for each in found if states[each.id] == State.THERE][:MOST]:
        made.add_evidence(each)
    said = [each for each in ratings.shown_ratings_of(sanne, sanne) if each.own_word]
    for rated in said[:1]:
        made.add_rating(rated.item_id)
    key = made.add_text().public_id
    own = {heading_of(key): HEADING, text_of(key): WORDS}
    made.save(Typed(own, [], made.revision, "demo"), at - timedelta(days=6))
    db.session.flush()
    _shares(made, people["bilal"], ReaderAs.STUDENT, "week", at - timedelta(days=35))
    _shares(made, people["karim"], ReaderAs.BEGELEIDER, "maand", at - timedelta(days=5))


def _shares(portfolio, reader: User, role: ReaderAs, how_long: str, at: datetime) -> None:
    until = until_after(how_long, None, at)
    made = PortfolioShare.begin(portfolio, reader, role, at, until)
    db.session.add(made)
    db.session.flush()
    telling.tell(made, at)
