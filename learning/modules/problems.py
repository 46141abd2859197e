"""Gathering what is wrong in a file, all at once, in words a docent can use."""

from collections.abc import Iterable
from difflib import get_close_matches

from learning.modules.parts import FOUT, LET_OP, Problem


class Problems:
    """The problems of one file, in the order in which they were met.

    In a module of our own some remarks count as faults; see ``fault_if_own``.
    """

    def __init__(self, file: str, own: bool = False):
        self.file = file
        self.own = own
        self._found: dict[Problem, None] = {}  # each once, in order

    @property
    def found(self) -> list[Problem]:
        """The problems so far, each once."""
        return list(self._found)

    def fault(self, line: int, message: str) -> None:
        """Note a *fout*: the module cannot be served like this."""
        self._add(line, message, FOUT)

    def remark(self, line: int, message: str) -> None:
        """Note a *let op*: served, but worth a look."""
        self._add(line, message, LET_OP)

    def fault_if_own(self, line: int, message: str) -> None:
        """Note a *fout* in our own modules and a *let op* in those of others."""
        self._add(line, message, FOUT if self.own else LET_OP)

    def _add(self, line: int, message: str, severity: str) -> None:
        self._found[Problem(self.file, line, message, severity)] = None


def has_faults(problems: Iterable[Problem]) -> bool:
    """Whether one of *problems* is a *fout*."""
    return any(problem.severity == FOUT for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“ Bedoel je ‘…’?” with the nearest of *known*, or "" when nothing comes near."""
    near = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f" Bedoel je ‘{near[0]}’?" if near else ""


def listed(words: Iterable[str]) -> str:
    """The words with commas between them, for at the end of a sentence."""
    return ", ".join(words)
