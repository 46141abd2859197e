"""From a list of people (a CSV file, or what was pasted) to names and addresses. Plain Python."""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field

from learning.accounts.addresses import address_of
from learning.base.forms import UNKEEPABLE

MOST_LINES = 5000
LONGEST_NAME = 80
LONGEST_LINE = 1000
SHOWN = 80  # signs of a line, where it is told what is wrong with it
SEPARATORS = ";\t,"
ADDRESS = re.compile(r"e-?mail(-?adres)?|mail(adres)?|adres|address", re.IGNORECASE)
NAME = re.compile(r"voornaam|roepnaam|first ?name|naam|name|volledige naam", re.IGNORECASE)
FIRST = re.compile(r"voornaam|roepnaam|first ?name", re.IGNORECASE)
SEPARATOR_TOLD = re.compile(r"sep=([;,\t])")
UNREADABLE = re.compile(f"{UNKEEPABLE.pattern}|�")

NO_ADDRESSES = (
    "In deze lijst vonden we geen e-mailadressen. We verwachten twee kolommen: naam en e-mailadres."
)
TOO_LONG = "Deze lijst heeft {} regels. Er passen er 5.000 in één keer. Knip de lijst in stukken."
EMPTY = "De lijst is leeg. Kies een bestand, of plak de regels in het vak."
IN_ALREADY = "Deze persoon doet al mee, of is al uitgenodigd."
NO_COLUMN = "In de kopregel staat geen kolom met e-mailadres. Noem die kolom: e-mail."


@dataclass(frozen=True)
class Invitee:
    """Somebody on the list. ``name``: "" when there was none beside the address."""

    number: int
    name: str
    address: str

    @property
    def line(self) -> str:
        """As a line that reads back as the same person."""
        name = self.name.replace('"', "'")
        return f'"{name}";{self.address}' if ";" in name else f"{name};{self.address}"


@dataclass(frozen=True)
class Odd:
    """A line that invites nobody, by its number in the list, and a sentence why."""

    number: int
    line: str
    why: str

    @property
    def shown(self) -> str:
        """The line, so short that it can be quoted."""
        return f"{self.line[:SHOWN]}…" if len(self.line) > SHOWN else self.line


@dataclass(frozen=True)
class Listed:
    """What was found: ``good`` in order, each address once; ``double`` and ``wrong`` lines.

    ``problem``: what is the matter with the whole list; then nothing else is told.
    """

    good: tuple[Invitee, ...] = ()
    double: tuple[Odd, ...] = ()
    wrong: tuple[Odd, ...] = ()
    problem: str = ""


@dataclass
class _Reading:
    """A list that is being read: which separator, and in which columns."""

    separator: str
    address_at: int | None = None
    name_at: int | None = None
    good: dict[str, Invitee] = field(default_factory=dict)
    double: list[Odd] = field(default_factory=list)
    wrong: list[Odd] = field(default_factory=list)

    def cells(self, line: str) -> list[str]:
        """A line in its columns; a quote that is never closed ends with its line. [] for a line
        that is too long: csv refuses a cell beyond some size."""
        if len(line) > LONGEST_LINE:
            return []
        found = next(csv.reader([line.replace("\r", " ")], delimiter=self.separator), [])
        return [" ".join(cell.split()) for cell in found]

    def take_header(self, cells: list[str]) -> bool:
        """Whether these are the names of the columns; then they are remembered."""
        if any("@" in cell for cell in cells):
            return False
        named = [at for at, cell in enumerate(cells) if NAME.fullmatch(cell)]
        self.address_at = next(
            (at for at, cell in enumerate(cells) if ADDRESS.fullmatch(cell)), None
        )
        first = next((at for at in named if FIRST.fullmatch(cells[at])), None)
        self.name_at = first if first is not None else next(iter(named), None)
        return self.address_at is not None or bool(named)

    def take(self, number: int, line: str) -> None:
        """One line: good, double or wrong."""
        why, found = self._read(number, line)
        if found is None:
            self.wrong.append(Odd(number, line, why))
        elif found.address in self.good:
            before = self.good[found.address].number
            self.double.append(Odd(number, line, f"Dit adres staat ook op regel {before}."))
        else:
            self.good[found.address] = found

    def _read(self, number: int, line: str) -> tuple[str, Invitee | None]:
        if len(line) > LONGEST_LINE:
            return "Deze regel is te lang. Zet ieder op een eigen regel.", None
        if UNREADABLE.search(line):
            return "Hier staat een teken dat we niet kunnen lezen.", None
        cells = self.cells(line)
        at = self.address_at
        if at is None:
            with_address = [place for place, cell in enumerate(cells) if "@" in cell]
            if not with_address:
                return "Hier staat geen e-mailadres.", None
            if len(with_address) > 1:
                return "Hier staan twee e-mailadressen. Zet ieder op een eigen regel.", None
            if sum(map(bool, cells)) > 2:
                return f"Hier staan {len(cells)} kolommen. Zet er een kopregel boven.", None
            at = with_address[0]
        typed = cells[at] if at < len(cells) else ""
        if not typed:
            return "Hier staat geen e-mailadres.", None
        return self._person(number, cells, typed, at)

    def _person(self, number, cells, typed, at) -> tuple[str, Invitee | None]:
        inside = re.fullmatch(r"(.*)<([^<>]+)>", typed)  # as a mail program copies it
        address = address_of(inside[2] if inside else typed)
        if address is None:
            return f"“{typed[:SHOWN]}” is geen heel e-mailadres.", None
        others = [cell for place, cell in enumerate(cells) if place != at and cell]
        name = others[0] if self.address_at is None and others else ""
        if self.name_at is not None and self.name_at < len(cells):
            name = cells[self.name_at]
        name = name or (inside[1].strip(' "') if inside else "")
        if len(name) > LONGEST_NAME:
            return f"De naam is te lang. Er passen {LONGEST_NAME} tekens in.", None
        return "", Invitee(number, name, address)


def read_list(text: str, is_rest: bool = False) -> Listed:
    """Read lines such as ``Sanne;sanne@voorbeeld.nl``, with or without the names of columns.

    *is_rest*: these are what is left to mend of a list, so that none need have an address.
    """
    lines = [
        (number, line)
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
        if line.strip(' \t\r;,\u200b\ufeff"')
    ]
    if not lines:
        return Listed(problem=EMPTY)
    told = SEPARATOR_TOLD.fullmatch(lines[0][1].strip())  # Excel writes this for itself
    lines = lines[1:] if told else lines
    reading = _Reading(told[1] if told else _separator_of([line for _, line in lines[:20]]))
    header = reading.cells(lines[0][1]) if lines else []
    if reading.take_header(header):
        del lines[0]
        if reading.address_at is None and len(header) > 2:
            return Listed(problem=NO_COLUMN)
    if len(lines) > MOST_LINES:
        return Listed(problem=TOO_LONG.format(f"{len(lines):,}".replace(",", ".")))
    if not lines or not (is_rest or _have_at(lines)):
        return Listed(problem=NO_ADDRESSES if lines else EMPTY)
    for number, line in lines:
        reading.take(number, line)
    return Listed(tuple(reading.good.values()), tuple(reading.double), tuple(reading.wrong))


def joined(first: Listed, then: Listed) -> Listed:
    """Two lists as one; an address of *first* that also stands in *then* is double there."""
    if not first.good:
        return then
    known = {each.address for each in first.good}
    new = [each for each in then.good if each.address not in known]
    again = [
        Odd(each.number, each.line, "Dit adres stond al op je lijst.")
        for each in then.good
        if each.address in known
    ]
    return Listed((*first.good, *new), (*then.double, *again), then.wrong)


def without(found: Listed, taken: set[str]) -> tuple[Listed, list[Odd]]:
    """The list without the people whose address is in *taken*, and their lines."""
    good = tuple(each for each in found.good if each.address not in taken)
    known = [
        Odd(each.number, each.line, IN_ALREADY) for each in found.good if each.address in taken
    ]
    return Listed(good, found.double, found.wrong), known


def _have_at(lines: list[tuple[int, str]]) -> bool:
    return any("@" in line for _, line in lines)


def _separator_of(lines: list[str]) -> str:
    """What stands between the columns: the sign that most lines have; a semicolon when none do."""
    found = Counter(sign for line in lines for sign in SEPARATORS if sign in line)
    return max(SEPARATORS, key=lambda sign: found[sign])
