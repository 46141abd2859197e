"""Every page of saying how far you are: who sees it, how they get there."""

from tests.e2e.site import link, place, press, spoil, write

ROOM = "/competences/rating/"
OWN = (ROOM, link("Ga verder"))
LOOK = (ROOM, link("Sanne vraagt wat jij ziet"))

PLACES = [
    place("sanne", "competences.rating.ratings", ROOM),
    place("anna", "competences.rating.ratings", ROOM, about="as a docent"),
    place("noor", "competences.rating.ratings", ROOM, about="to begin"),
    place("bilal", "competences.rating.round_page", *OWN, about="begun"),
    place(
        "bilal",
        "competences.rating.save",
        *OWN,
        write("te lang " * 40, "Een zin bij C1"),
        press("Bewaar, ik ga later verder"),
        about="refused",
        status=422,
    ),
    place(
        "bilal",
        "competences.rating.save",
        *OWN,
        spoil("revision", "0"),
        write("Iets anders.", "Een zin bij C1"),
        press("Bewaar, ik ga later verder"),
        about="two texts",
        status=409,
    ),
    place("sanne", "competences.rating.round_page", ROOM, link("Kijk hoe het"), about="is in"),
    place("anna", "competences.rating.round_page", *LOOK, about="to look"),
    place("sanne", "competences.rating.round_page", ROOM, link("met Anna"), about="beside"),
    place("sanne", "competences.rating.ask_erase", ROOM, link("met Anna"), link("Wis wat ik")),
]
