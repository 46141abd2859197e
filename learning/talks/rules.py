"""Who may do what in a talk. Who may open one is decided in queries.py."""

from learning.cohorts.models import Role


def may_guide(user, talk) -> bool:
    """A docent of the cohort says when it is, and closes it."""
    return Role.DOCENT in talk.cohort.roles_of(user)


def may_open(user, place) -> bool:
    """A docent opens the talk of a part that nobody began yet. *place*: theirs in the cohort."""
    return place.role == Role.DOCENT


def may_rewrite(user, answer) -> bool:
    """What one said oneself, as long as it is there."""
    return user.id == answer.writer_id and not answer.taken_back_at


def may_take_back_answer(user, answer) -> bool:
    """What one said oneself; also when the talk is closed, and after leaving."""
    return user.id == answer.writer_id


def says(answer, user, submission, text: str) -> bool:
    """Whether *answer* is this very text of *user* about *submission*: the button pressed twice."""
    stands = answer.taken_back_at is None and answer.text == text
    return stands and answer.writer_id == user.id and answer.submission_id == submission.id
