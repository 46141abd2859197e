"""Adding to a question, changing that, and taking it back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock, traces
from learning.base.access import require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.werktafel import queries, rules, telling, words
from learning.werktafel.forms import AddForm, RewriteForm, SeenForm
from learning.werktafel.loading import (
    addition_with,
    chair_at,
    keep_acting,
    keep_mending,
    note_opened,
    question_with,
    readers_around,
    way_back,
)
from learning.werktafel.models import OTHER_TEXT, Addition, Question
from learning.werktafel.states import Brings

bp = Blueprint("additions", __name__)


@bp.route("/<key>/add", methods=["GET", "POST"])
def add(key: str):
    """Add something. Sent twice, it is there once."""
    found, form = question_with(key), AddForm()
    require(rules.may_add(found, chair_at(found)))
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        return _page(found, form), 422 if form.is_submitted() else 200
    looked = form.look_for_people("text", guess=False)
    if looked is not None:
        return _page(found, form, looked), 422
    try:
        _add(key, form)
    except IntegrityError:  # the same page, sent twice at one moment: now the first one is there
        _add(key, form)
    except Refused as refusal:
        return _page(question_with(key), form, wrong=str(refusal)), 409
    flash(words.ADDED)
    return redirect(url_for("werktafel.question", key=key))


@bp.route("/additions/<key>", methods=["GET", "POST"])
def change(key: str):
    """Say it otherwise; a newer text comes back beside the one that was typed."""
    found = _own(key)
    asked, form = found.question, RewriteForm(obj=None if request.method == "POST" else found)
    if not form.is_valid_post():
        return _page(asked, form, addition=found), 422 if form.is_submitted() else 200
    looked = form.look_for_people("text", guess=False)
    if looked is not None:
        return _page(asked, form, looked, addition=found), 422
    try:
        _rewrite(key, form)
    except Refused as refusal:
        return _page(asked, form, addition=_own(key), wrong=str(refusal)), 409
    traces.empty_journal()
    flash(words.CHANGED)
    return redirect(way_back(asked))


@bp.post("/additions/<key>/take-back")
def take_back(key: str):
    """Its words are gone for everybody; also after leaving, and when all is closed."""
    with writing():
        found = addition_with(key, for_change=True)
        require(rules.may_change_addition(current_user, found))
        asked = found.question
        db.session.delete(found)
        db.session.flush()
        if asked.taken_back_at and not queries.has_additions(asked):
            queries.forget(asked)
        db.session.commit()
    traces.empty_journal()
    flash(words.GONE)
    return redirect(url_for("werktafel.own"))


@bp.post("/additions/<key>/hide")
def hide(key: str):
    """A docent takes it off the table for now; its writer can mend it."""
    moment = clock.now()
    with writing():
        found = addition_with(key, for_change=True)
        require(rules.may_hide(chair_at(found.question)))
        found.hide(SeenForm().revision.data, moment)
        writer = found.writer_id if found.writer_id != current_user.id else None
        what = f"{found.public_id}:{found.revision}"
        telling.taken_off(telling.OWN, writer, what, moment)
        db.session.commit()
    flash(words.OFF_NOW)
    return redirect(url_for("werktafel.question", key=found.question.public_id))


@bp.post("/additions/<key>/show")
def show(key: str):
    """It lies on the table again."""
    with writing():
        found = addition_with(key, for_change=True)
        require(rules.may_hide(chair_at(found.question)))
        found.show()
        db.session.commit()
    flash(words.ON_AGAIN)
    return redirect(url_for("werktafel.question", key=found.question.public_id))


def _add(key: str, form: AddForm) -> None:
    moment = clock.now()
    with writing():
        found = question_with(key, for_change=True)
        chair = chair_at(found)
        require(bool(chair.roles))
        says, new = {"kind": Brings(form.kind.data), "text": form.text.data}, form.key.data
        if queries.is_taken(new):
            if queries.has_added(found, current_user, **says):
                return
            new = new_public_id()  # other words, from a page that was sent before
        keep_acting(chair)
        found.hold()
        made = {"writer_id": current_user.id, "question_id": found.id, "at": moment, **says}
        added = Addition(public_id=new, **made)
        db.session.add(added)
        telling.added(found, added, moment)
        db.session.commit()


def _own(key: str, for_change: bool = False) -> Addition:
    """One's own, on a question that stands where one sits; also when it lies off the table."""
    found = addition_with(key, for_change)
    require(rules.may_change_addition(current_user, found))
    if found.question.taken_back_at or not chair_at(found.question).roles:
        abort(404)
    return found


def _rewrite(key: str, form: RewriteForm) -> None:
    with writing():
        found, kind = _own(key, for_change=True), Brings(form.kind.data)
        was, becomes = f"{found.kind} {found.text}", f"{kind} {form.text.data}"
        keep_mending(chair_at(found.question), was, becomes)
        found.rewrite(kind, form.text.data, form.revision.data or 0)
        db.session.commit()


def _page(asked: Question, form, found=None, addition: Addition | None = None, wrong="") -> str:
    form.act.data = ""
    if wrong and addition:
        form.revision.data, form.revision.raw_data = addition.revision, None
    reads, moment = queries.is_read(asked, current_user), clock.now()
    with writing():
        note_opened([asked] if reads else [], [], moment)
        db.session.commit()
    return render_template(
        "werktafel/additions/write.html",
        question=asked if reads else None,
        back=way_back(asked),
        form=form,
        addition=addition,
        found=found,
        wrong=wrong,
        is_newer=wrong == OTHER_TEXT,
        asked_without_name=rules.is_asker(current_user, asked) and not asked.is_named,
        kept_page=request.form.get("page", "") if found and found.is_made else "",
        **readers_around(asked),
    )
