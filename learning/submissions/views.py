"""Writing, showing what will be read, handing in, and taking back."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.dates import time_of
from learning.base.db import db, writing
from learning.base.kept_words import give_words_back, wants_json
from learning.base.public_id import new_public_id
from learning.cohorts import queries as cohorts
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.drafting.stale import Stale
from learning.drafting.words import REASONS
from learning.modules.live import current_shelf
from learning.readings import queries as readings
from learning.readings.opening import opened
from learning.reviews import queries as reviews
from learning.submissions import queries
from learning.submissions.desk import Desk, desk_of, followed_part
from learning.submissions.forms import BeginForm, HandInForm, WritingForm, data_of, writing_form
from learning.submissions.models import Submission
from learning.submissions.rules import (
    OPEN_FOR_WRITING,
    Status,
    may_hand_in,
    may_take_back,
    may_write,
    status_of,
)
from learning.submissions.words import (
    WORDS,
    handed_in_readers,
    readers_sentence,
    standing_sentence,
)

bp = Blueprint("submissions", __name__, url_prefix="/submissions")


@bp.post("/")
def begin():
    """Begin a part of an opdracht, or go on with it."""
    form, shelf = BeginForm(), current_shelf(clock.now())
    what = form.module.data or "", form.opdracht.data or "", form.part.data or ""
    places = {each.public_id: each for each in current_places(Role.STUDENT)}
    place = places.get(form.cohort.data or "") or abort(404)
    followed_part(shelf, place.modules, *what) or abort(404)
    with writing():
        seat = one_or_404(cohorts.seat_of(current_user, place.cohort_id), for_change=True)
        standing = queries.standing_of(current_user, place.cohort_id, *what)
        begun = db.session.scalars(standing).unique().one_or_none()
        if begun is None:
            begun = Submission.begin(seat.user, seat.cohort, *what, at=clock.now())
            db.session.add(begun)
        db.session.commit()
        return redirect(url_for(".submission", key=begun.public_id))


@bp.get("/<key>")
def submission(key: str):
    """Where the work stands: what was handed in, and what docenten said of it."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if status_of(found) == Status.CONCEPT:
        return redirect(url_for(".write", key=key))
    with writing():
        found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
        said = reviews.sent_on(found)
        for review in said:
            opened("feedback", review.id, review.docent, current_user, "student", clock.now())
        db.session.commit()
    return _standing_page(found, said)


@bp.get("/<key>/write")
def write(key: str):
    """The questions, and what was written so far."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if status_of(found) not in OPEN_FOR_WRITING:
        return redirect(url_for(".submission", key=key))
    desk = desk_of(found, current_shelf(clock.now()))
    form = writing_form(desk.part)(data={**data_of(found.draft), "page": new_public_id()})
    return _writing_page(desk, form)


@bp.post("/<key>/write")
def save(key: str):
    """Keep what was typed; by the button or by <auto-save>."""
    shelf = current_shelf(clock.now())
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        desk = desk_of(found, shelf)
        form = writing_form(desk.part)()
        wrong = desk.take(form.typed(), clock.now()) if form.is_valid_post() else form
        db.session.commit()
        if wrong is None:
            return _saved(found)
    return _not_saved(desk, form, wrong)


@bp.get("/<key>/hand-in")
def preview(key: str):
    """Exactly what will be read, and by whom, before it is handed in."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if status_of(found) not in OPEN_FOR_WRITING:
        return redirect(url_for(".submission", key=key))
    desk = desk_of(found, current_shelf(clock.now()))
    require(may_hand_in(current_user, found, desk.part, _is_student_in(found)))
    return _preview_page(desk)


@bp.post("/<key>/hand-in")
def hand_in(key: str):
    """Show it to the docenten: a frozen copy, with the exact text of every question."""
    shelf, form = current_shelf(clock.now()), HandInForm()
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        if status_of(found) in OPEN_FOR_WRITING:
            desk = desk_of(found, shelf)
            require(may_hand_in(current_user, found, desk.part, _is_student_in(found)))
            found.hand_in(desk.part.fields, desk.module.version, form.revision.data, clock.now())
            db.session.commit()
    return redirect(url_for(".submission", key=key))


@bp.post("/<key>/take-back")
def take_back(key: str):
    """Take the last hand-in back, as long as nobody opened it."""
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        if status_of(found) == Status.HANDED_IN:
            found.take_back(readings.was_opened("hand-in", found.handed_in.id), clock.now())
            db.session.commit()
            flash("Je hebt het teruggehaald. Niemand had het geopend.")
    return redirect(url_for(".submission", key=key))


@bp.get("/<key>/versions")
def versions(key: str):
    """Every text that was kept, newest first."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    desk = desk_of(found, current_shelf(clock.now()))
    return render_template(
        "submissions/versions.html", desk=desk, versions=found.draft.versions, reasons=REASONS
    )


def _is_student_in(found: Submission) -> bool:
    return any(place.cohort_id == found.cohort_id for place in current_places(Role.STUDENT))


def _docenten(found: Submission) -> list[str]:
    return [docent.name for docent in cohorts.docenten_of(found.cohort_id)]


def _saved(found: Submission):
    draft = found.draft
    if wants_json():
        return jsonify(revision=draft.revision, saved=time_of(draft.saved_at or clock.now()))
    then = {
        "preview": url_for(".preview", key=found.public_id),
        "stop": url_for("progress.my_place"),
    }
    here = url_for(".write", key=found.public_id)
    return redirect(then.get(request.form.get("then", ""), here))


def _not_saved(desk: Desk, form: WritingForm, wrong):
    if isinstance(wrong, WritingForm):
        reason = next((reasons[0] for reasons in form.errors.values()), "")
        return (jsonify(message=reason), 422) if wants_json() else (_writing_page(desk, form), 422)
    if isinstance(wrong, Stale) and not wants_json():
        form.revision.data = form.revision.raw_data = None
        return render_template("submissions/conflict.html", desk=desk, form=form), 409
    return give_words_back(409, str(wrong))


def _writing_page(desk: Desk, form: WritingForm) -> str:
    return render_template(
        "submissions/write.html",
        desk=desk,
        form=form,
        readers=readers_sentence(_docenten(desk.submission), desk.is_for_me_alone),
        said=reviews.sent_on(desk.submission)[-1:],
        first_open=form.first_open(),
        may_hand_in=may_hand_in(
            current_user, desk.submission, desk.part, _is_student_in(desk.submission)
        ),
    )


def _preview_page(desk: Desk) -> str:
    docenten = _docenten(desk.submission)
    return render_template(
        "submissions/preview.html",
        desk=desk,
        answers=desk.submission.draft.answers_to(desk.part.fields),
        docenten=docenten,
        readers=handed_in_readers(docenten),
        form=HandInForm(revision=desk.submission.draft.revision),
    )


def _standing_page(found: Submission, said) -> str:
    last, docenten = found.handed_in, _docenten(found)
    openings = readings.openings_of("hand-in", last.id) if last else []
    return render_template(
        "submissions/submission.html",
        desk=desk_of(found, current_shelf(clock.now())),
        status=status_of(found),
        shape=WORDS[status_of(found)][0],
        sentence=standing_sentence(status_of(found), docenten),
        readers=handed_in_readers(docenten) if last else readers_sentence([], alone=True),
        said=said,
        openings=openings,
        may_take_back=may_take_back(current_user, found, bool(openings)),
    )
