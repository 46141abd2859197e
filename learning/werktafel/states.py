"""The few words that the Werktafel has for where a question stands, and for what others bring."""

from enum import StrEnum


class Look(StrEnum):
    """The honest look, by who asks. Never about what somebody is worth."""

    NOW = "kan nu"
    FIRST = "eerst iets anders"
    NOT_YET = "nog niet"

    @property
    def sentence(self) -> str:
        """As one chooses it."""
        return _LOOKS[self]


class Outcome(StrEnum):
    """What came of a question."""

    MATCH = "match"
    IDEA = "idee"
    PASSED = "doorgezet"
    NOT_NOW = "nu niet"

    @property
    def sentence(self) -> str:
        """As one chooses it."""
        return _OUTCOMES[self]


class Brings(StrEnum):
    """What somebody adds to a question."""

    IDEA = "idee"
    CONTACT = "contact"
    WALKS = "loopt mee"
    FIRST = "wat eerst"

    @property
    def label(self) -> str:
        """As one chooses it."""
        return _BRINGS[self][0]

    @property
    def title(self) -> str:
        """As it stands above the words."""
        return _BRINGS[self][1]


_LOOKS = {
    Look.NOW: "Het kan nu",
    Look.FIRST: "Eerst is iets anders nodig",
    Look.NOT_YET: "Nu nog niet",
}
_OUTCOMES = {
    Outcome.MATCH: "Er is een match: iemand of iets dat past",
    Outcome.IDEA: "Er is een idee om verder te gaan",
    Outcome.PASSED: "De vraag is doorgezet naar een ander",
    Outcome.NOT_NOW: "Het lukt nu niet",
}
_BRINGS = {
    Brings.IDEA: ("Een idee", "Idee"),
    Brings.CONTACT: ("Een contact: een organisatie of iemand in een functie", "Contact"),
    Brings.WALKS: ("Ik loop mee", "Loopt mee"),
    Brings.FIRST: ("Wat kan helpen om eerst te doen", "Wat eerst"),
}
SHAPES = {  # a shape, and words, always both
    Outcome.MATCH: ("done", "Match"),
    Outcome.IDEA: ("done", "Idee"),
    Outcome.PASSED: ("sent", "Doorgezet"),
    Outcome.NOT_NOW: ("other", "Nu niet"),
    Look.NOW: ("busy", "Kan nu"),
    Look.FIRST: ("busy", "Eerst iets anders"),
    Look.NOT_YET: ("busy", "Nog niet"),
}


def shape_of(outcome: Outcome | None, look: Look | None) -> tuple[str, str]:
    """(shape, words) of a question with that outcome, or else with that look."""
    return SHAPES.get(outcome or look, ("open", "Open"))
