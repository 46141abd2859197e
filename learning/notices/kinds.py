"""What a notice is about: so few kinds that somebody can say of each whether it comes by mail."""

from enum import StrEnum


class Kind(StrEnum):
    """The words of a kind tell nothing about whoever wrote something, or about what."""

    FEEDBACK = "feedback"
    SAMEN = "samen"
    GESPREK = "gesprek"
    INTERVISIE = "intervisie"
    NAKIJKEN = "nakijken"
    GROEP = "groep"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        """What it is called where one chooses."""
        return _LABELS[self]

    @property
    def sentence(self) -> str:
        """What the mail says of it: one sentence, however many things there are."""
        return _SENTENCES[self]


_LABELS = {
    Kind.FEEDBACK: "Feedback van je docent",
    Kind.SAMEN: "Samen werken en teksten delen",
    Kind.GESPREK: "Praten over een opdracht",
    Kind.INTERVISIE: "Intervisie",
    Kind.NAKIJKEN: "Werk van studenten dat op je wacht",
    Kind.GROEP: "Je groep en wat er afgesproken is",
    Kind.CONTACT: "Vragen om contact",
}
_SENTENCES = {
    Kind.FEEDBACK: "Er is feedback voor je.",
    Kind.SAMEN: "Er is iets om samen te doen of te lezen.",
    Kind.GESPREK: "Er is iets in een gesprek over een opdracht.",
    Kind.INTERVISIE: "Er is iets in je intervisie.",
    Kind.NAKIJKEN: "Er wacht werk van studenten op je.",
    Kind.GROEP: "Er is iets over je groep.",
    Kind.CONTACT: "Er is een vraag om contact.",
}
