"""The maatjes of the demo school, played by the pages' own verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.maatjes import telling
from learning.maatjes.models import Maatje


def play_maatjes(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime) -> None:
    """Noor is the maatje of Sanne; Fatma was asked for Aylin, and has not answered yet."""
    _ask("sanne", "noor", people, cohorts, at - timedelta(days=30)).agree(at - timedelta(days=29))
    asked = _ask("aylin", "fatma", people, cohorts, at - timedelta(days=1))
    telling.asked(asked, at - timedelta(days=1))


def _ask(newcomer: str, guide: str, people, cohorts, at: datetime) -> Maatje:
    asked = Maatje.ask(cohorts[newcomer], people[newcomer], people[guide], people["anna"], at)
    db.session.add(asked)
    db.session.flush()
    return asked
