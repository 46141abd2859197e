"""Putting a text below an answer that stands there already: a version is kept first."""

from datetime import datetime

from learning.base.forms import LONGEST_TEXT
from learning.drafting.draft import Typed


def add_below(desk, field_id: str, text: str, at: datetime) -> bool:
    """Put *text* below what *desk* has at that question, after a blank line.

    False, and nothing changes, when together they are too long for one answer. A question that
    was skipped is answered then.
    """
    draft = desk.submission.draft
    here = (draft.answers.get(field_id) or "").rstrip()
    whole = "\n\n".join(filter(None, (here, text)))
    if len(whole) > LONGEST_TEXT:
        return False
    if any(draft.answers.values()):
        draft.keep_version("added", at)
    skipped = [each for each in draft.skipped if each != field_id]
    typed = Typed({field_id: whole}, skipped, draft.revision)
    draft.save(typed, desk.part.fields, at, desk.version)
    return True
