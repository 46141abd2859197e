"""The sentences of this room. A notice never holds a name."""

ASKED = "Je bent gevraagd als maatje."
GIVEN = "Je hebt een maatje."
STOPPED = "Het maatje zijn is gestopt."
LOOK_ON = "Zoek iemand anders als maatje."

MEANS = (
    "Je bent er voor vragen in de eerste weken. "
    "Je hoeft niets op te lossen, en je leest niets van de ander."
)

TAKEN = "Voor deze student is net al iemand gevraagd. Er is niets veranderd."
GONE = "Deze persoon kan nu niet. Kies iemand anders."
