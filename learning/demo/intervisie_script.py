"""What happens in the intervisie groups of the demo school, read from ``intervisie/``.

``groups.yaml`` says who is in which group; every other file is one thread, turn by
turn. Plain data; the turns are the functions of intervisie_play.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import yaml

from learning.demo.script import length_of
from learning.intervisie.threads.frame import FRAME, plan_of
from learning.modules.werkvormen import Way, Werkvorm

FOLDER = Path(__file__).parent / "intervisie"
GROUPS = FOLDER / "groups.yaml"


@dataclass(frozen=True)
class ToldGroup:
    """A group. ``asked``: keys of people; ``said_yes``: who of them → how long ago."""

    key: str
    name: str
    by: str
    ago: timedelta
    asked: tuple[str, ...]
    said_yes: Mapping[str, timedelta]


@dataclass(frozen=True)
class Turn:
    """One thing that somebody did in a thread. ``step``: the phase in which they wrote.

    ``answers``: key of a box → text, or field → whom it is about → text;
    ``casussen``: whose offers were marked; ``leader``: who was chosen to lead;
    ``leads``: somebody would like to.
    """

    do: str
    by: str
    ago: timedelta
    step: str = ""
    answers: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    casussen: tuple[str, ...] = ()
    leader: str = ""
    leads: bool = False


@dataclass(frozen=True)
class ToldThread:
    """Everything that happened in one thread, oldest first. ``group``: the key of a ToldGroup.

    ``opdracht`` and ``part``: what it counts for, "" for nothing.
    """

    name: str
    group: str
    werkvorm: str
    turns: tuple[Turn, ...]
    opdracht: str = ""
    part: str = ""

    def unknown_in(self, werkvorm: Werkvorm | None) -> set[str]:
        """What this thread needs and *werkvorm* has not: itself, its steps in order, or fields."""
        if werkvorm is None or Way.ONLINE not in werkvorm.ways:
            return {self.werkvorm}
        steps = dict.fromkeys(turn.step for turn in self.turns if turn.step not in {*FRAME, ""})
        has = [phase.id for phase in werkvorm.phases]
        if list(steps) != has[: len(steps)]:
            return {*steps} ^ {*has[: len(steps)]} or {*steps}
        asked = {(phase.id, each.id) for phase in plan_of(werkvorm) for each in phase.fields}
        written = {(turn.step, key.split(".")[0]) for turn in self.turns for key in turn.answers}
        return {f"{step}/{key}" for step, key in written - asked}


def told_groups() -> list[ToldGroup]:
    """The groups, in the order of the file."""
    told = yaml.safe_load(GROUPS.read_text(encoding="utf-8"))
    return [_group(key, each) for key, each in told.items()]


def told_threads() -> list[ToldThread]:
    """The threads, the one that began first before the others."""
    told = [_thread(path) for path in FOLDER.glob("*.yaml") if path != GROUPS]
    return sorted(told, key=lambda each: each.turns[0].ago, reverse=True)


def _group(key: str, told: dict) -> ToldGroup:
    yes = {person: length_of(ago) for person, ago in told["said_yes"].items()}
    read = {"ago": length_of(told["ago"]), "asked": tuple(told["asked"]), "said_yes": yes}
    return ToldGroup(key=key, **{**told, **read})


def _thread(path: Path) -> ToldThread:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = tuple(
        Turn(**{**turn, "ago": length_of(turn["ago"]), "casussen": tuple(turn.get("casussen", ()))})
        for turn in told["turns"]
    )
    return ToldThread(name=path.stem, **{**told, "turns": turns})
