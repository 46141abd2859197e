"""Reading somebody's work, giving feedback, and what the student says of it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.kept_words import wants_json
from learning.base.public_id import new_public_id
from learning.drafting.answering import not_saved, saved
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.putting_back import putting_back
from learning.drafting.stale import Stale
from learning.drafting.words import PUT_BACK
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.readings import queries as readings
from learning.readings.opening import opened, opened_of_several
from learning.reviews import queries
from learning.reviews.desk import lines, pairs_of, take
from learning.reviews.forms import AnswerForm, AskForm, ReviewForm, SendForm
from learning.reviews.models import Review
from learning.reviews.rules import may_answer, may_react, may_review
from learning.submissions import queries as submissions
from learning.submissions.desk import desk_of
from learning.submissions.models import HandIn
from learning.submissions.rules import Verdict
from learning.submissions.sharing.readers import readers_line
from learning.submissions.spoken.rules import may_propose_form

bp = Blueprint("reviews", __name__, url_prefix="/reviews")


@bp.get("/<key>")
def work(key: str):
    """Somebody's work, with one's own feedback below it. The student sees that it was opened."""
    with writing():
        hand_in = _open(key)
        review = queries.of_docent(current_user, hand_in)
        db.session.commit()
        form = ReviewForm(data=_beginning(review))
        return _work_page(hand_in, review, form)


@bp.post("/<key>")
def save(key: str):
    """Keep the feedback as a draft; by the button or by <auto-save>."""
    with writing():
        hand_in = _open(key, for_change=True)
        form, review = ReviewForm(), _own_review(hand_in)
        wrong = take(review, form, clock.now()) if form.is_valid_post() else form
        db.session.commit()
        return _after_saving(hand_in, review, form, wrong)


@bp.get("/<key>/versions")
def versions(key: str):
    """The earlier texts of one's own feedback."""
    review = one_or_404(queries.own_readable_by(current_user).where(HandIn.public_id == key))
    return render_template(
        "reviews/versions.html",
        hand_in=review.hand_in,
        title=_title(review.hand_in),
        history=history_of(review.feedback, lines),
        asked=request.args,
        may_put_back=not review.sent_at,
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
        wrong = putting_back(review.feedback, form, not review.sent_at, clock.now())
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions" if wrong else ".work", key=key))


@bp.get("/<key>/send")
def preview(key: str):
    """Exactly what the student will see."""
    with writing():
        hand_in = _open(key)
        review = queries.of_docent(current_user, hand_in)
        db.session.commit()
        if review is None or review.sent_at:
            return redirect(url_for(".work", key=key))
        return render_template(
            "reviews/preview.html",
            hand_in=hand_in,
            review=review,
            title=_title(hand_in),
            readers=_readers_of_feedback(hand_in),
            form=SendForm(revision=review.feedback.revision),
        )


@bp.post("/<key>/send")
def send(key: str):
    """Let the student see it."""
    form = SendForm()
    with writing():
        hand_in = _open(key, for_change=True)
        review = queries.of_docent(current_user, hand_in)
        if review is None or review.feedback.revision != form.revision.data:
            return redirect(url_for(".work", key=key))
        if not review.sent_at:
            review.send(clock.now())
        student = hand_in.submission.writer_names
        db.session.commit()
    flash(f"Je feedback aan {student} is verstuurd.")
    return redirect(url_for(".pile.waiting"))


@bp.post("/feedback/<key>/helpful")
def helpful(key: str):
    """The student: *hier heb ik iets aan*."""
    with writing():
        review = one_or_404(
            queries.readable_by(current_user).where(Review.public_id == key), for_change=True
        )
        require(may_react(current_user, review))
        review.thank(clock.now())
        db.session.commit()
        return redirect(_at_the_student(review))


@bp.route("/feedback/<key>/ask", methods=["GET", "POST"])
def ask(key: str):
    """The student: *nog een vraag*."""
    form = AskForm()
    review = one_or_404(queries.readable_by(current_user).where(Review.public_id == key))
    require(may_react(current_user, review))
    if not form.is_valid_post():
        page = render_template(
            "reviews/ask.html",
            review=review,
            title=_title(review.hand_in),
            readers=_readers_of_feedback(review.hand_in),
            form=form,
        )
        return page, 422 if form.errors else 200
    with writing():
        review = one_or_404(
            queries.readable_by(current_user).where(Review.public_id == key), for_change=True
        )
        require(may_react(current_user, review))
        review.ask(form.question.data, clock.now())
        db.session.commit()
        return redirect(_at_the_student(review))


@bp.post("/feedback/<key>/answer")
def answer(key: str):
    """The docent answers that question."""
    form = AnswerForm()
    with writing():
        review = one_or_404(
            queries.readable_by(current_user).where(Review.public_id == key), for_change=True
        )
        require(may_answer(current_user, review))
        if not form.is_valid_post():
            _note_opening(review.hand_in)
            db.session.commit()
            own = ReviewForm(formdata=None, data=_beginning(review))
            return _work_page(review.hand_in, review, own, answer_form=form), 422
        review.answer(form.answer.data, current_user, clock.now())
        db.session.commit()
        return redirect(url_for(".work", key=review.hand_in.public_id))


def _open(key: str, for_change: bool = False) -> HandIn:
    """The hand-in, for a docent of its cohort; notes that it was opened, in this transaction."""
    readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(readable, for_change)
    require(may_review(current_user, hand_in))
    _note_opening(hand_in)
    return hand_in


def _note_opening(hand_in: HandIn) -> None:
    """The docent opens the work, and what colleagues said of it; a script is shown neither."""
    writers, moment = hand_in.submission.writers, clock.now()
    opened_of_several("hand-in", hand_in.id, writers, current_user, "docent", moment)
    for review in () if wants_json() else queries.sent_on(hand_in.submission):
        opened("feedback", review.id, review.docent, current_user, "docent", moment)


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
    if previews and not form.is_ready(is_decided=hand_in.verdict is not None):
        return _work_page(hand_in, review, form), 422
    where = url_for(".preview" if previews else ".work", key=hand_in.public_id)
    return saved(review.feedback, form, where, clock.now())


def _two_texts_page(hand_in: HandIn, review: Review, form: ReviewForm, stale: Stale) -> str:
    return render_template(
        "reviews/conflict.html",
        hand_in=hand_in,
        review=review,
        form=form,
        pairs=pairs_of(form, review),
        why=stale.why,
        kept_page=form.page.data,
        here="reviews.pile.waiting",
    )


def _work_page(hand_in: HandIn, review, form: ReviewForm, answer_form=None) -> str:
    said = queries.sent_on(hand_in.submission)
    version = hand_in.module_version
    desk = desk_of(hand_in.submission, current_shelf(clock.now()), version)
    return render_template(
        "reviews/work.html",
        hand_in=hand_in,
        desk=desk,
        changed=desk.since_hand_in(hand_in),
        title=desk.full_title,
        review=review,
        form=form,
        answer_form=answer_form or AnswerForm(formdata=None),
        said=said,
        colleagues=queries.begun_by_others(current_user, hand_in),
        openings=readings.openings_of("hand-in", hand_in.id),
        may_propose=hand_in.verdict == Verdict.AANVULLEN
        and may_propose_form(current_user, hand_in.submission, is_docent_here=True),
        readers=_readers_of_feedback(hand_in),
        readers_of_work=readers_line(hand_in, current_user),
        here="reviews.pile.waiting",
    )


def _title(hand_in: HandIn) -> str:
    work = hand_in.submission
    return work_title(current_shelf(clock.now()).modules, work.module, work.opdracht, work.part)


def _readers_of_feedback(hand_in: HandIn) -> list[str]:
    """Who reads it once it is sent, besides whoever asks: names with their roles."""
    writers = {each.id for each in hand_in.submission.writers}
    return [
        f"{each.name} ({'student' if each.id in writers else 'docent'})"
        for each in submissions.docent_readers_of(hand_in)
        if each.id != current_user.id
    ]


def _at_the_student(review: Review) -> str:
    return url_for("submissions.submission", key=review.hand_in.submission.public_id)
