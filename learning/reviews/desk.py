"""What a docent has on the table: taking over what was typed."""

from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.stale import Stale
from learning.reviews.models import Review


def take(review: Review, form, at: datetime) -> Refused | Stale | None:
    """Save what was typed; None when it is saved, else why not."""
    try:
        review.save(form.typed(), form.chosen(), at)
    except (Refused, Stale) as wrong:
        return wrong
    return None
