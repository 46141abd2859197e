"""Who sits at a table: letting cohorts share one, and leaving it again."""

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Cohort, Role
from learning.werktafel import laying, queries, rules
from learning.werktafel.company import telling
from learning.werktafel.company.forms import share_form
from learning.werktafel.words import readers_at

bp = Blueprint("company", __name__, url_prefix="/company")

SHARED = "Deze groepen zitten nu aan één tafel. Vragen van eerder blijven waar ze waren."
LEFT = "Deze groep heeft weer een eigen tafel."


@bp.get("/<key>")
def company(key: str):
    """Who sits at the table of this cohort, and who may come to it."""
    found = _cohort(key)
    require(_may_share([found.id]))
    return _page(found, share_form(_others(found)))


@bp.post("/<key>/share")
def share(key: str):
    """Let another cohort sit at the same table."""
    found = _cohort(key)
    require(_may_share([found.id]))
    form = share_form(_others(found))
    if not form.is_valid_post():
        return _page(found, form), 422
    with writing():
        other = _cohort(form.other.data)
        everybody = laying.company_of([found.id, other.id])
        require(_may_share(everybody))
        laying.share([found.id, other.id], clock.now())
        keep_open(found.id)
        keep_open(other.id)
        _tell(everybody, telling.SHARED)
        db.session.commit()
    flash(SHARED)
    return redirect(url_for(".company", key=key))


@bp.post("/<key>/leave")
def leave(key: str):
    """Give this cohort a table of its own again."""
    with writing():
        found = _cohort(key)
        require(_may_share([found.id]))
        everybody = laying.company_of([found.id])
        laying.leave(found.id, clock.now())
        _tell(everybody if len(everybody) > 1 else [], telling.LEFT)
        db.session.commit()
    flash(LEFT)
    return redirect(url_for(".company", key=key))


def _tell(cohort_ids: Iterable[int], words: str) -> None:
    """The docenten of every cohort that it is about hear it, except who did it."""
    for each in sorted(cohort_ids):
        cohort = db.session.get(Cohort, each)
        docenten = {one.id for one in cohorts.docenten_of(each)} - {current_user.id}
        telling.tell(docenten, cohort, words, clock.now())


def _cohort(key: str | None) -> Cohort:
    return one_or_404(cohorts.readable_by(current_user).filter_by(public_id=key or ""))


def _may_share(cohort_ids: Iterable[int]) -> bool:
    docent_in = {each.cohort_id for each in current_places(Role.DOCENT)}
    return rules.may_share_table(current_user, docent_in, cohort_ids)


def _others(found: Cohort) -> dict[str, str]:
    """The open cohorts that may come to this table: public id → name."""
    laid = queries.table_of(found.id)
    here = {each.id for each in queries.cohorts_at(laid.id if laid else None, found.id)}
    open_ones = [each for each in cohorts.list_readable_by(current_user) if not each.closed_at]
    able = [each for each in open_ones if each.id not in here and _may_share([each.id])]
    return {each.public_id: each.name for each in able}


def _page(found: Cohort, form) -> str:
    laid = queries.table_of(found.id)
    around = queries.cohorts_at(laid.id if laid else None, found.id, asked_at=clock.now())
    return render_template(
        "werktafel/company/company.html",
        cohort=found,
        around=[each.name for each in around],
        form=form,
        readers=readers_at([each.name for each in around]),
    )
