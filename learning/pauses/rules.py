"""Who may pause, and how it is said of others."""


def may_pause(place) -> bool:
    """Whoever works on the module as a student. *place*: where they do, or None."""
    return place is not None
