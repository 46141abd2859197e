"""What a page of a text of several hears after its save: what others wrote since. Plain data."""

from learning.drafting.draft import Typed
from learning.submissions.forms import ANSWER, SKIP


def news_for(desk, typed: Typed) -> dict:
    """``seen``: the marks of all fields as they are now; ``texts``: form field → its text, of what
    is not as it was *typed*. Empty for the work of one."""
    draft = desk.submission.draft
    if not desk.submission.group:
        return {}
    texts = {}
    for id, text in typed.answers.items():
        now, skips = draft.answers.get(id) or "", id in draft.skipped
        if now != text:
            texts[ANSWER + id] = now
        if skips != (id in typed.skipped):
            texts[SKIP + id] = "y" if skips else ""
    return {"seen": desk.seen, "texts": texts}
