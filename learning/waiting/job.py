"""One piece of work for somebody, as its folder tells it."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from learning.waiting.files import is_held, kept


class State(StrEnum):
    """Where a job stands. LOST: its process is no more, and left nothing."""

    IN_ROW = "in-row"
    BUSY = "busy"
    DONE = "done"
    WRONG = "wrong"
    LOST = "lost"


@dataclass(frozen=True)
class Task:
    """What is to be made. ``kind``: one at a time for a person, in letters, digits and dashes;
    ``title``: what it is called in a sentence, such as *je portfolio*; ``name``: of the file;
    ``again``: the address to post to for beginning anew; ``back``: of the page that it was asked
    from."""

    kind: str
    title: str
    name: str
    mimetype: str
    again: str
    back: str


@dataclass(frozen=True)
class Job:
    """A Task of somebody. ``of``: a digest of what it is made from."""

    folder: Path
    task: Task
    of: str
    begun_at: datetime

    @property
    def state(self) -> State:
        """Asked in this order: a process that ended has left its result before."""
        is_alive = is_held(self.folder / "alive")
        if (self.folder / "result").exists():
            return State.DONE
        if (self.folder / "wrong").exists():
            return State.WRONG
        if not is_alive:
            return State.LOST
        return State.BUSY if self.told else State.IN_ROW

    @property
    def told(self) -> dict:
        """How far it is: step, of (numbers), words and count (Dutch); {} before its turn."""
        return json.loads(kept(self.folder / "told") or "{}")

    @property
    def wrong(self) -> str:
        """The word for why nothing came of it."""
        return kept(self.folder / "wrong")

    @property
    def result(self) -> bytes | None:
        """What was made; None when it is not there (any more)."""
        with suppress(FileNotFoundError):
            return (self.folder / "result").read_bytes()
        return None

    @property
    def written(self) -> bytes:
        """As ``job_in`` reads it."""
        known = asdict(self.task) | {"of": self.of, "begun_at": self.begun_at.isoformat()}
        return json.dumps(known).encode()


def job_in(folder: Path) -> Job | None:
    """What stands in its ``job.json``; None when that is not there, or is no (whole) job as this
    version writes it."""
    try:
        said = json.loads(kept(folder / "job.json"))
        task = Task(**{each.name: said[each.name] for each in fields(Task)})
        begun_at = datetime.fromisoformat(said["begun_at"]).astimezone(UTC)
        return Job(folder, task, said["of"], begun_at)
    except (ValueError, LookupError, TypeError):
        return None
