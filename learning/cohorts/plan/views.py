"""The plan of a cohort: days to aim at, and more time for whoever wants it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, own_path, require
from learning.base.dates import calendar_day, date_of
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.cohorts import queries as cohorts
from learning.cohorts.current import places_in
from learning.cohorts.models import CLOSED
from learning.cohorts.plan import queries
from learning.cohorts.plan.aims import suggested, told
from learning.cohorts.plan.forms import (
    MoreTimeForm,
    OwnDayForm,
    PlanForm,
    StartForm,
    beginning,
    choices_of,
    key_of,
    plan_form,
    what_of,
)
from learning.cohorts.plan.models import MoreTime, PlanDate
from learning.cohorts.plan.rules import may_plan, may_take_time
from learning.cohorts.queries import Place
from learning.cohorts.rules import is_open
from learning.modules.live import current_shelf
from learning.modules.parts import Module
from learning.progress import queries as progress
from learning.progress.aims import aims_told, rows_of
from learning.progress.my_place import ALL_WORK
from learning.progress.overview import that_count
from learning.submissions import queries as submissions
from learning.submissions.words import WORDS

bp = Blueprint("plan", __name__)
CROSSED = (
    "Iemand anders heeft het plan net veranderd. Kijk of het zo klopt, en bewaar het nog eens."
)


@bp.get("/<key>/plan")
def plan(key: str):
    """For its docenten: a day for every opdracht, to change. For a student: their own days."""
    places = places_in(key)
    if may_plan(places):
        start = StartForm(formdata=request.args if "start" in request.args else None)
        return _page(places[0], start=start)
    require(may_take_time(places))
    return _own_page(places[0])


@bp.post("/<key>/plan")
def save(key: str):
    """Keep the days that were changed."""
    places, moment = places_in(key), clock.now()
    require(may_plan(places) and _open(places))
    here = places[0].cohort_id
    form = plan_form(_titles(places[0]))()
    if not form.is_valid_post():
        return _page(places[0], form), 422
    with writing():
        cohorts.locked(here).must_be_open()
        stands = queries.plan_of(here)
        changes = {what_of(each): day for each, day in form.changes().items()}
        is_crossed = any(stands.get(what_of(each)) != form.seen(each) for each in form.changes())
        if not is_crossed:
            _keep(here, changes, moment)
            db.session.commit()
    if is_crossed:
        return _crossed_page(places[0], form, stands), 409
    flash("Het plan is bewaard. Studenten zien de nieuwe dagen meteen.")
    return redirect(url_for(".plan", key=key))


@bp.post("/<key>/plan/person")
def give_time(key: str):
    """A docent gives one student a day of their own, or the day of the group again."""
    places, form = places_in(key), OwnDayForm()
    require(may_plan(places) and _open(places))
    here, people = places[0].cohort_id, queries.students_of(places[0].cohort_id)
    form.person.choices, form.what.choices = choices_of(people, _titles(places[0]))
    if not form.is_valid_post():
        return _page(places[0], own_form=form), 422
    person = next(each for each in people if each.public_id == form.person.data)
    module, opdracht = what_of(form.what.data)
    with writing():
        cohorts.locked(here).must_be_open()
        if form.on.data:
            _give(person.id, here, module, opdracht, form.on.data)
        else:
            queries.forget_more_time(person.id, here, module, opdracht)
        db.session.commit()
    flash(f"Bewaard. {person.name} ziet het meteen.")
    return redirect(url_for(".plan", key=key, _anchor="meer-tijd"))


@bp.post("/<key>/more-time")
def take_time(key: str):
    """A student takes two weeks more, without a reason. Pressed twice, it is still once."""
    places, form, today = places_in(key), MoreTimeForm(), date_of(clock.now())
    require(may_take_time(places) and _open(places))
    here, what = places[0].cohort_id, (form.module.data or "", form.opdracht.data or "")
    with writing():
        one_or_404(cohorts.seat_of(current_user, here), for_change=True)
        aim = queries.aim_of(current_user, here, *what) or abort(404)
        if told(aim, today).seen == form.seen.data and aim.may_be_later(today):
            _give(current_user.id, here, *what, aim.later(today))
            db.session.commit()
    return redirect(own_path(form.back.data, url_for(".plan", key=key)))


def _open(places: Sequence[Place]) -> bool:
    """Raises Refused when the cohort is closed."""
    if not is_open(places[0]):
        raise Refused(CLOSED)
    return True


def _keep(cohort_id: int, changes: dict, moment) -> None:
    for (module, opdracht), day in changes.items():
        what = {"cohort_id": cohort_id, "module": module, "opdracht": opdracht}
        if day:
            db.session.merge(PlanDate(**what, on=day, by_id=current_user.id, at=moment))
        else:
            queries.forget_plan(**what)


def _give(user_id: int, cohort_id: int, module: str, opdracht: str, day: date) -> None:
    what = {"user_id": user_id, "cohort_id": cohort_id, "module": module, "opdracht": opdracht}
    db.session.merge(MoreTime(**what, on=day, by_id=current_user.id, at=clock.now()))


def _modules(place: Place) -> list[Module]:
    shelf = current_shelf(clock.now()).modules
    return [each for slug, each in shelf.items() if slug in place.modules]


def _opdrachten(module: Module) -> list:
    """Those with a day of their own: one that takes the place of another has the day of that."""
    return [each for each in module.opdrachten if not each.replaces]


def _titles(place: Place) -> dict[str, str]:
    return {
        key_of(module.slug, each.id): each.title
        for module in _modules(place)
        for each in _opdrachten(module)
    }


def _stands(place: Place) -> dict[str, date]:
    return {key_of(*what): day for what, day in queries.plan_of(place.cohort_id).items()}


def _suggested(place: Place, start: date) -> dict[str, date]:
    """All modules at once, each from that day on."""
    return {
        key_of(module.slug, opdracht): day
        for module in _modules(place)
        for opdracht, day in suggested(_opdrachten(module), start).items()
    }


def _crossed_page(place: Place, form: PlanForm, stands: dict) -> str:
    """What was typed, on top of how it stands now."""
    now = {key_of(*what): day for what, day in stands.items()}
    typed = {each: form["on-" + each].data for each in form.changes()}
    fresh = plan_form(_titles(place))(formdata=None, data=beginning(now, typed))
    return _page(place, fresh, crossed=CROSSED)


def _page(place: Place, form=None, start=None, own_form=None, crossed="") -> str:
    start = start or StartForm(formdata=None)
    is_asked = start.start.raw_data is not None and start.validate() and start.start.data
    titles, people = _titles(place), queries.students_of(place.cohort_id)
    if form is None:
        days = _suggested(place, start.start.data) if is_asked else None
        form = plan_form(titles)(formdata=None, data=beginning(_stands(place), days))
    if own_form is None:
        own_form = OwnDayForm(formdata=None)
        own_form.person.choices, own_form.what.choices = choices_of(people, titles)
    today = date_of(clock.now())
    return render_template(
        "cohorts/plan/plan.html",
        place=place,
        modules=[(each, _opdrachten(each)) for each in _modules(place)],
        form=form,
        start=start,
        is_suggested=bool(is_asked),
        own_form=own_form,
        own=[
            (each, titles.get(key_of(each.module, each.opdracht)), calendar_day(each.on, today))
            for each in queries.more_time_in(place.cohort_id)
        ],
        crossed=crossed,
        may_change=is_open(place),
        here="cohorts.all_cohorts",
    )


def _own_page(place: Place) -> str:
    """What somebody did already has its status in place of a day."""
    marks, moment = progress.marks_of(current_user), clock.now()
    work = submissions.open_work_of(current_user, ALL_WORK)
    modules = [
        (module, rows_of(module, marks, that_count(work, module.slug, place.cohort_id), days))
        for module in _modules(place)
        if (days := aims_told(marks, place, module.slug, moment))
    ]
    return render_template(
        "cohorts/plan/own_plan.html",
        place=place,
        modules=modules,
        words=WORDS,
        here="cohorts.all_cohorts",
    )
