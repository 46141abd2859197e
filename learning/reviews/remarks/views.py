"""Making a remark on a passage, correcting it and taking it away; answering and ticking it off."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.markup import story
from learning.base.public_id import new_public_id
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.readings.opening import opened, opened_of_several
from learning.reviews import queries as reviews
from learning.reviews.models import Review
from learning.reviews.readers import readers_of_feedback
from learning.reviews.remarks import queries
from learning.reviews.remarks.choosing import NotFound, Spot, spot_in
from learning.reviews.remarks.forms import ChangeForm, RemarkForm, ReplyForm
from learning.reviews.remarks.models import Remark
from learning.reviews.remarks.rules import may_change, may_react
from learning.reviews.remarks.telling import tell_answered
from learning.reviews.rules import may_review
from learning.reviews.telling import tell_corrected
from learning.submissions import queries as submissions
from learning.submissions.models import HandedInAnswer, HandIn

bp = Blueprint("remarks", __name__)

GONE = "Je opmerking is weg."
TAKEN_BACK = "Je hebt je opmerking teruggehaald. De woorden zijn gewist."
ANSWERED, UNANSWERED = "Je antwoord is bewaard.", "Je antwoord is gewist."


@bp.get("/<key>/remark")
def new(key: str):
    """A paragraph of the work, with a box for a remark on it."""
    with writing():
        hand_in = _readable(key)
        _note_opening(hand_in)
        db.session.commit()
    form = RemarkForm(formdata=None)
    form.answer.data, form.page.data = request.args.get("answer"), new_public_id()
    form.block.data = request.args.get("block", type=int)
    return _new_page(hand_in, form, *_spot(hand_in, form))


@bp.post("/<key>/remark")
def add(key: str):
    """Put it with one's own feedback, which nobody else reads before it is sent. What was handed in
    never changes: the words are looked for before the write begins."""
    form, hand_in = RemarkForm(), _readable(key)
    answer, spot = _spot(hand_in, form)
    passage = _chosen(form, spot) if form.is_valid_post() else None
    with writing():
        hand_in = _readable(key, for_change=True)
        _note_opening(hand_in)
        made = passage and _made(_own_review(hand_in), answer.field, passage, form)
        db.session.commit()
    return redirect(_at_the_docent(made)) if made else (_new_page(hand_in, form, answer, spot), 422)


@bp.route("/remarks/<key>/edit", methods=["GET", "POST"])
def edit(key: str):
    """Say it in other words; what was sent before stays to be read."""
    moment = clock.now()
    with writing():
        remark, form = _of_docent(key), ChangeForm()
        stale = form.is_valid_post() and not remark.change(
            form.text.data, form.revision.data, moment
        )
        if remark.changed_at == moment:
            tell_corrected(remark.review, moment)
        db.session.commit()
        if request.method == "POST" and not (stale or form.errors):
            return redirect(_at_the_docent(remark))
    return _edit_page(remark, form, stale), 409 if stale else 422 if form.errors else 200


@bp.get("/remarks/<key>/remove")
def ask(key: str):
    """Whether it should really go."""
    with writing():
        remark = _of_docent(key)
        db.session.commit()
    return render_template(
        "reviews/remarks/remove.html",
        remark=remark,
        back=_at_the_docent(remark),
        student=remark.review.hand_in.submission.writer_names,
    )


@bp.post("/remarks/<key>/remove")
def remove(key: str):
    """A draft goes; of what was sent the words go, and that there were any is told."""
    with writing():
        remark = _of_docent(key)
        is_sent, back = bool(remark.review.sent_at), _at_the_docent(remark)
        if is_sent:
            remark.take_back(clock.now())
        else:
            db.session.delete(remark)
        db.session.commit()
    flash(TAKEN_BACK if is_sent else GONE)
    return redirect(back if is_sent else back.partition("#")[0])


@bp.route("/remarks/<key>/answer", methods=["GET", "POST"])
def answer(key: str):
    """A writer of the work answers it, says it otherwise, or takes the answer away."""
    with writing():
        remark, form = _of_writer(key), ReplyForm()
        before, _ = _own_answer(remark)
        is_valid = form.is_valid_post() and form.has_words(may_be_empty=bool(before))
        words, user = form.text.data or "", db.session.get(User, current_user.id)
        words = words if words.strip() else ""
        stale = is_valid and not remark.reply(words, user, form.revision.data, clock.now())
        if is_valid and not stale and words not in ("", before):
            tell_answered(remark, clock.now())
        db.session.commit()
    if is_valid and not stale:
        flash(ANSWERED if words else UNANSWERED)
        return redirect(_at_the_student(remark))
    return _answer_page(remark, form, stale), 409 if stale else 422 if form.errors else 200


@bp.post("/remarks/<key>/tick")
def tick(key: str):
    """*Verwerkt*, or not after all."""
    with writing():
        remark = _of_writer(key)
        if request.form.get("done") == "no":
            remark.untick()
        else:
            remark.tick(db.session.get(User, current_user.id), clock.now())
        db.session.commit()
        return redirect(_at_the_student(remark))


def _readable(key: str, for_change: bool = False) -> HandIn:
    """The hand-in, for a docent of its cohort."""
    theirs = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(theirs, for_change)
    require(may_review(current_user, hand_in))
    return hand_in


def _note_opening(hand_in: HandIn) -> None:
    writers = hand_in.submission.writers
    opened_of_several("hand-in", hand_in.id, writers, current_user, "docent", clock.now())


def _of_docent(key: str) -> Remark:
    """One's own remark, to change it: its hand-in is locked first, so that it is not sent
    meanwhile."""
    mine, is_change = _with_key(key), request.method == "POST"
    if is_change:
        _readable(one_or_404(mine).review.hand_in.public_id, for_change=True)
    remark = one_or_404(mine, for_change=is_change)
    require(may_change(current_user, remark))
    _note_opening(remark.review.hand_in)
    return remark


def _of_writer(key: str) -> Remark:
    """A remark on one's own work."""
    remark = one_or_404(_with_key(key), for_change=request.method == "POST")
    require(may_react(current_user, remark))
    review = remark.review
    opened("feedback", review.id, review.docent, current_user, "student", clock.now())
    return remark


def _with_key(key: str):
    return queries.readable_by(current_user).where(Remark.public_id == key)


def _made(review: Review, field: str, passage, form: RemarkForm) -> Remark:
    """The remark; of a button that was pressed twice the one that is there. A page that somebody
    went back to may make several."""
    page, text = form.page.data or new_public_id(), form.text.data
    on_page = queries.made_on(review, page)
    same = [each for each in on_page if each.says(field, passage, text)]
    if same:
        return same[0]
    name = f"{page}.{new_public_id()}" if on_page else page
    made = Remark.begin(review, field, passage, text, name, clock.now())
    db.session.add(made)
    return made


def _own_review(hand_in: HandIn) -> Review:
    review = reviews.of_docent(current_user, hand_in)
    if review is None:
        review = Review.begin(hand_in, db.session.get(User, current_user.id), clock.now())
        db.session.add(review)
        db.session.flush()
    return review


def _spot(hand_in: HandIn, form: RemarkForm) -> tuple[HandedInAnswer, Spot]:
    """The answer and the piece of it that the form is about; 404 when there is none."""
    field = form.answer.data or ""
    found = next((each for each in hand_in.answers if each.field == field and each.text), None)
    spot = found and spot_in(str(story(found.text)), form.block.data)
    if not spot:
        abort(404)
    form.place.choices = spot.choices
    return found, spot


def _chosen(form: RemarkForm, spot: Spot):
    """The passage; None when it is not sure which, and that is said at the field."""
    try:
        return spot.chosen(form.place.data or "", form.exact.data or "", form.words.data or "")
    except NotFound as why:
        asked = form.words if (form.words.data or "").strip() else form.place
        asked.errors = [str(why)]
        return None


def _new_page(hand_in: HandIn, form: RemarkForm, answer: HandedInAnswer, spot: Spot) -> str:
    values = [value for value, _ in spot.choices]
    if form.place.data not in values:
        form.place.data = values[0] if spot.is_paragraph else None
    form.exact.data = ""
    return render_template(
        "reviews/remarks/new.html",
        hand_in=hand_in,
        answer=answer,
        spot=spot,
        form=form,
        title=_title(hand_in),
        readers=readers_of_feedback(hand_in, current_user),
        here="reviews.pile.waiting",
    )


def _edit_page(remark: Remark, form: ChangeForm, is_stale: bool) -> str:
    if request.method == "GET":
        form.text.data, form.page.data = remark.text, new_public_id()
    form.on_top_of(remark.revision)
    return render_template(
        "reviews/remarks/edit.html",
        remark=remark,
        form=form,
        is_stale=is_stale,
        back=_at_the_docent(remark),
        title=_title(remark.review.hand_in),
        readers=readers_of_feedback(remark.review.hand_in, current_user),
        here="reviews.pile.waiting",
    )


def _own_answer(remark: Remark) -> tuple[str, int]:
    """What the reader answered, and its revision."""
    found = remark.answer_of(current_user)
    return (found.text, found.revision) if found else ("", 0)


def _answer_page(remark: Remark, form: ReplyForm, is_stale: bool) -> str:
    own, revision = _own_answer(remark)
    if request.method == "GET":
        form.text.data, form.page.data = own, new_public_id()
    form.on_top_of(revision)
    return render_template(
        "reviews/remarks/answer.html",
        remark=remark,
        own=own,
        others=[each for each in remark.answers if each.text and each.by_id != current_user.id],
        form=form,
        is_stale=is_stale,
        back=_at_the_student(remark),
        title=_title(remark.review.hand_in),
        readers=readers_of_feedback(remark.review.hand_in, current_user),
    )


def _title(hand_in: HandIn) -> str:
    work = hand_in.submission
    return work_title(current_shelf(clock.now()).modules, work.module, work.opdracht, work.part)


def _at_the_docent(remark: Remark) -> str:
    key = remark.review.hand_in.public_id
    return url_for("reviews.work", key=key, _anchor=f"remark-{remark.public_id}")


def _at_the_student(remark: Remark) -> str:
    key = remark.review.hand_in.submission.public_id
    return url_for("submissions.submission", key=key, _anchor=f"remark-{remark.public_id}")
