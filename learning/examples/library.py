"""The library of practice examples: what fits a search, and what to say of each. Plain records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from learning.base.dates import HERE, day_of
from learning.modules.html_tree import parse
from learning.modules.parts import ExampleKind, PracticeExample
from learning.social_map.folding import folded, words_in

A_YEAR = 365  # days after which nobody knows whether it still holds
MOST_KEPT = 500
KINDS = {
    ExampleKind.MEETING_PLACE: "Ontmoetingsplek",
    ExampleKind.TEAM: "Team",
    ExampleKind.NETWORK: "Netwerk",
    ExampleKind.GATHERING: "Bijeenkomst",
    ExampleKind.APPROACH: "Aanpak",
    ExampleKind.ARTICLE: "Artikel",
}
ANYWHERE, ANY_KIND, ANYTHING = "Overal", "Alles", "Alles"

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; "" for anything. ``place``: folded; ``works``: an id."""

    search: str = ""
    place: str = ""
    kind: str = ""
    works: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether it leaves anything out."""
        return any((words_in(self.search), self.place, self.kind, self.works))


def found(examples: Iterable[PracticeExample], wanted: Wanted) -> list[PracticeExample]:
    """Those that fit, by title."""
    fitting = [each for each in examples if _fits(each, wanted)]
    return sorted(fitting, key=lambda each: folded(each.title))


def found_proposals(proposals: Sequence, wanted: Wanted) -> list:
    """The accepted proposals that fit; they have no kind and no werkzame elementen."""
    if wanted.kind or wanted.works:
        return []
    return [
        each
        for each in proposals
        if wanted.place in {"", each.place_key}
        and all(word in each.found_by for word in words_in(wanted.search))
    ]


def _fits(example: PracticeExample, wanted: Wanted) -> bool:
    return (
        wanted.place in {"", folded(example.place)}
        and wanted.kind in {"", example.kind}
        and (not wanted.works or wanted.works in example.works)
        and all(word in _words_of(example) for word in words_in(wanted.search))
    )


@lru_cache(maxsize=MOST_KEPT)
def _words_of(example: PracticeExample) -> str:
    told = [example.title, example.organisation, example.place, str(example.year or "")]
    text = parse(example.html).text
    return folded(" ".join([*told, text, *example.questions]))


def places_of(examples: Iterable[PracticeExample], proposals: Sequence) -> Choices:
    """(folded, name) of every place that is named, by name."""
    named = [each.place for each in (*examples, *proposals) if each.place]
    places = {folded(name): name for name in reversed(named)}
    return [("", ANYWHERE), *sorted(places.items())]


def kinds_of(examples: Iterable[PracticeExample]) -> Choices:
    """(id, words) of the kinds that there are."""
    there = {each.kind for each in examples}
    return [("", ANY_KIND), *((kind.value, KINDS[kind]) for kind in ExampleKind if kind in there)]


def elements_of(examples: Iterable[PracticeExample], elements: Mapping) -> Choices:
    """(id, name) of the werkzame elementen that an example names, in the order of their file."""
    there = {id for each in examples for id in each.works}
    return [("", ANYTHING), *((id, each.word) for id, each in elements.items() if id in there)]


def where_of(example: PracticeExample) -> str:
    """Who and where, on one line; "" when nothing is known."""
    year = str(example.year) if example.year else ""
    return ", ".join(filter(None, (example.organisation, example.place, year)))


def still_true(checked_on: date | None, today: date) -> str:
    """What is known of whether it still holds: never more than somebody looked at."""
    if checked_on is None:
        return f"In {today.year} niet opnieuw nagegaan. Kijk zelf of dit nog zo is."
    day = day_of(datetime.combine(checked_on, time(12), HERE))
    if (today - checked_on).days <= A_YEAR:
        return f"Nagegaan op {day}."
    return f"Nagegaan op {day}, daarna niet meer. Kijk zelf of dit nog zo is."
