"""Style sheets, scripts and fonts: one fingerprint in their address, so browsers keep them."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
FIRST = ["tokens", "base", "frame"]  # the rest follows in the order of the alphabet
SITE = [  # small scripts that any page may need; they import nothing, but when it is needed
    "watch-words", "error-summary", "gentle-clock", "on-paper", "read-aloud", "reading-place",
    "safe-exit",
]  # fmt: skip
SETS = {
    "dark": "screen and (prefers-color-scheme: dark)",
    "contrast": "(prefers-contrast: more)",
    "contrast-dark": "screen and (prefers-contrast: more) and (prefers-color-scheme: dark)",
}


@dataclass(frozen=True)
class Assets:
    """The static files as they were when the application started."""

    folder: Path = STATIC

    @cached_property
    def fingerprint(self) -> str:
        """Twelve letters that change when any static file changes."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self.folder).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def style(self) -> str:
        """All style sheets as one: tokens, bare elements, components; the sets last."""
        names = {path.stem for path in (self.folder / "css").glob("*.css")} - set(SETS)
        order = FIRST + sorted(names - set(FIRST))
        sheets = [self._sheet(name) for name in order]
        sheets += [f"@media {media} {{\n{self._sheet(name)}}}\n" for name, media in SETS.items()]
        return "\n".join(sheets)

    @cached_property
    def script(self) -> str:
        """The scripts of SITE as one, each in a block of its own: their names do not clash."""
        return "".join(f"{{\n{self._script(name)}}}\n" for name in SITE)

    def _script(self, name: str) -> str:
        return (self.folder / "js" / f"{name}.js").read_text()

    def _sheet(self, name: str) -> str:
        return (self.folder / "css" / f"{name}.css").read_text()

    def address(self, name: str) -> str:
        """Where *name* is found: ``site.css``, ``js/site.js`` or a file of its own."""
        return f"/static/{self.fingerprint}/{name}"
