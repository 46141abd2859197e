"""What may be done with one contribution: hide it, give it back, ask for a change, take it back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.dates import listed
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.intervisie.safety.own_words import texts_of
from learning.intervisie.safety.queries import once_readable_by
from learning.intervisie.safety.rules import (
    may_ask_to_anonymise,
    may_give_back,
    may_hide,
    may_rewrite,
    may_withdraw,
)
from learning.intervisie.safety.words import GIVEN_BACK, LOOK_AGAIN, TALK
from learning.intervisie.threads import queries, safety
from learning.intervisie.threads import writing as texts
from learning.intervisie.threads.doors import line_for
from learning.intervisie.threads.loading import thread_readable_by
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.telling import address_of, tell_of_step
from learning.intervisie.voices.finding import is_given_back, named, own_voice, voice_of_another
from learning.intervisie.voices.forms import ReturnForm, rewrite_form
from learning.modules.werkvormen import Role

bp = Blueprint("voices", __name__, url_prefix="/<key>/contributions/<voice>")


@bp.get("/hurt")
def hurt(key: str, voice: str):
    """What happens when somebody says: dit raakt mij."""
    found = thread_readable_by(current_user, key)
    touched = _theirs(found, voice, clock.now())
    require(may_hide(current_user, found, touched))
    told = [each.user.name for each in found.present if each.user_id in _asked(found, touched)]
    return render_template("intervisie/voices/hurt.html", thread=found, voice=touched, told=told)


@bp.post("/hurt")
def hide(key: str, voice: str):
    """*Dit raakt mij*: out of sight for this reader; it rests; two people are asked to talk."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        touched = _theirs(found, voice, moment)
        require(may_hide(current_user, found, touched))
        if not safety.is_hidden(found, touched, current_user):
            safety.hide(found, touched, current_user, moment)
            what = f"{voice}:hurt:{found.changes}"
            tell_of_step(found, _asked(found, touched), what, TALK, moment)
            db.session.commit()
    flash("Je ziet deze tekst niet meer.")
    return redirect(address_of(found))


@bp.post("/show-again")
def show_again(key: str, voice: str):
    """See a text again that one put out of sight."""
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        touched = _theirs(found, voice, clock.now())
        safety.show_again(found, touched, current_user)
        db.session.commit()
    return redirect(address_of(found))


@bp.post("/return")
def give_back(key: str, voice: str):
    """The gespreksleider gives a text back to its writer, before the step closes."""
    moment, form = clock.now(), ReturnForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if is_given_back(current_user, named(found, voice)):
            return redirect(address_of(found))
        given = _theirs(found, voice, moment)
        require(may_give_back(current_user, found, given, moment))
        if not form.is_valid_post():
            raise Refused("Kies eerst wat je de schrijver vraagt.")
        safety.give_back(found, given, form.reason.data, moment)
        what = f"{voice}:returned:{found.changes}"
        tell_of_step(found, [given.author_id], what, GIVEN_BACK, moment)
        db.session.commit()
    flash("De schrijver heeft de tekst terug. De anderen zien hem nu niet.")
    return redirect(address_of(found))


@bp.post("/anonymise")
def anonymise(key: str, voice: str):
    """Ask the writer to make the people in it unrecognisable. Asked twice is asked once."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        asked = _theirs(found, voice, moment)
        if not asked.anonymise_asked_at:
            require(may_ask_to_anonymise(current_user, found, asked))
            safety.ask_to_anonymise(found, asked, moment)
            what = f"{voice}:anonymise:{found.changes}"
            tell_of_step(found, [asked.author_id], what, LOOK_AGAIN, moment)
            db.session.commit()
    flash("We vragen de schrijver om de tekst te veranderen. Jouw naam staat er niet bij.")
    return redirect(address_of(found))


@bp.get("/edit")
def edit(key: str, voice: str):
    """One's own text, to change it: only after somebody asked for it."""
    found = thread_readable_by(current_user, key)
    mine = _mine(found, voice)
    if not may_rewrite(current_user, mine):
        return redirect(address_of(found))
    form = _form(found, mine)(formdata=None, revision=mine.words.revision)
    for box, (name, _) in zip(form.boxes(), _questions(found, mine), strict=True):
        box.data = mine.words.answers[name]
    return _edit_page(found, mine, form)


@bp.post("/edit")
def rewrite(key: str, voice: str):
    """Change it. What it was is kept nowhere; a refusal gives the page back with the words."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        mine = _mine(found, voice)
        if not may_rewrite(current_user, mine):
            raise Refused("Deze tekst is al veranderd, of niemand vraagt er nu om.")
        form = _form(found, mine)()
        wrong = _rewritten(found, mine, form, moment)
        if not wrong:
            db.session.commit()
    if wrong:
        return _edit_page(found, mine, form, wrong), 422 if form.errors else 409
    flash("Je tekst is veranderd. Wat er eerst stond, is weg.")
    return redirect(address_of(found))


@bp.post("/withdraw")
def withdraw(key: str, voice: str):
    """Take one's own words back: from now on nobody else reads them. Also after leaving."""
    with writing():
        mine_in = once_readable_by(current_user).where(Thread.public_id == key)
        found = one_or_404(mine_in, for_change=True)
        mine = _mine(found, voice)
        if may_withdraw(current_user, mine):
            texts.withdraw(found, mine, clock.now())
            db.session.commit()
    flash("Je tekst is terug. Niemand anders leest hem nog.")
    stays = found.place_of(current_user) and request.form.get("then") != "own-words"
    return redirect(address_of(found) if stays else url_for("intervisie.safety.own_words"))


def _theirs(found: Thread, voice: str, moment):
    return voice_of_another(current_user, found, voice, moment) or abort(404)


def _mine(found: Thread, voice: str):
    return own_voice(current_user, found, voice) or abort(404)


def _asked(found: Thread, touched) -> set[int]:
    """Who is asked to talk: the gespreksleider and the writer, as far as they take part."""
    present = [each for each in found.present if each.user_id != current_user.id]
    return {
        each.user_id
        for each in present
        if each.role == Role.GESPREKSLEIDER or each.user_id == touched.author_id
    }


def _questions(found: Thread, mine) -> list[tuple[str, str]]:
    return texts_of(found.phase_of(mine.run), mine.words.answers)


def _form(found: Thread, mine):
    return rewrite_form(_questions(found, mine))


def _rewritten(found: Thread, mine, form, moment) -> str:
    """What stands in the way, as a sentence; "" when it was changed."""
    if not form.is_valid_post():
        return "Kijk nog even naar je tekst."
    try:
        safety.rewrite(found, mine, form.answers(), form.revision.data or 0, moment)
    except Refused as refusal:
        form.revision.data, form.revision.raw_data = mine.words.revision, None
        return str(refusal)
    return ""


def _edit_page(found: Thread, mine, form, wrong: str = "") -> str:
    others = [each.name for each in queries.readers_of(found) if each.id != current_user.id]
    return render_template(
        "intervisie/voices/edit.html",
        thread=found,
        voice=mine,
        form=form,
        line=line_for(current_user, mine),
        readers=f"Dit lezen: jij en {listed(others)}." if others else "Dit lees jij alleen.",
        wrong=wrong,
    )
