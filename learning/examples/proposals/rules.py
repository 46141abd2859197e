"""Who may do what with a proposed example. *roles*: those of the person in its cohort now."""

from learning.cohorts.models import Role
from learning.examples.proposals.states import State


def may_propose(roles) -> bool:
    """Students of the cohort."""
    return Role.STUDENT in roles


def may_tend(roles) -> bool:
    """A docent of the cohort accepts, gives back, puts aside."""
    return Role.DOCENT in roles


def may_write(user, proposal, roles) -> bool:
    """Who proposed it, while they learn there."""
    return is_proposer(user, proposal) and may_propose(roles)


def may_change(user, proposal, roles) -> bool:
    """The same, while it is not in the library."""
    return may_write(user, proposal, roles) and proposal.state != State.ACCEPTED


def may_take_back(user, proposal) -> bool:
    """Who proposed it, at any time; also after they left the cohort, or when that was closed."""
    return is_proposer(user, proposal)


def may_erase(user, proposal) -> bool:
    """The same: it is their own text."""
    return is_proposer(user, proposal)


def is_proposer(user, proposal) -> bool:
    return proposal.proposer_id == user.id


def is_name_shown(user, proposal, roles) -> bool:
    """Whether *user* may see who found it: docenten always, others when it says so."""
    return proposal.with_name or may_tend(roles) or is_proposer(user, proposal)
