"""Questions about who opened whose texts, what somebody wrote, and what is to be wiped."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Row,
    and_,
    case,
    delete,
    exists,
    literal,
    null,
    or_,
    select,
    union_all,
)

from learning.accounts.models import User
from learning.base.db import db
from learning.begeleiders.models import ContactRequest
from learning.cohorts.models import Cohort
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio.models import Portfolio, PortfolioVersion
from learning.competences.rating.models import Rating, RatingRound
from learning.examples.proposals.models import ExampleProposal
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads.models import (
    Contribution,
    ContributionVersion,
    ContributionWords,
    FollowUp,
    PhaseRun,
    Thread,
)
from learning.notebook.models import NotebookPage, NotebookVersion
from learning.privacy.things import (
    CONTRIBUTION,
    FEEDBACK,
    FOLLOW_UP,
    HAND_IN,
    SPOKEN_NOTE,
    TALK_ANSWER,
)
from learning.readings.models import Reading
from learning.reviews.leases.models import Lease, TakeOverNote
from learning.reviews.models import Feedback, FeedbackReply, FeedbackVersion, Review
from learning.reviews.remarks.models import Remark, RemarkAnswer, RemarkVersion
from learning.reviews.sentences.models import OwnSentence
from learning.search.models import NAMES as INDEXES
from learning.social_map.models import SocialCard
from learning.submissions.models import (
    Draft,
    DraftVersion,
    HandedInAnswer,
    HandIn,
    Submission,
)
from learning.submissions.spoken.models import SpokenNote, SpokenRequest
from learning.submissions.together.queries import ids_of_work
from learning.talks.models import Talk, TalkAnswer
from learning.werktafel.handovers.models import Handover
from learning.werktafel.models import Addition, Question
from learning.werktafel.signals.models import Cluster, Report

PAGE = 50
HOLD_WORDS = (
    tuple(  # the tables with what people wrote
        each.__tablename__
        for each in (
            Draft,
            DraftVersion,
            HandedInAnswer,
            Feedback,
            FeedbackVersion,
            FeedbackReply,
            TakeOverNote,
            OwnSentence,
            ContributionWords,
            ContributionVersion,
            FollowUp,
            NotebookPage,
            NotebookVersion,
            Remark,
            RemarkAnswer,
            RemarkVersion,
            SpokenNote,
            TalkAnswer,
            SocialCard,
            ExampleProposal,
            ContactRequest,
            Evidence,
            Rating,
            RatingRound,
            Portfolio,
            PortfolioVersion,
            Question,
            Addition,
            Handover,
            Cluster,
            Report,
        )
    )
    + INDEXES
)


def openings_about(user: User, after: tuple[datetime, int] | None = None) -> Sequence[Row]:
    """Every time somebody else opened a text of *user*, newest first, PAGE rows and one more if
    there is more: id, at, reader_id, name, role, kind, thing_id.

    *after*: the (at, id) of the last row seen.
    """
    found = (
        select(
            Reading.id,
            Reading.at,
            Reading.reader_id,
            User.name,
            Reading.role,
            Reading.kind,
            Reading.thing_id,
        )
        .join(User, User.id == Reading.reader_id)
        .where(Reading.writer_id == user.id)
        .order_by(Reading.at.desc(), Reading.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        moment, last = after
        earlier = or_(Reading.at < moment, and_(Reading.at == moment, Reading.id < last))
        found = found.where(earlier)
    return db.session.execute(found).all()


_of_talk = (Talk.module, Talk.opdracht, Talk.part)


def works_among(openings: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """(kind, id) → module, opdracht, part, erased_at of the hand-ins, feedback, notes and
    answers in *openings*; one query."""
    hand_ins, reviews = _ids(openings, HAND_IN), _ids(openings, FEEDBACK)
    notes, said = _ids(openings, SPOKEN_NOTE), _ids(openings, TALK_ANSWER)
    about = (Submission.module, Submission.opdracht, Submission.part, HandIn.erased_at)
    found = union_all(
        select(literal(HAND_IN).label("kind"), HandIn.id, *about)
        .join(HandIn.submission)
        .where(HandIn.id.in_(hand_ins)),
        select(literal(FEEDBACK), Review.id, *about)
        .join(Review.hand_in)
        .join(HandIn.submission)
        .where(Review.id.in_(reviews)),
        select(literal(SPOKEN_NOTE), SpokenNote.id, *about[:3], Draft.erased_at)
        .join(SpokenRequest, SpokenRequest.id == SpokenNote.request_id)
        .join(Submission, Submission.id == SpokenRequest.submission_id)
        .join(Draft, Draft.submission_id == Submission.id)
        .where(SpokenNote.id.in_(notes)),
        select(literal(TALK_ANSWER), TalkAnswer.id, *_of_talk, TalkAnswer.taken_back_at)
        .join(TalkAnswer.talk)
        .where(TalkAnswer.id.in_(said)),
    )
    return _by_thing(found) if hand_ins or reviews or notes or said else {}


def steps_among(openings: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """(kind, id) → thread_id, group, werkvorm_data, phase, has_words of what was written in an
    intervisie, or sent along from it, among *openings*; one query."""
    contributions, follow_ups = _ids(openings, CONTRIBUTION), _ids(openings, FOLLOW_UP)
    has_words = exists().where(ContributionWords.contribution_id == Contribution.id)
    where = (Thread.id.label("thread_id"), IntervisieGroup.name.label("group"))
    found = union_all(
        select(
            literal(CONTRIBUTION).label("kind"),
            Contribution.id,
            *where,
            Thread.werkvorm_data.label("werkvorm_data"),
            PhaseRun.phase,
            case((has_words, 1), else_=0).label("has_words"),
        )
        .join(Contribution.run)
        .join(PhaseRun.thread)
        .join(Thread.group)
        .where(Contribution.id.in_(contributions)),
        select(
            literal(FOLLOW_UP),
            FollowUp.id,
            *where,
            null(),
            literal(""),
            case((FollowUp.note != "", 1), else_=0),
        )
        .join(Thread, Thread.id == FollowUp.thread_id)
        .join(Thread.group)
        .where(FollowUp.id.in_(follow_ups)),
    )
    return _by_thing(found) if contributions or follow_ups else {}


def _ids(openings: Sequence[Row], kind: str) -> set[int]:
    return {each.thing_id for each in openings if each.kind == kind}


def _by_thing(found) -> dict[tuple[str, int], Row]:
    return {(row.kind, row.id): row for row in db.session.execute(found)}


_has_versions = exists().where(DraftVersion.submission_id == Submission.id)
_has_notes = exists().where(
    SpokenRequest.submission_id == Submission.id, SpokenNote.request_id == SpokenRequest.id
)
_has_hand_ins = exists().where(HandIn.submission_id == Submission.id, HandIn.erased_at.is_(None))


def texts_of(user: User) -> Sequence[Row]:
    """What *user* wrote at opdrachten, by public_id: cohort (its name), erased_at, has_words."""
    has_words = or_(Draft.saved_at.is_not(None), _has_versions, _has_hand_ins, _has_notes)
    return db.session.execute(
        select(
            Submission.public_id,
            Cohort.name.label("cohort"),
            Draft.erased_at,
            Draft.wiped_revision,
            case((has_words, 1), else_=0).label("has_words"),
        )
        .join(Draft, Draft.submission_id == Submission.id)
        .join(Cohort, Cohort.id == Submission.cohort_id)
        .where(Submission.id.in_(ids_of_work(user.id)))
    ).all()


def wrote_in_intervisie(user: User) -> bool:
    """Whether *user* has any words in an intervisie."""
    words = (
        select(ContributionWords.contribution_id)
        .join(Contribution, Contribution.id == ContributionWords.contribution_id)
        .where(Contribution.author_id == user.id)
        .limit(1)
    )
    return db.session.scalar(words) is not None


def gave_feedback(user: User) -> bool:
    """Whether *user* sent feedback to anybody."""
    sent = select(Review.id).where(Review.docent_id == user.id, Review.sent_at.is_not(None))
    return db.session.scalar(sent.limit(1)) is not None


def hold_hand_ins(submission: Submission) -> None:
    """Nobody answers its hand-ins until this transaction ends; as they are now.

    After the submission itself was locked: docenten lock the hand-in alone.
    """
    db.session.scalars(
        select(HandIn)
        .where(HandIn.submission_id == submission.id)
        .order_by(HandIn.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def forget_feedback_on(submission: Submission) -> None:
    """Delete every word that was said of what is erased in *submission*: feedback with its
    versions, remarks with the words that they quote, questions about it and answers, and feedback
    that was never sent. That feedback was sent, by whom and when, stays."""
    erased = select(HandIn.id).where(
        HandIn.submission_id == submission.id, HandIn.erased_at.is_not(None)
    )
    of_erased = select(Review.id).where(Review.hand_in_id.in_(erased))
    numbers = db.session.scalars(of_erased.order_by(Review.id).with_for_update()).all()
    on_passages = select(Remark.id).where(Remark.review_id.in_(numbers))
    for about in (RemarkVersion, RemarkAnswer):
        db.session.execute(delete(about).where(about.remark_id.in_(on_passages)))
    db.session.execute(delete(Remark).where(Remark.review_id.in_(numbers)))
    for words in (FeedbackVersion.feedback_id, Feedback.review_id, FeedbackReply.review_id):
        db.session.execute(delete(words.class_).where(words.in_(numbers)))
    for about in (Lease, TakeOverNote):
        db.session.execute(delete(about).where(about.hand_in_id.in_(erased)))
    unsent = Review.id.in_(numbers) & Review.sent_at.is_(None)
    db.session.execute(delete(Review).where(unsent))


def ids_to_wipe(erased_before: datetime) -> Sequence[int]:
    """Submissions of which the time to undo is over."""
    return db.session.scalars(
        select(Draft.submission_id)
        .where(Draft.erased_at <= erased_before)
        .order_by(Draft.submission_id)
    ).all()


def locked(submission_id: int) -> Submission:
    """The submission, changed by nobody else until this transaction ends."""
    return db.session.get(Submission, submission_id, with_for_update=True, populate_existing=True)
