"""Every page of the practice examples: who sees it, how they get there."""

from tests.e2e.site import link, place, press, spoil, write
from tests.e2e.site_search import press as send

LIBRARY = "/examples/"
LABEL, FIND = "Zoek een woord", send("^Zoek$")
NEW = (LIBRARY, link("Stel een voorbeeld voor"))
WAITS = (LIBRARY, link("Lees het eerste"))
OWN = (LIBRARY, link("Moestuin De Rand"))

PLACES = [
    place("sanne", "examples.all_examples", LIBRARY),
    place("sanne", "examples.find", LIBRARY, write("xyzzy", LABEL), FIND, about="nothing found"),
    place("sanne", "examples.find", LIBRARY, write("koffie", LABEL), FIND, about="found"),
    place("anna", "examples.all_examples", LIBRARY, about="as a docent"),
    place("sanne", "examples.example", f"{LIBRARY}haags-steunsysteem"),
    place("anna", "examples.example", f"{LIBRARY}enik", about="as a docent"),
    place("sanne", "examples.proposals.propose", *NEW),
    place(
        "sanne",
        "examples.proposals.propose",
        *NEW,
        write("javascript:alert(1)", "Link naar de site"),
        press("Stuur het naar"),
        about="refused",
        status=422,
    ),
    place("sanne", "examples.proposals.proposal", LIBRARY, link("Ruilkast aan de Vaart")),
    place("noor", "examples.proposals.proposal", *OWN, about="given back"),
    place("noor", "examples.proposals.change", *OWN, link("Vul je voorbeeld aan")),
    place(
        "noor",
        "examples.proposals.change",
        *OWN,
        link("Vul je voorbeeld aan"),
        spoil("revision", "0"),
        press("Stuur het weer naar de docenten"),
        about="two texts",
        status=409,
    ),
    place("anna", "examples.proposals.proposal", *WAITS, about="that waits"),
    place("anna", "examples.proposals.give_back", *WAITS, link("Vraag om iets erbij")),
    place(
        "anna",
        "examples.proposals.put_aside",
        *WAITS,
        link("Leg het opzij"),
        press("Leg opzij en stuur"),
        about="refused",
        status=422,
    ),
]
