"""The colour of a school: one colour, and the shades that the site makes of it, day and night.

Colours are ``#rrggbb``. Contrast is that of WCAG 2: 1 (none) to 21 (black on white).
"""

import re
from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

PINE = "#14493d"  # ours, when a school names none
READABLE, CLEAR, VISIBLE = 4.5, 7.0, 3.0
# As tokens.css and dark.css have them: what a link or a button stands on, and what stands on it.
PAPERS = ("#f5f2e8", "#fffdf8", "#e9e5d6", "#fdefc6", "#e4ead0", "#f6e2d5")
NIGHTS = ("#1a1612", "#26201a", "#120f0c", "#3d2a13", "#2b3117", "#40281b")
ON_ACTION, ON_WALL, ON_WALL_NIGHT, SOURCE = "#fffdf5", "#fffaec", "#f7efdf", "#f3c258"
STEPS = 255


def contrast(one: str, other: str) -> float:
    """How far apart two colours are."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def missing(colour: str) -> str:
    """What cannot be read or seen with *colour*, in a few words with both ratios; "" if all can."""
    asked = [("a link on the paper", paper, READABLE) for paper in PAPERS]
    asked += [("the words on a button", ON_ACTION, READABLE), ("the light", SOURCE, VISIBLE)]
    what, ratio, wanted = min(
        ((what, contrast(colour, other), wanted) for what, other, wanted in asked),
        key=lambda each: each[1] / each[2],
    )
    return "" if ratio >= wanted else f"{what} has a contrast of {ratio:.1f}, and needs {wanted}"


def nearest(colour: str) -> str:
    """The lightest shade of *colour*, itself or darker, with which all can be read."""
    return _first(colour, down=True, fits=lambda each: not missing(each))


def is_colour(text: str) -> bool:
    """Whether *text* is one, as ``#rrggbb``."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", text))


def by_day(colour: str) -> dict[str, str]:
    """The tokens that *colour* decides in the light set, without the dashes."""
    return {
        "action": colour,
        "action-deep": _times(colour, 0.7),
        "wall": colour,
        "leaf": _times(colour, 0.6),
        "mark": colour,
        "on-wall-soft": _soft(ON_WALL, colour),
    }


def by_night(colour: str) -> dict[str, str]:
    """The same in the dark set."""
    action = _first(colour, down=False, fits=lambda it: _all(it, NIGHTS, CLEAR))
    wall = _first(colour, down=True, fits=lambda it: contrast(it, ON_WALL_NIGHT) >= 11)
    return {
        "action": action,
        "action-deep": _mix(action, "#ffffff", 0.5),
        "on-action": _times(colour, 0.35),
        "wall": wall,
        "leaf": _mix(wall, "#ffffff", 0.12),
        "mark": _first(colour, down=False, fits=lambda it: _all(it, NIGHTS[:3], VISIBLE)),
        "on-wall-soft": _soft(ON_WALL_NIGHT, wall),
    }


def sheet_of(tokens: dict[str, str]) -> str:
    """*tokens* as a style sheet."""
    return f":root {{{''.join(f' --{name}: {each};' for name, each in tokens.items())} }}\n"


def _all(colour: str, others: tuple[str, ...], ratio: float) -> bool:
    return all(contrast(colour, other) >= ratio for other in others)


def _first(colour: str, down: bool, fits: Callable[[str], bool]) -> str:
    """The shade of *colour* nearest to it that fits, looking darker or lighter."""
    hue, light, full = rgb_to_hls(*_parts(colour))
    end = 0.0 if down else 1.0
    for step in range(STEPS + 1):
        shade = light + (end - light) * step / STEPS
        found = _hex(hls_to_rgb(hue, shade, full)) if step else colour
        if fits(found):
            return found
    return found


def _soft(words: str, ground: str) -> str:
    """*words* a little like their *ground*, and still readable on it."""
    shades = (_mix(words, ground, part / 100) for part in (18, 12, 6, 0))
    return next((each for each in shades if contrast(each, ground) >= READABLE), words)


def _times(colour: str, part: float) -> str:
    return _mix("#000000", colour, part)


def _mix(one: str, other: str, part: float) -> str:
    """*one* with *part* of *other* in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _hex(tuple(a + (b - a) * part for a, b in pairs))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
