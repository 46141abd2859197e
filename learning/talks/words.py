"""How the school says who reads a talk, when it is, and how it stands for somebody."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from learning.base.dates import day_of, listed
from learning.cohorts.models import Role
from learning.submissions.sharing.words import Readers, fellows_in_words, reading

OWN_FIRST = "Een medestudent leest dit pas na een eigen bijdrage."
GUIDELINE = "Deze dagen zijn een richtlijn. Het gesprek gaat niet vanzelf dicht."
SENT = "Jouw tekst ging naar je docent. In dit gesprek staat hij niet."


def readers_of_talk(cohort, reader, own_first: bool) -> Readers:
    """Who reads what is placed in the talk of *cohort*, as *reader* sees it, by name."""
    here = {}
    for each in cohort.present:
        if each.user.is_active and each.user_id != reader.id and each.role != Role.BEGELEIDER:
            here.setdefault(each.user, set()).add(each.role)
    docenten = [f"{user.name} (docent)" for user, roles in here.items() if Role.DOCENT in roles]
    fellows = [user.name for user, roles in here.items() if Role.DOCENT not in roles]
    told, names = fellows_in_words(fellows, cohort.name, is_everybody=True, own_first=False)
    found = reading(["jij", *docenten, *told], names)
    if not (own_first and fellows):
        return found
    return Readers(f"{found.sentence} {OWN_FIRST}", names, found.alone)


def beside_words(wanted: str, had: str) -> str:
    """What changed beside a talk: the example that stands there now, and the one before it."""
    if not wanted:
        return "Het voorbeeld is weer weg."
    is_other = had and had != wanted
    return f"Het voorbeeld staat bij het gesprek{', in plaats van het vorige' * bool(is_other)}."


def before_placing(
    docenten: Sequence[str], cohort: str, is_placed: bool, is_closed: bool = False
) -> str:
    """Above the box of a part with a klassengesprek: who reads it, and from when."""
    if is_closed:
        placed = " Je groep leest de tekst die je plaatste." if is_placed else ""
        return f"Wat je hier schrijft, lees jij alleen.{placed}"
    if is_placed:
        return (
            "Wat je hier verandert, lees jij alleen. "
            "Je groep leest de oude tekst, tot je de nieuwe plaatst."
        )
    people = listed([*(f"{name} (docent)" for name in docenten), f"de studenten van {cohort}"])
    return f"Nu lees jij dit alleen. Plaats je het in het gesprek? Dan lezen {people} het."


def plan_in_words(begins_on: date | None, ends_on: date | None) -> str:
    """``Van 9 maart 2026 tot en met 20 maart 2026.``; "" without a plan."""
    begin, end = (day and day_of(_noon(day)) for day in (begins_on, ends_on))
    if begin and end:
        return f"Van {begin} tot en met {end}."
    if begin:
        return f"Vanaf {begin}."
    return f"Tot en met {end}." if end else ""


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
