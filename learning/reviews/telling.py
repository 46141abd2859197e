"""Telling people that there is feedback, or that a colleague took work over. Without content."""

from datetime import datetime

from learning.notices.giving import give
from learning.notices.kinds import Kind
from learning.reviews.models import Review
from learning.submissions.models import HandIn

TAKEN_OVER = "Een collega nam een tekst van je over om na te kijken."
SENT = "Er is feedback voor je."
CORRECTED = "Je docent verbeterde feedback die je al kreeg."


def address_of(hand_in: HandIn) -> str:
    """The page on which a docent looks at it."""
    return f"/reviews/{hand_in.public_id}"


def tell_taken_over(hand_in: HandIn, from_id: int, at: datetime) -> None:
    """Who had it hears so."""
    key = f"taken-over:{hand_in.public_id}:{at.timestamp():.0f}"
    give([from_id], key, TAKEN_OVER, address_of(hand_in), at, kind=Kind.NAKIJKEN)


def tell_sent(review: Review, what: str, at: datetime) -> None:
    """Its students hear of feedback, or of an answer (*what*), by mail; Mijn plek says it
    already."""
    work = review.hand_in.submission
    key, page = f"review:{review.public_id}:{what}", f"/submissions/{work.public_id}"
    people, of = [each.id for each in work.writers], (page, at, work.module)
    give(people, key, SENT, *of, kind=Kind.FEEDBACK, on_my_place=False)


def tell_corrected(review: Review, at: datetime) -> None:
    """Its students hear so by mail; Mijn plek says it already."""
    work = review.hand_in.submission
    key, page = (
        f"corrected:{review.public_id}:{at.timestamp():.0f}",
        f"/submissions/{work.public_id}",
    )
    students = [each.id for each in work.writers]
    of = (page, at, work.module)
    give(students, key, CORRECTED, *of, kind=Kind.FEEDBACK, on_my_place=False)
