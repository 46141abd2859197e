"""What a browser keeps of the choices: a line in a cookie, pure."""

from dataclasses import dataclass
from typing import Self

from learning.appearance.choices import Choices

THEIRS, STAYS = "theirs", "stays"


@dataclass(frozen=True)
class Kept:
    """Choices as ``str()`` makes them, and what goes with them."""

    choices: str = ""
    is_theirs: bool = False  # of somebody who signed in here; else a visitor chose them
    stays: bool = False  # on this device; else until the browser closes

    @classmethod
    def read(cls, cookie: str) -> Self:
        """From what ``str()`` made; nothing of a cookie that holds something else."""
        said = cookie.split(".")
        choices = str(Choices.read(cookie))
        return cls(choices, THEIRS in said, STAYS in said) if choices else cls()

    def __str__(self) -> str:
        """``largest.dark.theirs.stays``; "" when all is as it comes."""
        words = [self.choices, self.is_theirs and THEIRS, self.stays and STAYS]
        return ".".join(filter(None, words)) if self.choices else ""

    @property
    def is_lent(self) -> bool:
        """Of somebody on a computer of several people: it goes when they are gone."""
        return self.is_theirs and not self.stays
