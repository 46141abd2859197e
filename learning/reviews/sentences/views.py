"""A docent's own sentences, to use again."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.reviews.sentences import queries
from learning.reviews.sentences.forms import SentenceForm
from learning.reviews.sentences.models import CHANGED, FULL, MOST, OwnSentence

bp = Blueprint("sentences", __name__)

REMOVED = "De zin is weg. Terughalen kan nog een dag."


@bp.get("/sentences")
@signed_in
def all_sentences():
    """One's own, the most used first. Who is docent no longer finds what they kept."""
    require(_is_docent() or _has_any())
    return _list(SentenceForm(formdata=None))


@bp.post("/sentences")
@signed_in
def add():
    """Keep one more."""
    require(_is_docent())
    form = SentenceForm()
    if not form.is_valid_post():
        return _list(form), 422
    with writing():
        require(_is_docent())
        if queries.count_of(current_user) >= MOST:
            raise Refused(FULL)
        about = {"docent_id": current_user.id, "text": form.sentence, "made_at": clock.now()}
        db.session.add(OwnSentence(**about))
        db.session.commit()
    return redirect(url_for(".all_sentences"))


@bp.get("/sentences/<key>")
def sentence(key: str):
    """One of them, to say otherwise."""
    found = _own(key)
    form = SentenceForm(formdata=None, data={"text": found.text, "revision": found.revision})
    return _page(found, form)


@bp.post("/sentences/<key>")
def change(key: str):
    """Say it otherwise; when it was changed elsewhere meanwhile, both texts stand on the page."""
    form = SentenceForm()
    with writing():
        found = _own(key, for_change=True)
        if not form.is_valid_post():
            return _page(found, form), 422
        try:
            found.change(form.sentence, form.revision.data)
        except Refused:
            form.revision.data, form.revision.raw_data = found.revision, None
            return _page(found, form, other=found.text), 409
        db.session.commit()
    return redirect(url_for(".all_sentences"))


@bp.post("/sentences/<key>/remove")
def remove(key: str):
    """Take it away; for a day it can be put back."""
    with writing():
        _own(key, for_change=True).remove(clock.now())
        db.session.commit()
    flash(REMOVED)
    return redirect(url_for(".all_sentences"))


@bp.post("/sentences/<key>/restore")
def restore(key: str):
    """Put it back."""
    with writing():
        _own(key, for_change=True).restore(clock.now())
        db.session.commit()
    return redirect(url_for(".all_sentences"))


@bp.post("/sentences/<key>/wipe")
def wipe_now(key: str):
    """Forget it for good."""
    with writing():
        queries.forget(_own(key, for_change=True))
        db.session.commit()
    traces.empty_journal()
    return redirect(url_for(".all_sentences"))


def _own(key: str, for_change: bool = False) -> OwnSentence:
    own = queries.readable_by(current_user).where(OwnSentence.public_id == key)
    return one_or_404(own, for_change)


def _is_docent() -> bool:
    return bool(current_places(Role.DOCENT))


def _has_any() -> bool:
    return bool(queries.sentences_of(current_user) or queries.removed_of(current_user))


def _list(form: SentenceForm) -> str:
    return render_template(
        "reviews/sentences/all.html",
        sentences=queries.sentences_of(current_user),
        removed=queries.removed_of(current_user),
        is_docent=_is_docent(),
        form=form,
        here="reviews.pile.waiting",
    )


def _page(found: OwnSentence, form: SentenceForm, other: str = "") -> str:
    form.text.label.text = "Jouw zin"
    return render_template(
        "reviews/sentences/sentence.html",
        sentence=found,
        form=form,
        other=other,
        why=CHANGED if other else "",
        here="reviews.pile.waiting",
    )
