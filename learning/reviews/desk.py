"""What a docent has on the table: the title of the work, and taking over what was typed."""

from datetime import datetime

from learning.base.errors import Refused
from learning.modules.library import Shelf
from learning.reviews.models import Review
from learning.submissions.stale import Stale


def work_title(shelf: Shelf, module: str, opdracht: str, part: str) -> str:
    """What the work is called: the opdracht, and its part where it has parts."""
    found = shelf.modules.get(module) and shelf.modules[module].opdracht(opdracht)
    if found is None:
        return "Een eerdere opdracht"
    named = found.part(part).title if part and found.part(part) else ""
    return f"{found.title} – {named}" if named else found.title


def take(review: Review, form, at: datetime) -> Refused | Stale | None:
    """Save what was typed; None when it is saved, else why not."""
    try:
        page = form.page.data or ""
        based_on = -1 if form.revision.data is None else form.revision.data
        review.save(form.words(), form.chosen(), based_on, page, at)
    except (Refused, Stale) as wrong:
        return wrong
    return None
