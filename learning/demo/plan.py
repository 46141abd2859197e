"""The plan of the demo school: days to aim at in both cohorts, and more time for Fatma."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.dates import date_of
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.cohorts.plan.aims import Aim, suggested
from learning.cohorts.plan.models import MoreTime, PlanDate
from learning.modules.parts import Module


def play_plan(
    people: Mapping[str, User], cohorts: Mapping[str, Cohort], module: Module, at: datetime
) -> None:
    """Anna made a plan when the group began; the last opdracht has no day yet."""
    cohort, anna, today = cohorts["sanne"], people["anna"], date_of(at)
    opdrachten = [each for each in module.opdrachten if not each.replaces]
    days = suggested(opdrachten[:-1], today - timedelta(days=30))
    where = {"cohort_id": cohort.id, "module": module.slug, "by_id": anna.id}
    planned_at = at - timedelta(days=28)
    for opdracht, day in days.items():
        db.session.add(PlanDate(**where, opdracht=opdracht, on=day, at=planned_at))
    opdracht, day = list(days.items())[2]
    own = {**where, "user_id": people["fatma"].id, "by_id": people["fatma"].id}
    later = Aim(day).later(today)
    db.session.add(MoreTime(**own, opdracht=opdracht, on=later, at=at - timedelta(days=1)))
    db.session.flush()
