"""Practice examples that the demo school proposed: invented places, played by the pages' verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.examples.proposals import telling
from learning.examples.proposals.models import ExampleProposal, Words
from learning.readings.opening import opened
from learning.talks import queries as talks


@dataclass(frozen=True)
class Told:
    """*by* proposed it, so many days ago. ``docent``: who looked at it, "" for nobody yet;
    ``remark``: what that one asked for, "" when it was accepted."""

    by: str
    words: Words
    days: int
    docent: str = "anna"
    remark: str = ""


TOLD = (
    Told(
        "bilal",
        Words(
            "Ruilkast aan de Vaart",
            "Utrecht",
            "Bewoners van de flat",
            "Op straat staat een kast. Je neemt iets mee, of je zet iets neer. Op zaterdag is er "
            "koffie bij.",
            "Niemand vraagt waarom je iets nodig hebt. Je geeft zelf ook, al is het één pot jam. "
            "Zo is niemand alleen degene die krijgt.",
            "Waar zou jij zo’n kast zetten, en wie vraag je het eerst?",
            "https://ruilkastaandevaart.example",
            with_name=True,
        ),
        18,
    ),
    Told(
        "noor",
        Words(
            "Moestuin De Rand",
            "Nieuwegein",
            "Een buurtvereniging",
            "Op woensdag werken mensen samen in de tuin. Wie niet kan bukken, zet thee of zaait.",
            "Je hebt iets in je handen. Praten hoeft niet, en gaat juist daarom vanzelf.",
            "Wat doe je als iemand drie weken niet komt?",
        ),
        5,
        remark="Mooi, dat van die handen. Schrijf er nog bij wie de tuin opendoet.",
    ),
    Told(
        "aylin",
        Words(
            "Naaicafé Los Draadje",
            "Utrecht",
            "Vrijwilligers in het buurthuis",
            "Elke dinsdag herstellen mensen samen kleren. Er staan zes machines.",
            "Wie goed kan naaien, helpt de ander. Volgende week is dat andersom, met taal.",
            "Hoe houd je zo’n plek gratis?",
        ),
        1,
        docent="",
    ),
)


def play_examples(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime) -> None:
    """The proposals of everybody, and an example beside a talk."""
    for each in TOLD:
        _play(each, people, cohorts[each.by], at - timedelta(days=each.days))
    for talk in talks.talks_of([cohorts["henk"].id]):
        if not talk.closed_at:
            talk.put_beside("enik")
    db.session.flush()


def _play(told: Told, people: Mapping[str, User], cohort: Cohort, at: datetime) -> None:
    proposer = people[told.by]
    made = ExampleProposal.propose(new_public_id(), cohort, proposer, told.words, at)
    db.session.add(made)
    db.session.flush()
    docenten = [people["anna"].id, people["joost"].id]
    telling.proposed(made, docenten, at)
    if not told.docent:
        return
    docent, later = people[told.docent], at + timedelta(hours=5)
    opened("example", made.id, proposer, docent, "docent", later)
    if told.remark:
        made.give_back(docent, told.remark, made.revision, later)
    else:
        made.accept(docent, made.revision, later)
    telling.answered(made, docenten, later)
    if made.accepted_at:
        telling.closed(made, docenten, later + timedelta(hours=3))  # it was seen
