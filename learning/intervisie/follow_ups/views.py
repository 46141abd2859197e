"""Asking somebody to talk on, what they get to see of it, and taking it back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.intervisie.follow_ups import asking
from learning.intervisie.follow_ups.forms import FollowUpForm, follow_up_form
from learning.intervisie.follow_ups.talking_on import TalkOn, talk_on_for
from learning.intervisie.safety.rules import may_talk_on
from learning.intervisie.threads.loading import thread_readable_by
from learning.intervisie.threads.models import FollowUp, Thread
from learning.intervisie.threads.queries import follow_up_readable_by, helpers_of
from learning.intervisie.threads.telling import address_of
from learning.notices.giving import saw
from learning.readings import queries as readings
from learning.readings.opening import opened

bp = Blueprint("follow_ups", __name__)

KIND = "follow-up"
CHANGED = "Wat je schreef, is net veranderd. Kijk nog even wat er meegaat."


@bp.get("/<key>/follow-up")
def choose(key: str):
    """With whom to talk on, and exactly what would go along."""
    found = thread_readable_by(current_user, key)
    require(may_talk_on(current_user, found))
    talk_on = talk_on_for(current_user, found)
    return _page(found, talk_on, follow_up_form(talk_on))


@bp.post("/<key>/follow-up")
def ask(key: str):
    """Ask somebody; words go along only when the inbrenger ticked that. Asked twice is once."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        require(may_talk_on(current_user, found))
        talk_on = talk_on_for(current_user, found)
        form = follow_up_form(talk_on)
        if talk_on.was_asked(form.who.data):
            return redirect(address_of(found))
        person = talk_on.person(form.who.data) if form.is_valid_post() else None
        if person:
            asking.ask(found, current_user, person.id, _note(talk_on, form), moment)
            db.session.commit()
    if person is None:
        return _page(found, talk_on, form), 422
    flash(f"Je vraag staat bij {person.name}. Terughalen kan altijd.")
    return redirect(address_of(found))


@bp.get("/follow-ups/<key>")
def follow_up(key: str):
    """Who asks, when, and the words that were sent along: nothing else of the thread."""
    moment = clock.now()
    found = one_or_404(_readable(key))
    saw(current_user, asking.address_of(found), moment)
    is_asked = found.with_id == current_user.id
    if is_asked and found.note:
        with writing():
            found = one_or_404(_readable(key))
            role = _role(found)
            opened(KIND, found.id, found.asker, current_user, role, moment)
            db.session.commit()
    return render_template(
        "intervisie/follow_ups/follow_up.html",
        follow_up=found,
        is_asked=is_asked,
        back=_back(found, is_asked),
        openings=[] if is_asked else readings.openings_of(KIND, found.id),
    )


@bp.post("/follow-ups/<key>/withdraw")
def withdraw(key: str):
    """Take the question back: its page is closed for the other at once."""
    with writing():
        found = one_or_404(_readable(key), for_change=True)
        require(found.asker_id == current_user.id)
        asking.withdraw(found, clock.now())
        db.session.commit()
    flash("Je vraag is ingetrokken.")
    return redirect(url_for("intervisie.safety.own_words"))


def _readable(key: str):
    return follow_up_readable_by(current_user).where(FollowUp.public_id == key)


def _note(talk_on: TalkOn, form: FollowUpForm) -> str:
    """What goes along. Raises Refused when it is not what the person saw."""
    if not form.with_note.data:
        return ""
    if form.revision.data != talk_on.revision:
        raise Refused(CHANGED)
    return talk_on.note


def _back(found: FollowUp, is_asked: bool) -> tuple[str, str]:
    """Where the reader came from: an address, and its name."""
    if not is_asked:
        return url_for("intervisie.safety.own_words"), "Wat jij schreef"
    if _role(found) == "begeleider":
        return url_for("begeleiders.overview"), "Begeleiden"
    return url_for("progress.my_place"), "Mijn plek"


def _role(found: FollowUp) -> str:
    """What the reader is to who asked, for the list of who opened what."""
    helpers = {each.id: each.role for each in helpers_of(found.asker)}
    return helpers.get(current_user.id, "student")


def _page(found: Thread, talk_on: TalkOn, form: FollowUpForm) -> str:
    return render_template(
        "intervisie/follow_ups/choose.html", thread=found, talk_on=talk_on, form=form
    )
