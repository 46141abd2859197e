"""YAML text to options: every error at once, at its line, in Dutch."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import ValidationError

from learning.modules.option_types import Options
from learning.modules.problems import Problems, did_you_mean, listed
from learning.modules.source import Prose
from learning.modules.yaml_reader import Path, Value, YamlText, read_yaml

Kind = TypeVar("Kind", bound=Options)

NOT_AN_ID = "Gebruik alleen kleine letters, cijfers en streepjes, zonder spaties."
NOT_A_CODE = "Gebruik alleen letters, cijfers en streepjes, zonder spaties."
SHAPES = {
    "tuple_type": "Hier hoort een lijst, bijvoorbeeld [G1, G2].",
    "list_type": "Hier hoort een lijst, bijvoorbeeld [G1, G2].",
    "string_type": "Hier hoort gewone tekst, geen lijst.",
    "dict_type": "Hier horen regels met een naam, een dubbele punt en een tekst.",
    "model_type": "Hier horen regels met een naam, een dubbele punt en een tekst.",
}


def read_options(
    kind: type[Kind],
    text: Prose | None,
    problems: Problems,
    line: int = 1,
    strict: bool = True,
    instead: Mapping[str, Value] | None = None,
) -> Kind | None:
    """Read *text* as *kind*; *line* is where to point when there is no text at all.

    Not *strict*: a wrong or unknown key is a fault in our own modules only.

    Keys with an error are left out, also within lists, and the rest is still read, with
    *instead* for keys that are wrong or missing. None when what is left cannot do
    without them, or when the text is no YAML.
    """
    read = read_yaml(text.text, text.line) if text else YamlText({}, {(): line})
    for error_line, message in read.errors:
        problems.fault(error_line, message)
    good, errors = _validated(kind, read.values)
    say = problems.fault if strict else problems.fault_if_own
    for error in errors:
        say(read.line_of(error["loc"]), _in_dutch(kind, error))
    if good is None:
        good = _what_is_left(kind, read.values, [error["loc"] for error in errors], instead or {})
    return good


def _what_is_left(
    kind: type[Kind], values: dict, wrong: Iterable[Path], instead: Mapping[str, Value]
) -> Kind | None:
    """*values* without the keys that are *wrong*; without all around those when that is needed."""
    left = values
    for path in wrong:
        left = _without(left, path)
    good, errors = _validated(kind, {**instead, **left})
    if good is None:
        around = {path[0] for path in (*wrong, *(error["loc"] for error in errors))}
        left = {key: value for key, value in values.items() if key not in around}
        good, _ = _validated(kind, {**instead, **left})
    return good


def _without(value: Value, path: Path) -> Value:
    """A copy of *value* without the last key on *path*; places in lists stay as they are."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    match value, path:
        case dict(), [key] if key in value:
            return {name: each for name, each in value.items() if name != key}
        case dict(), [key, *rest] if key in value:
            return value | {key: _without(value[key], rest)}
        case list(), [place, *rest]:
            return [_without(each, rest) if at == place else each for at, each in enumerate(value)]
    return value


def _validated(kind: type[Kind], values: dict) -> tuple[Kind | None, list]:
    try:
        return kind.model_validate(values), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _in_dutch(kind: type[Options], error: dict) -> str:
    key = ".".join(step for step in error["loc"] if isinstance(step, str))
    given = _as_written(error["input"])[:60]
    match error["type"]:
        case "missing":
            return f"‘{key}’ ontbreekt. Zet hier een regel ‘{error['loc'][-1]}: …’ bij."
        case "extra_forbidden":
            return _unknown_key(kind, error["loc"])
        case "enum":
            choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            return _not_a_choice(key, given, choices)
        case "string_pattern_mismatch" if "|" in error["ctx"]["pattern"]:
            return _not_a_choice(key, given, error["ctx"]["pattern"].strip("^()$").split("|"))
        case "string_pattern_mismatch":
            rule = NOT_A_CODE if "A-Z" in error["ctx"]["pattern"] else NOT_AN_ID
            return f"‘{given}’ kan niet bij ‘{key}’. {rule}"
        case "dutch":
            return f"‘{given}’ kan niet bij ‘{key}’. {error['msg']}"
        case other:
            return f"‘{key}’ klopt niet. {SHAPES.get(other, 'Kijk de regel na.')}"


def _as_written(value: Value) -> str:
    """*value* as people write it: ``[0, 3]``."""
    return f"[{listed(map(_as_written, value))}]" if isinstance(value, list) else str(value)


def _unknown_key(kind: type[Options], loc: tuple) -> str:
    if len(loc) > 1:
        return f"De sleutel ‘{loc[-1]}’ ken ik niet bij ‘{loc[0]}’. Haal hem weg of verbeter hem."
    known = [field.alias or name for name, field in kind.model_fields.items()]
    hint = did_you_mean(str(loc[0]), known) or f" Kies uit: {listed(known)}."
    return f"De sleutel ‘{loc[0]}’ ken ik niet.{hint}"


def _not_a_choice(key: str, given: str, choices: list[str]) -> str:
    return f"‘{given}’ kan niet bij ‘{key}’. Kies uit: {listed(choices)}."


def line_of_key(text: Prose | None, key: str, otherwise: int = 1) -> int:
    """The file line on which *key* stands in YAML *text*; *otherwise* when it is not there."""
    for number, line in enumerate(text.text.split("\n") if text else ()):
        if re.match(rf"\s*{re.escape(key)}\s*:", line):
            return text.line + number
    return text.line if text else otherwise
