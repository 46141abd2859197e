"""The answer to a save, the same in every room: what a script hears, and what a person sees."""

from collections.abc import Callable
from datetime import datetime

from flask import flash, jsonify, redirect

from learning.base.dates import time_of
from learning.base.kept_words import give_words_back, wants_json
from learning.drafting.draft import Drafting
from learning.drafting.forms import DraftForm
from learning.drafting.stale import Stale, is_kept
from learning.drafting.words import PICKED


def saved(draft: Drafting, form: DraftForm, where: str, at: datetime, **news):
    """It is saved: a script hears the revision and the time, with *news*; a person goes on to
    *where*. *at*: for a text of which nothing was saved yet."""
    if form.picks.data:
        flash(PICKED)
    if wants_json():
        return jsonify(revision=draft.revision, saved=time_of(draft.saved_at or at), **news)
    return redirect(where)


def not_saved(form: DraftForm, wrong, page: Callable[[], str], two_texts: Callable[[Stale], str]):
    """It is not, and why: *wrong* is the *form* itself, Stale, or a refusal by which the words were
    kept apart. *page* and *two_texts* make what a person sees of the first two."""
    if wrong is form:
        reason = next((reasons[0] for reasons in form.errors.values()), "")
        return (jsonify(message=reason) if wants_json() else page()), 422
    if isinstance(wrong, Stale) and not wants_json():
        return two_texts(wrong), 409
    is_over = not isinstance(wrong, Stale)
    return give_words_back(409, str(wrong), kept=is_kept(wrong), over=is_over)
