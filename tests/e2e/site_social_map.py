"""Every page of the sociale kaart and of maatjes: who sees it, how they get there."""

from tests.e2e.site import link, place, press, spoil, unfold, write
from tests.e2e.site_search import press as send

MAP = "/social_map/"
LABEL, FIND = "Zoek een woord", send("^Zoek$")
NEW = (MAP, link("Zet een plek op de kaart"))
OWN = (MAP, link("Tuin aan de Vaart"))
WAITS = (MAP, link("Bekijk de eerste"))
DESK = ("/cohorts/", link("^Maatjes$"))

PLACES = [
    place("sanne", "social_map.cards", MAP),
    place("sanne", "social_map.find", MAP, write("niets", LABEL), FIND, about="nothing found"),
    place("sanne", "social_map.find", MAP, write("buurt", LABEL), FIND, about="found"),
    place("wim", "social_map.cards", MAP, about="in no cohort"),
    place("anna", "social_map.cards", MAP, about="as a docent"),
    place("sanne", "social_map.propose", *NEW),
    place(
        "sanne",
        "social_map.propose",
        *NEW,
        write("javascript:alert(1)", "Link naar de site"),
        press("Stuur het naar"),
        about="refused",
        status=422,
    ),
    place("sanne", "social_map.card", MAP, link("Buurtkamer De Lantaarn")),
    place("noor", "social_map.card", *OWN, unfold, about="given back"),
    place("noor", "social_map.change", *OWN, link("Vul het kaartje aan")),
    place(
        "noor",
        "social_map.change",
        *OWN,
        link("Vul het kaartje aan"),
        spoil("revision", "0"),
        press("Stuur het weer naar de docenten"),
        about="two texts",
        status=409,
    ),
    place("anna", "social_map.card", *WAITS, about="that waits"),
    place("anna", "social_map.give_back", *WAITS, link("Vraag om iets erbij")),
    place(
        "anna",
        "social_map.give_back",
        *WAITS,
        link("Vraag om iets erbij"),
        press("Stuur je bericht"),
        about="refused",
        status=422,
    ),
    place("fatma", "maatjes.all_maatjes", "/maatjes/", about="asked"),
    place("noor", "maatjes.maatje", "/maatjes/", link("Sanne")),
    place("anna", "maatjes.desk", *DESK),
    place("anna", "maatjes.maatje", *DESK, link("Bekijk"), about="as a docent"),
    place("anna", "maatjes.ask", *DESK, link("Zoek een maatje")),
    place(
        "anna",
        "maatjes.ask",
        *DESK,
        link("Zoek een maatje"),
        press("Stel de vraag"),
        about="refused",
        status=422,
    ),
]
