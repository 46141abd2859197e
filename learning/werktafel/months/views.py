"""A month at the table, to read and to print."""

from datetime import date

from flask import Blueprint, abort, render_template, request
from flask_login import current_user

from learning.base import clock
from learning.base.access import signed_in
from learning.base.db import db, writing
from learning.cohorts.current import current_places
from learning.werktafel import queries as werktafel
from learning.werktafel.loading import note_opened
from learning.werktafel.months import queries
from learning.werktafel.months.summary import after, begins_at, in_words, month_from, summary_of
from learning.werktafel.signals import queries as signals
from learning.werktafel.words import readers_at

bp = Blueprint("months", __name__, url_prefix="/months")


@bp.get("/<month>")
@signed_in
def month(month: str):
    """What was asked and thought of in that month, without persons."""
    first, moment = month_from(month) or abort(404), clock.now()
    place = _place_asked(request.args.get("cohort"))
    tables = werktafel.tables_of(place.cohort_id)
    with writing():
        until = begins_at(after(first))
        questions = queries.asked_between(current_user, tables, begins_at(first), until)
        additions = queries.added_to(current_user, questions)
        note_opened(questions, additions, moment)
        db.session.commit()
    told = summary_of(questions, additions, werktafel.names_known_at(tables))
    return _page(place, first, tables, told)


def _page(place, first: date, tables, told) -> str:
    begun, today = queries.first_asked_at(tables), clock.now().date()
    laid = werktafel.table_of(place.cohort_id)
    around = werktafel.cohorts_at(laid.id if laid else None, place.cohort_id)
    return render_template(
        "werktafel/months/month.html",
        place=place,
        title=f"Werktafel in {in_words(first)}",
        before=after(first, -1) if begun and begun < begins_at(first) else None,
        after=after(first) if after(first) <= today else None,
        told=told,
        signals=signals.open_on(tables, current_user),
        readers=readers_at([each.name for each in around]),
        names=[each.name for each in werktafel.people_at([each.id for each in around])],
    )


def _place_asked(key: str | None):
    """The place of this reader in the cohort *key*, or in their newest; 404 for anybody else."""
    mine = [each for each in current_places() if not key or each.public_id == key]
    return mine[0] if mine else abort(404)
