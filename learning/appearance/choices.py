"""What somebody may choose about letters, lines, colours and the pace of reading aloud."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Self


class Letters(StrEnum):
    """How large they are."""

    NORMAL = "normal"
    LARGER = "larger"
    LARGEST = "largest"


class Space(StrEnum):
    """Between lines and between words."""

    NORMAL = "tight"
    WIDER = "wider"


class Colours(StrEnum):
    """Those of the device, or others."""

    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_DARK = "contrast-dark"


class Line(StrEnum):
    """Whether a band lies over the line that is read."""

    OFF = "off"
    ON = "line"


class Pace(StrEnum):
    """How fast the voice reads."""

    SLOWEST = "slowest"
    SLOW = "slow"
    NORMAL = "even"
    FAST = "fast"
    FASTEST = "fastest"


SCHEMES = {
    Colours.DEVICE: "light dark",
    Colours.LIGHT: "light",
    Colours.DARK: "dark",
    Colours.CONTRAST: "light",
    Colours.CONTRAST_DARK: "dark",
}


@dataclass(frozen=True)
class Choices:
    """How the site looks and sounds to one reader; without arguments, as it comes."""

    letters: Letters = Letters.NORMAL
    space: Space = Space.NORMAL
    colours: Colours = Colours.DEVICE
    line: Line = Line.OFF
    pace: Pace = Pace.NORMAL

    @classmethod
    def read(cls, kept: str) -> Self:
        """From what ``str()`` made: words with dots between, in any order. Unknown words are
        passed over: a cookie may hold anything."""
        said = set(kept.split("."))
        found = {}
        for each in fields(cls):
            of_kind = type(each.default)
            found[each.name] = next((one for one in of_kind if one in said), each.default)
        return cls(**found)

    def __str__(self) -> str:
        """Only what differs from how it comes: ``largest.dark``; "" when nothing does."""
        return ".".join(self.attributes.values())

    @property
    def attributes(self) -> dict[str, str]:
        """What differs from how it comes, by name."""
        usual = asdict(Choices())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @property
    def everything(self) -> dict[str, str]:
        """All of it by name, as a form is filled with."""
        return {name: str(value) for name, value in asdict(self).items()}

    @property
    def sheet(self) -> str:
        """The name of the style sheet with these colours."""
        return sheet_of(self.colours)

    @property
    def scheme(self) -> str:
        """What the browser may use for its own parts: ``light dark``, ``light`` or ``dark``."""
        return SCHEMES[self.colours]


def sheet_of(colours: str) -> str:
    """``site.css``; a person's own colours have a sheet of their own."""
    return "site.css" if colours == Colours.DEVICE else f"site-{colours}.css"
