"""A cohort in one picture, for its docenten: where everybody is, who waits, who is with whom."""

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from learning.base import clock
from learning.base.access import require
from learning.base.dates import date_of
from learning.cohorts.current import places_in
from learning.cohorts.plan.rules import may_plan
from learning.cohorts.queries import Place
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.progress.picture import queries
from learning.progress.picture.picture import (
    WORDS,
    Column,
    Standings,
    Student,
    by_status,
    columns_of,
    quiet_among,
    shown_work,
    tables_of,
    waiting_among,
)
from learning.progress.picture.sheet import sheet_of
from learning.progress.picture.together import circles_from, pairs_from
from learning.progress.picture.words import named, quiet_sentence

bp = Blueprint("picture", __name__)
PEOPLE, OPDRACHTEN = "people", "opdrachten"


@dataclass(frozen=True)
class Seen:
    """All that one look at a cohort asks for. ``people``, ``work``: rows of queries."""

    columns: list[Column]
    students: list[Student]
    gone: int
    people: list
    work: list

    @property
    def standings(self) -> Standings:
        """Where everybody's work stands."""
        return Standings(self.work)


@bp.get("/<key>/picture")
def picture(key: str):
    """Where everybody is: as a picture, or in words by person or by opdracht."""
    place = _taught(key)
    seen, asked = _seen(place), request.args.get("as")
    shown_as = asked if asked in (PEOPLE, OPDRACHTEN) else ""
    return render_template(
        "progress/picture/picture.html",
        place=place,
        seen=seen,
        words=WORDS,
        shown_as=shown_as,
        with_gone=_with_gone(),
        tables=tables_of(seen.columns, seen.students, seen.standings) if not shown_as else [],
        told=_told(seen, shown_as),
        waiting=named(waiting_among(seen.students, seen.work)),
        looking=named(_looking(place)),
        quiet=[quiet_sentence(each) for each in _quiet(place, seen)],
        here="cohorts.all_cohorts",
    )


@bp.get("/<key>/picture/csv")
def sheet(key: str):
    """The same for a spreadsheet program."""
    place = _taught(key)
    seen, today = _seen(place), date_of(clock.now())
    answer = Response(sheet_of(seen.columns, seen.students, seen.standings), mimetype="text/csv")
    name = f"groep-{place.public_id}-{today.isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@bp.get("/<key>/together")
def together(key: str):
    """Who works with whom: names only."""
    place = _taught(key)
    modules = current_shelf(clock.now()).modules
    pairs = pairs_from(queries.pairs_in(place.cohort_id))
    return render_template(
        "progress/picture/together.html",
        place=place,
        pairs=[(work_title(modules, *what), groups) for what, groups in pairs],
        circles=circles_from(queries.circles_in(place.cohort_id)),
        here="cohorts.all_cohorts",
    )


def _taught(key: str) -> Place:
    """The cohort, for its docenten; nobody else sees how far others are."""
    places = places_in(key)
    require(may_plan(places))
    return places[0]


def _with_gone() -> bool:
    return request.args.get("gone") == "1"


def _modules(place: Place) -> list:
    shelf = current_shelf(clock.now()).modules
    return [each for slug, each in shelf.items() if slug in place.modules]


def _seen(place: Place) -> Seen:
    modules = _modules(place)
    slugs = [each.slug for each in modules]
    people, away = queries.students_of(place.cohort_id), {}
    for student, module in queries.paused_in(place.cohort_id, slugs):
        away.setdefault(student, set()).add(module)
    students = [
        Student(each.id, each.name, each.is_gone, frozenset(away.get(each.id, ())))
        for each in people
        if _with_gone() or not each.is_gone
    ]
    work = shown_work(modules, queries.work_in(place.cohort_id, slugs))
    gone = sum(each.is_gone for each in people)
    return Seen(columns_of(modules), students, gone, people, work)


def _told(seen: Seen, shown_as: str) -> list:
    """(heading, Student or none, (status, names) pairs) for everybody, or for every opdracht."""
    standings = seen.standings if shown_as else None
    if shown_as == PEOPLE:
        return [
            (each.name, each, by_status((standings.of(each.id, column), column.opdracht.title)
                                        for column in seen.columns))
            for each in seen.students
        ]  # fmt: skip
    if shown_as == OPDRACHTEN:
        return [
            (column.opdracht.title, None, by_status((standings.of(each.id, column), each.name)
                                                    for each in seen.students))
            for column in seen.columns
        ]  # fmt: skip
    return []


def _quiet(place: Place, seen: Seen) -> list:
    heard = queries.heard_of(place.cohort_id, [each.module.slug for each in seen.columns])
    away = {each.id for each in seen.students if each.away}
    return quiet_among(seen.people, seen.work, heard, away, clock.now()) if seen.columns else []


def _looking(place: Place) -> list[str]:
    found = queries.pairs_in(place.cohort_id, only_looking=True)
    return list(dict.fromkeys(each.name for each in found))
