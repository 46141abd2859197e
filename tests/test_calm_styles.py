"""AX8: nothing on a page moves by itself, for anybody; so there is nothing to turn off."""

import re

import pytest

from tests.serving import HOUSE

pytestmark = pytest.mark.sqlite_only

STATIC = HOUSE / "learning" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
MOVES = re.compile(
    r"@keyframes|\b(?:transition|animation)(?:-[a-z]+)?\s*:|scroll-behavior\s*:\s*smooth"
)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_ax8_no_sheet_lets_anything_move(path):
    found = MOVES.search(path.read_text())
    assert not found, f"{path.name}: {found[0]}"


LETS_MOVE = re.compile(
    r"\.animate\(|startViewTransition|behavior\s*:[^,;})]*smooth|\.style\.(?:transition|animation)"
)
AFTER_A_PRESS = {"reading-mark.js"}  # follows the voice somebody turned on, and asks for calm first


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_ax8_no_script_lets_anything_move(path):
    found = LETS_MOVE.search(path.read_text())
    assert bool(found) == (path.name in AFTER_A_PRESS), f"{path.name}: {found and found[0]}"
