"""What a student says of feedback: read, helpful, or one more question."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.reviews import queries
from learning.reviews.forms import AskForm
from learning.reviews.models import Review
from learning.reviews.readers import readers_of_feedback
from learning.reviews.rules import may_react

bp = Blueprint("reacting", __name__)


@bp.post("/feedback/<key>/read")
def read(key: str):
    """The student: *gelezen*, without saying more."""
    with writing():
        review = _to_react_on(key, for_change=True)
        review.read(clock.now())
        db.session.commit()
        flash(f"{review.docent.name} ziet dat je het gelezen hebt.")
        return redirect(_at_the_work(review))


@bp.post("/feedback/<key>/helpful")
def helpful(key: str):
    """The student: *hier heb ik iets aan*."""
    with writing():
        review = _to_react_on(key, for_change=True)
        review.thank(clock.now())
        db.session.commit()
        flash(f"{review.docent.name} ziet dat je hier iets aan hebt.")
        return redirect(_at_the_work(review))


@bp.route("/feedback/<key>/ask", methods=["GET", "POST"])
def ask(key: str):
    """The student: *nog een vraag*."""
    form = AskForm()
    review = _to_react_on(key)
    if not form.is_valid_post():
        work, modules = review.hand_in.submission, current_shelf(clock.now()).modules
        page = render_template(
            "reviews/reacting/ask.html",
            review=review,
            title=work_title(modules, work.module, work.opdracht, work.part),
            readers=readers_of_feedback(review.hand_in, current_user),
            form=form,
        )
        return page, 422 if form.errors else 200
    with writing():
        review = _to_react_on(key, for_change=True)
        review.ask(form.question.data, current_user, clock.now())
        db.session.commit()
        return redirect(_at_the_work(review))


def _to_react_on(key: str, for_change: bool = False) -> Review:
    review = one_or_404(
        queries.readable_by(current_user).where(Review.public_id == key), for_change
    )
    require(may_react(current_user, review))
    return review


def _at_the_work(review: Review) -> str:
    return url_for("submissions.submission", key=review.hand_in.submission.public_id)
