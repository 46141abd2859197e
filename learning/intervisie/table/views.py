"""The screen on the table, the buttons of who leads, and the proof that somebody took part."""

from flask import (
    Blueprint,
    abort,
    flash,
    get_flashed_messages,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.intervisie.table import queries
from learning.intervisie.table.attendance import attendance_from
from learning.intervisie.table.forms import PressForm, inbrenger_form, roles_form
from learning.intervisie.table.pressing import PRESSES
from learning.intervisie.table.rules import may_press, offered_to
from learning.intervisie.table.screen import screen_of
from learning.intervisie.table.turns import is_past
from learning.intervisie.table.words import A_STEP_AHEAD, GONE
from learning.intervisie.threads import opening
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.doors import doors_of
from learning.intervisie.threads.phases import state_at
from learning.intervisie.threads.rules import may_choose_form, may_pick
from learning.intervisie.threads.states import OVER
from learning.intervisie.threads.telling import moved_from, tell
from learning.intervisie.threads.writing import step_name
from learning.intervisie.werkvormen import words as werkvormen
from learning.modules.live import current_shelf
from learning.modules.werkvormen import Level, Role, Way, Werkvorm

bp = Blueprint("table", __name__)


@bp.get("/<key>/table")
def table(key: str):
    """The open step, for everyone around the table to read."""
    thread = one_or_404(_in_a_room(key))
    if state_at(thread, clock.now()) in OVER:
        return redirect(url_for("intervisie.threads.thread", key=key))
    fits = _fitting(thread, current_shelf(clock.now()))
    return _page(thread, werkvorm=fits.get(request.args.get("werkvorm", "")))


@bp.post("/<key>/table")
def press(key: str):
    """On, back, skip or once more. Two who press at the same time make one step."""
    form, moment = PressForm(), clock.now()
    with writing():
        thread = one_or_404(_in_a_room(key), for_change=True)
        if is_past(thread, form.step.data or "", form.turn.data):
            return _a_step_ahead(key)
        what, before = form.what.data or "", moved_from(thread)
        require(_is_for(thread, form) and may_press(current_user, thread, what, moment))
        PRESSES[what](thread, current_user, moment)
        tell(thread, current_user, before, moment)
        db.session.commit()
    return redirect(url_for(".table", key=key))


@bp.post("/<key>/table/inbrenger")
def appoint(key: str):
    """Somebody said aloud that they bring something in."""
    moment = clock.now()
    with writing():
        thread = one_or_404(_in_a_room(key), for_change=True)
        form = inbrenger_form(thread)
        if is_past(thread, form.step.data or "", form.turn.data):
            return _a_step_ahead(key)
        require(_is_for(thread, form) and may_pick(current_user, thread, moment))
        if form.is_valid_post():
            opening.appoint(thread, _user(thread, form.who.data), current_user, moment)
            db.session.commit()
            return redirect(url_for(".table", key=key))
    return _page(one_or_404(_in_a_room(key)), form=form), 422


@bp.post("/<key>/table/werkvorm")
def choose_werkvorm(key: str):
    """The werkvorm, and who does what in it. Of a deep one the inbrenger said: yes."""
    pressed, moment, shelf = PressForm(), clock.now(), current_shelf(clock.now())
    with writing():
        thread = one_or_404(_in_a_room(key), for_change=True)
        if is_past(thread, pressed.step.data or "", pressed.turn.data):
            return _a_step_ahead(key)
        require(_is_for(thread, pressed) and may_choose_form(current_user, thread, moment))
        chosen = _fitting(thread, shelf).get(request.form.get("werkvorm", ""))
        if chosen is None:
            flash(GONE)
            return redirect(url_for(".table", key=key))
        form = roles_form(thread, chosen)
        if form.is_valid_post():
            _choose(thread, chosen, form, moment)
            db.session.commit()
            return redirect(url_for(".table", key=key))
    return _page(one_or_404(_in_a_room(key)), chosen, form), 422


@bp.get("/attendance")
@signed_in
def all_attendance():
    """Every intervisie in which whoever asks took part."""
    mine = [attendance_from(row) for row in queries.attendances_of(current_user)]
    return render_template("intervisie/table/all_attendance.html", mine=mine)


@bp.get("/<key>/attendance")
def attendance(key: str):
    """To show or print: that whoever asks took part in it."""
    row = queries.attendance_readable_by(current_user, key) or abort(404)
    return render_template(
        "intervisie/table/attendance.html", mine=attendance_from(row), name=current_user.name
    )


def _in_a_room(key: str):
    return threads.readable_by(current_user).filter_by(public_id=key, way=Way.TOGETHER)


def _is_for(thread, form: PressForm) -> bool:
    """Whether the button belongs to the step that is open."""
    return form.step.data == step_name(thread.run)


def _a_step_ahead(key: str):
    flash(A_STEP_AHEAD)
    return redirect(url_for(".table", key=key))


def _user(thread, key: str):
    return next(each.user for each in thread.present if each.user.public_id == key)


def _choose(thread, werkvorm: Werkvorm, form, moment) -> None:
    consulenten = form.consulenten.data if "consulenten" in form else []
    by = thread.holder_of(Role.INBRENGER).user if "willing" in form else current_user
    leader, others = _user(thread, form.leader.data), [_user(thread, each) for each in consulenten]
    opening.choose_form(thread, werkvorm, leader, others, by, moment)


def _fitting(thread, shelf) -> dict[str, Werkvorm]:
    """What so many people can do in a room, by id; good ones to begin with come first."""
    people = len(thread.present)
    fits = [each for each in shelf.werkvormen.values() if each.fits(people, Way.TOGETHER)]
    return {each.id: each for each in sorted(fits, key=_easy_first)}


def _easy_first(werkvorm: Werkvorm) -> tuple[bool, str]:
    return werkvorm.level != Level.STARTER, werkvorm.title


def _page(thread, werkvorm: Werkvorm | None = None, form=None) -> str:
    moment = clock.now()
    asked = {"step": step_name(thread.run), "turn": thread.run.turn}
    page, more = "intervisie/table/step.html", {}
    if may_pick(current_user, thread, moment):
        page, more = (
            "intervisie/table/bringing.html",
            {"form": form or inbrenger_form(thread, asked)},
        )
    elif may_choose_form(current_user, thread, moment) and werkvorm:
        form = form or roles_form(thread, werkvorm, asked)
        page, more = "intervisie/table/roles.html", {"form": form, "werkvorm": werkvorm}
    elif may_choose_form(current_user, thread, moment):
        fits = _fitting(thread, current_shelf(moment)).values()
        page, more = "intervisie/table/werkvormen.html", {"fits": fits, "words": werkvormen}
    return render_template(
        page,
        thread=thread,
        screen=screen_of(thread, moment),
        offered=offered_to(current_user, thread, moment),
        doors=doors_of(current_user, thread, moment),
        said=get_flashed_messages(),
        **more,
    )
