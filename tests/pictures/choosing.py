"""Which pictures are wanted, as said on the command line: ``only=talks,sanne width=320``."""

from dataclasses import dataclass
from pathlib import Path

WIDTHS = {320: 640, 768: 1024, 1366: 800}  # of the window → its height; pages are longer
THEMES = ("light", "dark")
KEYS = {"only", "width", "theme", "into"}
USUAL = "build/pages"


@dataclass(frozen=True)
class Wanted:
    """What was asked. ``only``: words of which one stands in what a place is called; none: all."""

    only: tuple[str, ...] = ()
    widths: tuple[int, ...] = tuple(WIDTHS)
    themes: tuple[str, ...] = THEMES
    into: Path = Path(USUAL)

    def wants(self, place) -> bool:
        """Is this place asked for? ``only=anna``, ``only=talks.talk``, ``only=nothing_yet``."""
        words = str(place).lower().replace(" ", "_")
        return not self.only or any(each in words for each in self.only)

    @property
    def looks(self) -> list[tuple[int, str]]:
        """Width and theme of every picture of one page."""
        return [(width, theme) for width in self.widths for theme in self.themes]


def wanted_by(arguments: list[str]) -> Wanted:
    """What *arguments* ask: ``only=``, ``width=``, ``theme=``, ``into=``; commas between several.

    ValueError with a sentence for a word that is not known.
    """
    asked = {key: value for key, _, value in (each.partition("=") for each in arguments)}
    if unknown := set(asked) - KEYS:
        raise ValueError(f"Not known: {', '.join(sorted(unknown))}. Known: {', '.join(KEYS)}")
    widths = tuple(map(int, _several(asked.get("width", "")))) or tuple(WIDTHS)
    themes = _several(asked.get("theme", "")) or THEMES
    if wrong := (set(widths) - set(WIDTHS)) | (set(themes) - set(THEMES)):
        raise ValueError(f"There is no {wrong}. There are: {tuple(WIDTHS)} and {THEMES}")
    only = _several(asked.get("only", "").lower().replace(" ", "_"))
    return Wanted(only, widths, themes, Path(asked.get("into", USUAL)))


def _several(words: str) -> tuple[str, ...]:
    return tuple(each for each in words.split(",") if each)
