"""Days to aim at, as a student and a docent see them. Plain decisions over plain records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from learning.base.dates import calendar_day

TWO_WEEKS = timedelta(days=14)
ONE_BY_ITSELF = 14  # days for an opdracht that says nothing of its own plan


@dataclass(frozen=True)
class Aim:
    """The day to aim at. ``is_own``: this person's, in place of that of the cohort."""

    on: date
    is_own: bool = False

    def later(self, today: date) -> date:
        """The day that more time gives: two weeks more, and never less than two weeks."""
        return max(self.on, today) + TWO_WEEKS

    def may_be_later(self, today: date) -> bool:
        """Whether to offer more time: once, and again when that own day comes near."""
        return not self.is_own or self.on - today < TWO_WEEKS


@dataclass(frozen=True)
class ToldAim:
    """What a page says of an aim. ``seen``: its day, as the form gives it back; ``may_ask``:
    whether to offer more time."""

    words: str
    seen: str
    may_ask: bool


def told(aim: Aim, today: date) -> ToldAim:
    """*aim* in a sentence; a day that passed is no reproach."""
    whose = "Jouw streefdatum" if aim.is_own else "Streefdatum"
    words = f"{whose}: rond {calendar_day(aim.on, today)}."
    if aim.on < today:
        words += " Dat mag ook later."
    return ToldAim(words, aim.on.isoformat(), aim.may_be_later(today))


PLANNED, OWN = "planned", "own day"  # the kinds of rows that aims are made from
Aims = Mapping[tuple[int, str, str], Aim]  # (cohort, module, opdracht) → Aim


def aims_from(found: Iterable) -> dict[tuple[int, str, str], Aim]:
    """From rows of kind, cohort, module, opdracht and day; somebody's own day comes first."""
    order = sorted(found, key=lambda row: row[0] == OWN)
    return {tuple(what): Aim(on, is_own=kind == OWN) for kind, *what, on in order}


def told_in(aims: Aims, cohort_id: int | None, module: str, today: date) -> dict[str, ToldAim]:
    """Opdracht → what is said of its day, in one cohort and module. An opdracht that takes the
    place of another has the day of that other."""
    return {
        opdracht: told(aim, today)
        for (cohort, slug, opdracht), aim in aims.items()
        if (cohort, slug) == (cohort_id, module)
    }


def suggested(opdrachten: Iterable, start: date) -> dict[str, date]:
    """Opdracht → a day, one after another from *start* on: each takes the days of its own plan,
    else ONE_BY_ITSELF. *opdrachten*: of the content, in order."""
    found = {}
    for each in opdrachten:
        start += timedelta(days=each.plan_days or ONE_BY_ITSELF)
        found[each.id] = start
    return found
