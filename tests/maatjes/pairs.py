"""A maatje in whatever state, made through the models' own verbs."""

from learning.maatjes.models import Maatje


def pair_of(school, newcomer, guide, cohort, docent, at, state="asked"):
    """*docent* asked *guide*, who may have answered."""
    school.rollback()
    made = Maatje.ask(cohort, newcomer, guide, docent, at)
    if state == "agreed":
        made.agree(at)
    if state == "declined":
        made.decline(at)
    school.add(made)
    school.commit()
    return made
