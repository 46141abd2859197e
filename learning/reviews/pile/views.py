"""All that waits for a docent, on one page."""

from flask import Blueprint, render_template, request
from flask_login import current_user

from learning.base import clock
from learning.base.access import require, signed_in
from learning.base.place import as_place, place_from
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.reviews.pile import queries
from learning.submissions.spoken import queries as spoken

bp = Blueprint("pile", __name__)


@bp.get("/")
@signed_in
def waiting():
    """What waits for this docent over all cohorts and modules, longest wait first."""
    mine = [place.cohort_id for place in current_places(Role.DOCENT)]
    require(bool(mine))
    rows = queries.waiting_in(mine, place_from(request.args.get("after")))
    count, looking = queries.count_waiting_and_looking(mine)
    more = len(rows) > queries.PAGE
    rows = rows[: queries.PAGE]
    modules = current_shelf(clock.now()).modules
    return render_template(
        "reviews/pile/waiting.html",
        rows=[(row, work_title(modules, row.module, row.opdracht, row.part)) for row in rows],
        is_first_page="after" not in request.args,
        waiting=count,
        questions=[
            (key, name, work_title(modules, *what))
            for key, name, *what in queries.questions_to(current_user)
        ],
        spoken=_who_would_rather_talk(mine, modules),
        looking=looking,
        more=as_place(rows[-1].handed_in_at, rows[-1].id) if more else None,
        here="reviews.pile.waiting",
    )


def _who_would_rather_talk(cohort_ids, modules):
    """(Asked, title) pairs, longest wait first."""
    return [
        (each, work_title(modules, each.module, each.opdracht, each.part))
        for each in spoken.waiting_for(current_user, cohort_ids)
    ]
