"""Lists with ids: ``- id: text``. Questions with hints and choices, criteria and sources."""

import re
from dataclasses import dataclass

from learning.modules.problems import Problems
from learning.modules.source import Prose

MARKER = re.compile(r"[-*+] +(.*)$")
INNER_MARKER = re.compile(r"[ \t]+[-*+] +(.*)$")
ITEM = re.compile(r"([a-z0-9-]+):(?:\s+(.*))?$")
CODES = re.compile(r"\s*\(([A-Z][A-Z0-9-]*\d(?:,\s*[A-Z][A-Z0-9-]*\d)*)\)\s*$")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
EMPHASIS = re.compile(r"(\*\*|__|\*|`)(\S(?:[^*_`\n]*\S)?)\1")


@dataclass(frozen=True)
class Item:
    """One line of a list. *extra* is what stands indented under it, on one line."""

    id: str
    text: str
    line: int
    extra: str = ""
    choices: tuple["Item", ...] = ()

    @property
    def full(self) -> str:
        """The text with what stands under it."""
        return f"{self.text} {self.extra}".strip()


def split_off_list(prose: Prose) -> tuple[Prose, Prose]:
    """*prose* before its last list, and that list; the list is empty when it has no ids.

    Only a list at the very end counts.
    """
    lines = prose.text.rstrip().split("\n")
    start = len(lines)
    while start and _belongs_to_list(lines[start - 1]):
        start -= 1
    while start < len(lines) and not MARKER.match(lines[start]):
        start += 1
    if not any(_has_id(line) for line in lines[start:]):
        return prose, Prose("", prose.line)
    before, items = "\n".join(lines[:start]), "\n".join(lines[start:])
    return Prose(before, prose.line), Prose(items, prose.line + start)


def _belongs_to_list(line: str) -> bool:
    return not line.strip() or line[0] in " \t" or bool(MARKER.match(line))


def _has_id(line: str) -> bool:
    marker = MARKER.match(line)
    return bool(marker and ITEM.match(marker[1]))


def read_items(prose: Prose, problems: Problems) -> tuple[Item, ...]:
    """The items of a list, in order; a double id or a line without id is a problem."""
    found: list[Item] = []
    for number, line in enumerate(prose.text.split("\n"), prose.line):
        if marker := MARKER.match(line):
            found.append(_item(marker[1], number, problems))
        elif line.strip() and found:
            found[-1] = _with_line(found[-1], line, number, problems)
        elif line.strip():
            problems.fault(number, "Hier hoort een lijst met regels als ‘- naam: Tekst’.")
    return _unique([item for item in found if item.id], problems)


def _item(text: str, line: int, problems: Problems) -> Item:
    match = ITEM.match(text)
    if match and (match[2] or "").strip():
        return Item(match[1], match[2].strip(), line)
    message = "Deze regel mist een naam of een tekst. Schrijf: ‘- naam: Tekst’ (kleine letters)."
    problems.fault(line, message)
    return Item("", text, line)


def _with_line(item: Item, line: str, number: int, problems: Problems) -> Item:
    """*item* with one more line under it: a choice, or more text."""
    inner = INNER_MARKER.match(line)
    if inner:
        choices = (*item.choices, _item(inner[1], number, problems))
        return Item(item.id, item.text, item.line, item.extra, choices)
    if line[0] not in " \t":
        problems.fault(number, "Deze regel hoort bij de lijst. Laat hem inspringen.")
    if item.choices:
        problems.fault(number, "Zet een hint boven de keuzes, niet eronder.")
    return Item(item.id, item.text, item.line, f"{item.extra} {line.strip()}".strip(), item.choices)


def _unique(items: list[Item], problems: Problems) -> tuple[Item, ...]:
    seen: dict[str, Item] = {}
    for item in items:
        if item.id in seen:
            problems.fault(item.line, f"De naam ‘{item.id}’ staat hier dubbel. Kies een andere.")
        seen.setdefault(item.id, item)
    return tuple(seen.values())


def unique_choices(item: Item, problems: Problems) -> tuple[Item, ...]:
    """The choices under *item* that have an id, each once."""
    return _unique([choice for choice in item.choices if choice.id], problems)


def split_off_codes(text: str) -> tuple[str, tuple[str, ...]]:
    """“Je kiest iets. (SW3, VA6)” as the sentence and its codes."""
    match = CODES.search(text)
    if not match:
        return text, ()
    return text[: match.start()], tuple(code.strip() for code in match[1].split(","))


def plain(text: str) -> str:
    """*text* without Markdown marks: links become their words."""
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", text)).strip()
