"""Telling people that somebody shares a text with them, and taking that back."""

from collections.abc import Iterable
from datetime import datetime

from learning.accounts.models import User
from learning.notices import giving
from learning.notices.kinds import Kind
from learning.submissions.models import HandIn, Submission

WORDS = "Een medestudent laat je een tekst lezen."


def address_of(hand_in: HandIn) -> str:
    """Where fellow students read it."""
    return f"/submissions/shared/{hand_in.public_id}"


def tell(hand_in: HandIn, people: Iterable[User], at: datetime) -> None:
    """Tell each of *people*, who can read it now, once for every time that it is shared."""
    key = f"share:{hand_in.share.id}"
    module = hand_in.submission.module
    numbers = [each.id for each in people]
    giving.give(numbers, key, WORDS, address_of(hand_in), at, module, Kind.SAMEN)


def take_back(submission: Submission, at: datetime) -> None:
    """Nobody reads this work of a fellow student any more: no notice leads there."""
    for hand_in in submission.hand_ins:
        told = {each.user_id for share in hand_in.shares for each in share.readers}
        giving.take_back(told, address_of(hand_in), at)
