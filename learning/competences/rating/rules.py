"""Who may do what with a round. *is_docent*: of its cohort, now."""


def may_write(user, found) -> bool:
    """Only the student it is about says how far they are."""
    return user.id == found.student_id


def may_look(user, found, is_docent: bool) -> bool:
    """A docent of the cohort, never about oneself."""
    return is_docent and user.id != found.student_id


def may_note_talk(user, found, is_docent: bool) -> bool:
    """Both sides, once both are in."""
    return may_write(user, found) or may_look(user, found, is_docent)


def may_forget_talk(user, found) -> bool:
    """Only who noted it."""
    return found.talked_on is not None and user.id == found.talked_by_id


def may_erase_lines(user, found) -> bool:
    """The two who write in it."""
    return user.id in {found.student_id, found.docent_id}
