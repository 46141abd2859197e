"""What happens in the demo school, read from ``work/``: one file for each person.

A file says what somebody read, where they stopped, and of every piece of work
which steps were taken, how long ago (``12d 3h``), in order. Plain data; the
steps are the functions of play.py.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import yaml

from learning.modules.parts import Module

MODULE = "kwartiermaken"
FOLDER = Path(__file__).parent / "work"


@dataclass(frozen=True)
class Step:
    """One thing that somebody did. ``by``: the docent, where it is not the student.

    ``answers``: field id → text; ``words``: the four texts of feedback by name;
    ``text``: a question or its answer; ``kind``: what was agreed; ``circle``: who may read it
    too; ``of``: the fellow student whose work on the same part is read.
    """

    do: str
    ago: timedelta
    by: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    skip: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    verdict: str | None = None
    text: str = ""
    kind: str = ""
    circle: str = ""
    of: str = ""


@dataclass(frozen=True)
class Work:
    """Everything that happened with one part of an opdracht, oldest first."""

    student: str
    opdracht: str
    part: str
    steps: tuple[Step, ...]

    def unknown_in(self, module: Module) -> set[str]:
        """What this work names and *module* has not: the part, or ids of questions."""
        part = module.part(self.opdracht, self.part)
        if part is None:
            return {f"{self.opdracht}/{self.part}"}
        named = {id for step in self.steps for id in (*step.answers, *step.skip)}
        return named - {each.id for each in part.fields}


@dataclass(frozen=True)
class Story:
    """What one person did. ``read``: chapter → how long ago; ``stopped``: (chapter, ago)."""

    person: str
    read: Mapping[str, timedelta]
    stopped: tuple[str, timedelta] | None
    work: tuple[Work, ...]


def stories() -> list[Story]:
    """The stories of everybody who did something, by name."""
    return [_story(path) for path in sorted(FOLDER.glob("*.yaml"))]


def _story(path: Path) -> Story:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    stopped = told.get("stopped")
    return Story(
        person=path.stem,
        read={chapter: length_of(ago) for chapter, ago in told.get("read", {}).items()},
        stopped=(stopped["chapter"], length_of(stopped["ago"])) if stopped else None,
        work=tuple(_work(path.stem, each) for each in told["work"]),
    )


def _work(student: str, told: dict) -> Work:
    steps = tuple(
        Step(**{**step, "ago": length_of(step["ago"]), "skip": tuple(step.get("skip", ()))})
        for step in told["steps"]
    )
    return Work(student, told["opdracht"], told.get("part", ""), steps)


def length_of(text: str) -> timedelta:
    """``12d 3h`` as a length of time. Raises ValueError for anything else."""
    found = re.fullmatch(r"(?:(\d+)d)? ?(?:(\d+)h)?", text)
    if not text or not found:
        raise ValueError(f"not a time like “12d 3h”: {text}")
    days, hours = (int(each or 0) for each in found.groups())
    return timedelta(days=days, hours=hours)
