"""The body of a werkvorm: what it is, and then each step under ``## naam | Titel``."""

import re
from dataclasses import dataclass

from learning.modules.fences import outside_code
from learning.modules.items import plain, split_off_list
from learning.modules.problems import Problems
from learning.modules.source import Prose

HEADING = re.compile(r" {0,3}##(?!#)(.*)$")
NAMED = re.compile(r"[ \t]+([a-z0-9-]+)[ \t]*\|(.*\S.*)$")


@dataclass(frozen=True)
class Step:
    """The words of one step: its instruction, and the list of what it asks (may be empty)."""

    id: str
    title: str
    line: int
    instruction: Prose
    questions: Prose


def split_steps(body: Prose, problems: Problems) -> tuple[Prose, tuple[Step, ...]]:
    """The text before the first heading, and the steps in order; of double ones the first."""
    lines = body.text.split("\n")
    starts = [
        number
        for number, (line, is_text) in enumerate(zip(lines, outside_code(lines), strict=True))
        if is_text and HEADING.match(line)
    ]
    steps: dict[str, Step] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        step = _step(lines[start], lines[start + 1 : end], body.line + start, problems)
        if step and step.id in steps:
            message = f"De kop ‘{step.id}’ staat er dubbel. Maak er één stap van."
            problems.fault(step.line, message)
        elif step:
            steps[step.id] = step
    before = "\n".join(lines[: starts[0]] if starts else lines)
    return Prose(before, body.line), tuple(steps.values())


def _step(heading: str, lines: list[str], line: int, problems: Problems) -> Step | None:
    match = NAMED.match(HEADING.match(heading)[1])
    if not match:
        message = "Zo kan de site deze kop niet lezen. Schrijf: ‘## naam-van-de-stap | Titel’."
        problems.fault(line, message)
        return None
    instruction, questions = split_off_list(Prose("\n".join(lines), line + 1))
    return Step(match[1], plain(match[2]), line, instruction, questions)
