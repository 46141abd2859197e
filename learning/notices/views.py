"""Which notices also come by mail."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import public, signed_in
from learning.base.db import db, writing
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.notices import queries
from learning.notices.choosing import ALL, off_after, offered_to
from learning.notices.forms import NEVER, YES, MailForm
from learning.notices.giving import saw
from learning.notices.kinds import Kind
from learning.notices.tokens import behind_token
from learning.praktijkopleiders.queries import is_anybodys

bp = Blueprint("notices", __name__, url_prefix="/notices")

ONE_CLICK = ("List-Unsubscribe", "One-Click")  # RFC 8058: from the button of a mail program
SAVED = "Je keuze is bewaard."


@bp.get("/")
@signed_in
def choices():
    """What comes by mail, and what does not."""
    saw(current_user, url_for(".choices"), clock.now())
    off, offered = queries.kinds_off(current_user), _offered()
    form = MailForm(
        formdata=None,
        mail=NEVER if ALL in off else YES,
        kinds=[each.value for each in offered if each not in off],
    )
    form.offer(offered)
    return _choices_page(form)


@bp.post("/")
@signed_in
def choose():
    """Let that come by mail from now on."""
    form, offered = MailForm(), _offered()
    form.offer(offered)
    if not form.is_valid_post():
        return _choices_page(form), 422
    with writing():
        off = off_after(form.kinds.data or [], offered, form.mail.data == YES)
        queries.put_off(current_user, off)
        db.session.commit()
    flash(SAVED)
    return redirect(url_for(".choices"))


@bp.get("/off/<token>")
@public
def ask_off(token: str):
    """A button that stops all mail, for whoever has that mail. Opening the page changes nothing."""
    if _owner(token) is None:
        return render_template("notices/off_over.html"), 410
    return render_template("notices/off.html", token=token, is_done=False)


@bp.post("/off/<token>")
@public
def switch_off(token: str):
    """Stop all mail; also by the mail program itself, which has no token of a page."""
    if request.form.get(ONE_CLICK[0]) != ONE_CLICK[1]:
        current_app.extensions["csrf"].protect()
    owner = _owner(token)
    if owner is None:
        return render_template("notices/off_over.html"), 410
    with writing():
        queries.also_put_off(owner, {ALL})
        db.session.commit()
    return render_template("notices/off.html", token=token, is_done=True)


def _owner(token: str) -> User | None:
    public_id = behind_token(token, current_app.extensions["settings"].secret_key)
    return queries.person_with(public_id) if public_id else None


def _only_reads_along() -> bool:
    """Whether who asks is a praktijkopleider and nothing else; then there is no Mijn plek."""
    return not current_places() and not current_user.is_beheerder and is_anybodys(current_user)


def _choices_page(form: MailForm) -> str:
    home = "praktijkopleiders.overview" if _only_reads_along() else "progress.my_place"
    return render_template("notices/choices.html", form=form, home=home)


def _offered() -> list[Kind]:
    if _only_reads_along():
        return offered_to(False, False, only_reads_along=True)
    is_docent, is_student = (bool(current_places(r)) for r in (Role.DOCENT, Role.STUDENT))
    return offered_to(is_docent, is_student or not current_places())
