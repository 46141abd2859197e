"""Reading somebody's work, giving feedback, and what the student says of it."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.exceptions import Forbidden, NotFound

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.kept_words import give_words_back, wants_json
from learning.base.public_id import new_public_id
from learning.drafting.answering import not_saved, saved
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.putting_back import putting_back
from learning.drafting.stale import Stale
from learning.drafting.words import PUT_BACK
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.readings import queries as readings
from learning.readings.opening import opened_all
from learning.reviews import queries
from learning.reviews.desk import lines, mark_of, marks_of, pairs_of, said_of, take
from learning.reviews.forms import AnswerForm, ReviewForm, SendForm
from learning.reviews.leases import queries as leases
from learning.reviews.leases.taking import take as take_lease
from learning.reviews.models import Review
from learning.reviews.pile.following import around, next_after
from learning.reviews.pile.sent import queries as sent_feedback
from learning.reviews.readers import readers_of_feedback
from learning.reviews.remarks import queries as remarks
from learning.reviews.remarks.forms import RemarkForm
from learning.reviews.rules import (
    may_answer,
    may_change_verdict,
    may_correct,
    may_review,
    may_send,
)
from learning.reviews.sentences import queries as sentences
from learning.reviews.telling import tell_corrected, tell_sent
from learning.reviews.words import (
    AS_SENT,
    ASKED_ON,
    BACK,
    CROSSED,
    DONE,
    GONE,
    NOT_SENT,
    REMARKED,
    TAKEN,
)
from learning.submissions import queries as submissions
from learning.submissions.desk import desk_of
from learning.submissions.models import HandIn
from learning.submissions.rules import Verdict
from learning.submissions.sharing.readers import readers_line
from learning.submissions.spoken.rules import may_propose_form

bp = Blueprint("reviews", __name__, url_prefix="/reviews")


@bp.get("/<key>")
def work(key: str):
    """Somebody's work, with one's own feedback below it. The student sees that it was opened, and
    colleagues that this docent looks at it now."""
    saw(current_user, request.path, clock.now())
    with writing():
        hand_in = _open(key, whole=True)
        _look_at(hand_in)
        leases.saw_notes(hand_in, current_user, clock.now())
        review = queries.of_docent(current_user, hand_in)
        db.session.commit()
    return _work_page(hand_in, review, ReviewForm(data=_beginning(review)))


@bp.post("/<key>")
def save(key: str):
    """Keep the feedback as a draft; by the button or by <auto-save>. Whoever looks at it now, the
    words are kept. What can be saved nowhere any more is given back."""
    with writing():
        try:
            hand_in = _open(key, for_change=True, whole=True)
        except (Forbidden, NotFound) as gone:
            return give_words_back(gone.code, GONE)
        form, review = ReviewForm(), _own_review(hand_in)
        wrong = take(review, form, clock.now()) if form.is_valid_post() else form
        _look_at(hand_in)
        if request.form.get("then") == "back" and wrong is None:
            leases.forget(hand_in, current_user)
        db.session.commit()
    return _after_saving(hand_in, review, form, wrong)


@bp.get("/<key>/versions")
def versions(key: str):
    """The earlier texts of one's own feedback."""
    review = one_or_404(_own(key))
    return render_template(
        "reviews/versions.html",
        hand_in=review.hand_in,
        title=_title(review.hand_in),
        history=history_of(review.feedback, lines),
        asked=request.args,
        may_put_back=review.is_open,
        here="reviews.pile.waiting",
    )


@bp.post("/<key>/versions")
def put_back(key: str):
    """Make an earlier text of one's feedback the text again."""
    form = PutBackForm()
    with writing():
        theirs = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
        hand_in = one_or_404(theirs, for_change=True)
        review = queries.of_docent(current_user, hand_in) or abort(404)
        require(may_review(current_user, hand_in))
        wrong = putting_back(review.feedback, form, review.is_open, clock.now())
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions" if wrong else ".work", key=key))


@bp.get("/<key>/send")
def preview(key: str):
    """Exactly what the student will see."""
    with writing():
        hand_in = _open(key)
        _look_at(hand_in)
        review = queries.of_docent(current_user, hand_in)
        db.session.commit()
    held = leases.holder_of(hand_in, clock.now())
    if review is None or not review.is_open or not may_send(current_user, hand_in, held):
        return redirect(url_for(".work", key=key))
    return _preview_page(hand_in, review)


@bp.post("/<key>/send")
def send(key: str):
    """Let the student see it: what this docent saw, beside what this docent saw of colleagues."""
    form, moment = SendForm(), clock.now()
    with writing():
        queries.locked_for_sending(current_user, key)
        hand_in = _open(key, for_change=True)
        review = queries.of_docent(current_user, hand_in)
        if review is None or review.feedback.revision != form.revision.data:
            return redirect(url_for(".work", key=key))
        crossed = _crossed(hand_in, review, form)
        if crossed is None:
            _sent(hand_in, review, moment)
        db.session.commit()
    if crossed:
        return crossed(), 409
    flash(f"Je feedback aan {hand_in.submission.writer_names} is verstuurd.")
    return redirect(_onward(hand_in, moment))


@bp.post("/<key>/correct")
def correct(key: str):
    """Begin to improve feedback that was sent; everybody else reads what was sent until then."""
    with writing():
        review = one_or_404(_own(key), for_change=True)
        require(may_correct(current_user, review))
        review.correct(clock.now())
        db.session.commit()
    return redirect(url_for(".work", key=key, _anchor="jouw"))


@bp.post("/<key>/leave")
def leave_as_sent(key: str):
    """Do not improve it after all."""
    with writing():
        review = one_or_404(_own(key), for_change=True)
        require(may_correct(current_user, review))
        if review.correcting_since:
            review.leave_as_sent(clock.now())
            flash(AS_SENT)
        db.session.commit()
    return redirect(url_for(".work", key=key))


@bp.post("/feedback/<key>/answer")
def answer(key: str):
    """The docent answers that question."""
    form = AnswerForm()
    with writing():
        review = one_or_404(
            queries.readable_by(current_user).where(Review.public_id == key), for_change=True
        )
        require(may_answer(current_user, review))
        reply, is_valid = review.reply, form.is_valid_post()
        is_longer = form.asked.data and form.asked.data != reply.mark and not reply.answered_at
        if is_longer or not is_valid:
            _note_opening(review.hand_in, whole=True)
            db.session.commit()
            own, told = ReviewForm(formdata=None, data=_beginning(review)), ASKED_ON
            page = _work_page(review.hand_in, review, own, form, told if is_longer else "")
            return page, 409 if is_longer else 422
        review.answer(form.answer.data, current_user, clock.now())
        tell_sent(review, "answered", clock.now())
        db.session.commit()
        return redirect(url_for(".work", key=review.hand_in.public_id))


def _onward(hand_in: HandIn, at: datetime) -> str:
    """The next one on the pile that she came from; the pile itself when nothing is left."""
    modules = current_shelf(at).modules
    following = next_after(current_user, request.args, hand_in, modules, at)
    if following.next:
        return url_for(".work", key=following.next, **following.keep)
    flash(DONE)
    return url_for(".pile.waiting")


def _own(key: str):
    return queries.own_readable_by(current_user).where(HandIn.public_id == key)


def _open(key: str, for_change: bool = False, whole: bool = False) -> HandIn:
    """The hand-in, for a docent of its cohort; notes that it was opened, in this transaction.
    *whole*: with what was handed in before it."""
    readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(readable, for_change)
    require(may_review(current_user, hand_in))
    _note_opening(hand_in, whole)
    return hand_in


def _note_opening(hand_in: HandIn, whole: bool) -> None:
    """The docent opens the work, and what colleagues said of it; a script is shown neither."""
    writers, moment = hand_in.submission.writers, clock.now()
    shown = [hand_in]
    if whole and not wants_json():
        shown += queries.rounds_before(current_user, hand_in)
    texts = [(each.id, who.id) for each in shown for who in writers]
    opened_all("hand-in", texts, current_user, "docent", moment)
    said = [] if wants_json() else queries.sent_on(hand_in.submission)
    words = [(each.id, each.docent_id) for each in said]
    opened_all("feedback", words, current_user, "docent", moment)


def _look_at(hand_in: HandIn) -> None:
    """This docent has it before them; not what was answered already."""
    if not hand_in.concluded_at:
        take_lease(hand_in, current_user, clock.now())


def _crossed(hand_in: HandIn, review: Review, form: SendForm) -> Callable[[], str] | None:
    """What makes the page that says why it cannot be sent now, because of a colleague or of
    remarks that the preview did not show; None when it can."""
    held = leases.holder_of(hand_in, clock.now())
    if not may_send(current_user, hand_in, held):
        told = NOT_SENT.format(name=held.name)
        form = ReviewForm(formdata=None, data=_beginning(review))
        return lambda: _work_page(hand_in, review, form, told=told)
    others = said_of(hand_in, queries.sent_on(hand_in.submission), current_user.id)
    if review.is_open and (form.said.data or "") != mark_of(others):
        told = CROSSED.format(name=others[-1].docent.name)
        return lambda: _preview_page(hand_in, review, told)
    if not review.sent_at and (form.remarks.data or "") != marks_of(remarks.remarks_in(review)):
        return lambda: _preview_page(hand_in, review, REMARKED)
    return None


def _sent(hand_in: HandIn, review: Review, at: datetime) -> None:
    """The student may read it; once more when it was sent before."""
    if review.sent_at is None:
        review.send(at)
        tell_sent(review, "sent", at)
    elif review.correcting_since:
        before = review.corrected_at
        changed = review.send_again(may_change_verdict(current_user, hand_in), at)
        db.session.add_all([changed] if changed else [])
        if review.corrected_at != before:
            tell_corrected(review, at)
    else:
        return
    leases.forget(hand_in, current_user)
    sentences.note_uses(current_user, review.feedback.words.values())


def _own_review(hand_in: HandIn) -> Review:
    review = queries.of_docent(current_user, hand_in)
    if review is None:
        docent = db.session.get(User, current_user.id)
        review = Review.begin(hand_in, docent, clock.now())
        db.session.add(review)
    return review


def _beginning(review: Review | None) -> dict:
    page = {"page": new_public_id()}
    if review is None:
        return {"revision": 0, **page}
    own = review.feedback
    return {**own.words, "verdict": review.verdict, "revision": own.revision, **page}


def _after_saving(hand_in: HandIn, review: Review, form: ReviewForm, wrong):
    if wrong:
        return not_saved(
            form,
            wrong,
            lambda: _work_page(hand_in, review, form),
            lambda stale: _two_texts_page(hand_in, review, form, stale),
        )
    previews = request.form.get("then", "") == "preview" and not wants_json()
    has_remarks = previews and bool(remarks.notes_in([review], current_user).remarks)
    if previews and not form.is_ready(not _may_decide(hand_in), has_remarks):
        return _work_page(hand_in, review, form), 422
    where = url_for(".preview" if previews else ".work", key=hand_in.public_id)
    if request.form.get("then") == "back":
        flash(BACK)
        where = url_for(".pile.waiting")
    return saved(review.feedback, form, where, clock.now(), **_told(hand_in))


def _told(hand_in: HandIn) -> dict[str, str]:
    """For a page on which somebody types: that a colleague looks at it now."""
    held = leases.holder_of(hand_in, clock.now()) if wants_json() else None
    return {} if may_send(current_user, hand_in, held) else {"told": TAKEN.format(name=held.name)}


def _may_decide(hand_in: HandIn) -> bool:
    """Whether this docent says now whether it is done."""
    return hand_in.verdict is None or may_change_verdict(current_user, hand_in)


def _two_texts_page(hand_in: HandIn, review: Review, form: ReviewForm, stale: Stale) -> str:
    return render_template(
        "reviews/conflict.html",
        hand_in=hand_in,
        review=review,
        form=form,
        pairs=pairs_of(form, review, _may_decide(hand_in)),
        why=stale.why,
        kept_page=form.page.data,
        here="reviews.pile.waiting",
    )


def _preview_page(hand_in: HandIn, review: Review, told: str = "") -> str:
    others = said_of(hand_in, queries.sent_on(hand_in.submission), current_user.id)
    notes, revision = remarks.notes_in([review], current_user), review.feedback.revision
    shown = {"revision": revision, "said": mark_of(others), "remarks": marks_of(notes.remarks)}
    return render_template(
        "reviews/preview.html",
        hand_in=hand_in,
        review=review,
        told=[told] if told else [],
        others=others,
        may_decide=_may_decide(hand_in),
        noted=notes.on(hand_in),
        title=_title(hand_in),
        readers=readers_of_feedback(hand_in, current_user),
        form=SendForm(formdata=None, data=shown),
        here="reviews.pile.waiting",
    )


def _work_page(hand_in: HandIn, review, form: ReviewForm, answer_form=None, told: str = "") -> str:
    version, moment = hand_in.module_version, clock.now()
    desk = desk_of(hand_in.submission, current_shelf(moment), version)
    held = None if hand_in.concluded_at else leases.holder_of(hand_in, moment)
    said = queries.sent_on(hand_in.submission)
    return render_template(
        "reviews/work.html",
        hand_in=hand_in,
        desk=desk,
        changed=desk.since_hand_in(hand_in),
        title=desk.full_title,
        review=review,
        form=form,
        answer_form=answer_form or AnswerForm(formdata=None),
        told=[told] if told else [],
        said=said,
        rounds=queries.rounds_before(current_user, hand_in),
        held=held,
        notes=leases.notes_on(hand_in, current_user, moment),
        has_it=may_send(current_user, hand_in, held),
        may_decide=_may_decide(hand_in),
        may_correct=review is not None and may_correct(current_user, review),
        sentences=sentences.sentences_of(current_user),
        colleagues=queries.begun_by_others(current_user, hand_in),
        openings=readings.openings_of("hand-in", hand_in.id),
        may_propose=hand_in.verdict == Verdict.AANVULLEN
        and may_propose_form(current_user, hand_in.submission, is_docent_here=True),
        readers=readers_of_feedback(hand_in, current_user),
        readers_of_work=readers_line(hand_in, current_user, moment),
        **_remarks(hand_in, [*said, review], may_send(current_user, hand_in, held)),
        around=around(current_user, request.args, hand_in, current_shelf(moment).modules, moment),
        opened=sent_feedback.opened_moments(said),
        here="reviews.pile.waiting",
    )


def _remarks(hand_in: HandIn, said, has_it: bool) -> dict[str, object]:
    """The text with the remarks on it, and whether there can be more."""
    own = said[-1]
    may_add = has_it and may_review(current_user, hand_in) and not (own and own.sent_at)
    add_at = url_for(".remarks.add", key=hand_in.public_id) if may_add else ""
    return {
        "noted": remarks.notes_in(said, current_user).on(hand_in, add_at),
        "may_add": may_add,
        "remark_form": RemarkForm(formdata=None, data={"page": new_public_id()}),
    }


def _title(hand_in: HandIn) -> str:
    work = hand_in.submission
    return work_title(current_shelf(clock.now()).modules, work.module, work.opdracht, work.part)
