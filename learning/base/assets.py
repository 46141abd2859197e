"""Style sheets, scripts and fonts: one fingerprint in their address, so browsers keep them."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rcssmin import cssmin

from learning.base.colour import PINE, by_day, by_night, sheet_of

STATIC = Path(__file__).resolve().parent.parent / "static"
FIRST = ["tokens", "base", "frame"]  # the rest follows in the order of the alphabet
SITE = [  # small scripts that any page may need; they import nothing, but when it is needed
    "watch-words", "explained-words", "error-summary", "gentle-clock", "on-paper", "read-aloud",
    "reading-place", "safe-exit", "keep-reading", "comes-back",
]  # fmt: skip
MORE = "(prefers-contrast: more)"
SETS = {
    "dark": "screen and (prefers-color-scheme: dark)",
    "contrast": MORE,
    "contrast-dark": f"screen and {MORE} and (prefers-color-scheme: dark)",
}
SHADES = {"tokens": by_day, "dark": by_night}  # of a school with a colour of its own
# What somebody chose holds whatever the device says; paper stays light.
CHOSEN = {
    "site.css": SETS,
    "site-light.css": {"contrast": MORE},
    "site-dark.css": {"dark": "screen", "contrast": MORE, "contrast-dark": f"screen and {MORE}"},
    "site-contrast.css": {"contrast": "all"},
    "site-contrast-dark.css": {"dark": "screen", "contrast": "all", "contrast-dark": "screen"},
}


@dataclass(frozen=True)
class Assets:
    """The static files as they were when the application started."""

    folder: Path = STATIC
    colour: str = PINE

    @cached_property
    def fingerprint(self) -> str:
        """Twelve letters that change when any static file changes."""
        digest = hashlib.sha256(self.colour.encode())
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self.folder).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def style(self) -> str:
        """All style sheets as one: tokens, bare elements, components; the sets last."""
        return self.styles["site.css"]

    @cached_property
    def styles(self) -> dict[str, str]:
        """The one style sheet, by name: in the colours of the device, and in those of a choice.

        Without comments and needless space: on a slow line nothing is read before it is there.
        """
        names = {path.stem for path in (self.folder / "css").glob("*.css")} - set(SETS)
        plain = [self._sheet(name) for name in FIRST + sorted(names - set(FIRST))]
        return {
            name: cssmin(
                "\n".join([*plain, *(self._within(media, each) for each, media in sets.items())])
            )
            for name, sets in CHOSEN.items()
        }

    def _within(self, media: str, name: str) -> str:
        return f"@media {media} {{\n{self._sheet(name)}}}\n"

    @cached_property
    def script(self) -> str:
        """The scripts of SITE as one, each in a block of its own: their names do not clash."""
        return "".join(f"{{\n{self._script(name)}}}\n" for name in SITE)

    def _script(self, name: str) -> str:
        return (self.folder / "js" / f"{name}.js").read_text()

    def _sheet(self, name: str) -> str:
        sheet, made = (self.folder / "css" / f"{name}.css").read_text(), SHADES.get(name)
        return sheet + sheet_of(made(self.colour)) if made and self.colour != PINE else sheet

    def address(self, name: str) -> str:
        """Where *name* is found: ``site.css``, ``js/site.js`` or a file of its own."""
        return f"/static/{self.fingerprint}/{name}"
