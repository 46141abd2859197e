"""The sentences of this room. A notice never holds content, a title or the name of a writer."""

from learning.base.dates import listed
from learning.intervisie.groups.models import Keeps

INVITED = "Je bent gevraagd voor een intervisiegroep."
AGREEMENT_CHANGED = "De afspraken van je intervisiegroep zijn veranderd."
KEEPS_CHANGED = "Jullie woorden blijven nu anders bewaard in je intervisiegroep."

# The same for every address, known here or not.
ADDRESS_ASKED = "Hoort dit adres bij iemand op deze site? Dan staat jullie vraag op Mijn plek."

KEEPS = {
    Keeps.NOT: "Niet bewaren",
    Keeps.FOUR_WEEKS: "Vier weken",
    Keeps.WITH_GROUP: "Een jaar",
}
KEEPS_HINTS = {
    Keeps.NOT: "Is een intervisie klaar? Dan wissen we meteen wat jullie schreven.",
    Keeps.FOUR_WEEKS: "Vier weken na het einde wissen we het. Je hoort dat vooraf.",
    Keeps.WITH_GROUP: "Een jaar na het einde wissen we het. Je hoort dat vooraf.",
}
KEEPS_SENTENCES = {
    Keeps.NOT: "Is een intervisie klaar? Dan wissen we meteen wat jullie schreven.",
    Keeps.FOUR_WEEKS: "Wat jullie schrijven, wissen we vier weken na een intervisie.",
    Keeps.WITH_GROUP: "Wat jullie schrijven, wissen we een jaar na een intervisie.",
}


def agreement_readers(members: list[str], docenten: list[str]) -> str:
    """Who reads what the group agrees, by name; *docenten*: of its cohort."""
    managing = listed([*(f"{name} (docent)" for name in docenten), "de beheerder"])
    verb = "kunnen" if docenten else "kan"
    return f"Dit lezen: {listed(members)}, en wie gevraagd is. {managing} {verb} het ook lezen."
