"""How the site looks to whoever asks: letters, colours, lines, and the pace of the voice."""

from contextlib import nullcontext
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.queries import user_numbered
from learning.appearance.choices import Choices, Colours, Pace, sheet_of
from learning.appearance.current import choose, chosen, kept_here
from learning.appearance.forms import AppearanceForm, PaceForm
from learning.base.access import own_path, public
from learning.base.db import db, writing

bp = Blueprint("appearance", __name__, url_prefix="/appearance")


@bp.get("/")
@public
def appearance():
    """Letters en kleuren"""
    kept = chosen()
    form = AppearanceForm(
        formdata=None, next=_came_from(), stays=kept_here().stays, **kept.everything
    )
    return _page(form)


@bp.post("/")
@public
def save():
    """Keep what somebody chose: theirs when they are signed in, else of this browser."""
    form = AppearanceForm()
    if not form.is_valid_post():
        return _page(form), 422
    _keep(form.choices, form.stays.data)
    flash("Je keuze is bewaard. Zo ziet de site er nu uit.")
    return redirect(url_for(".appearance", next=own_path(form.next.data)))


@bp.post("/pace")
@public
def save_pace():
    """Keep only how fast the voice reads; for <read-aloud>."""
    form = PaceForm()
    if not form.is_valid_post():
        return {"words": "Dit tempo is er niet."}, 422
    _keep(replace(chosen(), pace=Pace(form.pace.data)), kept_here().stays)
    return "", 204


def _keep(choices: Choices, stays: bool) -> None:
    is_somebody = current_user.is_authenticated
    with writing() if is_somebody else nullcontext():
        choose(choices, user_numbered(current_user.id) if is_somebody else None, stays)
        if is_somebody:
            db.session.commit()


def _came_from() -> str:
    """The page of this site that somebody came from; "/" when it is not known."""
    asked = request.args.get("next")
    host, _, rest = (request.referrer or "").partition("://")[2].partition("/")
    path = "/" + rest.partition("?")[0].partition("#")[0]
    is_ours = host == request.host and not path.startswith(bp.url_prefix)
    return own_path(asked or (path if is_ours else None))


def _page(form: AppearanceForm) -> str:
    return render_template(
        "appearance/appearance.html",
        form=form,
        before=own_path(form.next.data),
        sheets={each.value: sheet_of(each) for each in Colours},
    )
