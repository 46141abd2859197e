"""Questions about a docent's desk: all that lies there beside the pile, in one query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    CompoundSelect,
    Integer,
    Select,
    String,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from learning.accounts.models import User
from learning.base.db import Moment, db, note, rows
from learning.cohorts.models import Membership, Role
from learning.notices.models import UNSEEN, Notice
from learning.pauses.queries import is_paused
from learning.readings.models import Reading
from learning.reviews.models import (
    UNANSWERED,
    Feedback,
    FeedbackReply,
    FeedbackVersion,
    Review,
)
from learning.reviews.pile.desk.models import DeskVisit
from learning.reviews.pile.desk.visits import Visit
from learning.reviews.pile.queries import some_waiting
from learning.reviews.queries import IS_BEGUN
from learning.submissions.models import WAITING, HandIn, Submission
from learning.submissions.together.models import WorkGroup

MOST = 50
QUESTION, BEGUN, UNOPENED, PERSON, COUNT = "question", "begun", "unopened", "person", "count"
ALL_WAITING, NEW, LOOKING = "waiting", "new", "looking"


@dataclass(frozen=True)
class Item:
    """Something that lies there. ``key``: of a hand-in, of a person their own, of a count its
    name; ``at``: since when, None for a person or a count; ``number``: of a count how many (100
    means more), of what was begun 1 when two texts of it are kept apart."""

    kind: str
    key: str
    name: str
    module: str
    opdracht: str
    part: str
    at: datetime | None
    number: int


@dataclass(frozen=True)
class OnTheDesk:
    """All of it, by kind, each longest first; ``people`` by name."""

    items: Mapping[str, Sequence[Item]]

    @property
    def questions(self) -> Sequence[Item]:
        """Students who asked on about her feedback."""
        return self.items[QUESTION]

    @property
    def begun(self) -> Sequence[Item]:
        """Feedback that she began and did not send, with words or remarks in it, or another
        text kept apart."""
        return self.items[BEGUN]

    @property
    def unopened(self) -> Sequence[Item]:
        """Feedback that nobody opened for a week."""
        return self.items[UNOPENED]

    @property
    def people(self) -> list[tuple[str, str]]:
        """(public id, name) of students who wait."""
        return sorted(
            ((each.key, each.name) for each in self.items[PERSON]),
            key=lambda each: (each[1].lower(), each[0]),
        )

    def count(self, what: str) -> int:
        """How many: ALL_WAITING, NEW or LOOKING."""
        return next((each.number for each in self.items[COUNT] if each.key == what), 0)


def on_the_desk_of(
    docent: User, cohort_ids: Sequence[int], visit: Visit, now: datetime, desk: CompoundSelect
) -> OnTheDesk:
    """What lies there in these cohorts, in which *docent* is one; MOST of each kind, but all that
    nobody opened. *desk*: of desk_with()."""
    sent_after, sent_until = visit.unopened_between(now)
    values = {"cohorts": list(cohort_ids), "docent": docent.id, "new_after": visit.before or now}
    found = defaultdict(list)
    for row in rows(desk, sent_after=sent_after, sent_until=sent_until, **values):
        found[row.kind].append(Item(*row))
    return OnTheDesk(found)


def visit_of(docent: User, page: str = "") -> tuple[Visit | None, bool]:
    """The last visit that was noted, None when they never were at their desk; and whether a notice
    that leads to *page* was not seen yet."""
    *visit, is_unseen = rows(_visit, docent=docent.id, page=page).one()
    return Visit(*visit) if visit[0] else None, bool(is_unseen)


def note_visit(docent: User, visit: Visit, now: datetime) -> None:
    """Write aside that *docent* is at the desk *now*, in *visit*; a busy database lets it be."""
    seen = {"user_id": docent.id, "seen_until": now, "before": visit.before}
    insert = _insert[db.engine.dialect.name](DeskVisit)
    new = {name: insert.excluded[name] for name in ("seen_until", "before")}
    note(insert.on_conflict_do_update(index_elements=["user_id"], set_=new), seen)


_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_is_unseen = exists().where(Notice.user_id == User.id, Notice.address == bindparam("page"), UNSEEN)
_visit = (
    select(DeskVisit.seen_until, DeskVisit.before, DeskVisit.told_until, _is_unseen)
    .select_from(User)
    .outerjoin(DeskVisit, DeskVisit.user_id == User.id)
    .where(User.id == bindparam("docent"))
)
_cohorts = bindparam("cohorts", expanding=True)
_whose = (User.name, Submission.module, Submission.opdracht, Submission.part)
_of_docent = (
    HandIn.cohort_id.in_(_cohorts),
    HandIn.taken_back_at.is_(None),
    HandIn.erased_at.is_(None),
)


def _items(kind: str, at, is_hers, number=None, most: int | None = MOST):
    """Reviews of the docent with the work that they are about, as items; *most* None: all."""
    return (
        select(
            literal(kind, String).label("kind"),
            HandIn.public_id.label("key"),
            *_whose,
            at.label("at"),
            (literal(0, Integer) if number is None else number).label("number"),
        )
        .select_from(Review)
        .join(HandIn, HandIn.id == Review.hand_in_id)
        .join(Submission, Submission.id == HandIn.submission_id)
        .join(User, User.id == Submission.student_id)
        .where(is_hers, *_of_docent)
        .order_by(at)
        .limit(most)
    )


_is_hers = Review.docent_id == bindparam("docent")
_is_hers_of_few = Review.docent_id + 0 == bindparam("docent")  # found by what waits, not by hers
_questions = (
    _items(QUESTION, FeedbackReply.asked_at, _is_hers_of_few)
    .join(FeedbackReply, FeedbackReply.review_id == Review.id)
    .where(UNANSWERED)
)
_is_double = exists().where(
    FeedbackVersion.feedback_id == Feedback.review_id,
    FeedbackVersion.reason == "conflict",
    FeedbackVersion.at > Feedback.saved_at,
)
_number_if_double = case((_is_double.correlate(Feedback), 1), else_=0)
_begun = (
    _items(BEGUN, Review.begun_at, _is_hers, _number_if_double)
    .join(Feedback, Feedback.review_id == Review.id)
    .where(Review.sent_at.is_(None))  # by itself: the index then finds the few that were not sent
    .where(IS_BEGUN | _is_double.correlate(Feedback))
)
_later = aliased(HandIn)
# All of them: what was not shown at one visit is never told at another.
_unopened = _items(UNOPENED, Review.sent_at, _is_hers, most=None).where(
    Review.sent_at > bindparam("sent_after", type_=Moment),
    Review.sent_at <= bindparam("sent_until", type_=Moment),
    ~exists().where(
        Reading.kind == "feedback", Reading.thing_id == Review.id, Reading.role == "student"
    ),
    ~exists().where(FeedbackReply.review_id == Review.id),
    ~exists().where(
        _later.submission_id == HandIn.submission_id,
        _later.id > HandIn.id,
        _later.taken_back_at.is_(None),
    ),
    exists().where(
        Membership.cohort_id == HandIn.cohort_id,
        Membership.user_id == Submission.student_id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
    ),
    User.deactivated_at.is_(None),
    ~is_paused(Submission.student_id, Submission.module),
)
_nothing = tuple(literal("", String).label(name) for name in ("module", "opdracht", "part"))
_among = some_waiting.subquery()
_people = (
    select(
        literal(PERSON, String).label("kind"),
        User.public_id.label("key"),
        User.name,
        *_nothing,
        null().cast(Moment).label("at"),
        literal(0, Integer).label("number"),
    )
    .select_from(_among)
    .join(Submission, Submission.id == _among.c.submission_id)
    .join(User, User.id == Submission.student_id)
    .distinct()
)
_some_new = (
    select(HandIn.id)
    .where(HandIn.cohort_id.in_(_cohorts), WAITING)
    .where(HandIn.handed_in_at > bindparam("new_after", type_=Moment))
    .limit(100)
)


def _count(what: str, found):
    """A count as an item."""
    return select(
        literal(COUNT, String).label("kind"),
        literal(what, String).label("key"),
        literal("", String).label("name"),
        *_nothing,
        null().cast(Moment).label("at"),
        found.scalar_subquery().label("number"),
    )


_looking = (
    select(func.count())
    .select_from(WorkGroup)
    .where(WorkGroup.cohort_id.in_(_cohorts), WorkGroup.looking_since.is_not(None))
)
_lying = (
    *(_questions, _begun, _unopened, _people),
    _count(ALL_WAITING, select(func.count()).select_from(some_waiting.subquery())),
    _count(NEW, select(func.count()).select_from(_some_new.subquery())),
    _count(LOOKING, _looking),
)


def desk_with(*more: Select) -> CompoundSelect:
    """All that lies on a desk, in one statement. *more*: what higher rooms put there, with the
    columns of Item and the parameters ``docent`` and ``cohorts``."""
    return union_all(*(select(each.subquery()) for each in (*_lying, *more)))
