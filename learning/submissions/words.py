"""How the school says it: statuses, and who reads along."""

from collections.abc import Sequence

from learning.base.dates import listed
from learning.submissions.rules import Status

WORDS = {
    None: ("open", "nog niet begonnen"),
    Status.CONCEPT: ("busy", "je bent bezig"),
    Status.HANDED_IN: ("sent", "ingeleverd"),
    Status.TO_ADD: ("more", "je bent er bijna"),
    Status.DONE: ("done", "voldaan"),
    Status.TALKED: ("talked", "besproken"),
    Status.OTHER: ("other", "afgesproken: anders"),
}


def standing_sentence(status: Status, docent_names: Sequence[str]) -> str:
    """What the student reads on top of their own work."""
    looks = f"{listed(list(docent_names))} {'kijken' if len(docent_names) > 1 else 'kijkt'} ernaar."
    return {
        Status.CONCEPT: "Je bent bezig.",
        Status.HANDED_IN: f"Ingeleverd. {looks if docent_names else ''}".strip(),
        Status.TO_ADD: "Je bent er bijna.",
        Status.DONE: "Voldaan.",
        Status.TALKED: "Besproken.",
        Status.OTHER: "Afgesproken: anders.",
    }[status]


def readers_sentence(docent_names: Sequence[str], alone: bool = False) -> str:
    """Above the box: who reads this, by name, and from when."""
    if alone:
        return "Dit lees je alleen zelf. Ook je docent niet."
    if not docent_names:
        return "Dit lees je alleen zelf. In jouw groep is nog geen docent."
    names = listed([f"{name} (docent)" for name in docent_names])
    verb = "lezen" if len(docent_names) > 1 else "leest"
    return f"Nu lees jij dit alleen. {names} {verb} het pas als je inlevert."


def handed_in_readers(docent_names: Sequence[str], others: Sequence[str] = ()) -> str:
    """On a text that is about to be handed in. *others*: names of who wrote it too."""
    names = [*others, *(f"{name} (docent)" for name in docent_names)]
    if not names:
        return "Dit lees je nu alleen zelf. In jouw groep is nog geen docent."
    return f"Dit lezen: {listed(['jij', *names])}. Verder niemand."
