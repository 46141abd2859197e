"""What is said about a cohort, in more than one place. Plain Python."""

from learning.cohorts.models import Cohort, Role

DOCENT_CAME = "Er kwam een docent bij in je groep. Kijk wie jouw teksten leest."
CLOSED_NOW = "Je groep is gesloten. Alles wat je schreef, is er nog."
OPEN_NOW = "Je groep is weer open."


def who_see_addresses(user, cohort: Cohort) -> list[str]:
    """Who else than *user* sees the addresses of this cohort's people, as a sentence names them."""
    docenten = [
        f"{each.user.name} (docent)"
        for each in cohort.present
        if each.role == Role.DOCENT and each.user.is_active and each.user_id != user.id
    ]
    return docenten if user.is_beheerder else [*docenten, "de beheerder"]


def students_of(cohort: Cohort) -> list[int]:
    """The numbers of its students now."""
    return [each.user_id for each in cohort.present if each.role == Role.STUDENT]
