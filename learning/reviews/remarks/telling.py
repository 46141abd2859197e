"""Telling a docent that a student answered a remark, without a word of it."""

from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.reviews.remarks.models import Remark

ANSWERED = "Een student antwoordde op een opmerking van jou."


def tell_answered(remark: Remark, at: datetime) -> None:
    """Once for each review: more answers stand on the same page."""
    review = remark.review
    giving.give(
        [review.docent_id],
        f"remarks:{review.public_id}",
        ANSWERED,
        f"/reviews/{review.hand_in.public_id}",
        at,
        kind=Kind.NAKIJKEN,
    )
