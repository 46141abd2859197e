"""What a month at the table comes to, without persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date

from learning.base.dates import HERE
from learning.base.personal import made_general
from learning.werktafel.states import Brings, Outcome

FIRST, LAST = 2000, 3000  # years
TOLD = {Brings.IDEA, Brings.CONTACT, Brings.FIRST}  # who walks along is a person


@dataclass(frozen=True)
class Told:
    """A question in general words; what was brought in, as (kind, words); what came of it."""

    text: str
    brought: tuple[tuple[Brings, str], ...]
    outcome: Outcome | None


def month_from(text: str) -> date | None:
    """The first day of ``2026-11``; None for what is no month."""
    try:
        month = datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return None
    return month if text == f"{month:%Y-%m}" and FIRST <= month.year < LAST else None


def in_words(month: date) -> str:
    """``november 2026``."""
    return format_date(month, "MMMM y", locale="nl")


def after(month: date, months: int = 1) -> date:
    """The first day so many months later, or before."""
    place = month.year * 12 + month.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def begins_at(month: date) -> datetime:
    """The first moment of it here."""
    return datetime(month.year, month.month, 1, tzinfo=HERE)


def summary_of(questions: Sequence, additions: Sequence, names: Sequence[str]) -> list[Told]:
    """In the order of *questions*. *names*: of everybody who is or was at the table, looked for in
    every text."""
    return [
        Told(
            made_general(each.text, people=names),
            tuple(
                (one.kind, made_general(one.text, guess=False, people=names))
                for one in additions
                if one.question_id == each.id and one.kind in TOLD
            ),
            each.outcome,
        )
        for each in questions
    ]
