"""How docenten look at work in the demo school, by the pages' own verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.reviews.leases.taking import take
from learning.reviews.pile import queries as pile
from learning.reviews.sentences.models import OwnSentence
from learning.submissions.models import HandIn

LINES = (
    "Je schrijft op wat je zag, en pas daarna wat je ervan vindt. Dat leest prettig.",
    "Waaraan merkte je dat? Eén voorbeeld is genoeg.",
    "Neem dit mee naar je volgende gesprek. Meer hoeft deze week niet.",
)


def play_review(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime) -> None:
    """Anna keeps a few sentences; Joost looks at what came in last."""
    for days, line in enumerate(LINES, 20):
        about = {"docent_id": people["anna"].id, "made_at": at - timedelta(days=days)}
        db.session.add(OwnSentence(text=line, uses=days - 20, **about))
    waiting = pile.waiting_in([cohorts["joost"].id])
    if waiting:
        last = db.session.get(HandIn, waiting[-1].id)
        take(last, people["joost"], max(last.handed_in_at, at - timedelta(hours=2)))
