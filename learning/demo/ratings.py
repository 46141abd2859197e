"""How far people of the demo school say they are, and what Anna sees: by the pages' own verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.dates import date_of
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.competences.rating import telling
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingRound, Said
from learning.modules.parts import Framework
from learning.readings.opening import opened

FIRST = {
    "C1": Said(HowFar.DOING, "In de inloop maak ik met iedereen een praatje."),
    "C2": Said(HowFar.PRACTISING, "Ik kies nog te laat wat ik wel en niet vertel."),
    "C4": Said(HowFar.PRACTISING),
    "C5": Said(HowFar.NEW),
    "C6": Said(HowFar.NEW, "Voor een groep staan vind ik spannend."),
    "C7": Said(HowFar.DOING),
}
ANNAS = {
    "C1": Said(HowFar.DOING),
    "C2": Said(HowFar.DOING, "Je vertelde kort over jezelf, en de ander kreeg het woord weer."),
    "C4": Said(HowFar.PRACTISING, "Je vraagt anderen om mee te doen. Verdelen mag nog meer."),
    "C6": Said(HowFar.PRACTISING, "In de les legde je rustig uit hoe een inloop werkt."),
}
TALKED = "Sanne gaat een keer een groepje begeleiden. Daarna kijken we opnieuw."
SECOND = {
    "C2": Said(HowFar.DOING, "Ik vertel nu een klein stuk, en stop dan."),
    "C4": Said(HowFar.DOING, "Ik belde zelf de buurtkamer en de huisarts."),
    "C6": Said(HowFar.PRACTISING),
}
BEGUN = {"C1": Said(HowFar.PRACTISING, "Aan de balie lukt het al goed.")}


def play_ratings(
    people: Mapping[str, User],
    cohorts: Mapping[str, Cohort],
    framework: Framework | None,
    at: datetime,
) -> None:
    """Sanne and Anna looked and talked; Sanne looks again and asks; Bilal began."""
    if framework is None:
        return
    sanne, anna, cohort = people["sanne"], people["anna"], cohorts["sanne"]
    first = _begun(sanne, cohort, framework, FIRST, at - timedelta(days=30))
    seen_at = at - timedelta(days=27)
    first.say_ready(seen_at - timedelta(days=2))
    first.rate(anna, ANNAS, seen_at)
    first.note_talk(anna, date_of(seen_at + timedelta(days=1)), TALKED)
    db.session.flush()
    opened("rating", first.id, sanne, anna, "docent", seen_at)
    opened("rating-view", first.id, anna, sanne, "student", seen_at + timedelta(hours=3))
    again = _begun(sanne, cohort, framework, SECOND, at - timedelta(days=2))
    again.say_ready(at - timedelta(days=1))
    db.session.flush()
    docenten = [people[name].id for name in ("anna", "joost")]
    telling.tell_asked(again, docenten, at - timedelta(days=1))
    _begun(people["bilal"], cohort, framework, BEGUN, at - timedelta(days=3))


def _begun(student: User, cohort: Cohort, framework: Framework, said, at: datetime):
    made = RatingRound.begin(student, cohort.id, framework, at)
    made.save({code: each for code, each in said.items() if code in framework.competences}, 0)
    db.session.add(made)
    db.session.flush()
    return made
