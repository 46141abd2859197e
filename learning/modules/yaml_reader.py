"""Front matter and block options: YAML text to text, lists and dicts that know their lines.

Every value stays text (``010`` is "010", ``nee`` is "nee"). What makes YAML dangerous or
surprising is refused: aliases, anchors, tags, double keys, deep nesting, huge texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 6
MAX_BYTES = 100_000

Value = str | list | dict
Path = tuple[str | int, ...]

OPENERS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSERS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
UNREADABLE = (
    "Deze regels kan de site niet lezen. Staat er een dubbele punt of een # in een tekst?"
    " Zet die tekst dan tussen aanhalingstekens."
)


@dataclass(frozen=True)
class YamlText:
    """What was read: *values* by key, the line of every path, and (line, message) errors."""

    values: dict[str, Value]
    lines: Mapping[Path, int]
    errors: tuple[tuple[int, str], ...] = ()

    def line_of(self, path: Path) -> int:
        """The file line of *path*, or of the nearest thing around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines[path]


def read_yaml(text: str, first_line: int = 1) -> YamlText:
    """Read *text*, whose first line is *first_line* of the file. Never raises."""
    nothing = {(): first_line}
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        return YamlText({}, nothing, ((first_line, "Dit stuk is te groot: meer dan 100 kB."),))
    try:
        text = data.decode()
        errors = tuple((first_line + line, message) for line, message in _dangers(text))
        return YamlText({}, nothing, errors) if errors else _composed(text, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.rstrip("\n").count("\n")
        line = first_line + min(mark.line if mark else 0, last)
        return YamlText({}, nothing, ((line, UNREADABLE),))
    except yaml.YAMLError:
        return YamlText({}, nothing, ((first_line, UNREADABLE),))


def _dangers(text: str) -> Iterator[tuple[int, str]]:
    """(line from 0, message) of what is refused; stops reading at too deep nesting."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        line = event.start_mark.line if event.start_mark else 0
        depth += isinstance(event, OPENERS) - isinstance(event, CLOSERS)
        if depth > MAX_DEPTH:
            yield line, f"Hier zitten te veel lagen in elkaar. Gebruik er hoogstens {MAX_DEPTH}."
            return
        if getattr(event, "anchor", None):
            yield line, "Verwijzingen met & en * kunnen hier niet. Schrijf de tekst voluit."
        elif getattr(event, "tag", None):
            yield (
                line,
                "Een woord met ! ervoor kan hier niet. Zet de tekst tussen aanhalingstekens.",
            )


def _composed(text: str, first_line: int) -> YamlText:
    node = yaml.compose(text, LOADER)
    reading = _Reading(first_line)
    if node is None:
        return YamlText({}, {(): first_line})
    if not isinstance(node, yaml.MappingNode):
        message = "Hier horen regels als ‘titel: Mijn titel’."
        return YamlText({}, {(): first_line}, ((first_line, message),))
    values = reading.value(node, ())
    return YamlText(values, reading.lines | {(): first_line}, tuple(reading.errors))


class _Reading:
    """Turns nodes into values, and remembers lines and errors."""

    def __init__(self, first_line: int):
        self.first_line = first_line
        self.lines: dict[Path, int] = {}
        self.errors: list[tuple[int, str]] = []

    def value(self, node: yaml.Node, path: Path) -> Value:
        self.lines.setdefault(path, self.first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        return node.value

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key, value in node.value:
            line = self.first_line + key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                self.errors.append((line, "Voor de dubbele punt hoort één woord."))
            elif key.value in values:
                self.errors.append((line, f"‘{key.value}’ staat hier dubbel. Haal er één weg."))
            else:
                self.lines[(*path, key.value)] = line
                values[key.value] = self.value(value, (*path, key.value))
        return values
