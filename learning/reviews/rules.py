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


def may_send(user, hand_in, held) -> bool:
    """Who has it before them sends, or anybody when nobody has (*held*: a Held, or None); who adds
    words to what a colleague decided holds up nobody."""
    return bool(hand_in.concluded_at) or held is None or held.docent_id == user.id


def may_correct(user, review) -> bool:
    """Who sent feedback improves it, as long as the work is there to read."""
    hand_in = review.hand_in
    is_there = not (hand_in.erased_at or hand_in.taken_back_at)
    return user.id == review.docent_id and bool(review.sent_at) and is_there


def may_change_verdict(user, hand_in) -> bool:
    """Who said whether it is done may say otherwise, until something was built on it: another
    hand-in, an agreement, or words that the student wrote since."""
    work = hand_in.submission
    last, written = work.handed_in, work.draft.saved_at
    return (
        hand_in.concluded_by_id == user.id
        and last is not None
        and last.id == hand_in.id
        and not work.agreements
        and not (written and written > hand_in.concluded_at)
    )
