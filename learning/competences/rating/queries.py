"""Questions about ratings: who reads which, and who asks for a look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts.models import Cohort, Membership, Role
from learning.cohorts.queries import has_place
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio.models import PortfolioItem
from learning.competences.portfolio.sharing import queries as sharing
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import Rating, RatingItem, RatingRound, Said

MOST = 50


def _is_docent_here(user_id) -> ColumnElement[bool]:
    return has_place(RatingRound.cohort_id, user_id, Role.DOCENT)


# What a docent is asked: it is in, nobody looked yet, and the student and the cohort are there.
ASKS = and_(
    RatingRound.ready_at.is_not(None),
    RatingRound.taken_back_at.is_(None),
    RatingRound.rated_at.is_(None),
    has_place(RatingRound.cohort_id, RatingRound.student_id, Role.STUDENT),
    exists()
    .where(Cohort.id == RatingRound.cohort_id, Cohort.closed_at.is_(None))
    .correlate(RatingRound),
)
BOTH_ARE_IN = RatingRound.rated_at.is_not(None)


def readable_by(user: User) -> Select:
    """The rounds that *user* may know of: their own, and what was asked where they are docent.
    What stands in them is another question: ratings_readable_by."""
    asked = and_(or_(ASKS, BOTH_ARE_IN), _is_docent_here(user.id))
    return (
        select(RatingRound)
        .options(
            joinedload(RatingRound.student),
            joinedload(RatingRound.cohort),
            joinedload(RatingRound.docent),
            joinedload(RatingRound.talked_by),
            selectinload(RatingRound.items),
        )
        .where(or_(RatingRound.student_id == user.id, asked))
    )


def answerable_by(user: User) -> Select:
    """Rounds of others that *user* was ever asked to look at, with all words: for an answer that
    comes too late and is given back. Never for a page."""
    asked = and_(RatingRound.ready_at.is_not(None), _is_docent_here(user.id))
    whole = selectinload(RatingRound.items).selectinload(RatingItem.ratings)
    return (
        select(RatingRound)
        .options(joinedload(RatingRound.student), joinedload(RatingRound.cohort), whole)
        .where(RatingRound.student_id != user.id, asked)
    )


def whole_readable_by(user: User) -> Select:
    """The same rounds as readable_by, with all words: to change them. Never for a page."""
    whole = selectinload(RatingRound.items).selectinload(RatingItem.ratings)
    return readable_by(user).options(whole)


def _shows(user_id) -> ColumnElement[bool]:
    """SQL: Rating, joined to its round, is theirs, or both are in and they are one of the two
    sides: the student, or a docent of that cohort."""
    is_a_side = or_(RatingRound.student_id == user_id, _is_docent_here(user_id))
    is_their_own = and_(RatingRound.student_id == user_id, Rating.author_id == user_id)
    return or_(is_their_own, and_(BOTH_ARE_IN, is_a_side))


def _ratings() -> Select:
    return (
        select(Rating)
        .join(RatingItem, RatingItem.id == Rating.item_id)
        .join(RatingRound, RatingRound.id == RatingItem.round_id)
    )


def ratings_readable_by(user: User) -> Select:
    """What *user* may read of what was said in rounds."""
    return _ratings().where(_shows(user.id))


def _is_shown(user_id, at: datetime) -> ColumnElement[bool]:
    """SQL: Rating is what the student said, and stands in a portfolio that they read then."""
    is_this = PortfolioItem.rating_item_id == Rating.item_id
    is_own = Rating.author_id == RatingRound.student_id
    return and_(BOTH_ARE_IN, is_own, sharing.shows_piece(is_this, user_id, at))


def ratings_open_to(user: User, at: datetime) -> Select:
    """The same, and what stands in a portfolio that *user* reads at that moment."""
    return _ratings().where(or_(_shows(user.id), _is_shown(user.id, at)))


def readers_of(rating: Rating, at: datetime) -> Sequence[User]:
    """The people behind *Dit lezen* at that moment, by name."""
    return db.session.scalars(
        select(User)
        .join(Rating, Rating.id == rating.id)
        .join(RatingItem, RatingItem.id == Rating.item_id)
        .join(RatingRound, RatingRound.id == RatingItem.round_id)
        .where(or_(_shows(User.id), _is_shown(User.id, at)), User.deactivated_at.is_(None))
        .order_by(func.lower(User.name), User.id)
    ).all()


def shown_of(found: RatingRound) -> Sequence[str]:
    """The names of the competences of which the student put their own words in a portfolio."""
    return db.session.scalars(
        select(RatingItem.told)
        .join(PortfolioItem, PortfolioItem.rating_item_id == RatingItem.id)
        .join(Rating, Rating.item_id == RatingItem.id)
        .where(RatingItem.round_id == found.id, Rating.author_id == found.student_id)
        .order_by(RatingItem.place)
    ).all()


def said_shown_to(user: User, found: RatingRound) -> dict[tuple[str, int], Said]:
    """(code, id of who says it) → what *user* may read in that round."""
    said = db.session.execute(
        ratings_readable_by(user)
        .where(RatingRound.id == found.id)
        .with_only_columns(RatingItem.code, Rating.author_id, Rating.word, Rating.line)
    )
    return {(code, author): Said(word, line) for code, author, word, line in said}


def rounds_of(user: User) -> Sequence[RatingRound]:
    """Their own, the newest first."""
    mine = readable_by(user).where(RatingRound.student_id == user.id)
    order = RatingRound.begun_at.desc(), RatingRound.id.desc()
    return db.session.scalars(mine.order_by(*order)).all()


@dataclass(frozen=True)
class Asks:
    """A round as a docent meets it in a list. ``since``: when it was in; ``rated_at`` None: it
    waits for a docent."""

    key: str
    student: str
    cohort: str
    since: datetime
    rated_at: datetime | None


_asks = (
    select(
        RatingRound.public_id,
        User.name,
        Cohort.name,
        RatingRound.ready_at,
        RatingRound.rated_at,
    )
    .join(User, User.id == RatingRound.student_id)
    .join(Cohort, Cohort.id == RatingRound.cohort_id)
)


def _taught_by(docent: User) -> ColumnElement[bool]:
    """SQL: the same as _is_docent_here, of somebody who is signed in; by way of their cohorts."""
    here = select(Membership.cohort_id).where(
        Membership.user_id == docent.id,
        Membership.role == Role.DOCENT,
        Membership.left_at.is_(None),
    )
    return RatingRound.cohort_id.in_(here)


ASKED = "rating"
# Who asks how ``docent`` (a number), or a colleague in ``cohorts``, sees it: MOST of them, the
# longest wait first; as it lies on their desk: see Item in reviews/pile/desk.
asked_items = (
    select(
        literal(ASKED, String).label("kind"),
        RatingRound.public_id.label("key"),
        User.name.label("name"),
        *(literal("", String).label(name) for name in ("module", "opdracht")),
        Cohort.name.label("part"),
        RatingRound.ready_at.label("at"),
        literal(0, Integer).label("number"),
    )
    .join(User, User.id == RatingRound.student_id)
    .join(Cohort, Cohort.id == RatingRound.cohort_id)
    .where(
        ASKS,
        RatingRound.cohort_id.in_(bindparam("cohorts", expanding=True)),
        RatingRound.student_id != bindparam("docent"),
    )
    .order_by(RatingRound.ready_at, RatingRound.id)
    .limit(MOST)
)


def asks_among(items) -> list[Asks]:
    """Those that lie on a desk."""
    return [Asks(each.key, each.name, each.part, each.at, None) for each in items]


def waiting_for(docent: User, cohort_ids: Sequence[int]) -> list[Asks]:
    """The asked_items of the cohorts where they are docent."""
    return asks_among(rows(asked_items, docent=docent.id, cohorts=cohort_ids))


def looked_at_for(docent: User, number: int) -> Sequence[Asks]:
    """Where both are in, in the cohorts of *docent*, the last first: MOST of them, and one more if
    there is more. *number*: of the page, from 1 on."""
    both = _asks.where(BOTH_ARE_IN, _taught_by(docent))
    both = both.where(RatingRound.student_id != docent.id)
    both = both.order_by(RatingRound.rated_at.desc(), RatingRound.id.desc())
    found = db.session.execute(both.offset((number - 1) * MOST).limit(MOST + 1))
    return [Asks(*row) for row in found]


def open_round_of(user: User, cohort_id: int, framework: str) -> RatingRound | None:
    """The one that no docent looked at yet; there is one at most."""
    return db.session.scalar(
        select(RatingRound).where(
            RatingRound.student_id == user.id,
            RatingRound.cohort_id == cohort_id,
            RatingRound.framework == framework,
            RatingRound.rated_at.is_(None),
        )
    )


@dataclass(frozen=True)
class Rated:
    """One competence of a round in which both are in. ``told``: its name then. ``own_word``,
    ``docent_word``: None when nothing was said. ``at``: when the docent looked; ``talked_at``: the
    day they talked, None when that is not noted. ``key``: of the round; ``item_id``: the number of
    its RatingItem."""

    key: str
    framework: str
    code: str
    told: str
    own_word: HowFar | None
    own_line: str
    docent_word: HowFar | None
    docent_line: str
    docent_name: str
    at: datetime
    talked_at: date | None
    item_id: int

    @property
    def is_said(self) -> bool:
        """The student said something of it."""
        return bool(self.own_word or self.own_line)


def shown_ratings_of(student: User, reader: User) -> list[Rated]:
    """What *student* and a docent said, as far as *reader* may read both: the last round first,
    within a round in order of the framework. Competences of which neither says anything too."""
    own, seen = aliased(Rating), aliased(Rating)
    found = db.session.execute(
        select(
            RatingRound.public_id,
            RatingRound.framework,
            RatingItem.code,
            RatingItem.told,
            own.word,
            func.coalesce(own.line, ""),
            seen.word,
            func.coalesce(seen.line, ""),
            User.name,
            RatingRound.rated_at,
            RatingRound.talked_on,
            RatingItem.id,
        )
        .join(RatingItem, RatingItem.round_id == RatingRound.id)
        .join(User, User.id == RatingRound.docent_id)
        .outerjoin(own, and_(own.item_id == RatingItem.id, own.author_id == RatingRound.student_id))
        .outerjoin(
            seen, and_(seen.item_id == RatingItem.id, seen.author_id == RatingRound.docent_id)
        )
        .where(RatingRound.student_id == student.id, BOTH_ARE_IN)
        .where(or_(RatingRound.student_id == reader.id, _is_docent_here(reader.id)))
        .order_by(RatingRound.rated_at.desc(), RatingRound.id.desc(), RatingItem.place)
    )
    return [Rated(*row) for row in found]


def codes_hung_on() -> set[tuple[str, str]]:
    """(framework, code) of everything that evidence or ratings hang on."""
    rated = select(RatingRound.framework, RatingItem.code).join(
        RatingItem, RatingItem.round_id == RatingRound.id
    )
    found = union(select(Evidence.framework, Evidence.code), rated)
    return {(framework, code) for framework, code in db.session.execute(found)}
