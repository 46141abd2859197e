"""The place in a long list, as it stands in an address. Plain text, no database."""

from datetime import UTC, datetime


def as_place(moment: datetime, id: int) -> str:
    """``20260309140311000000-12``: the row after which the next page begins."""
    return f"{moment.astimezone(UTC):%Y%m%d%H%M%S%f}-{id}"


def place_from(text: str | None) -> tuple[datetime, int] | None:
    """The (moment, id) again; None for nothing or nonsense: then the list begins at its top."""
    moment, _, id = (text or "").partition("-")
    if not (moment.isascii() and moment.isdigit() and id.isascii() and id.isdigit()):
        return None
    try:
        return datetime.strptime(moment, "%Y%m%d%H%M%S%f").replace(tzinfo=UTC), int(id[:18])
    except ValueError:
        return None
