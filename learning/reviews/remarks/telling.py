"""Telling a docent that a student answered a remark, without a word of it."""

from datetime import datetime

from learning.base.public_id import new_public_id
from learning.notices import giving
from learning.notices.kinds import Kind
from learning.reviews.remarks.models import Remark

ANSWERED = "Een student antwoordde op een opmerking van jou."


def tell_answered(remark: Remark, at: datetime) -> None:
    """Once for each review until the docent looks: more answers stand on the same page."""
    review = remark.review
    giving.give_again(
        [review.docent_id],
        f"remarks:{review.public_id}",
        new_public_id(),
        ANSWERED,
        f"/reviews/{review.hand_in.public_id}",
        at,
        kind=Kind.NAKIJKEN,
    )
