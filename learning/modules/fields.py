"""The questions of a part and the criteria of an opdracht, from lists with ids."""

from learning.modules.items import (
    Item,
    plain,
    read_items,
    split_off_codes,
    unique_choices,
)
from learning.modules.parts import Choice, Criterion, Field
from learning.modules.problems import Problems
from learning.modules.readability import report_reading
from learning.modules.references import Known, check_codes
from learning.modules.source import Block, Prose

MOST_FIELDS = 7
MOST_CRITERIA = 5


def read_fields(questions: Prose, taken: set[str], problems: Problems) -> tuple[Field, ...]:
    """The fields in the list *questions*; their ids join *taken*, and may not be in it yet."""
    items = read_items(questions, problems)
    if len(items) > MOST_FIELDS:
        message = (
            f"Hier staan {len(items)} vragen. Meer dan {MOST_FIELDS} is veel. Maak een deel erbij."
        )
        problems.remark(questions.line, message)
    if items:
        report_reading(questions, problems)
    fields = [_field(item, problems) for item in items if _is_new(item, taken, problems)]
    return tuple(fields)


def _is_new(item: Item, taken: set[str], problems: Problems) -> bool:
    if item.id in taken:
        message = f"De vraag ‘{item.id}’ staat al in een ander deel van deze opdracht."
        problems.fault(item.line, f"{message} Kies een andere naam.")
        return False
    taken.add(item.id)
    return True


def _field(item: Item, problems: Problems) -> Field:
    choices = unique_choices(item, problems)
    return Field(
        item.id,
        plain(item.text),
        plain(item.extra),
        tuple(Choice(choice.id, plain(choice.text)) for choice in choices),
    )


def read_criteria(block: Block, known: Known, problems: Problems) -> tuple[Criterion, ...]:
    """The criteria in a ``criteria`` block, in order."""
    items = read_items(block.prose, problems)
    if len(items) > MOST_CRITERIA:
        problems.remark(
            block.line, f"Hier staan {len(items)} criteria. Houd het bij {MOST_CRITERIA}."
        )
    return tuple(_criterion(item, known, problems) for item in items)


def _criterion(item: Item, known: Known, problems: Problems) -> Criterion:
    text, codes = split_off_codes(item.full)
    check_codes(codes, known, item.line, problems)
    report_reading(Prose(text, item.line), problems)
    return Criterion(item.id, plain(text), codes)
