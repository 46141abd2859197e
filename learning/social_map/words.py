"""The sentences of the sociale kaart. A notice never holds content, a title or a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.base.dates import counted, listed
from learning.social_map.links import LinkState
from learning.social_map.states import State

TO_LOOK_AT = "Er wacht een plek voor de sociale kaart."
APPROVED = "Jouw plek staat op de sociale kaart."
GIVEN_BACK = "Een docent schreef je iets over jouw plek voor de sociale kaart."

SENT_AGAIN = "Je kaartje is weer bij de docenten. Je hoort het op Mijn plek."

STATES = {  # as who found it reads it: a shape, and words
    State.PROPOSED: ("sent", "Een docent kijkt ernaar"),
    State.GIVEN_BACK: ("more", "Er mag nog iets bij"),
    State.APPROVED: ("done", "Staat op de kaart"),
    State.TAKEN_OFF: ("other", "Staat nu niet op de kaart"),
}
FOR_DOCENTEN = {
    **STATES,
    State.PROPOSED: ("sent", "Wacht op een docent"),
    State.GIVEN_BACK: ("more", "Er is gevraagd om iets erbij"),
}


ALONE = "Dit lees je nu alleen zelf."


@dataclass(frozen=True)
class Readers:
    """Who reads a card. ``names``: of those whom the sentence does not name one by one."""

    sentence: str
    names: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        return self.sentence.startswith(ALONE)


def private_readers(reader, finder, docenten: Sequence, cohort: str = "") -> Readers:
    """Of a card that is not on the map, as *reader* sees it. *finder*: who found it, or None.

    *cohort*: its name, to tell who reads it after that; "" to tell nothing.
    """
    is_docent = any(finder and each.id == finder.id for each in docenten)
    people = [(each, "docent") for each in docenten]
    people = people if is_docent or finder is None else [(finder, "student"), *people]
    others = [f"{each.name} ({role})" for each, role in people if each.id != reader.id]
    said = f"Dit lezen: {listed(['jij', *others])}. Verder niemand." if others else ALONE
    if cohort:
        said = f"{said.removesuffix(' Verder niemand.')} {LATER.format(cohort=cohort)}"
    return Readers(said)


LATER = "Zet een docent het op de kaart? Dan leest iedereen in {cohort} het."


def map_readers(cohort: str, people: Sequence) -> Readers:
    """Of a card on the map."""
    return Readers(f"Dit leest iedereen in {cohort}.", tuple(each.name for each in people))


def looked_in_words(states: Sequence[LinkState]) -> str:
    """What came of looking at so many links."""
    dead = states.count(LinkState.DEAD)
    if not states:
        return "Hier is net nog naar gekeken."
    seen = f"We keken naar {counted(len(states), 'link', 'links')}."
    if not dead:
        return seen
    which = "Die" if dead == len(states) else counted(dead, "link", "links").capitalize()
    return f"{seen} {which} {'deed' if dead == 1 else 'deden'} het niet."
