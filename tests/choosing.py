"""Which tests a run takes: all of them; without AUDIT=true a sample of some, by a rule.

On PostgreSQL what is about the database itself runs whole, and of the rest a quarter, with the
first of its values; who reads what is no matter of the database. Of pages that were looked at as
somebody else, or in another state, a quarter is measured; of forms made for another, everybody
sends a quarter. It is another one with another commit, and the same for the same commit, so that
a red is seen again: ``SAMPLE=2`` takes what a run took that said so.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from zlib import crc32

IS_AUDIT = os.environ.get("AUDIT") == "true"
ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
PARTS, TURNS = 4, 16  # of which one is taken; different runs that there are
HOUSE = Path(__file__).parent.parent
ONLY_IN_AUDIT = ("tests/test_matrix.py", "tests/test_leaks.py", "tests/test_readers")
ABOUT_THE_DATABASE = re.compile(
    r"at_once|races?\b|crossing|(?<![bc])lock|leases|index|search|eras|migrat|faults|on_database|"
    r"_co[1-9]|twice|while_|presses|the_database|never_takes"
)


def turn() -> int:
    """Which of TURNS this commit has; the first one where git cannot tell."""
    if chosen := os.environ.get("SAMPLE"):
        return int(chosen) % TURNS
    if not shutil.which("git"):
        return 0
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HOUSE, capture_output=True)
    return crc32(asked.stdout) % TURNS


TURN = turn()


def is_of_this_turn(name: str, which: int = TURN, parts: int = PARTS) -> bool:
    """Whether this run takes what has that *name*, of which one in *parts* is enough."""
    return IS_AUDIT or crc32(name.encode()) % parts == which % parts


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
    """What is measured is of the pages that its file names in CLOSELY."""
    is_close = each.get_closest_marker("closely") is not None
    return not is_close or each.callspec.params["place"] in each.module.CLOSELY


def is_taken(function: str, is_first: bool, which: int = TURN) -> bool:
    """*function*: path and name, without values; *is_first*: of its values."""
    if function.startswith(ONLY_IN_AUDIT):
        return False
    if ABOUT_THE_DATABASE.search(function):
        return True
    return is_first and crc32(function.encode()) % PARTS == which % PARTS


def said_of(taken: int, of: int) -> str:
    """The line about what was left out; "" when nothing was."""
    if taken == of:
        return ""
    return f"{taken} of {of} tests, SAMPLE={TURN}; make audit runs all."
