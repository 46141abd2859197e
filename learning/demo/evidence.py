"""What Sanne of the demo school shows of herself: her own words, tied to a line of the profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.competences.evidence import queries
from learning.competences.evidence.choosing import frameworks_for, groups_in, line_in
from learning.competences.evidence.models import Evidence
from learning.competences.evidence.quoting import typed_over
from learning.competences.evidence.sources import (
    OwnText,
    Way,
    hand_in_as_text,
    harvest_as_text,
    page_as_text,
)
from learning.demo.notebook import writes_report
from learning.demo.script import MODULE
from learning.modules.library import Shelf


@dataclass(frozen=True)
class Quote:
    """Words out of a text, with the code of what they show, and why; made so long ago."""

    way: Way
    words: str
    code: str
    why: str
    ago: timedelta


REPORTED = "jij-als-kwartiermaker"
REPORT = {
    "wanneer": "Drie weken geleden, op de markt bij ons in de wijk.",
    "met-wie": "Met een buurvrouw van de woongroep.",
    "gedaan": "Ik ben zelf op de man van de bloemenkraam afgestapt. Ik vroeg of we mochten helpen.",
}
TAKEN_BACK = Quote(
    Way.HAND_IN,
    "Ik ben zelf op de man van de bloemenkraam afgestapt.",
    "SW3",
    "Ik wachtte niet tot iemand mij vroeg.",
    timedelta(days=20),
)
QUOTES = (
    Quote(
        Way.HAND_IN,
        "Ik dacht: als ik nu wegblijf, is de deur weer dicht. "
        "Daarna kwam een buurvrouw met haar hond.",
        "C7",
        "Ik hield vol toen er nog niemand kwam.",
        timedelta(days=30),
    ),
    Quote(
        Way.HAND_IN,
        "Bij de balie vragen ze altijd waar je van bent. Dat voelt als een test.",
        "VA1",
        "Ik gebruik wat ik zelf heb meegemaakt om het uit te leggen.",
        timedelta(days=30),
    ),
    Quote(
        Way.HAND_IN,
        "Daar hoef je niets te kunnen. Je mag er gewoon zijn.",
        "C5",
        "Dit vind ik belangrijk, en ik kan zeggen waarom.",
        timedelta(days=8),
    ),
    Quote(
        Way.HARVEST,
        "Ik hoefde niets op te lossen. Goed kijken was genoeg.",
        "SW6",
        "Ik keek eerst hoe anders iemand iets kan zien.",
        timedelta(days=7),
    ),
    Quote(
        Way.NOTEBOOK,
        "Vroeger was ik dan naar huis gegaan. Nu bleef ik zitten met mijn thee.",
        "C7",
        "Ik merk zelf wat er veranderd is.",
        timedelta(days=3),
    ),
)


def play_evidence(people: Mapping[str, User], cohorts, shelf: Shelf, at: datetime) -> None:
    """Six quotes of Sanne, of all four sources; of one she took the text back."""
    sanne, when = people["sanne"], at - timedelta(days=21)
    desk = writes_report(sanne, cohorts["sanne"], shelf, REPORTED, "", REPORT, when)
    if desk:
        desk.hand_in(sanne, desk.submission.draft.revision, desk.mark, when)
        db.session.flush()
        _quote(sanne, TAKEN_BACK, shelf, at)
        desk.submission.take_back(False, at - timedelta(days=19))
        db.session.flush()
    for each in QUOTES:
        _quote(sanne, each, shelf, at)


def _quote(who: User, quote: Quote, shelf: Shelf, at: datetime) -> None:
    """Nothing where the words, or what they show, are not there (any more)."""
    groups = groups_in(frameworks_for([MODULE], shelf.modules, shelf.frameworks))
    lines = (each for group in groups for each in group.all if each.code == quote.code)
    line = line_in(groups, next((each.value for each in lines), ""))
    for text in _texts(who, quote.way, shelf) if line else ():
        words = typed_over(text.answers, quote.words)
        if words:
            made = Evidence.of_text(who, text, words, at - quote.ago)
            db.session.add(made.tie(line, quote.why))
            db.session.flush()
            return


def _texts(who: User, way: Way, shelf: Shelf) -> list[OwnText]:
    found = queries.newest_texts(who, way)
    if way == Way.HAND_IN:
        return [hand_in_as_text(each, who.id, shelf.modules) for each in found]
    return [(harvest_as_text if way == Way.HARVEST else page_as_text)(each) for each in found]
