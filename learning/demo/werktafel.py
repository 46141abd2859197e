"""The Werktafel of the demo school: invented questions, played by the pages' own verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.werktafel import telling
from learning.werktafel.handovers.models import Handover
from learning.werktafel.laying import table_for
from learning.werktafel.models import Addition, Question
from learning.werktafel.signals.linking import link
from learning.werktafel.states import Brings, Look, Outcome


@dataclass(frozen=True)
class Asked:
    """*by* asked it so many days ago. ``brought``: (who, kind, words) of others."""

    by: str
    days: int
    text: str
    brought: tuple[tuple[str, Brings, str], ...] = ()
    look: Look | None = None
    outcome: Outcome | None = None
    is_named: bool = True


ALONE = "Wie kent een plek waar je op zondag kunt binnenlopen, zonder opgeven?"
ASKED = (
    Asked(
        "henk",
        40,
        ALONE,
        (("aylin", Brings.IDEA, "De bieb is open op zondag. Er is koffie, maar geen gastheer."),),
        outcome=Outcome.IDEA,
    ),
    Asked(
        "karim",
        26,
        "Waar kan iemand terecht op zondagmiddag? In het buurthuis is het dan dicht.",
        outcome=Outcome.PASSED,
    ),
    Asked(
        "noor",
        19,
        "Zondag is de stilste dag. Is er ergens iets open voor wie alleen is?",
        (
            (
                "bilal",
                Brings.CONTACT,
                "Buurtkamer De Lantaarn. Zij willen wel, maar zoeken mensen die open doen.",
            ),
        ),
        outcome=Outcome.PASSED,
    ),
    Asked(
        "sanne",
        8,
        "Wie kent een koor waar je ook zonder ervaring mee kunt zingen?",
        (
            ("fatma", Brings.CONTACT, "Het buurtkoor in het wijkcentrum, elke donderdagavond."),
            ("bilal", Brings.WALKS, "Ik ga zelf ook weleens kijken. Ik loop graag mee."),
        ),
        look=Look.NOW,
    ),
    Asked(
        "fatma",
        6,
        "Wie weet een fietsenmaker waar iemand het vak een beetje kan leren?",
        (
            ("anna", Brings.FIRST, "Eerst eens samen langsgaan. Dan merk je of het klikt."),
            ("henk", Brings.IDEA, "De kringloop heeft een werkplaats. Daar kijken ze mee."),
        ),
        look=Look.FIRST,
    ),
    Asked(
        "aylin",
        3,
        "Wie kent iemand die brieven van de gemeente mee kan lezen, gewoon aan een keukentafel?",
        is_named=False,
    ),
    Asked("bilal", 1, "Wie weet waar je voor weinig geld een ruimte huurt voor tien mensen?"),
)
SIGNAL = (0, 1, 2)  # of ASKED: the same question
WALKS = (3, "bilal")


def play_werktafel(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime) -> None:
    """Seven questions, a signaal that was passed on, and one who walks along."""
    made = [_ask(each, people, cohorts[each.by], at) for each in ASKED]
    first, *others = (made[each] for each in SIGNAL)
    for each in others:
        cluster = link(each, first, each.asked_at + timedelta(days=1))
    passed = at - timedelta(days=12)
    cluster.pass_on("De sociaal makelaar van de wijk", passed.date())
    told = "Zij zoekt met twee buurtkamers uit wie er op zondag open kan doen."
    cluster.report(people["anna"], new_public_id(), told, at - timedelta(days=5))
    which, who = WALKS
    handover = Handover.propose(
        made[which], people[who], "Donderdag om half acht, bij de deur.", at - timedelta(days=5)
    )
    handover.agree(at - timedelta(days=4))
    db.session.add(handover)
    db.session.flush()


def _ask(told: Asked, people: Mapping[str, User], cohort: Cohort, at: datetime) -> Question:
    moment, asker = at - timedelta(days=told.days), people[told.by]
    table = table_for(cohort.id, moment)
    asked = Question.ask(new_public_id(), table, cohort.id, asker, told.is_named, moment)
    asked.say(told.text, 0)
    asked.look, asked.outcome = told.look, told.outcome
    db.session.add(asked)
    db.session.flush()
    for hours, (who, kind, text) in enumerate(told.brought, start=3):
        about = {"public_id": new_public_id(), "question_id": asked.id, "kind": kind, "text": text}
        added = Addition(**about, writer_id=people[who].id, at=moment + timedelta(hours=hours))
        db.session.add(added)
        telling.added(asked, added, added.at)
    telling.gone(asked, moment + timedelta(hours=9))  # it was seen
    return asked
