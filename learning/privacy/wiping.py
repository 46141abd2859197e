"""Forgetting for good what somebody erased."""

from datetime import datetime

from learning.privacy import queries
from learning.search.queries import forget_traces
from learning.submissions.models import Submission
from learning.submissions.spoken import queries as spoken


def wipe(submission: Submission, at: datetime) -> None:
    """Forget every word of what was erased, and all that was said of it, in a talk too. What
    stays: that it was made, its status, when, and who said so.

    Once *submission* was locked, in the transaction of whoever asks for it.
    """
    queries.hold_hand_ins(submission)
    queries.forget_feedback_on(submission)
    for request in spoken.all_about(submission):
        request.forget(at)
    submission.wipe()
    forget_traces()
