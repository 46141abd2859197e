"""The sentences of this room."""

from collections.abc import Sequence

from learning.base.dates import listed
from learning.competences.evidence.sources import State

READERS = (
    "Alleen jij leest dit. Pas als je het in je portfolio zet en dat laat zien, lezen anderen mee."
)
LIST_READERS = (
    "Deze lijst zie je alleen zelf. "
    "Wat in je portfolio staat, lezen ook de mensen aan wie je dat laat zien."
)
SAVED = "Je bewijs is bewaard."
CHANGED = "Je bewijs is veranderd."
REMOVED = "Je bewijs is weg."
KEPT = "Je houdt dit bewijs."
NO_WORDS = "Kies eerst je woorden. Kruis een zin aan, of plak een stukje van je tekst."
NOT_THERE = (
    "We vinden deze woorden niet terug in je tekst. Neem een stukje dat er precies zo staat. "
    "Je woorden staan nog in het vak."
)
TOO_LONG = "Dit zijn te veel woorden voor één bewijs. Er passen 2.000 tekens in. Neem een stukje."
NO_LINE = "Kies wat dit laat zien. Je kunt het later veranderen."
NO_WHY = "Schrijf in één zin waarom dit laat zien wat je kunt."
WHY_TOO_LONG = "Maak dit korter: hoogstens 500 tekens. Wat je schreef staat er nog."
NOT_OWN = "Zet hier een kruisje als dit jouw eigen woorden zijn."
STALE = (
    "Je veranderde dit intussen op een andere plek. Wat je typte staat hier nog. "
    "Hieronder zie je wat er nu staat. Bewaar opnieuw als je dit wilt houden."
)
GONE = {
    State.TAKEN_BACK: "Je hebt de tekst teruggehaald waar dit uit komt.",
    State.ERASED: "De tekst waar dit uit komt, is gewist.",
}


def read_by(shares: Sequence) -> str:
    """Above what stands in a portfolio that others read. *shares*: of whom, and as what."""
    others = (f"{each.reader.name} ({each.role})" for each in shares)
    return f"Dit staat in je portfolio. Dit lezen: {listed(['jij', *others])}. Verder niemand."
