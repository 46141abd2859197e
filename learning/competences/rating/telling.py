"""Telling the two sides that something is there, without a word of it."""

from collections.abc import Iterable
from datetime import datetime

from learning.competences.rating.models import RatingRound
from learning.competences.rating.words import ASKED, SHOWN, TALKED
from learning.notices.giving import give, give_sparely, take_back, take_back_everywhere
from learning.notices.kinds import Kind


def address_of(found: RatingRound) -> str:
    """Its page, the same for both."""
    return f"/competences/rating/{found.public_id}"


def tell_asked(found: RatingRound, docent_ids: Iterable[int], at: datetime) -> None:
    """The docenten of the cohort: somebody asks how they see it."""
    people, about = set(docent_ids) - {found.student_id}, f"rating:{found.public_id}"
    what = f"asked{found.revision}"
    give_sparely(people, about, what, ASKED, address_of(found), at, kind=Kind.NAKIJKEN)


def unsay(found: RatingRound, docent_ids: Iterable[int], at: datetime) -> None:
    """Nobody is asked any more."""
    take_back(docent_ids, address_of(found), at)


def tell_both_are_in(found: RatingRound, at: datetime) -> None:
    """The student; for the docenten it waits no longer."""
    take_back_everywhere(address_of(found), at)
    _tell(found.student_id, found, "both", SHOWN, at)


def tell_talked(found: RatingRound, by_id: int, at: datetime) -> None:
    """The other of the two."""
    other = found.docent_id if by_id == found.student_id else found.student_id
    _tell(other, found, "talked", TALKED, at)


def close(found: RatingRound, at: datetime) -> None:
    """The page is gone, for everybody."""
    take_back_everywhere(address_of(found), at)


def _tell(user_id: int, found: RatingRound, what: str, words: str, at: datetime) -> None:
    key, page = f"rating:{found.public_id}:{what}", address_of(found)
    give([user_id], key, words, page, at, kind=Kind.FEEDBACK)
