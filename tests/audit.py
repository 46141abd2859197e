"""What an audit found, written down with its date beside the tests."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parent / "audit.md"
LAST = re.compile(r"^\d+ (?:passed|failed|error|skipped).*", re.M)  # how pytest -q ends
RED = re.compile(r"^(?:FAILED|ERROR) .*", re.M)


@dataclass(frozen=True)
class Outcome:
    """How one part ended: the code of pytest, seconds of processor time, everything it said."""

    title: str
    code: int
    seconds: float
    said: str

    @property
    def counted(self) -> str:
        """What pytest says last; how it ended where it did not come that far."""
        found = LAST.findall(self.said)
        return found[-1] if found else f"ended with code {self.code}"

    @property
    def line(self) -> str:
        return f"{self.seconds / 60:.1f} minutes of processor time"


def report(outcomes: list[Outcome], there: set[str], at: datetime) -> str:
    """The file: a row for each part, then every red test by name."""
    missing = sorted({"chromium", "postgresql", "pango"} - there)
    red = [found for each in outcomes for found in RED.findall(each.said)]
    nothing = "See above." if any(each.code for each in outcomes) else "Nothing."
    rows = [f"| {each.title} | {each.counted} | {each.seconds / 60:.1f} |" for each in outcomes]
    return "\n".join(
        [
            "# The last audit",
            "",
            f"`make audit` wrote this on {at:%Y-%m-%d} at {at:%H:%M} UTC: every test on both "
            "databases, every look at every page.",
            *([f"Without {', '.join(missing)}: this was no whole audit."] if missing else []),
            "",
            "| part | result | minutes of processor time |",
            "| --- | --- | --- |",
            *rows,
            "",
            "## What was found",
            "",
            *([f"- `{each}`" for each in red] or [nothing]),
            "",
        ]
    )


def write_down(outcomes: list[Outcome], there: set[str]) -> None:
    FILE.write_text(report(outcomes, there, datetime.now(UTC)))
    print(f"Written down in {FILE}")
