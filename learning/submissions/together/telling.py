"""Telling people that somebody asks them along, that somebody said yes, and that it changed."""

from collections.abc import Iterable
from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.submissions.models import Submission
from learning.submissions.together.models import WorkGroup

ASKED = "Een medestudent vraagt of je samen een opdracht wilt maken."
DOCENT_BRINGS = "Je docent vond iemand om samen een opdracht te maken."
YES = "Iemand wil samen met jou de opdracht maken."
NOT_NOW = "Er is een antwoord op je vraag om samen een opdracht te maken."
AGREED = "Iemand is akkoord met jullie tekst. Kijk jij ook?"
HANDED_IN = "Jullie tekst is ingeleverd."
ALONE = "Er is iets veranderd in wie er samen schrijven."
ERASE = "Iemand wil jullie tekst wissen. Wil jij dat ook?"
NOT_ALL_YET = "Je hebt gezegd dat je wilt wissen. Het gebeurt zodra de anderen dat ook willen."
TALKED = "Iemand zegt dat jullie gepraat hebben. Klopt dat?"


def address_of(group: WorkGroup) -> str:
    """Where it is told who is in it."""
    return f"/submissions/together/{group.public_id}"


def tell(group: WorkGroup, people: Iterable, what: str, words: str, at: datetime) -> None:
    """Tell each of *people* (Users) once for each *what*."""
    numbers = [each.id for each in people]
    key, page = f"{group.public_id}:{what}", address_of(group)
    giving.give(numbers, key, words, page, at, group.module, Kind.SAMEN)


def tell_others(group: WorkGroup, by, what: str, words: str, at: datetime) -> None:
    """Tell who is in it, but for who did it."""
    tell(group, others_in(group, by), what, words, at)


def others_in(group: WorkGroup, user) -> list:
    """Who else is in it, the first first."""
    return [each.user for each in group.present if each.user_id != user.id]


def tell_standing(joint: Submission, last, by, at: datetime) -> None:
    """*by* agreed to the text as it is now; or all did, and it is handed in."""
    group = joint.group
    if last:
        for each in group.present:
            take_back(group, each.user, at)  # nobody has to agree any more
        tell_others(group, by, f"in:{last.public_id}", HANDED_IN, at)
    else:
        tell_others(group, by, f"agreed:{by.id}:{at.isoformat()}", AGREED, at)


def take_back(group: WorkGroup, user, at: datetime) -> None:
    """The page of *group* is closed for *user*: no notice leads there."""
    giving.take_back([user.id], address_of(group), at)
