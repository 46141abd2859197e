"""The sentences of this room. A notice never holds a name."""

from collections.abc import Sequence

ASKED = "Je bent gevraagd als maatje."
GIVEN = "Je hebt een maatje."
STOPPED = "Jullie zijn geen maatjes meer. Dat kan, en niemand vraagt waarom."
LOOK_ON = "Zoek iemand anders als maatje."

MEANS = (
    "Je bent er voor vragen in de eerste weken. "
    "Je hoeft niets op te lossen, en je leest niets van de ander."
)

TAKEN = "Voor deze student is net al iemand gevraagd. Er is niets veranderd."
GONE = "Deze persoon kan nu niet. Kies iemand anders."


def seen_by(reader, maatje, people: Sequence) -> list[str]:
    """*people* as they are named to *reader*, who is one of them and comes first."""
    both = {maatje.guide_id, maatje.newcomer_id}
    others = [each for each in people if each.id != reader.id]
    return ["jij", *(each.name if each.id in both else f"{each.name} (docent)" for each in others)]
