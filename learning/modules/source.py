"""The text of a content file, split into front matter, prose and ``///`` blocks.

Line numbers are those of the file, from 1. Nothing here raises on bad input: what is
wrong becomes a problem with its line, and the rest is still read.
"""

import re
from dataclasses import dataclass, field

from learning.modules.fences import outside_code
from learning.modules.problems import Problems, did_you_mean, listed

WITH_OPTIONS = ("opdracht", "deel", "praktijkvoorbeeld", "profiel")
AT_TOP = ("opdracht", "let-op", "praktijkvoorbeeld", "profiel", "bronnen")
IN_OPDRACHT = ("deel", "criteria")
BLOCKS = (*AT_TOP, *IN_OPDRACHT)

MARK = re.compile(r"///(?!/)")
HEADER = re.compile(r"///[ \t]*([a-z0-9-]+)[ \t]*(?:\|(.*))?$")


@dataclass(frozen=True)
class Prose:
    """Markdown without blocks; *line* is the file line of its first line."""

    text: str
    line: int


@dataclass
class Block:
    """A ``/// name | title`` block. *options* is YAML text; None when it has none."""

    name: str
    title: str
    line: int
    options: Prose | None = None
    pieces: list["Prose | Block"] = field(default_factory=list)

    @property
    def prose(self) -> Prose:
        """All prose of the block before its first inner block, as one text."""
        first = self.pieces[0] if self.pieces else None
        return first if isinstance(first, Prose) else Prose("", self.line)

    def inner(self, name: str) -> list["Block"]:
        """The blocks called *name* that stand directly in this one, in order."""
        return [each for each in self.pieces if isinstance(each, Block) and each.name == name]


@dataclass(frozen=True)
class Document:
    """A content file: *front* is YAML text (None without front matter), then the pieces."""

    front: Prose | None
    pieces: tuple[Prose | Block, ...]


def read_document(text: str, problems: Problems) -> Document:
    """Split *text*; what is wrong goes to *problems*."""
    lines = text.split("\n")
    front, start = _front_matter(lines, problems)
    splitter = _Splitter(problems)
    splitter.read(lines, start)
    return Document(front, tuple(splitter.root.pieces))


def _front_matter(lines: list[str], problems: Problems) -> tuple[Prose | None, int]:
    """The front matter, and the index of the first line after it."""
    if lines[0].rstrip() != "---":
        return None, 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return Prose("\n".join(lines[1:index]), 2), index + 1
    problems.fault_if_own(1, "Het kopje begint met --- maar stopt niet. Zet er --- onder.")
    return None, 0


class _Splitter:
    """Walks over the lines with a stack of open blocks."""

    def __init__(self, problems: Problems):
        self.problems = problems
        self.root = Block("", "", 1)
        self.open = [self.root]
        self.prose: list[str] = []
        self.prose_line = 1
        self.options: list[str] = []
        self.options_line = 1

    def read(self, lines: list[str], start: int) -> None:
        plain = outside_code(lines[start:])
        in_options = False
        for number, line in enumerate(lines[start:], start + 1):
            marked = plain[number - start - 1] and MARK.match(line)
            if marked:
                in_options = self.mark(line.rstrip(), number)
            elif in_options and line.strip():
                self.option(line, number)
            else:
                in_options = False
                self.end_options()
                self.text(line, number)
        self.finish()

    def mark(self, line: str, number: int) -> bool:
        """A ``///`` line; True when options may follow under it."""
        self.end_options()
        self.end_prose()
        if line == "///":
            self.close(number)
            return False
        header = HEADER.match(line)
        if not header:
            self.problems.fault(number, "Deze regel begint met ///. Schrijf: /// naam | Titel.")
            return False
        self.begin(Block(header[1], (header[2] or "").strip(), number))
        return header[1] in WITH_OPTIONS

    def begin(self, block: Block) -> None:
        if self.fits(block):
            self.open[-1].pieces.append(block)
        self.open.append(block)

    def fits(self, block: Block) -> bool:
        """Whether the block may stand here; says so when it may not."""
        if block.name not in BLOCKS:
            hint = did_you_mean(block.name, BLOCKS) or f" Kies uit: {listed(BLOCKS)}."
            self.problems.fault(block.line, f"Er is geen blok ‘{block.name}’.{hint}")
            return False
        around = self.open[-1].name
        if around and around not in BLOCKS:
            return False
        if block.name in {"": AT_TOP, "opdracht": IN_OPDRACHT}.get(around, ()):
            return True
        self.problems.fault(block.line, _wrong_place(block.name, around))
        return False

    def close(self, number: int) -> None:
        if len(self.open) == 1:
            self.problems.fault(number, "Hier sluit /// een blok, maar er is geen blok open.")
        else:
            self.open.pop()

    def option(self, line: str, number: int) -> None:
        if not self.options:
            self.options_line = number
        self.options.append(line)

    def end_options(self) -> None:
        if self.options:
            self.open[-1].options = Prose("\n".join(self.options), self.options_line)
        self.options = []

    def text(self, line: str, number: int) -> None:
        if not self.prose:
            self.prose_line = number
        self.prose.append(line)

    def end_prose(self) -> None:
        text = "\n".join(self.prose)
        if text.strip():
            self.open[-1].pieces.append(Prose(text, self.prose_line))
        self.prose = []

    def finish(self) -> None:
        self.end_options()
        self.end_prose()
        for block in self.open[1:]:
            message = f"Het blok ‘{block.name}’ stopt niet. Zet een regel met /// eronder."
            self.problems.fault(block.line, message)


def _wrong_place(name: str, around: str) -> str:
    if name in IN_OPDRACHT:
        return f"Het blok ‘{name}’ hoort in een opdracht."
    return f"Het blok ‘{name}’ kan niet in ‘{around}’. Sluit dat blok eerst met ///."
