"""Who may do what with accounts."""


def may_see_people(user) -> bool:
    """A beheerder manages accounts; nobody else sees them all."""
    return user.is_beheerder


def may_close(user, other) -> bool:
    """A beheerder closes the account of somebody else, so that one beheerder always stays."""
    return user.is_beheerder and user.id != other.id


def may_open(user, other) -> bool:
    """A beheerder opens a closed account again."""
    return user.is_beheerder and user.id != other.id
