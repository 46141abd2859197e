"""All that waits for a docent, on one page; what they sent; and when an answer may be expected."""

from datetime import datetime

from flask import (
    Blueprint,
    flash,
    has_request_context,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.place import as_place, place_from
from learning.cohorts import queries as cohorts
from learning.cohorts.current import current_places
from learning.cohorts.models import Cohort, Role
from learning.cohorts.rules import may_manage
from learning.competences.rating import queries as ratings
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.reviews.mornings.queries import PILE
from learning.reviews.pile import queries
from learning.reviews.pile.desk import queries as desk
from learning.reviews.pile.desk.models import DeskVisit
from learning.reviews.pile.desk.visits import Visit, visit_of_now
from learning.reviews.pile.following import Asked, asked_in
from learning.reviews.pile.forms import AnswerDaysForm
from learning.reviews.pile.narrowing import KINDS, NAMES, choices_in
from learning.reviews.pile.sent import queries as sent_feedback
from learning.submissions.spoken import queries as spoken

bp = Blueprint("pile", __name__)

AROUND_WORK = {
    "reviews.pile.waiting",
    *(f"reviews.{name}" for name in ("work", "save", "preview", "send", "versions", "put_back")),
    *(f"reviews.{name}" for name in ("correct", "leave_as_sent")),
}
DESK = desk.desk_with(ratings.asked_items)
STRANGE = "Een deel van je keuze kennen we hier niet. Dat deel telt niet mee."


@bp.app_url_defaults
def keep_narrowing(endpoint: str, values: dict) -> None:
    """Around the work of one student the narrowing that one came from goes along, and back."""
    if endpoint not in AROUND_WORK or not has_request_context() or not request.args:
        return
    if request.endpoint in AROUND_WORK and request.endpoint != "reviews.pile.waiting":
        chosen = {name: request.args[name] for name in NAMES if request.args.get(name)}
        values.update({**chosen, **values})


@bp.get("/")
@signed_in
def waiting():
    """What waits for this docent over all cohorts and modules, longest wait first."""
    mine, now = _taught(), clock.now()
    modules, place = current_shelf(now).modules, place_from(request.args.get("after"))
    asked = asked_in(request.args, modules)
    rows = queries.waiting_in(asked.cohort_ids, place, asked.narrowing, asked.parts, now)
    is_whole = not place and not asked.narrowing.args
    visit = _visit(is_whole, now)
    lying = desk.on_the_desk_of(current_user, mine, visit, now, DESK)
    return render_template(
        "reviews/pile/waiting.html",
        **_paged(rows, modules, lambda row: row.handed_in_at),
        **_choosing(asked, lying),
        first=queries.first_free(rows, current_user) if place is None else None,
        is_first_page=place is None,
        is_whole=is_whole,
        visit=visit,
        desk=lying,
        spoken=spoken.waiting_for(current_user, mine),
        ratings=ratings.asks_among(lying.items[ratings.ASKED]) if is_whole else [],
        title_of=lambda each: work_title(modules, each.module, each.opdracht, each.part),
        here="reviews.pile.waiting",
    )


@bp.post("/unopened")
@signed_in
def told():
    """The docent saw which feedback was not opened yet: it is not told again."""
    _taught()
    with writing():
        visit = db.session.get(DeskVisit, current_user.id)
        visit = visit or DeskVisit(user_id=current_user.id, seen_until=clock.now())
        visit.told_until = clock.now()
        db.session.add(visit)
        db.session.commit()
    return redirect(url_for(".waiting"))


@bp.get("/sent")
@signed_in
def sent():
    """What this docent sent, newest first, and what the students did with it."""
    mine, now = _taught(), clock.now()
    modules, place = current_shelf(now).modules, place_from(request.args.get("after"))
    asked = asked_in(request.args, modules)
    what = (asked.cohort_ids, place, asked.narrowing, asked.parts)
    visit, _ = visit_of_now(None, now)
    return render_template(
        "reviews/pile/sent.html",
        **_paged(sent_feedback.sent_by(current_user, *what), modules, lambda row: row.sent_at),
        **_choosing(asked, desk.on_the_desk_of(current_user, mine, visit, now, DESK)),
        here="reviews.pile.waiting",
    )


@bp.post("/expect/<key>")
def expect(key: str):
    """Say in how many days a docent of this cohort mostly answers, or say nothing of it."""
    form = AnswerDaysForm()
    with writing():
        cohort = one_or_404(
            cohorts.readable_by(current_user).where(Cohort.public_id == key), for_change=True
        )
        require(may_manage(current_user, cohort))
        is_valid = form.is_valid_post()
        if is_valid:
            cohort.answer_days = int(form.days.data) if form.days.data else None
            db.session.commit()
    flash(form.said if is_valid else "Kies een aantal dagen uit de lijst.")
    return redirect(url_for("cohorts.cohort", key=key))


def _visit(is_whole: bool, now: datetime) -> Visit:
    """The visit of now; noted aside when this docent sees the *whole* desk."""
    last, is_told = desk.visit_of(current_user, PILE)
    visit, is_worth_noting = visit_of_now(last, now)
    if is_whole and is_worth_noting:
        desk.note_visit(current_user, visit, now)
    if is_told:
        saw(current_user, PILE, now)
    return visit


def _taught() -> list[int]:
    """The cohorts of this docent; 403 for who is none."""
    mine = [place.cohort_id for place in current_places(Role.DOCENT)]
    require(bool(mine))
    return mine


def _paged(rows, modules, moment_of) -> dict[str, object]:
    """A page of *rows* with their titles, and the place where the next one begins."""
    more, rows = len(rows) > queries.PAGE, rows[: queries.PAGE]
    return {
        "rows": [(row, work_title(modules, row.module, row.opdracht, row.part)) for row in rows],
        "more": as_place(moment_of(rows[-1]), rows[-1].id) if more else None,
    }


def _choosing(asked: Asked, lying: desk.OnTheDesk) -> dict[str, object]:
    """What can be chosen from, and what is."""
    person = asked.narrowing.person
    people = dict(lying.people) | ({person.key: person.name} if person else {})
    return {
        "chosen": asked.narrowing,
        "strange": "" if asked.is_known else STRANGE,
        "choices": {
            "cohorts": [(each.public_id, each.cohort_name) for each in current_places(Role.DOCENT)],
            "modules": choices_in(asked.modules.values()),
            "people": list(people.items()),
            "kinds": KINDS,
        },
    }
