"""Who may do what with a page of a logboek."""


def may_write(user, page) -> bool:
    """Only whoever wrote it."""
    return user.id == page.writer_id
