"""Taking work over that a colleague has before them."""

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.reviews.leases import queries
from learning.reviews.leases.forms import TakeOverForm
from learning.reviews.leases.taking import take_over as taken_over
from learning.reviews.rules import may_review
from learning.reviews.telling import tell_taken_over
from learning.submissions import queries as submissions
from learning.submissions.models import HandIn

bp = Blueprint("leases", __name__)
NOBODY = (
    "Niemand anders kijkt dit nu na, dus er is niets overgenomen. "
    "Je woorden zijn nergens heen gegaan. Kopieer ze als je ze wilt houden."
)
OTHER = "Intussen kijkt {name} dit na. Je hebt het nog niet overgenomen."


@bp.get("/<key>/take-over")
def ask(key: str):
    """A page to say something to whoever has it, before taking it over."""
    hand_in = _hand_in(key)
    held = queries.holder_of(hand_in, clock.now())
    if held is None or held.docent_id == current_user.id:
        return redirect(url_for("reviews.work", key=key))
    return _page(hand_in, held, TakeOverForm(formdata=None, data={"held": held.mark}))


@bp.post("/<key>/take-over")
def take_over(key: str):
    """From now on this docent looks at it; what the colleague wrote stays theirs."""
    form = TakeOverForm()
    with writing():
        hand_in, moment = _hand_in(key, for_change=True), clock.now()
        held = queries.holder_of(hand_in, moment)
        is_anothers = held is not None and held.docent_id != current_user.id
        if is_anothers and not (form.is_valid_post() and form.held.data == held.mark):
            is_other = form.held.data != held.mark
            form.held.data = held.mark
            told = OTHER.format(name=held.name) if is_other else ""
            return _page(hand_in, held, form, told), 409 if is_other else 422
        words = (form.words.data or "").strip()
        is_over = not is_anothers or hand_in.concluded_at
        if is_over and form.held.data and words and not _is_said(hand_in, words):
            raise Refused(NOBODY)
        if not hand_in.concluded_at:
            before = taken_over(hand_in, current_user, words, moment)
            if before:
                tell_taken_over(hand_in, before.docent_id, moment)
        db.session.commit()
    return redirect(url_for("reviews.work", key=key))


def _is_said(hand_in: HandIn, words: str) -> bool:
    """Whether this docent took it over with these very words: a button that was pressed twice."""
    notes = queries.notes_on(hand_in, current_user, clock.now())
    return any(each.by_id == current_user.id and each.words == words for each in notes)


def _hand_in(key: str, for_change: bool = False) -> HandIn:
    readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(readable, for_change)
    require(may_review(current_user, hand_in))
    return hand_in


def _page(hand_in: HandIn, held, form: TakeOverForm, told: str = "") -> str:
    work, modules = hand_in.submission, current_shelf(clock.now()).modules
    return render_template(
        "reviews/leases/take_over.html",
        hand_in=hand_in,
        held=held,
        told=told,
        title=work_title(modules, work.module, work.opdracht, work.part),
        form=form,
        here="reviews.pile.waiting",
    )
