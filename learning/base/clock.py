"""The clock. Only views and the command line ask it; everyone else is told the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware and in UTC."""
    return datetime.now(UTC)
