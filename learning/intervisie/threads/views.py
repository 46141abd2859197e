"""A thread: where it stands, what one reads of it, writing in it, and moving on."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import require, signed_in
from learning.base.db import db, writing
from learning.base.public_id import new_public_id
from learning.cohorts.current import current_places, modules_followed_in
from learning.cohorts.models import Role as Place
from learning.drafting.answering import not_saved, saved
from learning.drafting.stale import Stale
from learning.intervisie.groups import queries as groups
from learning.intervisie.opening.offering import choices_for
from learning.intervisie.threads import queries, rules
from learning.intervisie.threads import writing as texts
from learning.intervisie.threads.asked import (
    asked_of,
    news_of,
    readers_sentence,
    shown_readers_sentence,
)
from learning.intervisie.threads.doors import doors_of
from learning.intervisie.threads.forms import MoveForm
from learning.intervisie.threads.loading import sheet_class, thread_readable_by
from learning.intervisie.threads.moves import make_move, moves_for
from learning.intervisie.threads.page import page_of
from learning.intervisie.threads.phases import has_floor, sheet_of, stands
from learning.intervisie.threads.sheets import act, beginning_of, data_of, pairs_of, said_in
from learning.intervisie.threads.telling import address_of, moved_from, tell
from learning.notices.giving import saw
from learning.pauses.queries import away_among
from learning.readings.opening import opened_all

bp = Blueprint("threads", __name__)


@bp.get("/")
@signed_in
def overview():
    """The groups one is in, and what their threads ask."""
    moment = clock.now()
    mine = queries.threads_of(current_user)
    return render_template(
        "intervisie/threads/overview.html",
        groups=groups.groups_of(current_user),
        threads=[(each, asked_of(current_user, each, moment)) for each in mine],
        guided=groups.groups_seen_by(current_user),
        begins=[each for each in current_places() if each.role != Place.BEGELEIDER],
    )


@bp.get("/<key>")
def thread(key: str):
    """A thread, with what this reader may see of it now, and what is asked of them."""
    moment, found = clock.now(), thread_readable_by(current_user, key)
    saw(current_user, address_of(found), moment)
    return _page(found, moment)


@bp.post("/<key>/write")
def write(key: str):
    """Keep what was typed, by the button or by <auto-save>; and *klaar*, or placing a message."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        run = texts.run_named(found, request.form.get("step", "")) or abort(404)
        require(has_floor(found, found.place_of(current_user), found.phase_of(run)))
        is_about = found.phase_of(run).on  # else there is nothing of others in the sheet
        rows = queries.contributions_shown_to(current_user, found, moment) if is_about else ()
        form, before = sheet_class(found, run, rows)(), moved_from(found)
        wrong = act(found, run, _me(found), form, request.form.get("then", ""), moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return _written(found, run, form, wrong)


@bp.post("/<key>/pass")
def pass_round(key: str):
    """*Ik pas deze ronde*: it counts as having contributed."""
    moment, form = clock.now(), MoveForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if _is_now(found, form):
            require(rules.may_write(current_user, found, moment))
            before = moved_from(found)
            texts.pass_round(found, _me(found), moment)
            tell(found, current_user, before, moment)
            db.session.commit()
    return redirect(address_of(found))


@bp.post("/<key>/again")
def again(key: str):
    """*Verander je tekst*, or take part after all."""
    moment, form = clock.now(), MoveForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if _is_now(found, form):
            require(rules.may_write(current_user, found, moment))
            texts.take_up_again(found, _me(found), moment)
            db.session.commit()
    return redirect(address_of(found))


@bp.post("/<key>/move")
def move(key: str):
    """Close the step, do it once more, pass over it, go back: whatever may be done now."""
    moment, form = clock.now(), MoveForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if not _is_now(found, form):
            flash("Jullie waren al een stap verder. Er is niets veranderd.")
            return redirect(address_of(found))
        require(form.what.data in moves_for(current_user, found, moment))
        before = moved_from(found)
        make_move(form.what.data, found, _me(found), moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.get("/<key>/pulse")
def pulse(key: str):
    """Whether something changed since the page was made: 304 from one question when not."""
    changes = queries.changes_readable_by(current_user, key)
    require_known = changes if changes is not None else abort(404)
    answer = jsonify(words="")
    answer.set_etag(str(require_known))
    if answer.make_conditional(request).status_code == 304:
        return answer
    found = thread_readable_by(current_user, key)
    asked = asked_of(current_user, found, clock.now())
    answer = jsonify(words=news_of(found, asked))
    answer.set_etag(str(found.changes))
    return answer


def _words_shown(found, moment):
    """What the reader sees, once it was written down that they opened it: no row, no text."""
    rows = queries.words_opened_by(current_user, found, moment)
    unopened = [(each.id, each.author_id) for each in rows if not each.is_opened]
    if unopened:
        key = found.public_id
        with writing():
            opened_all(queries.KIND, unopened, current_user, "intervisie", moment)
            db.session.commit()
        found = thread_readable_by(current_user, key)  # as a whole again: the session forgot it
        rows = queries.words_opened_by(current_user, found, moment)
    return [each for each in rows if each.is_opened]


def _me(found):
    return found.place_of(current_user).user


def _is_now(found, form: MoveForm) -> bool:
    """Whether a button was meant for the step that is open; pressed twice it counts once."""
    return form.is_valid_post() and form.step.data == texts.step_name(found.run)


def _away(thread, moment) -> list[str]:
    """Names of who is er even niet: nobody has to wait for them."""
    modules = {thread.module} if thread.module else modules_followed_in(thread.group.cohort_id)
    gone = away_among([each.user_id for each in thread.present], modules, moment)
    return [each.user.name for each in thread.present if each.user_id in gone]


def _written(found, run, form, wrong):
    if wrong:
        return not_saved(
            form,
            wrong,
            lambda: _page(found, clock.now(), form),
            lambda stale: _two_texts_page(found, run, form, stale),
        )
    elsewhere = {"rest": "pauses.rest", "example": "intervisie.opening.example"}
    then = elsewhere.get(request.form.get("then", ""))
    of_thread = {} if then == "pauses.rest" else {"key": found.public_id}
    where = url_for(then, **of_thread) if then else address_of(found)
    return saved(sheet_of(run, current_user.id).words, form, where, clock.now())


def _two_texts_page(found, run, form, stale: Stale) -> str:
    words = sheet_of(run, current_user.id).words
    return render_template(
        "intervisie/threads/conflict.html",
        thread=found,
        form=form,
        words=words,
        pairs=pairs_of(form, words),
        why=stale.why,
        kept_page=form.page.data,
    )


def _page(found, moment, form=None) -> str:
    rows, me = _words_shown(found, moment), _me(found)
    may_write = rules.may_write(me, found, moment)
    sheet = sheet_of(found.run, me.id)
    is_writing = may_write and not (sheet and sheet.is_ready)
    if is_writing and form is None:
        words = sheet.words if sheet else None
        begun = words.answers if words else beginning_of(me, found)
        data = data_of(begun, words.revision if words else 0)
        form = sheet_class(found, found.run, rows)(
            data={**data, "page": new_public_id(), "step": texts.step_name(found.run)}
        )
    answered = (
        said_in(found, rows, form.reply_to.data or request.args.get("reply", "")) if form else None
    )
    if answered:
        form.reply_to.data = answered.public_id
    return render_template(
        "intervisie/threads/thread.html",
        page=page_of(me, found, rows, moment),
        away=_away(found, moment),
        form=form if is_writing else None,
        sheet=sheet,
        answered=answered,
        readers=readers_sentence(found, me, found.phase),
        shown_to=shown_readers_sentence(found, me, stands(found, moment).state),
        may_pass=texts.may_pass(found),
        may_change=may_write and bool(sheet and sheet.is_ready),
        moves=moves_for(me, found, moment),
        step=texts.step_name(found.run),
        choices=choices_for(me, found, rows, moment),
        doors=doors_of(me, found, moment),
    )
