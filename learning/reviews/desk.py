"""What a docent has on the table: taking over what was typed."""

from datetime import datetime

from learning.base.errors import Refused
from learning.reviews.models import Review
from learning.submissions.stale import Stale


def take(review: Review, form, at: datetime) -> Refused | Stale | None:
    """Save what was typed; None when it is saved, else why not."""
    try:
        page = form.page.data or ""
        based_on = -1 if form.revision.data is None else form.revision.data
        review.save(form.words(), form.chosen(), based_on, page, at)
    except (Refused, Stale) as wrong:
        return wrong
    return None
