"""Which tests a run takes: all of them; without AUDIT=true a sample of some, by a rule.

On PostgreSQL what is about the database itself runs whole, and of the rest a quarter, with the
first of its values. Of pages that were looked at as somebody else, or in another state, a quarter
is looked at closely; of forms made for another, everybody sends a quarter. Another quarter
with another commit, the same one for the same commit, so that a red is seen again. ``SAMPLE=2``
takes that quarter.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from zlib import crc32

IS_AUDIT = os.environ.get("AUDIT") == "true"
ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
PARTS = 4
HOUSE = Path(__file__).parent.parent
ONLY_IN_AUDIT = "tests/test_matrix.py"  # who gets which answer is no matter of the database
ABOUT_THE_DATABASE = re.compile(
    r"at_once|races?\b|crossing|(?<![bc])lock|leases|index|search|eras|migrat|faults|on_database|"
    r"_co[1-9]|twice|while_|presses|the_database|never_takes"
)


def quarter() -> int:
    """Which quarter this commit takes; the first one where git cannot tell."""
    if chosen := os.environ.get("SAMPLE"):
        return int(chosen) % PARTS
    if not shutil.which("git"):
        return 0
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HOUSE, capture_output=True)
    return crc32(asked.stdout) % PARTS


QUARTER = quarter()


def is_of_this_turn(name: str, which: int = QUARTER) -> bool:
    """Whether this run takes what has that *name*, of which a quarter is enough."""
    return IS_AUDIT or crc32(name.encode()) % PARTS == which


def choose(items: list) -> list:
    """Those of *items* that run, in their order. Who asks for one file gets all of it."""
    items = [each for each in items if _is_looked_at(each)]
    if IS_AUDIT or not ON_POSTGRESQL or len({each.path for each in items}) == 1:
        return items
    taken, seen = [], set()
    for each in items:
        function = each.nodeid.partition("[")[0]
        is_journey = each.get_closest_marker("journey") is not None
        if is_journey or is_taken(function, function not in seen):
            taken.append(each)
        seen.add(function)
    return taken


def _is_looked_at(each) -> bool:
    """Close looks are for the pages that its file names in CLOSELY."""
    is_close = each.get_closest_marker("closely") is not None
    return not is_close or each.callspec.params["place"] in each.module.CLOSELY


def is_taken(function: str, is_first: bool, which: int = QUARTER) -> bool:
    """*function*: path and name, without values; *is_first*: of its values."""
    if function.startswith(ONLY_IN_AUDIT):
        return False
    if ABOUT_THE_DATABASE.search(function):
        return True
    return is_first and crc32(function.encode()) % PARTS == which


def said_of(taken: int, of: int) -> str:
    """The line about what was left out; "" when nothing was."""
    if taken == of:
        return ""
    return f"{taken} of {of} tests, quarter SAMPLE={QUARTER}; make audit runs all."
