"""Writing, showing what will be read, handing in, and taking back."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.exceptions import NotFound

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.dates import date_of
from learning.base.db import db, writing
from learning.base.kept_words import wants_json
from learning.base.public_id import is_public_id, new_public_id
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places, studies_in
from learning.cohorts.models import Role
from learning.cohorts.plan import queries as plan
from learning.cohorts.plan.aims import ToldAim, told
from learning.drafting.answering import not_saved, saved
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.putting_back import putting_back
from learning.drafting.stale import Stale
from learning.drafting.words import PUT_BACK
from learning.modules.live import current_shelf
from learning.modules.parts import Chapter, Circle, Kind
from learning.modules.reflection_models import beginning_of
from learning.modules.rules import may_read
from learning.notices.giving import saw
from learning.pauses.queries import paused_among
from learning.privacy.erasing import may_undo, undo_until
from learning.readings import queries as readings
from learning.readings.opening import opened_all
from learning.reviews import queries as reviews
from learning.reviews.models import Review
from learning.reviews.pile.expecting import Expected, expected
from learning.reviews.remarks import queries as remarks
from learning.reviews.remarks.models import Remark
from learning.reviews.remarks.rules import may_react as may_tick
from learning.submissions import queries
from learning.submissions.choosing import turned
from learning.submissions.desk import Desk, desk_of, followed_part
from learning.submissions.forms import BeginForm, HandInForm, WritingForm, data_of, writing_form
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import (
    Status,
    circles_of,
    is_erased,
    is_open,
    may_hand_in,
    may_place,
    may_share,
    may_take_back,
    may_write,
    status_of,
)
from learning.submissions.sharing import queries as sharing
from learning.submissions.sharing.forms import offered_circles
from learning.submissions.sharing.readers import readers_line
from learning.submissions.sharing.telling import take_back as take_back_told
from learning.submissions.sharing.words import ASKED, Readers
from learning.submissions.showing import queries as showing
from learning.submissions.showing.ending import close_questions
from learning.submissions.showing.rules import may_show
from learning.submissions.showing.telling import take_back as take_back_shown
from learning.submissions.spoken import queries as spoken
from learning.submissions.spoken.rules import may_ask
from learning.submissions.spoken.turns import Turn, turn_of
from learning.submissions.together import queries as together
from learning.submissions.together.company import Company, company_of
from learning.submissions.together.news import news_for
from learning.submissions.together.rules import is_for_several, is_one_text
from learning.submissions.together.telling import tell_standing
from learning.submissions.together.words import readers_among, waits_for_yes
from learning.submissions.two_texts import pairs_of
from learning.submissions.words import (
    WORDS,
    handed_in_readers,
    readers_sentence,
    standing_sentence,
)
from learning.talks import queries as talks
from learning.talks.models import Talk
from learning.talks.opening import talk_for
from learning.talks.placing import placed_in
from learning.talks.words import before_placing

bp = Blueprint("submissions", __name__, url_prefix="/submissions")


@bp.post("/")
def begin():
    """Begin a part of an opdracht, or go on with it."""
    form, shelf = BeginForm(), current_shelf(clock.now())
    what = form.module.data or "", form.opdracht.data or "", form.part.data or ""
    places = {each.public_id: each for each in current_places(Role.STUDENT)}
    place = places.get(form.cohort.data or "") or abort(404)
    part = followed_part(shelf, place.modules, *what) or abort(404)
    with writing():
        seat = one_or_404(cohorts.seat_of(current_user, place.cohort_id), for_change=True)
        standing = queries.standing_of(current_user, place.cohort_id, *what)
        begun = db.session.scalars(standing).unique().first()
        if begun is None:
            keep_open(place.cohort_id)
            begun = Submission.begin(seat.user, seat.cohort, *what, clock.now(), part.kind)
            begun.draft.model = beginning_of(part)
            db.session.add(begun)
        if part.kind == Kind.TALK:
            talk_for(place.cohort_id, *what, clock.now())
        db.session.commit()
        return redirect(url_for(".submission", key=begun.public_id))


@bp.get("/<key>")
def submission(key: str):
    """Where the work stands: what was handed in, and what docenten said of it."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if status_of(found) == Status.CONCEPT and not found.draft.erased_at:
        return redirect(url_for(".write", key=key))
    if is_erased(found):
        return _erased_page(found)
    with writing():
        found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
        said, standing = _opened_feedback(found), _questions_seen(found)
        db.session.commit()
    saw(current_user, request.path, clock.now())
    return _standing_page(found, said, *standing)


@bp.get("/<key>/write")
def write(key: str):
    """The questions, and what was written so far."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if not is_open(found):
        return redirect(url_for(".submission", key=key))
    said: Sequence[Review] = ()
    if found.hand_ins:
        with writing():
            found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
            said = _opened_feedback(found)
            db.session.commit()
    desk = desk_of(found, current_shelf(clock.now()))
    beginning = {**data_of(found.draft, desk.part), "page": new_public_id()}
    form = writing_form(desk.part)(data=beginning)
    return _writing_page(desk, form, said)


@bp.post("/<key>/write")
def save(key: str):
    """Keep what was typed; by the button or by <auto-save>."""
    shelf = current_shelf(clock.now())
    with writing():
        found = _to_save(key)
        require(may_write(current_user, found))
        desk = desk_of(found, shelf).as_on_page(request.form.get("version", ""))
        form = writing_form(desk.part, desk.earlier)()
        take = desk.take if found.public_id == key else desk.keep_apart
        wrong = take(form.typed(), clock.now()) if form.is_valid_post() else form
        told = turned(desk_of(found, shelf), request.form, clock.now()) if wrong is None else ""
        told = told or (_ticked(found) if wrong is None else "")
        said = _opened_feedback(found) if wrong is form and not wants_json() else ()
        db.session.commit()
        if wrong is None:
            return _saved(desk, form, told)
    return _not_saved(desk, form, wrong, said)


@bp.get("/<key>/hand-in")
def preview(key: str):
    """Exactly what will be read, and by whom, before it is handed in."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    desk = desk_of(found, current_shelf(clock.now()))
    if not is_open(found) or desk.is_gone:
        return redirect(url_for(".submission", key=key))
    if desk.part.kind == Kind.TALK:
        return redirect(url_for("talks.preview", key=key))
    company = _company(desk)
    if company and company.is_talk:
        return redirect(url_for(".talking.preview", key=key))
    if company and company.is_elsewhere:
        return redirect(url_for(".preview", key=company.joint))
    found.cohort.must_be_open()
    require(may_hand_in(current_user, found, desk.part, _is_student_in(found)))
    return _preview_page(desk, company)


@bp.post("/<key>/hand-in")
def hand_in(key: str):
    """Show it to the docenten: a frozen copy, with the exact text of every question."""
    shelf, form = current_shelf(clock.now()), HandInForm()
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        desk = desk_of(found, shelf)
        if is_open(found) and not desk.is_gone:
            keep_open(found.cohort_id)
            require(may_hand_in(current_user, found, desk.part, _is_student_in(found)))
            require(not _is_elsewhere(desk))
            mark = request.form.get("version", "")
            last = desk.hand_in(current_user, form.revision.data, mark, clock.now())
            close_questions(found, clock.now())
            if found.group:
                tell_standing(found, last, current_user, clock.now())
            elif is_for_several(desk.part):
                together.stop_looking(found)
            db.session.commit()
    return redirect(url_for(".submission", key=key))


@bp.post("/<key>/take-back")
def take_back(key: str):
    """Take the last hand-in back, as long as no docent opened it."""
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        if status_of(found) == Status.HANDED_IN:
            take_back_told(found, clock.now())
            take_back_shown(showing.addresses_about(found), clock.now())
            found.take_back(_is_opened_by_docent(_openings(found)), clock.now())
            together.unsay_talked(found)
            db.session.commit()
            flash("Je hebt het teruggehaald. Er had nog geen docent in gelezen.")
    return redirect(url_for(".submission", key=key))


@bp.get("/<key>/versions")
def versions(key: str):
    """Every text that was kept, newest first."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if found.draft.erased_at:
        return redirect(url_for(".submission", key=key))
    desk = desk_of(found, current_shelf(clock.now()))
    history = history_of(found.draft, desk.lines)
    return render_template(
        "submissions/versions.html",
        desk=desk,
        history=history,
        asked=request.args,
        may_put_back=is_open(found),
    )


@bp.post("/<key>/versions")
def put_back(key: str):
    """Make an earlier text the text again."""
    form = PutBackForm()
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        wrong = putting_back(found.draft, form, is_open(found), clock.now())
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions" if wrong else ".write", key=key))


def _opened_feedback(found: Submission):
    """What was said of it, once it was written down that the writer opens it."""
    said = reviews.sent_on(found)
    words = [(each.id, each.docent_id) for each in said]
    opened_all("feedback", words, current_user, "student", clock.now())
    return said


def _questions_seen(found: Submission):
    """(who reads along by name, what is asked about that); that the writer sees the questions is
    noted."""
    moment = clock.now()
    standing = showing.on_work(current_user, found, moment)
    questions = [each for each in standing if each.waits(moment)]
    for each in questions:
        each.tell(moment)
    return [each for each in standing if each not in questions], questions


def _is_student_in(found: Submission) -> bool:
    return studies_in(found.cohort_id)


def _talk_of(found: Submission) -> Talk | None:
    """The talk in which it may be placed, for whoever may open that still."""
    about = found.cohort_id, found.module, found.opdracht, found.part
    return talks.talk_about(*about) if _is_student_in(found) else None


def _is_talk_closed(desk: Desk) -> bool:
    """Whether nobody can place it any more."""
    talk = _talk_of(desk.submission) if desk.part.kind == Kind.TALK else None
    return bool(talk and talk.closed_at)


def _chapter(desk: Desk) -> Chapter | None:
    """Where the opdracht stands, for whoever may read there still."""
    places = current_places()
    return desk.chapter if may_read(current_user, places, desk.submission.module) else None


def _docenten(found: Submission) -> list[str]:
    return [docent.name for docent in cohorts.docenten_of(found.cohort_id)]


def _openings(found: Submission):
    return readings.openings_of("hand-in", found.handed_in.id) if found.handed_in else []


def _is_opened_by_docent(openings) -> bool:
    return any(each.role == "docent" for each in openings)


def _wider(desk: Desk) -> list[tuple[Circle, str]]:
    """The circles that the writer may choose now, with their words."""
    found, is_here = desk.submission, _is_student_in(desk.submission)
    allowed = [
        each
        for each in circles_of(desk.part)
        if may_share(current_user, found, desk.part, each, is_here)
    ]
    fellows = len(sharing.fellow_students_of(found)) if allowed else 0
    now = found.handed_in.share and found.handed_in.share.circle
    offered = offered_circles(allowed, fellows)
    return [(each, ASKED[each]) for each in offered if each != Circle.COHORT or each != now]


def _saved(desk: Desk, form: WritingForm, told: str):
    if told:
        flash(told)
    key = desk.submission.public_id
    then = {
        "preview": url_for(".preview", key=key),
        "stop": url_for("progress.my_place"),
        "rest": url_for("pauses.rest"),
    }
    where = then.get(request.form.get("then", ""), url_for(".write", key=key))
    news = news_for(desk, form.typed())
    return saved(desk.submission.draft, form, where, clock.now(), **news)


def _not_saved(desk: Desk, form: WritingForm, wrong, said):
    return not_saved(
        form,
        wrong,
        lambda: _writing_page(desk, form, said),
        lambda stale: _two_texts_page(desk, form, stale),
    )


def _two_texts_page(desk: Desk, form: WritingForm, stale: Stale) -> str:
    return render_template(
        "submissions/conflict.html",
        desk=desk,
        form=form,
        pairs=pairs_of(desk, desk.submission.draft.only_own(form.typed())),
        why=stale.why,
        kept_page=form.page.data,
    )


def _writing_page(desk: Desk, form: WritingForm, said) -> str:
    company = _company(desk)
    return render_template(
        "submissions/write.html",
        desk=desk,
        form=form,
        readers=_will_read(desk, company),
        company=company,
        seen=form.seen.data or desk.seen,
        chapter=_chapter(desk),
        changed=desk.since_writing,
        said=said[-1:],
        to_do=_to_do(desk, said),
        first_open=form.first_open(),
        may_hand_in=may_hand_in(
            current_user, desk.submission, desk.part, _is_student_in(desk.submission)
        ),
        may_place=may_place(
            current_user, desk.submission, desk.part, _is_student_in(desk.submission)
        ),
        is_talk_closed=_is_talk_closed(desk),
        aim=_aim(desk),
        **_talking(desk),
    )


def _aim(desk: Desk) -> ToldAim | None:
    """The day to aim at with it, in words; None: there is none now."""
    found = desk.submission
    if desk.is_gone or desk.is_report or found.cohort.closed_at:
        return None
    opdracht = desk.opdracht.replaces or desk.opdracht.id
    aim = plan.aim_of(current_user, found.cohort_id, found.module, opdracht)
    is_away = aim and paused_among([current_user.id], found.module, clock.now())
    return told(aim, date_of(clock.now())) if aim and not is_away else None


def _talking(desk: Desk) -> dict[str, object]:
    """Whether the writer may ask to talk about it instead, and what was asked already."""
    found, part = desk.submission, None if desk.is_gone else desk.part
    may_talk = may_ask(current_user, found, part, _is_student_in(found))
    asked = spoken.open_on(found) if may_talk else None
    note_waits = bool(asked and turn_of(current_user, asked) == Turn.ANSWER)
    return {"may_talk": may_talk, "asked": asked, "note_waits": note_waits}


def _company(desk: Desk) -> Company | None:
    """With whom it is made; None for a part that is made alone."""
    if desk.is_gone or not is_for_several(desk.part):
        return None
    found = desk.submission
    about = (found.module, found.opdracht, found.part)
    group = found.group or together.group_around(current_user, found.cohort_id, about)
    joint = found if found.group else group and together.joint_of(group)
    people = [each.user_id for each in group.present] if group else []
    paused = paused_among(people, found.module, clock.now())
    own = together.own_of(current_user, found.group) if found.group else None
    has_own = bool(own and any(own.draft.answers.values()))
    one_text = is_one_text(desk.part)
    return company_of(current_user, found, one_text, group, joint, paused, has_own)


def _sentence(desk: Desk, last: HandIn | None) -> str:
    """Where it stands, in a sentence: of a conversation whose yes is waited for."""
    found, status = desk.submission, status_of(desk.submission)
    company = _company(desk) if status == Status.HANDED_IN and last.concluded_at else None
    if company and company.to_talk:
        return waits_for_yes(company.to_talk)
    return standing_sentence(status, _docenten(found))


def _is_elsewhere(desk: Desk) -> bool:
    """Whether the writer makes this part with others now, in another text."""
    company = _company(desk)
    return bool(company and (company.is_elsewhere or company.is_talk))


def _to_save(key: str) -> Submission:
    """The work to save in. Whoever is not in its group any more has their own: a page that stood
    open loses nothing."""
    try:
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        return one_or_404(mine, for_change=True)
    except NotFound:
        own = together.own_after_leaving(queries.readable_by(current_user), current_user, key)
        return one_or_404(own, for_change=True)


def _will_read(desk: Desk, company: Company | None) -> str:
    """Above the boxes: who reads it, and from when."""
    found, docenten = desk.submission, _docenten(desk.submission)
    if desk.part.kind == Kind.TALK:
        is_placed, is_closed = placed_in(found) is not None, _is_talk_closed(desk)
        return before_placing(docenten, found.cohort.name, is_placed, is_closed)
    among = readers_among(company, docenten) if company else ""
    return among or readers_sentence(docenten, desk.is_for_me_alone)


def _erased_page(found: Submission) -> str:
    erased_at, status = found.draft.erased_at, status_of(found)
    return render_template(
        "submissions/erased.html",
        desk=desk_of(found, current_shelf(clock.now())),
        shape=WORDS[status][0],
        sentence=standing_sentence(status, _docenten(found)),
        until=undo_until(erased_at) if may_undo(found, clock.now()) else None,
        may_write=is_open(found),
    )


def _preview_page(desk: Desk, company: Company | None) -> str:
    docenten = _docenten(desk.submission)
    return render_template(
        "submissions/preview.html",
        desk=desk,
        company=company if company and company.is_together else None,
        answers=desk.answers,
        docenten=docenten,
        readers=handed_in_readers(docenten, company.others if company else ()),
        form=HandInForm(revision=desk.submission.draft.revision),
    )


def _standing_page(found: Submission, said, showings, questions) -> str:
    last, openings = found.handed_in, _openings(found)
    desk = desk_of(found, current_shelf(clock.now()), last.module_version if last else "")
    older = found.shared if found.shared is not last else None
    return render_template(
        "submissions/submission.html",
        desk=desk,
        chapter=_chapter(desk),
        changed=desk.since_hand_in(last) if last else desk.since_writing,
        status=status_of(found),
        shape=WORDS[status_of(found)][0],
        sentence=_sentence(desk, last),
        readers=readers_line(last, current_user, clock.now())
        if last
        else Readers(readers_sentence([], alone=True), alone=True),
        wider=_wider(desk) if last else [],
        showings=showings,
        questions=questions,
        may_show=may_show(current_user, found, desk.part, _is_student_in(found)),
        older=readers_line(older, current_user, clock.now()) if older else None,
        said=said,
        noted=_noted(last, said),
        openings=openings,
        may_take_back=may_take_back(current_user, found, _is_opened_by_docent(openings)),
        **_talking(desk),
        aim=_aim(desk) if status_of(found) == Status.TO_ADD else None,
        spoken=spoken.standing_on(found) if found.agreements else None,
        talk=_talk_of(found) if found.kind == Kind.TALK else None,
        is_placed=placed_in(found) is not None,
        is_here=_is_student_in(found),
        expected=_expected(found),
    )


def _noted(last: HandIn | None, said) -> dict[str, object]:
    """The last hand-in with the remarks on it; empty when there are none."""
    notes = remarks.notes_in(said, current_user)
    return notes.on(last) if last and notes.remarks else {}


def _ticked(found: Submission) -> str:
    """Tick off the remark that the button named, with this save; the sentence about it, or ""."""
    key = request.form.get("then", "").removeprefix("tick-")
    theirs = remarks.readable_by(current_user).where(Remark.public_id == key)
    remark = db.session.scalar(theirs) if is_public_id(key) else None
    if remark is None or not may_tick(current_user, remark):
        return ""
    remark.tick(db.session.get(User, current_user.id), clock.now())
    return "De opmerking is afgevinkt. Je tekst is bewaard."


def _to_do(desk: Desk, said) -> dict[str, object]:
    """field → the remarks that are not ticked off, at the text as it is saved."""
    asked, kept = desk.part.fields, desk.submission.draft.answers
    notes = remarks.notes_in(said, current_user)
    return notes.to_do({each.id: kept.get(each.id) or "" for each in asked})


def _expected(found: Submission) -> Expected | None:
    """When an answer may be expected; nothing to who left, or is er even niet with this module."""
    last, moment = found.handed_in, clock.now()
    is_waiting = status_of(found) == Status.HANDED_IN and _is_student_in(found)
    if not is_waiting or paused_among([current_user.id], found.module, moment):
        return None
    return expected(last.handed_in_at, found.cohort.answer_days, _docenten(found), moment)
