"""Questions about the Werktafel: who reads what of it, and what lies on a table."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased, contains_eager, joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts import queries as cohorts
from learning.cohorts.models import Cohort, Membership, Role
from learning.social_map.folding import words_in
from learning.werktafel.handovers.models import Handover
from learning.werktafel.models import Addition, Question, Table, TableSeat
from learning.werktafel.states import Brings, Outcome

PAGE = 20
FIRST_WORDS = 120  # characters of a question in a list
ALL = "alles"
_seat, _cohort = aliased(TableSeat), aliased(Cohort)  # dear to make
LIES = and_(Question.taken_back_at.is_(None), Question.hidden_at.is_(None))


def is_at(table_id, user_id, *roles: Role, asked_at=None) -> ColumnElement[bool]:
    """SQL: a person of a cohort that sits at that table now, whose account is open; all three may
    be columns. *asked_at*: only of cohorts that were not closed before then."""
    here = exists().where(
        _seat.table_id == table_id,
        _seat.left_at.is_(None),
        cohorts.has_place(_seat.cohort_id, user_id, *(roles or Role)),
    )
    if asked_at is None:
        return here.correlate_except(_seat)
    was_open = or_(_cohort.closed_at.is_(None), _cohort.closed_at >= asked_at)
    return here.where(_cohort.id == _seat.cohort_id, was_open).correlate_except(_seat, _cohort)


def is_around(user_id, *roles: Role) -> ColumnElement[bool]:
    """SQL: a person of the cohort of Question, or of one that sits where it was asked, and was not
    closed by then."""
    of_its_own = cohorts.has_place(Question.cohort_id, user_id, *(roles or Role))
    at_table = is_at(Question.table_id, user_id, *roles, asked_at=Question.asked_at)
    return or_(of_its_own, at_table)


def _is_read_by(user_id) -> ColumnElement[bool]:
    """SQL: Question is read by that person: always by who asked; by all at the table while it
    lies there; while it is hidden by the docenten."""
    hidden = and_(Question.hidden_at.is_not(None), is_around(user_id, Role.DOCENT))
    lying = and_(Question.hidden_at.is_(None), is_around(user_id))
    return and_(Question.taken_back_at.is_(None), or_(Question.asker_id == user_id, hidden, lying))


def readable_by(user: User) -> Select:
    """The questions that *user* reads, with who asked: show that name only when it is_named."""
    return (
        select(Question)
        .options(joinedload(Question.asker), joinedload(Question.cluster))
        .where(_is_read_by(user.id))
    )


def readers_of(question: Question) -> Sequence[User]:
    """The people behind *Dit lezen*, by name. Nobody whose account is closed."""
    return db.session.scalars(
        select(User)
        .join(Question, Question.id == question.id)
        .where(User.deactivated_at.is_(None), _is_read_by(User.id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def additions_readable_by(user: User) -> Select:
    """One's own, always; those of others on a question that one reads at the table. What is hidden
    only its writer reads, and the docenten."""
    return _additions().where(_is_addition_read_by(user.id))


def _additions() -> Select:
    return (
        select(Addition)
        .join(Addition.question)
        .options(contains_eager(Addition.question), joinedload(Addition.writer))
        .order_by(Addition.id)
    )


def _is_addition_read_by(user_id) -> ColumnElement[bool]:
    by_docent = is_around(user_id, Role.DOCENT)
    on_table = and_(Addition.hidden_at.is_(None), Question.hidden_at.is_(None), is_around(user_id))
    of_asker = and_(Addition.hidden_at.is_(None), Question.asker_id == user_id, is_around(user_id))
    stands = Question.taken_back_at.is_(None)
    read = and_(stands, or_(by_docent, on_table, of_asker))
    return or_(Addition.writer_id == user_id, read)


def addition_readers_of(addition: Addition) -> Sequence[User]:
    """The people behind *Dit lezen*, by name."""
    return db.session.scalars(
        select(User)
        .join(Addition, Addition.id == addition.id)
        .join(Question, Question.id == Addition.question_id)
        .where(User.deactivated_at.is_(None), _is_addition_read_by(User.id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def is_read(question: Question, user: User) -> bool:
    """Whether *user* reads it now."""
    found = select(Question.id).where(Question.id == question.id, _is_read_by(user.id))
    return db.session.scalar(found) is not None


def taught_among(numbers: Collection[int], user: User) -> set[int]:
    """Which of the questions with these *numbers* lie where *user* is a docent."""
    taught = select(Question.id).where(Question.id.in_(numbers), is_around(user.id, Role.DOCENT))
    return set(db.session.scalars(taught))


def additions_on(question: Question, user: User) -> Sequence[Addition]:
    """What *user* reads of what was added to it, oldest first."""
    mine = additions_readable_by(user).where(Addition.question_id == question.id)
    return db.session.scalars(mine).all()


def own_additions(user: User) -> Sequence[Addition]:
    """Everything that *user* added anywhere, newest first."""
    mine = _additions().where(Addition.writer_id == user.id)
    return db.session.scalars(mine.order_by(None).order_by(Addition.id.desc())).all()


def changeable_by(user: User) -> set[int]:
    """The numbers of the additions of *user* that they can still say otherwise: they sit there,
    and the question was not taken back."""
    mine = select(Addition.id).join(Addition.question).where(Addition.writer_id == user.id)
    stands = mine.where(Question.taken_back_at.is_(None), is_around(user.id))
    return set(db.session.scalars(stands))


def own_questions(user: User) -> Sequence[Question]:
    """Everything that *user* asked anywhere and did not take back, newest first."""
    mine = select(Question).where(Question.asker_id == user.id, Question.taken_back_at.is_(None))
    return db.session.scalars(mine.order_by(Question.brought_at.desc(), Question.id.desc())).all()


def tables_of(cohort_id: int) -> Sequence[int]:
    """The tables at which that cohort sat or sits, the newest first."""
    seats = select(TableSeat.table_id).where(TableSeat.cohort_id == cohort_id)
    return db.session.scalars(seats.order_by(TableSeat.id.desc())).all()


def table_of(cohort_id: int) -> Table | None:
    """Where its questions come now; None: it has no table yet."""
    return db.session.scalars(
        select(Table)
        .join(TableSeat, TableSeat.table_id == Table.id)
        .where(TableSeat.cohort_id == cohort_id, TableSeat.left_at.is_(None))
        .order_by(TableSeat.id.desc())
        .limit(1)
    ).first()


def shared_seats_of(cohort_id: int) -> Sequence[TableSeat]:
    """Where that cohort sits together with others now."""
    other = aliased(TableSeat)
    with_others = exists().where(
        other.table_id == TableSeat.table_id,
        other.cohort_id != cohort_id,
        other.left_at.is_(None),
    )
    mine = select(TableSeat).where(
        TableSeat.cohort_id == cohort_id, TableSeat.left_at.is_(None), with_others
    )
    return db.session.scalars(mine.order_by(TableSeat.id)).all()


def cohorts_at(table_id: int | None, *also: int, asked_at: datetime | None = None) -> Sequence[Row]:
    """The cohorts that sit at that table now, and *also* these, by name: id, public_id, name.
    *asked_at*: only those that read what is asked then, since they were not closed before."""
    here = Cohort.id.in_(
        select(TableSeat.cohort_id).where(
            TableSeat.table_id == table_id, TableSeat.left_at.is_(None)
        )
    )
    if asked_at:
        here = and_(here, or_(Cohort.closed_at.is_(None), Cohort.closed_at >= asked_at))
    return db.session.execute(
        select(Cohort.id, Cohort.public_id, Cohort.name)
        .where(or_(here, Cohort.id.in_(also)))
        .order_by(func.lower(Cohort.name), Cohort.id)
    ).all()


def cohorts_around(question: Question) -> set[int]:
    """The cohorts whose people sit around it: that of its asker too, also when it left."""
    table_id, mine = question.table_id, question.cohort_id
    return {each.id for each in cohorts_at(table_id, mine, asked_at=question.asked_at)}


def left_from(table_id: int) -> Sequence[str]:
    """The names of the cohorts that sat at that table, and left."""
    left = select(TableSeat.cohort_id).where(
        TableSeat.table_id == table_id, TableSeat.left_at.is_not(None)
    )
    named = select(Cohort.name).where(Cohort.id.in_(left))
    return db.session.scalars(named.order_by(func.lower(Cohort.name), Cohort.id)).all()


def people_at(cohort_ids: Collection[int], *roles: Role) -> Sequence[Row]:
    """Everybody of these cohorts now, by name: id, name. Once, whatever they are there."""
    here = exists().where(
        Membership.user_id == User.id,
        Membership.cohort_id.in_(cohort_ids),
        Membership.role.in_(roles or list(Role)),
        Membership.left_at.is_(None),
    )
    return db.session.execute(
        select(User.id, User.name)
        .where(User.deactivated_at.is_(None), here)
        .order_by(func.lower(User.name), User.id)
    ).all()


def names_known_at(table_ids: Collection[int]) -> Sequence[str]:
    """The names of everybody who is or was in a cohort that sits or sat at one of these tables."""
    seated = select(TableSeat.cohort_id).where(TableSeat.table_id.in_(table_ids))
    known = exists().where(Membership.user_id == User.id, Membership.cohort_id.in_(seated))
    return db.session.scalars(select(User.name).where(known)).all()


def is_here(user_id: int | None, question: Question) -> bool:
    """Whether that person still sits around it."""
    if user_id is None:
        return False
    found = select(Question.id).where(Question.id == question.id, is_around(user_id))
    return db.session.scalar(found) is not None


def here_among(question: Question, user_ids: Collection[int]) -> set[int]:
    """Which of these people sit around it now."""
    found = (
        select(User.id)
        .join(Question, Question.id == question.id)
        .where(User.id.in_(user_ids), is_around(User.id))
    )
    return set(db.session.scalars(found))


def docenten_around(question: Question) -> list[int]:
    """The numbers of the docenten who sit around it."""
    return [each.id for each in people_at(cohorts_around(question), Role.DOCENT)]


def lying_on(
    user: User,
    table_ids: Sequence[int],
    state: str = "",
    search: str = "",
    after: tuple[datetime, int] | None = None,
) -> Sequence[Row]:
    """What *user* reads on these tables, the last brought first, PAGE rows and one more if there is
    more: id, public_id, words (the first of them), look, outcome, is_mine, asker (None without
    name), brought_at.

    *state*: an Outcome, ALL, or "" for open ones; *after*: the (brought_at, id) of the last seen.
    """
    if not table_ids:
        return []
    which = _that_fit(state, search, after)
    pieces = [
        select(
            select(Question.id)
            .where(Question.table_id == each, _is_read_by(user.id), LIES, *which)
            .order_by(Question.brought_at.desc(), Question.id.desc())
            .limit(PAGE + 1)
            .subquery()
            .c.id
        )
        for each in table_ids
    ]
    ids = pieces[0] if len(pieces) == 1 else union_all(*pieces)
    name = case((Question.is_named, User.name))
    return db.session.execute(
        select(
            *(Question.id, Question.public_id, Question.look, Question.outcome),
            func.substr(Question.text, 1, FIRST_WORDS + 1).label("words"),
            case((Question.asker_id == user.id, 1), else_=0).label("is_mine"),
            name.label("asker"),
            Question.brought_at,
        )
        .outerjoin(User, User.id == Question.asker_id)
        .where(Question.id.in_(ids))
        .order_by(Question.brought_at.desc(), Question.id.desc())
        .limit(PAGE + 1)
    ).all()


def _that_fit(state: str, search: str, after) -> list[ColumnElement[bool]]:
    which = [Question.found_by.contains(word, autoescape=True) for word in words_in(search)]
    if state != ALL:
        known = state in set(Outcome)
        which.append(Question.outcome == Outcome(state) if known else Question.outcome.is_(None))
    if after:
        moment, last = after
        earlier = Question.brought_at < moment
        tie = and_(Question.brought_at == moment, Question.id < last)
        which.append(or_(earlier, tie))
    return which


def is_taken(key: str) -> bool:
    """Whether a question or an addition has that public id, whoever's it is."""
    found = union_all(
        select(Question.id).filter_by(public_id=key), select(Addition.id).filter_by(public_id=key)
    )
    return db.session.execute(found).first() is not None


def own_saying(user: User, cohort_id: int, text: str) -> Question | None:
    """The last question with these very words that *user* asked there, locked until this
    transaction ends; None when there is none."""
    mine = select(Question).filter_by(asker_id=user.id, cohort_id=cohort_id, text=text)
    newest = mine.order_by(Question.id.desc()).limit(1)
    return db.session.scalars(newest.with_for_update(of=Question)).first()


def has_added(question: Question, user: User, kind: Brings, text: str) -> bool:
    """Whether *user* added these very words to it."""
    mine = select(Addition.id).filter_by(question_id=question.id, writer_id=user.id)
    return db.session.scalar(mine.filter_by(kind=kind, text=text).limit(1)) is not None


def has_additions(question: Question) -> bool:
    """Whether anybody else's words hang on it."""
    found = select(literal_column("1")).where(Addition.question_id == question.id).limit(1)
    return db.session.scalar(found) is not None


def forget(question: Question) -> None:
    """Its row goes, and what was agreed about it; once nobody's words hang on it."""
    db.session.execute(delete(Handover).where(Handover.question_id == question.id))
    db.session.execute(delete(Question).where(Question.id == question.id))
