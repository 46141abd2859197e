"""The sociale kaart of the demo school: invented places, played by the pages' own verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.demo.script import MODULE
from learning.readings.opening import opened
from learning.social_map import telling
from learning.social_map.links import LinkState
from learning.social_map.models import SocialCard, Words

FOUND_FOR = (MODULE, "vriendendiensten")


@dataclass(frozen=True)
class Told:
    """*by* found it, so many days ago. ``docent``: who looked at it, "" for nobody yet;
    ``remark``: what that one asked for, "" when it was put on the map."""

    by: str
    words: Words
    days: int
    docent: str = "anna"
    remark: str = ""
    link: LinkState | None = None


TOLD = (
    Told(
        "henk",
        Words(
            "Buurtkamer De Lantaarn",
            "Utrecht",
            "Elke ochtend koffie. Op woensdag koken ze samen. Je mag ook gewoon zitten.",
            "Iedereen uit de wijk. Je hoeft je niet op te geven.",
            "https://www.buurtkamer-delantaarn.example/inloop",
        ),
        20,
    ),
    Told(
        "bilal",
        Words(
            "Maatjesproject Om de Hoek",
            "Zeist",
            "Ze zoeken een maatje dat bij je past. Jullie spreken een keer in de week af.",
            "Mensen vanaf 18 jaar die graag iemand erbij willen.",
            "https://omdehoek.example",
        ),
        14,
        docent="joost",
        link=LinkState.DEAD,
    ),
    Told(
        "sanne",
        Words(
            "Eetcafé Onder de Pannen",
            "Utrecht",
            "Op vrijdag eten voor vier euro. Wie wil, helpt mee met snijden en afwassen.",
            "Wie niet graag alleen eet.",
        ),
        9,
    ),
    Told(
        "noor",
        Words(
            "Tuin aan de Vaart",
            "Nieuwegein",
            "Samen in de tuin werken, op dinsdag en zaterdag.",
            "Mensen die graag buiten zijn.",
            "https://tuinaandevaart.example",
        ),
        4,
        remark="Mooi gevonden. Kun je erbij zetten of je je moet opgeven?",
    ),
    Told(
        "aylin",
        Words(
            "Taalcafé De Brug",
            "Utrecht",
            "Nederlands praten bij een kop thee, met vrijwilligers.",
            "Wie de taal wil oefenen.",
        ),
        2,
        docent="",
    ),
)


def play_social_map(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime):
    """The cards of everybody, one after another."""
    for each in TOLD:
        _play(each, people, cohorts[each.by], at - timedelta(days=each.days))
    db.session.flush()


def _play(told: Told, people: Mapping[str, User], cohort: Cohort, at: datetime) -> None:
    finder = people[told.by]
    card = SocialCard.propose(new_public_id(), cohort, finder, told.words, at, FOUND_FOR)
    db.session.add(card)
    db.session.flush()
    docenten = [people["anna"].id, people["joost"].id]
    telling.proposed(card, docenten, at)
    if not told.docent:
        return
    docent, later = people[told.docent], at + timedelta(hours=5)
    opened("card", card.id, finder, docent, "docent", later)
    if told.remark:
        card.give_back(docent, told.remark, card.revision, later)
    else:
        card.approve(docent, card.revision, later)
    telling.handled(card, docenten, docent.id, later)
    if card.approved_at:
        telling.erased(card, docenten, later + timedelta(hours=3))  # it was seen
    if told.link:
        card.looked(card.link, told.link, later)
