"""Who may do what with feedback."""

from learning.talks.placing import is_placing


def may_review(user, hand_in) -> bool:
    """A docent of the cohort answers, but never their own work; and in a talk one answers there."""
    is_own = any(each.id == user.id for each in hand_in.submission.writers)
    return not is_own and not is_placing(hand_in)


def may_react(user, review) -> bool:
    """The student says what they do with feedback that was sent to them; not on what they erase."""
    is_theirs = any(each.id == user.id for each in review.hand_in.submission.writers)
    return bool(review.sent_at) and is_theirs and not review.hand_in.erased_at


def may_answer(user, review) -> bool:
    """The docent who wrote the feedback answers the question about it."""
    return user.id == review.docent_id and bool(review.reply and review.reply.asked_at)
