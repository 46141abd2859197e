"""Questions about pauses: who is er even niet. Others than whoever paused learn no more."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select

from learning.accounts.models import User
from learning.base.db import db
from learning.pauses.models import HOLDS, ModulePause


def is_paused(user_id, module) -> ColumnElement[bool]:
    """SQL: this person (a number, or a column) pauses this module (a slug, or a column) now."""
    held = exists().where(ModulePause.user_id == user_id, ModulePause.module == module, HOLDS)
    return held.correlate_except(ModulePause)


def pause_of(user: User, module: str) -> ModulePause | None:
    """The pause of *user* that holds now; None when there is none."""
    return db.session.scalar(
        select(ModulePause).where(
            ModulePause.user_id == user.id, ModulePause.module == module, HOLDS
        )
    )


def last_pause_of(user: User, module: str) -> ModulePause | None:
    """The pause from which *user* came back last; None when there never was one."""
    return db.session.scalar(
        select(ModulePause)
        .where(
            ModulePause.user_id == user.id,
            ModulePause.module == module,
            ModulePause.ended_at.is_not(None),
        )
        .order_by(ModulePause.ended_at.desc(), ModulePause.id.desc())
        .limit(1)
    )


def paused_among(user_ids: Collection[int], module: str, at: datetime) -> set[int]:
    """Who of these people (numbers) pauses *module* at that moment; without a query for nobody."""
    return {user for user, paused in _pauses(user_ids, [module], at) if paused == module}


def away_among(user_ids: Collection[int], modules: Collection[str], at: datetime) -> set[int]:
    """Who of these people pauses all of *modules* at that moment: for what belongs to a whole
    cohort. Nobody when there are no modules."""
    found: dict[int, set[str]] = {}
    for user, module in _pauses(user_ids, modules, at):
        found.setdefault(user, set()).add(module)
    return {user for user, paused in found.items() if paused == set(modules)}


def _pauses(user_ids: Collection[int], modules: Collection[str], at: datetime):
    """(number, slug) of each."""
    if not user_ids or not modules:
        return []
    return db.session.execute(
        select(ModulePause.user_id, ModulePause.module).where(
            ModulePause.user_id.in_(user_ids),
            ModulePause.module.in_(modules),
            ModulePause.since <= at,
            ModulePause.ended_at.is_(None) | (ModulePause.ended_at > at),
        )
    ).all()
