"""What changed in somebody's work since it was handed in before."""

from flask import Blueprint, abort, render_template
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.readings.opening import opened_all
from learning.reviews import queries
from learning.reviews.rounds.comparing import compared
from learning.reviews.rules import may_review
from learning.submissions import queries as submissions
from learning.submissions.models import HandIn

bp = Blueprint("rounds", __name__)


@bp.get("/<key>/changes")
def changes(key: str):
    """Word by word, from the hand-in before this one. The student sees that both were opened."""
    with writing():
        readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
        hand_in = one_or_404(readable)
        require(may_review(current_user, hand_in))
        before = next(iter(queries.rounds_before(current_user, hand_in)), None) or abort(404)
        pairs = [(one.id, who.id) for one in (hand_in, before) for who in one.submission.writers]
        opened_all("hand-in", pairs, current_user, "docent", clock.now())
        db.session.commit()
    work = hand_in.submission
    modules = current_shelf(clock.now()).modules
    return render_template(
        "reviews/rounds/changes.html",
        hand_in=hand_in,
        title=work_title(modules, work.module, work.opdracht, work.part),
        compared=compared(before, hand_in),
        here="reviews.pile.waiting",
    )
