"""Who may do what with a remark."""

from learning.reviews.rules import may_react as may_react_to
from learning.reviews.rules import may_review


def may_change(user, remark) -> bool:
    """Its docent, while docent of that cohort, as long as it was not taken back."""
    review = remark.review
    return (
        user.id == review.docent_id
        and may_review(user, review.hand_in)
        and not remark.taken_back_at
    )


def may_react(user, remark) -> bool:
    """A writer of the work answers a remark that was sent, and ticks it off."""
    return may_react_to(user, remark.review) and not remark.taken_back_at
