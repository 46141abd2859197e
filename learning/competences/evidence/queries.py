"""Questions about evidence. Nobody but its student reads it here; showing it is the portfolio."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.competences.evidence.models import LINKS, Evidence
from learning.competences.evidence.sources import State, Way, state_of
from learning.competences.portfolio.models import Portfolio, PortfolioItem
from learning.competences.portfolio.sharing import queries as sharing
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.intervisie.threads.frame import HARVEST
from learning.intervisie.threads.models import (
    Contribution,
    ContributionWords,
    PhaseRun,
    Thread,
)
from learning.notebook import queries as notebook
from learning.notebook.models import NotebookPage
from learning.submissions import queries as submissions
from learning.submissions.models import HandIn, Submission
from learning.submissions.together.queries import ids_of_work, is_theirs

PAGE = 20
MOST_TEXTS = 30  # of each kind, to choose one from


def readable_by(user: User) -> Select:
    """What *user* made, newest words first."""
    return (
        select(Evidence)
        .where(Evidence.student_id == user.id)
        .order_by(Evidence.source_at.desc(), Evidence.id.desc())
    )


own_evidence = readable_by


def readers_of(evidence: Evidence, at: datetime) -> Sequence[User]:
    """The people behind *Dit lezen: …*: whose it is, unless the account is closed, and who reads it
    in the portfolio then. The reading that they leave there is the one of the portfolio: of all
    that stands in it."""
    own = [evidence.student] if evidence.student.is_active else []
    return [*own, *(each.reader for each in shares_of(evidence, at))]


def shares_of(evidence: Evidence, at: datetime) -> Sequence[PortfolioShare]:
    """By what others read it at that moment, by the name of the reader: none while it is in no
    portfolio, or while its text is gone and nobody said yet whether it stays."""
    state = source_states([evidence])[evidence.id]
    inside = select(Portfolio).join(Portfolio.items).where(PortfolioItem.evidence_id == evidence.id)
    found = db.session.scalar(inside) if evidence.kept_at or state == State.THERE else None
    return sharing.standing_on(found, at) if found else []


def evidence_of(student: User) -> Sequence[Evidence]:
    """All of it, newest words first."""
    return db.session.scalars(readable_by(student)).all()


def page_of(student: User, number: int, tied: tuple[str, str] | None = None) -> Sequence[Evidence]:
    """PAGE of them and one more if there is more; *number* counts from 1. *tied*: only what is
    tied to that (framework, code)."""
    found = readable_by(student)
    if tied:
        found = found.where(Evidence.framework == tied[0], Evidence.code == tied[1])
    found = found.offset((number - 1) * PAGE).limit(PAGE + 1)
    return db.session.scalars(found).all()


def named(key: str) -> Evidence | None:
    """The one with that public id, whoever made it: to see whether a name is taken."""
    return db.session.scalar(select(Evidence).where(Evidence.public_id == key))


def _with_texts(found: Select) -> Select:
    """With what is known of the text of each; see sources.state_of."""
    return (
        found.outerjoin(HandIn, HandIn.id == Evidence.hand_in_id)
        .outerjoin(Contribution, Contribution.id == Evidence.contribution_id)
        .outerjoin(ContributionWords, ContributionWords.contribution_id == Contribution.id)
        .outerjoin(NotebookPage, NotebookPage.id == Evidence.page_id)
    )


_states = _with_texts(
    select(
        Evidence.id,
        Evidence.source,
        HandIn.id.label("hand_in"),
        HandIn.taken_back_at.label("hand_in_back"),
        HandIn.erased_at.label("hand_in_erased"),
        ContributionWords.contribution_id.label("harvest"),
        Contribution.withdrawn_at.label("harvest_back"),
        NotebookPage.id.label("page"),
        NotebookPage.erased_at.label("page_erased"),
    ).select_from(Evidence)
)
# What state_of() says in SQL: the text is not there any more.
_IS_GONE = {
    "hand_in_id": or_(
        HandIn.id.is_(None), HandIn.taken_back_at.is_not(None), HandIn.erased_at.is_not(None)
    ),
    "contribution_id": or_(
        ContributionWords.contribution_id.is_(None), Contribution.withdrawn_at.is_not(None)
    ),
    "page_id": or_(NotebookPage.id.is_(None), NotebookPage.erased_at.is_not(None)),
}


def source_states(evidences: Iterable) -> dict[int, State]:
    """What became of the text of each, by its number; one query."""
    numbers = [each.id for each in evidences]
    if not numbers:
        return {}
    found = db.session.execute(_states.where(Evidence.id.in_(numbers)))
    return {row.id: state_of(row.source, row) for row in found}


def undecided_of(student: User) -> Sequence[Evidence]:
    """What was taken from a text that is gone, and of which *student* did not say yet whether it
    stays: newest words first, PAGE of them."""
    is_gone = or_(*(and_(Evidence.source == each, _IS_GONE[link]) for each, link in LINKS.items()))
    asked = readable_by(student).where(Evidence.kept_at.is_(None), is_gone).limit(PAGE)
    return db.session.scalars(_with_texts(asked)).all()


def count_from_work(user: User, submission: Submission) -> int:
    """How much evidence of *user* holds words that were handed in there."""
    there = select(HandIn.id).where(HandIn.submission_id == submission.id)
    return _count(user, Evidence.hand_in_id.in_(there))


def count_from_page(user: User, page: NotebookPage) -> int:
    """The same of a page of the logboek."""
    return _count(user, Evidence.page_id == page.id)


def count_from_thread(user: User, thread: Thread) -> int:
    """The same of what they took along from an intervisie."""
    there = select(Contribution.id).join(Contribution.run).where(PhaseRun.thread_id == thread.id)
    return _count(user, Evidence.contribution_id.in_(there))


def count_by_harvest(user: User) -> dict[str, int]:
    """The same of everything that they took along, by its public id; one query."""
    found = (
        select(Contribution.public_id, func.count())
        .join(Evidence, Evidence.contribution_id == Contribution.id)
        .where(Evidence.student_id == user.id)
        .group_by(Contribution.public_id)
    )
    return dict(map(tuple, db.session.execute(found)))


def _count(user: User, *where) -> int:
    own = select(func.count()).select_from(Evidence).where(Evidence.student_id == user.id, *where)
    return db.session.scalar(own)


def texts_readable_by(user: User, way: Way, key: str = "") -> Select:
    """The texts of that kind of which *user* may take words: their own, that are still there.
    *key*: only the one with that public id."""
    found = _WAYS[way](user)
    return found.where(_MODELS[way].public_id == key) if key else found


def _hand_ins(user: User) -> Select:
    theirs = submissions.hand_ins_reviewable_by(user)
    return theirs.where(is_theirs(user.id), HandIn.erased_at.is_(None))


def _harvests(user: User) -> Select:
    return (
        select(Contribution)
        .options(joinedload(Contribution.words))
        .options(joinedload(Contribution.run).joinedload(PhaseRun.thread))
        .join(Contribution.run)
        .join(Contribution.words)
        .where(Contribution.author_id == user.id, PhaseRun.phase == HARVEST)
        .where(Contribution.withdrawn_at.is_(None), ContributionWords.saved_at.is_not(None))
    )


def _pages(user: User) -> Select:
    return notebook.readable_by(user).where(
        NotebookPage.erased_at.is_(None), NotebookPage.saved_at.is_not(None)
    )


_WAYS = {Way.HAND_IN: _hand_ins, Way.HARVEST: _harvests, Way.NOTEBOOK: _pages}
_MODELS = {Way.HAND_IN: HandIn, Way.HARVEST: Contribution, Way.NOTEBOOK: NotebookPage}
_NEWEST = {
    Way.HAND_IN: HandIn.handed_in_at.desc(),
    Way.HARVEST: Contribution.begun_at.desc(),
    Way.NOTEBOOK: NotebookPage.begun_at.desc(),
}


def newest_texts(user: User, way: Way) -> Sequence:
    """The last MOST_TEXTS of them."""
    found = texts_readable_by(user, way).order_by(_NEWEST[way]).limit(MOST_TEXTS)
    return db.session.scalars(found).unique().all()


def last_hand_ins(user: User) -> Sequence[Row]:
    """The last hand-in of each work of *user* that can be quoted, newest first: public_id, module,
    opdracht, part, at; without any words."""
    last = (
        select(func.max(HandIn.id))
        .where(HandIn.submission_id.in_(ids_of_work(user.id)))
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
        .group_by(HandIn.submission_id)
    )
    return db.session.execute(
        select(
            HandIn.public_id,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            HandIn.handed_in_at.label("at"),
        )
        .join(HandIn.submission)
        .where(HandIn.id.in_(last))
        .order_by(HandIn.handed_in_at.desc(), HandIn.id.desc())
        .limit(MOST_TEXTS)
    ).all()
