"""Earlier texts of one writer: what was kept, what changed between two. No database.

The text of now is the first of them, and is called NOW; the others are called after their
place, the oldest ``1``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.drafting.changes import Change, changes, folded, is_changed
from learning.drafting.words import IS_NOW, REASONS

NOW = "now"
MOST = 30  # that are shown in full on one page


@dataclass(frozen=True)
class Line:
    """One answer: to which question, and in words. ``id``: of the field."""

    id: str
    question: str
    text: str


@dataclass(frozen=True)
class Kept:
    """A text as it once was, or is. ``at`` None: nothing was saved yet; ``why``: kept."""

    name: str
    at: datetime | None
    why: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> int:
        """How many there are."""
        return sum(len(each.text.split()) for each in self.lines)


@dataclass(frozen=True)
class Asked:
    """A question with what changed in its answer. ``before``: its words then, if others."""

    question: str
    before: str
    found: Sequence[Change]


@dataclass(frozen=True)
class Compared:
    """Two texts, and the questions to which the answers differ."""

    before: Kept
    after: Kept
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class History:
    """Every text, the one of now first, then from new to old. ``revision``: of the one of now."""

    texts: tuple[Kept, ...]
    revision: int

    @property
    def now(self) -> Kept:
        """What stands in the boxes."""
        return self.texts[0]

    def is_now(self, kept: Kept) -> bool:
        """Whether nothing changed since."""
        return kept.lines == self.now.lines

    def named(self, name: str) -> Kept | None:
        """The text with that name."""
        return next((each for each in self.texts if each.name == name), None)

    def page(self, name: str) -> tuple[Sequence[Kept], str]:
        """The text of now with MOST older ones, from *name* on, "" for the newest; and where the
        next page begins, "" when there is none."""
        older = self.texts[1:]
        names = [each.name for each in older]
        begin = names.index(name) if name in names else 0
        end = begin + MOST
        return (self.now, *older[begin:end]), names[end] if end < len(names) else ""

    def compared(self, before: str, after: str) -> Compared | None:
        """From one to the other, by their names; None when one of them does not exist."""
        one, other = self.named(before), self.named(after)
        return Compared(one, other, tuple(_asked(one, other))) if one and other else None


def history_of(draft, lines_of: Callable[[Mapping, Mapping], Iterable[Line]]) -> History:
    """The history of a Drafting. *lines_of*: (answers, the questions kept with them) → Lines; of
    the text of now and of a version that keeps none the questions are those of the draft."""
    asked_now = getattr(draft, "questions", {})
    now = Kept(NOW, draft.saved_at, IS_NOW, _lines(lines_of, draft.answers, asked_now))
    older = [
        Kept(
            str(number),
            each.at,
            REASONS[each.reason],
            _lines(lines_of, each.answers, getattr(each, "questions", asked_now)),
        )
        for number, each in enumerate(draft.versions, 1)
    ]
    return History((now, *reversed(older)), draft.revision)


def _lines(lines_of: Callable, answers: Mapping, questions: Mapping) -> tuple[Line, ...]:
    return tuple(each for each in lines_of(answers, questions) if each.text.strip())


def _asked(before: Kept, after: Kept) -> Iterable[Asked]:
    old = {each.id: each for each in before.lines}
    new = {each.id: each for each in after.lines}
    differ = [id for id in {**new, **old} if _text(old, id) != _text(new, id)]
    for id in differ:
        found = changes(_text(old, id), _text(new, id), seconds=1 / len(differ))
        last, first = new.get(id) or old[id], old.get(id) or new[id]
        was = first.question if first.question != last.question else ""
        if is_changed(found):
            yield Asked(last.question, was, folded(found))


def _text(lines: Mapping[str, Line], id: str) -> str:
    return lines[id].text if id in lines else ""
