"""What is found, and one kind of it. Plain data, no database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from learning.modules.titles import work_title
from learning.search.asking import Asked
from learning.search.snippets import Pieces, found_in, snippet

MOST = 300  # texts of a kind that are looked through, where there is no index
AT_FIRST, MORE = 3, 20  # of one kind: beside the others, and alone on the page


@dataclass(frozen=True)
class Hit:
    """Something with a page. ``key``: among those of its kind; ``words``: some of it, () for what
    others wrote: then only where it is."""

    key: str
    title: str
    endpoint: str
    values: Mapping[str, str]
    when: datetime | None = None
    about: str = ""
    words: Pieces = ()


@dataclass(frozen=True)
class Looking:
    """Who looks for what, and when. ``learns``, ``teaches``, ``places``: in which cohorts (ids),
    the last in any role; ``modules``: all of them, by slug, for what work is called; ``before``:
    the key after which to go on."""

    user: Any
    asked: Asked
    at: datetime
    modules: Mapping
    learns: frozenset[int] = frozenset()
    teaches: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    before: str = ""
    most: int = AT_FIRST

    @property
    def given(self) -> dict[str, Any]:
        """What a statement for WHOEVER is asked with."""
        cohorts = {each: sorted(getattr(self, each)) for each in ("learns", "teaches", "places")}
        return {"me": self.user.id, **cohorts}

    def called(self, work) -> str:
        """What *work* is called: anything with module, opdracht and part."""
        return work_title(self.modules, work.module, work.opdracht, work.part)


@dataclass(frozen=True)
class Found:
    """*hits*, the newest first; *more*: there are more, of what may be read; *is_bounded*: only
    the newest texts were looked through."""

    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    is_bounded: bool = False

    @property
    def last(self) -> str:
        """After which the next ones come."""
        return self.hits[-1].key


@dataclass(frozen=True)
class Kind:
    """One kind of text: *find* asks the door of its own room, and no other."""

    id: str
    title: str
    find: Callable[[Looking], Found]


def first_of(hits: Iterable[Hit], looking: Looking, is_bounded: bool = False) -> Found:
    """So many of *hits*, in their order, after the one that was shown last."""
    rest = iter(hits)
    if looking.before:
        for each in rest:
            if each.key == looking.before:
                break
    some = list(islice(rest, looking.most + 1))
    more = len(some) > looking.most
    return Found(some[: looking.most], more, is_bounded and not more)


def mine(rows: Iterable[tuple], looking: Looking, looked_at: int = 0) -> Found:
    """Of *rows* (texts, key, title, endpoint, values, when) those in which it stands, with some
    words. *looked_at*: how many there were, when MOST of them were asked for."""
    hits = (
        Hit(*about, words=snippet(text, looking.asked))
        for texts, *about in rows
        if (text := found_in(texts, looking.asked))
    )
    return first_of(hits, looking, looked_at >= MOST)


def theirs(rows: Iterable[tuple], looking: Looking, looked_at: int = 0) -> Found:
    """The same of what others wrote, and then without a word of it. A row may have one more:
    about whom it is."""
    hits = (Hit(*about) for texts, *about in rows if found_in(texts, looking.asked))
    return first_of(hits, looking, looked_at >= MOST)
