"""Acting on the button *Zet deze tekst terug*."""

from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.words import NOT_NOW


def putting_back(draft, form, is_open: bool, at: datetime) -> str:
    """Put back in *draft* what *form* names; what stands in the way, as a sentence, or ""."""
    if not (is_open and form.is_valid_post()):
        return NOT_NOW
    try:
        draft.put_back(form.version.data or "", form.revision.data, at)
    except Refused as refusal:
        return str(refusal)
    return ""
