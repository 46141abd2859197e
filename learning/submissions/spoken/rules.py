"""Who may ask to talk, and who says what of it."""

from learning.submissions.rules import is_handed_in_kind, is_open


def may_ask(user, submission, part, is_student_here: bool) -> bool:
    """A student of the cohort asks it for work of their own that is not handed in (any more).

    What is done together is talked about together; an intervisie is a talk already.
    """
    return (
        user.id == submission.student_id
        and submission.group is None
        and part is not None
        and is_handed_in_kind(part)
        and is_student_here
        and is_open(submission)
    )


def may_take_part(user, request, is_docent_here: bool) -> bool:
    """The student and the docenten of the cohort propose, agree and stop; not before it began."""
    return request.withdrawn_at is None and (request.is_student(user) or is_docent_here)


def may_propose_form(user, submission, is_docent_here: bool) -> bool:
    """A docent proposes another form for work of somebody else that they answered already."""
    return (
        is_docent_here
        and user.id != submission.student_id
        and submission.group is None
        and bool(submission.handed_in)
        and is_open(submission)
    )
