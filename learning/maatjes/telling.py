"""Giving notices about maatjes, and taking them back when a page closes for somebody."""

from datetime import datetime

from learning.maatjes.models import Maatje
from learning.maatjes.words import ASKED, GIVEN, LOOK_ON, STOPPED
from learning.notices.giving import give, take_back

ALL = "/maatjes/"


def address_of(maatje: Maatje) -> str:
    """Its page."""
    return f"/maatjes/{maatje.public_id}"


def asked(maatje: Maatje, at: datetime) -> None:
    """Who is asked is told; nobody else."""
    _tell([maatje.guide_id], maatje, "asked", ASKED, address_of(maatje), at)


def agreed(maatje: Maatje, at: datetime) -> None:
    """Now the newcomer hears of it; the question waits no longer."""
    take_back([maatje.guide_id], address_of(maatje), at)
    _tell([maatje.newcomer_id], maatje, "agreed", GIVEN, address_of(maatje), at)


def declined(maatje: Maatje, desk: str, at: datetime) -> None:
    """The docent looks on, at the page *desk*."""
    take_back([maatje.guide_id], address_of(maatje), at)
    _tell([maatje.asked_by_id], maatje, "declined", LOOK_ON, desk, at)


def ended(maatje: Maatje, by_id: int, at: datetime) -> None:
    """Its page is closed. After a yes the other hears of it, or both when a docent ended it."""
    both = {maatje.guide_id, maatje.newcomer_id}
    take_back(both, address_of(maatje), at)
    if maatje.agreed_at:
        _tell(both - {by_id}, maatje, "ended", STOPPED, ALL, at)


def _tell(people, maatje: Maatje, what: str, words: str, page: str, at: datetime) -> None:
    give(people, f"maatje:{maatje.public_id}:{what}", words, page, at)
