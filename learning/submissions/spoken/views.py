"""Asking to talk instead, the docent's note, and the yes to it of both."""

from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places, studies_in
from learning.cohorts.models import Role
from learning.modules.live import current_shelf
from learning.notices.giving import saw
from learning.readings.opening import opened
from learning.submissions import queries as submissions
from learning.submissions.desk import Desk, desk_of
from learning.submissions.models import Agreement, HandIn, Submission
from learning.submissions.rules import is_open
from learning.submissions.spoken import queries, telling
from learning.submissions.spoken.forms import AgreeForm, DocentNoteForm, NoteForm
from learning.submissions.spoken.models import SpokenRequest
from learning.submissions.spoken.rules import may_ask, may_propose_form, may_take_part
from learning.submissions.spoken.turns import Turn, turn_of
from learning.submissions.spoken.words import readers_sentence

bp = Blueprint("spoken", __name__)


@bp.get("/<key>/spoken")
def ask(key: str):
    """What talking instead means, before it is asked; or the talk that was asked for."""
    desk = _own_desk(key)
    standing = queries.standing_on(desk.submission)
    if standing and not desk.submission.draft.erased_at:
        return redirect(url_for(".talk", key=standing.public_id))
    if not is_open(desk.submission):
        return redirect(url_for("submissions.submission", key=key))
    require(_may_ask(desk))
    saw(current_user, url_for(".ask", key=key), clock.now())
    docenten = [each.name for each in cohorts.docenten_of(desk.submission.cohort_id)]
    return render_template("submissions/spoken/ask.html", desk=desk, docenten=docenten)


@bp.post("/<key>/spoken")
def request_talk(key: str):
    """Ask it. Pressed twice it is once."""
    with suppress(IntegrityError), writing():
        desk = _own_desk(key, for_change=True)
        keep_open(desk.submission.cohort_id)
        require(_may_ask(desk))
        if queries.standing_on(desk.submission) is None:
            asked = SpokenRequest.begin(desk.submission, clock.now())
            db.session.add(asked)
            db.session.flush()
            telling.tell_asked(asked, _docenten(asked), clock.now())
            db.session.commit()
    return redirect(url_for(".ask", key=key))


@bp.get("/spoken/<key>")
def talk(key: str):
    """Where it stands: for the student, and for the docenten of the cohort. Never the text."""
    with writing():
        found = one_or_404(queries.readable_by(current_user).where(SpokenRequest.public_id == key))
        _note_opening(found)
        db.session.commit()
    saw(current_user, telling.address_of(found), clock.now())
    return _page(found, _note_form(found))


@bp.post("/spoken/<key>/note")
def note(key: str):
    """Say what it was about; the other side then says yes, or says it otherwise."""
    with writing():
        found = _locked(key)
        form = _note_form(found, is_sent=True)
        if not form.is_valid_post():
            _note_opening(found)
            db.session.commit()
            return _page(found, form), 422
        me = db.session.get(User, current_user.id)
        kind = form.kind.data if "kind" in form else found.note.kind if found.note else ""
        found.propose(form.text.data, kind or Agreement.TALKED, me, form.revision.data, clock.now())
        telling.tell_noted(found, _docenten(found), clock.now())
        db.session.commit()
    flash("Je notitie staat klaar. Die telt pas als jullie allebei ja zeggen.")
    return redirect(url_for(".talk", key=key))


@bp.post("/spoken/<key>/agree")
def agree(key: str):
    """*Dit klopt*: both say yes to the very same text, and the opdracht is done."""
    with writing():
        found = _locked(key)
        seen = AgreeForm().revision.data
        found.agree(current_user, -1 if seen is None else seen, clock.now())
        telling.tell_agreed(found, clock.now())
        db.session.commit()
    return redirect(url_for(".talk", key=key))


@bp.post("/spoken/<key>/withdraw")
def withdraw(key: str):
    """It does not go on; writing does."""
    with writing():
        found = _locked(key)
        is_student, note = found.is_student(current_user), found.note
        found.withdraw(clock.now())
        telling.tell_stopped(found, current_user, clock.now())
        work = found.submission.public_id
        db.session.commit()
    flash(f"Het gesprek gaat niet door.{' De notitie is weg.' if note else ''}")
    return redirect(
        url_for("submissions.submission", key=work)
        if is_student
        else url_for("reviews.pile.waiting")
    )


@bp.route("/other-form/<key>", methods=["GET", "POST"])
def propose_form(key: str):
    """A docent proposes to do it in another way, for work that they asked more of."""
    with writing():
        hand_in = _hand_in(key)
        standing = queries.standing_on(hand_in.submission)
        if standing:
            return redirect(url_for(".talk", key=standing.public_id))
        form = DocentNoteForm(revision=0, kind=Agreement.OTHER_FORM)
        if form.is_valid_post():
            made = SpokenRequest.begin(hand_in.submission, clock.now())
            db.session.add(made)
            me = db.session.get(User, current_user.id)
            made.propose(form.text.data, form.kind.data, me, 0, clock.now())
            db.session.flush()
            telling.tell_noted(made, [], clock.now())
            db.session.commit()
            return redirect(url_for(".talk", key=made.public_id))
    return _proposing_page(hand_in, form), 422 if form.errors else 200


def _own_desk(key: str, for_change: bool = False) -> Desk:
    mine = submissions.readable_by(current_user).filter_by(public_id=key)
    return desk_of(one_or_404(mine, for_change), current_shelf(clock.now()))


def _may_ask(desk: Desk) -> bool:
    found = desk.submission
    is_here = studies_in(found.cohort_id)
    return may_ask(current_user, found, None if desk.is_gone else desk.part, is_here)


def _is_docent_in(cohort_id: int) -> bool:
    return any(place.cohort_id == cohort_id for place in current_places(Role.DOCENT))


def _docenten(found: SpokenRequest):
    return cohorts.docenten_of(found.submission.cohort_id)


def _locked(key: str) -> SpokenRequest:
    """The talk and its work, changed by nobody else until this transaction ends."""
    readable = queries.readable_by(current_user).where(SpokenRequest.public_id == key)
    queries.hold_work(one_or_404(readable).submission_id)
    found = one_or_404(readable, for_change=True)
    require(may_take_part(current_user, found, _is_docent_in(found.submission.cohort_id)))
    return found


def _hand_in(key: str) -> HandIn:
    readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(readable)
    queries.hold_work(hand_in.submission_id)
    is_docent = _is_docent_in(hand_in.cohort_id)
    require(may_propose_form(current_user, hand_in.submission, is_docent))
    return hand_in


def _note_opening(found: SpokenRequest) -> None:
    """Whoever reads the other's note is written down; earlier ones that are shown too."""
    role = "student" if found.is_student(current_user) else "docent"
    for each in found.notes:
        opened("spoken-note", each.id, each.author, current_user, role, clock.now())


def _note_form(found: SpokenRequest, is_sent: bool = False) -> NoteForm:
    """The form of this side. It begins with the note that stands, to change it."""
    kind = NoteForm if found.is_student(current_user) else DocentNoteForm
    if is_sent:
        return kind()
    standing = found.note
    beginning = {"text": standing.text, "kind": standing.kind} if standing else {}
    return kind(formdata=None, data={"revision": found.revision, **beginning})


def _page(found: SpokenRequest, form: NoteForm) -> str:
    work = found.submission
    desk, turn = desk_of(work, current_shelf(clock.now())), turn_of(current_user, found)
    return render_template(
        "submissions/spoken/talk.html",
        talk=found,
        desk=desk,
        turn=turn,
        mine=found.is_student(current_user),
        docenten=[each.name for each in _docenten(found)],
        readers=_readers(found),
        form=form if turn not in {Turn.AGREED, Turn.AWAY} else None,
        agree_form=AgreeForm(formdata=None, revision=found.revision),
    )


def _readers(found: SpokenRequest) -> str:
    people, is_there = queries.readers_of(found), bool(found.note or found.agreed_at)
    return readers_sentence(people, current_user.id, found.submission.student_id, is_there)


def _proposing_page(hand_in: HandIn, form: NoteForm) -> str:
    work: Submission = hand_in.submission
    people = [work.student, *cohorts.docenten_of(work.cohort_id)]
    return render_template(
        "submissions/spoken/other_form.html",
        hand_in=hand_in,
        desk=desk_of(work, current_shelf(clock.now())),
        readers=readers_sentence(people, current_user.id, work.student_id, is_there=False),
        form=form,
    )
