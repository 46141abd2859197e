"""Who may do what with a card. *roles*: what the person is now in the cohort of the card."""

from learning.cohorts.models import Role
from learning.social_map.states import State


def may_propose(roles) -> bool:
    """Students and docenten of the cohort."""
    return bool({Role.STUDENT, Role.DOCENT} & set(roles))


def may_tend(roles) -> bool:
    """A docent of the cohort approves, gives back, changes, takes off."""
    return Role.DOCENT in roles


def may_change(user, card, roles) -> bool:
    """A docent always; who found it as long as it is not on the map, while they are here."""
    is_open = card.state in {State.PROPOSED, State.GIVEN_BACK}
    return may_tend(roles) or (is_finder(user, card) and is_open and may_propose(roles))


def may_erase(user, card) -> bool:
    """Who found it, as long as it was never on the map; also after they left the cohort."""
    return is_finder(user, card) and not card.approved_at


def may_let_go_of_name(user, card) -> bool:
    """Who found it, once it is the cohort's."""
    return is_finder(user, card) and bool(card.approved_at)


def may_look(user, card, roles) -> bool:
    """Docenten, and who found it, let the site look whether its link still works."""
    return bool(card.link) and (may_tend(roles) or (is_finder(user, card) and bool(roles)))


def is_finder(user, card) -> bool:
    return card.proposer_id == user.id
