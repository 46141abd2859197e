"""Who may make a portfolio, and change it."""


def may_change(user, portfolio) -> bool:
    """Only whose it is."""
    return user.id == portfolio.student_id


def may_begin(is_student: bool, has_one: bool) -> bool:
    """Who learns in a cohort; and who has one keeps it afterwards."""
    return is_student or has_one
