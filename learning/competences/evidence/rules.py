"""Who may do what with evidence."""


def may_change(user, evidence) -> bool:
    """Only whose words they are."""
    return user.id == evidence.student_id
