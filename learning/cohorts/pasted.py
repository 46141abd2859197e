"""From a pasted list to e-mail addresses: any separators, names beside them, CSV. Plain Python."""

import re
from dataclasses import dataclass

from learning.accounts.addresses import address_of

MOST = 200  # addresses at a time
BETWEEN = re.compile(r"[\s\u200b\ufeff,;<>()\[\]\"“”|]+")
HEADER = re.compile(r"(naam|name|e-?mail(adres)?|adres|address)", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    """What was found: addresses in order, each once; and a sentence for each line that is wrong."""

    addresses: tuple[str, ...]
    problems: tuple[str, ...]


def read_pasted(text: str) -> Pasted:
    """Read lines such as ``sanne@voorbeeld.nl``, ``Sanne <sanne@…>`` or ``Sanne;sanne@…``."""
    found: dict[str, None] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word.strip(".:'`") for word in BETWEEN.split(line) if word]
        tried = [word for word in words if "@" in word]
        for word in tried:
            address = address_of(word)
            if address:
                found[address] = None
            else:
                problems.append(f"Regel {number}: “{word[:60]}” is geen heel e-mailadres.")
        if words and not tried and not _is_header(number, words):
            problems.append(f"Regel {number}: in “{line.strip()[:60]}” staat geen e-mailadres.")
    return Pasted(tuple(found), tuple(problems))


def _is_header(number: int, words: list[str]) -> bool:
    return number == 1 and len(words) > 1 and all(HEADER.fullmatch(word) for word in words)
