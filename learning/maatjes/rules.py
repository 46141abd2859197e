"""Who may do what with a maatje. *roles*: what the person is now in the cohort it is about."""

from learning.cohorts.models import Role

MOST = 3  # for whom one may be maatje at a time


def may_give(roles) -> bool:
    """A docent of the cohort looks for a maatje."""
    return Role.DOCENT in roles


def may_answer(user, maatje) -> bool:
    """Only who was asked says yes or no, once."""
    return user.id == maatje.guide_id and maatje.agreed_at is None


def may_end(user, maatje, roles) -> bool:
    """Either of the two after the yes; a docent always."""
    is_one_of_them = user.id in {maatje.guide_id, maatje.newcomer_id} and bool(maatje.agreed_at)
    return is_one_of_them or may_give(roles)
