"""Forgetting for good what somebody erased."""

from learning.privacy import queries
from learning.submissions.models import Submission


def wipe(submission: Submission) -> None:
    """Forget every word of what was erased, and all that was said of it. What stays: that it was
    made, its status, when, and who said so.

    Once *submission* was locked, in the transaction of whoever asks for it.
    """
    queries.hold_hand_ins(submission)
    queries.forget_feedback_on(submission)
    submission.wipe()
