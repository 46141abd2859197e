"""What there is to fill in, and what it is about: the boxes of a sheet, and items from sheets.

A box has a key in the answers of a contribution: ``casus``; ``vraag.2`` for the second
of several; ``antwoord.<item>`` for what it says about one item of an earlier phase.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.modules.parts import Choice, Field
from learning.modules.werkvormen import Form, Phase

MOST_BOXES = 5
YES = "ja"


@dataclass(frozen=True)
class Item:
    """A piece that others can say something about. ``texts``: (question, text) in order."""

    id: str
    author_id: int
    author: str
    texts: tuple[tuple[str, str], ...]
    label: str = ""


@dataclass(frozen=True)
class Box:
    """One thing to fill in. ``about`` None: nothing of others."""

    key: str
    question: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    about: Item | None = None
    number: int = 1


def boxes_of(phase: Phase, items: Sequence[Item] = ()) -> list[Box]:
    """Every box of *phase*, in order; *items* are those of the phase that it is about."""
    if phase.on:
        return [box for item in items for box in _about(phase, item)]
    most = 1 if phase.is_talk else min(phase.most or 1, MOST_BOXES)
    return [
        Box(
            box_key(field.id, number, most),
            field.question,
            field.hint,
            field.choices,
            number=number,
        )
        for number in range(1, most + 1)
        for field in phase.fields
    ]


def box_key(field: str, number: int, most: int) -> str:
    """``vraag``, or ``vraag.2`` where there are several."""
    return f"{field}.{number}" if most > 1 else field


def _about(phase: Phase, item: Item) -> Iterable[Box]:
    if phase.form == Form.LABEL:
        choices = tuple(Choice(each, each.capitalize()) for each in phase.options)
        yield Box(f"label.{item.id}", phase.title, "", choices, item)
    elif phase.form == Form.CHOICE:
        yield Box(f"keuze.{item.id}", phase.title, "", (Choice(YES, "Deze"),), item)
    else:
        for field in phase.fields:
            yield Box(f"{field.id}.{item.id}", field.question, field.hint, field.choices, item)


def items_in(phase: Phase, contributions: Iterable) -> list[Item]:
    """The pieces in *contributions* to *phase* (rows with public_id, author_id, name, answers)."""
    return [item for each in contributions for item in _items_of(phase, each)]


def _items_of(phase: Phase, each) -> Iterable[Item]:
    most = 1 if phase.is_talk else min(phase.most or 1, MOST_BOXES)
    for number in range(1, most + 1):
        texts = texts_at(phase.fields, each.answers, number, most)
        if texts:
            id = f"{each.public_id}.{number}" if most > 1 else each.public_id
            yield Item(id, each.author_id, each.name, texts)


def texts_at(
    fields: Iterable[Field], answers: Mapping[str, str], number: int = 1, most: int = 1
) -> tuple[tuple[str, str], ...]:
    """(question, text) of what was filled in; a choice by its words."""
    found = []
    for field in fields:
        text = answers.get(box_key(field.id, number, most)) or ""
        if text.strip():
            chosen = (each.text for each in field.choices if each.id == text)
            found.append((field.question, next(chosen, text)))
    return tuple(found)


def has_words(answers: Mapping[str, str]) -> bool:
    """Whether anything was filled in."""
    return any((text or "").strip() for text in answers.values())
