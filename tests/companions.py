"""People who read along by name in a test, through the models' own verbs."""

from datetime import timedelta

from learning.praktijkopleiders.models import Companion
from learning.submissions.showing.models import ReaderRole, Showing
from learning.submissions.showing.rules import Reason


def companion_of(school, student, user, cohort, at, days=30) -> Companion:
    """*user* came in as praktijkopleider of *student*."""
    school.rollback()
    made = Companion(
        student_id=student.id,
        cohort_id=cohort.id,
        name=user.name,
        until=at + timedelta(days=days),
        invited_at=at,
        accepted_at=at,
        user_id=user.id,
    )
    school.add(made)
    school.commit()
    return made


def shows(work, reader, role=ReaderRole.BEGELEIDER, until=None) -> Showing:
    """The writer of *work* (a Work) lets *reader* read the last hand-in."""
    work.school.rollback()
    work.school.expire_all()
    made = Showing.begin(work.submission.handed_in, reader, role, work.at, until)
    work.school.commit()
    return made


def asks_colleague(work, docent, reader) -> Showing:
    """*docent* asks *reader* to look along; nobody told the writer yet."""
    work.school.rollback()
    work.school.expire_all()
    made = Showing.ask(work.submission.handed_in, reader, docent, Reason.TOGETHER, work.at)
    work.school.commit()
    return made
