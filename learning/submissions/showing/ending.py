"""When somebody reads along no longer; inside ``writing()``. No notice leads there any more."""

from datetime import datetime

from learning.accounts.models import User
from learning.submissions.models import Submission
from learning.submissions.showing import queries, telling
from learning.submissions.showing.models import Showing


def close(showing: Showing, at: datetime) -> None:
    """Nobody reads by it, and nothing is asked."""
    showing.withdraw(at)
    telling.unsay(showing, at)


def stop(showing: Showing, by: User, at: datetime) -> None:
    """*by* stops it. When that is the writer, a docent who asked hears it and asks no more."""
    if showing.asked_by_id and showing.hand_in.submission.student_id == by.id:
        showing.refuse(at)
        telling.tell_rather_not(showing, at)
    close(showing, at)


def stop_for(companion, at: datetime) -> None:
    """What a student showed to this praktijkopleider is theirs to choose anew. *companion*: a
    Companion; nobody came in by it: nothing to do."""
    about = companion.user_id, companion.student_id, companion.cohort_id
    for showing in queries.shown_to_companion(*about) if companion.user_id else ():
        close(showing, at)


def close_questions(work: Submission, at: datetime) -> None:
    """A newer text is there: what was asked about an older one and has no answer, is over."""
    for showing in queries.questions_about(work, at):
        if showing.hand_in_id != work.handed_in.id:
            close(showing, at)


def stop_what_is_over(at: datetime) -> None:
    """What ended by its time alone."""
    for showing in queries.over_at(at):
        close(showing, at)
