"""The tokens as the style sheets have them in their four sets, and which must differ how much."""

import re
from dataclasses import dataclass
from functools import cache

from learning.base.assets import STATIC
from learning.base.colour import READABLE, VISIBLE, contrast

SETS = {  # name → its sheets, the later over the earlier
    "licht": ("tokens",),
    "donker": ("tokens", "dark"),
    "meer contrast": ("tokens", "contrast"),
    "meer contrast, donker": ("tokens", "dark", "contrast", "contrast-dark"),
}
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b")
PAPERS = ("ground", "surface", "sunk", "light")
PAIRS = (  # what is seen, on what, and the least ratio
    *((front, back, READABLE) for front in ("ink", "ink-soft", "action") for back in PAPERS),
    *(("clay", back, READABLE) for back in ("ground", "surface", "light", "clay-pale")),
    ("ink", "clay-pale", READABLE),
    ("ground", "clay", READABLE),
    *(("moss", back, READABLE) for back in ("ground", "surface", "light", "moss-pale")),
    ("on-action", "action", READABLE),
    ("on-action", "action-deep", READABLE),
    ("on-wall", "wall", READABLE),
    ("on-wall-soft", "wall", READABLE),
    *(("edge", back, VISIBLE) for back in PAPERS),
    ("source", "wall", VISIBLE),
    ("focus", "focus-gap", VISIBLE),
    ("focus", "ground", VISIBLE),
    ("focus", "light", VISIBLE),
    ("mark", "ground", VISIBLE),
)


@dataclass(frozen=True)
class Seen:
    """Two tokens in one set: both as ``#rrggbb``, and how far apart they are."""

    front: str
    back: str
    ratio: float
    least: float

    @property
    def is_enough(self) -> bool:
        return self.ratio >= self.least


@cache
def tokens(name: str) -> dict[str, str]:
    """The colours of a set, by token, as ``#rrggbb``."""
    found = {}
    for sheet in SETS[name]:
        found |= dict(TOKEN.findall((STATIC / "css" / f"{sheet}.css").read_text()))
    return {token: _long(colour) for token, colour in found.items()}


def pairs() -> list[tuple[str, str, float, dict[str, Seen]]]:
    """Every pair that must differ: what is seen, on what, the least ratio, set → Seen."""
    return [
        (front, back, least, {name: _seen(name, front, back, least) for name in SETS})
        for front, back, least in PAIRS
    ]


def _seen(name: str, front: str, back: str, least: float) -> Seen:
    one, other = tokens(name)[front], tokens(name)[back]
    return Seen(one, other, contrast(one, other), least)


def _long(colour: str) -> str:
    return "#" + "".join(each * 2 for each in colour[1:]) if len(colour) == 4 else colour
