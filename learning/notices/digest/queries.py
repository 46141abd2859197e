"""Questions about the mail of the day: who has something new to be told, and what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from learning.accounts.models import User
from learning.base.db import db
from learning.base.models import OutgoingMail
from learning.cohorts.models import Cohort, Membership
from learning.notices.choosing import ALL
from learning.notices.hours import GAPS, TRY_AGAIN, day_here, this_morning
from learning.notices.kinds import Kind
from learning.notices.models import UNSEEN, Digest, MailOff, Notice

_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
OLDEST = timedelta(days=60)  # what nobody looked at for so long is no news


@dataclass(frozen=True)
class Rest:
    """What this floor does not know: what is held back (a pause), and who has a place here
    without being in a cohort. Conditions on Notice.user_id and Notice.module."""

    held_back: ColumnElement[bool]
    has_place: ColumnElement[bool]


@dataclass(frozen=True)
class Told:
    """What one mail tells: the numbers of the notices, and their kinds."""

    ids: Sequence[int]
    kinds: Collection[Kind]


def people_to_mail(at: datetime, rest: Rest, most: int) -> Sequence[tuple[int, str]]:
    """Up to *most* people for whom a mail is to be made today: (number, address)."""
    today = day_here(at)
    returned = exists().where(
        Digest.user_id == User.id,
        Digest.refused_address == User.email,
        Digest.day > today - TRY_AGAIN,
    )
    had_theirs = exists().where(Digest.user_id == Notice.user_id, _is_today(today))
    things = _things(at, rest).where(~had_theirs).subquery()
    people = (
        select(User.id, User.email)
        .where(User.id.in_(select(things.c.user_id)), User.deactivated_at.is_(None), ~returned)
        .order_by(User.id)
        .limit(most)
    )
    return [tuple(row) for row in db.session.execute(people)]


def had_theirs_of(user_ids: Collection[int], at: datetime) -> set[int]:
    """Who of these people has a mail of today, or one that waits still."""
    has_one = select(Digest.user_id).where(_is_today(day_here(at)))
    return set(db.session.scalars(has_one.where(Digest.user_id.in_(user_ids))))


def _is_today(today: date) -> ColumnElement[bool]:
    """A day that seems to come is of a clock that went back."""
    return or_(Digest.day >= today, Digest.mail_id.is_not(None))


def to_tell(user_id: int, at: datetime, rest: Rest) -> Told:
    """What is to be told to this person now; nothing when all was seen or told often enough."""
    things = _things(at, rest).where(Notice.user_id == user_id).subquery()
    is_one = (Notice.address == things.c.address) & (Notice.kind == things.c.kind)
    found = db.session.execute(
        select(Notice.id, Notice.kind)
        .join(things, (Notice.user_id == things.c.user_id) & is_one)
        .where(UNSEEN, Notice.at <= this_morning(at))
    ).all()
    return Told([row.id for row in found], {row.kind for row in found})


def _things(at: datetime, rest: Rest) -> Select:
    """Each thing to remind of: user_id, address, kind. All unseen notices of a kind that lead to
    one page are one thing; the last mail about any of them counts."""
    times, last = func.max(Notice.mailed), func.max(Notice.mailed_at)
    waited = [and_(times == 1 + n, last <= at - gap) for n, gap in enumerate(GAPS)]
    is_off = exists().where(
        MailOff.user_id == Notice.user_id, or_(MailOff.kind == Notice.kind, MailOff.kind == ALL)
    )
    in_cohort = exists().where(
        Membership.user_id == Notice.user_id,
        Membership.left_at.is_(None),
        Membership.cohort_id == Cohort.id,
        Cohort.closed_at.is_(None),
    )
    morning = this_morning(at)
    return (
        select(Notice.user_id, Notice.address, Notice.kind)
        .where(UNSEEN, Notice.at <= morning, Notice.at > morning - OLDEST)
        .where(~is_off, ~rest.held_back, in_cohort | rest.has_place)
        .group_by(Notice.user_id, Notice.address, Notice.kind)
        .having(or_(times == 0, *waited))
    )


def mails_named(names: Mapping[int, str]) -> dict[int, int]:
    """The number of the mail with each of these public ids, under the same key."""
    look = select(OutgoingMail.public_id, OutgoingMail.id)
    found = db.session.execute(look.where(OutgoingMail.public_id.in_(names.values())))
    numbers = {row.public_id: row.id for row in found}
    return {user: numbers[name] for user, name in names.items()}


def note_begun(mails: Mapping[int, int], day: date) -> None:
    """For each of these people (numbers) this mail waits."""
    rows = [{"user_id": user, "mail_id": mail, "day": day} for user, mail in mails.items()]
    made = _insert[db.engine.dialect.name](Digest).values(rows)
    newer = {"mail_id": made.excluded.mail_id, "day": made.excluded.day}
    db.session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=newer))


def digest_with(mail: OutgoingMail) -> tuple[Digest, User] | None:
    """Whose mail this is; None when it is nobody's any more."""
    found = db.session.execute(
        select(Digest, User)
        .join(User, User.id == Digest.user_id)
        .where(Digest.mail_id == mail.id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    return tuple(found) if found else None


def note_told(ids: Sequence[int], at: datetime) -> None:
    """A mail told of these."""
    told = update(Notice).where(Notice.id.in_(ids))
    db.session.execute(told.values(mailed=Notice.mailed + 1, mailed_at=at))
