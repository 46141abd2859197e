"""The sentences about proposed examples. A notice never holds content, a title or a name."""

from collections.abc import Sequence

from learning.base.dates import listed
from learning.examples.proposals.states import State
from learning.social_map.words import Readers

TO_LOOK_AT = "Er wacht een praktijkvoorbeeld van een student."
ACCEPTED = "Jouw praktijkvoorbeeld staat nu bij de voorbeelden van je groep."
ANSWERED = "Een docent schreef je iets over jouw praktijkvoorbeeld."

STATES = {  # as who proposed it reads it: a shape, and words
    State.PROPOSED: ("sent", "Een docent kijkt ernaar"),
    State.GIVEN_BACK: ("more", "Er mag nog iets bij"),
    State.ACCEPTED: ("done", "Staat bij de voorbeelden"),
    State.ASIDE: ("other", "Opzijgelegd"),
    State.TAKEN_BACK: ("busy", "Door jou teruggehaald"),
}
FOR_DOCENTEN = {
    **STATES,
    State.PROPOSED: ("sent", "Wacht op een docent"),
    State.GIVEN_BACK: ("more", "Er is gevraagd om iets erbij"),
}
ALONE = "Dit lees je nu alleen zelf."
LATER = "Neemt een docent het aan? Dan leest iedereen in {cohort} het, {named}."


def private_readers(reader, proposer, docenten: Sequence) -> Readers:
    """Of a proposal that is not in the library, as *reader* sees it, by name."""
    people = [(proposer, "student"), *((each, "docent") for each in docenten)]
    others = [f"{each.name} ({role})" for each, role in people if each.id != reader.id]
    if not others:
        return Readers(ALONE)
    return Readers(f"Dit lezen: {listed(['jij', *others])}. Verder niemand.")


def before_sending(docenten: Sequence, cohort: str) -> Readers:
    """Above the form: who reads it now, and after a yes."""
    names = listed(["jij", *(f"{each.name} (docent)" for each in docenten)])
    later = LATER.format(cohort=cohort, named="met of zonder jouw naam. Dat kies je hieronder")
    return Readers(f"Dit lezen: {names}. {later}")


def readers_in_library(cohort: str, people: Sequence) -> Readers:
    """Of an accepted one. *people*: who reads it."""
    return Readers(f"Dit leest iedereen in {cohort}.", tuple(each.name for each in people))
