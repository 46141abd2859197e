"""Who is er even niet in the demo school, and who would rather talk; by the pages' own verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts import queries as cohort_queries
from learning.cohorts.models import Cohort
from learning.modules.parts import Module
from learning.pauses.models import ModulePause
from learning.submissions.models import Agreement, Submission
from learning.submissions.spoken import telling
from learning.submissions.spoken.models import SpokenRequest

NOTE = (
    "We spraken over een collega die steeds nee zei. Noor wil eerst vragen wat hem dwarszit. "
    "Haar eerste zin schreven we samen op."
)


def play_pauses(people: Mapping[str, User], module: Module, at: datetime) -> None:
    """Aylin and Petra are away; Bilal was, and came back."""
    for who, days, until in (("aylin", 5, None), ("petra", 20, None), ("bilal", 12, 9)):
        since, back = at - timedelta(days=days), until and at - timedelta(days=until)
        pause = {"user_id": people[who].id, "module": module.slug}
        db.session.add(ModulePause(**pause, since=since, ended_at=back))
    db.session.flush()


def play_talks_instead(
    people: Mapping[str, User], cohorts: Mapping[str, Cohort], module: Module, at: datetime
) -> None:
    """Henk waits for a docent; a note of Joost waits for Noor."""
    _ask("henk", "samenwerken-bij-roos", people, cohorts, module, at - timedelta(days=2))
    asked = _ask(
        "noor", "weerstand-in-de-bibliotheek", people, cohorts, module, at - timedelta(days=4)
    )
    if asked:
        told_at = at - timedelta(days=1)
        asked.propose(NOTE, Agreement.TALKED, people["joost"], 0, told_at)
        telling.tell_noted(asked, [], told_at)
    db.session.flush()


def _ask(who, opdracht, people, cohorts, module, at) -> SpokenRequest | None:
    """None when the module no longer asks it."""
    part = module.part(opdracht, "")
    if part is None:
        return None
    what = module.slug, opdracht, ""
    work = Submission.begin(people[who], cohorts[who], *what, at=at, kind=part.kind)
    asked = SpokenRequest.begin(work, at)
    db.session.add_all([work, asked])
    db.session.flush()
    docenten = cohort_queries.docenten_of(cohorts[who].id)
    telling.tell_asked(asked, docenten, at)
    return asked
