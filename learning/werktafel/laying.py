"""Laying a table for a cohort, sharing one, and leaving it; inside ``writing()``."""

from collections.abc import Iterable
from datetime import datetime

from learning.base.db import db
from learning.cohorts import queries as cohorts
from learning.werktafel import queries
from learning.werktafel.models import Table


def table_for(cohort_id: int, at: datetime) -> Table:
    """The table of that cohort; laid now when there is none. Two at once lay one."""
    found = queries.table_of(cohort_id)
    if found is None:
        cohorts.locked(cohort_id)
        found = queries.table_of(cohort_id)
    if found is None:
        found = Table.lay([cohort_id], at)
        db.session.add(found)
        db.session.flush()
    return found


def share(cohort_ids: Iterable[int], at: datetime) -> Table:
    """These cohorts, and who sits with them now, sit at one new table. What was asked before
    stays where it was asked. Nothing happens when they sit together already."""
    asked = sorted(set(cohort_ids))
    for each in asked:
        cohorts.locked(each)
    everybody = company_of(asked)
    first = queries.table_of(asked[0])
    if first and {each.id for each in queries.cohorts_at(first.id)} == everybody:
        return first
    laid = Table.lay(everybody, at)
    db.session.add(laid)
    db.session.flush()
    return laid


def company_of(cohort_ids: Iterable[int]) -> set[int]:
    """These cohorts, and those that sit at one table with one of them now."""
    together = set(cohort_ids)
    for each in tuple(together):
        table = queries.table_of(each)
        together |= {one.id for one in queries.cohorts_at(table.id)} if table else set()
    return together


def leave(cohort_id: int, at: datetime) -> None:
    """From now on it sits at no table with others. What its people asked there stays there."""
    cohorts.locked(cohort_id)
    for seat in queries.shared_seats_of(cohort_id):
        seat.left_at = at
    db.session.flush()
