"""Every page of the Werktafel: who sees it, how they get there."""

from tests.e2e.site import link, place, press, unfold, write
from tests.e2e.site_search import press as send

TABLE = "/werktafel/"
NEW = (TABLE, link("Breng een vraag in"))
CHOIR = (TABLE, link("Wie kent een koor"))
LETTERS = (TABLE, link("Wie kent iemand die brieven"))
LABEL = "Zoek een woord"
LOOKS, FIND = (TABLE, unfold), send("^Zoek$")
CHOOSE = (*LETTERS, link("Zoek een vraag die erop lijkt"))
ALIKE = (*CHOOSE, write("xyzzy", LABEL))
SIGNAL = (TABLE, link("Signaal van"))

PLACES = [
    place("sanne", "werktafel.table", TABLE),
    place("sanne", "werktafel.find", *LOOKS, write("niets", LABEL), FIND, about="nothing found"),
    place("sanne", "werktafel.find", *LOOKS, write("koor", LABEL), FIND, about="found"),
    place("wim", "werktafel.table", TABLE, about="in no cohort"),
    place("sanne", "werktafel.bring", *NEW),
    place(
        "sanne",
        "werktafel.bring",
        *NEW,
        write("Bel Nel op 06-12345678."),
        press("Breng de vraag in"),
        about="with what may be personal",
        status=422,
    ),
    place("sanne", "werktafel.question", *CHOIR, about="one's own, with who walks along"),
    place("anna", "werktafel.question", *LETTERS, about="without a name, as a docent"),
    place("sanne", "werktafel.mend", *CHOIR, link("Verander je vraag")),
    place("sanne", "werktafel.additions.add", *LETTERS, link("Denk mee")),
    place("bilal", "werktafel.additions.change", *CHOIR, unfold, link("Verander je tekst")),
    place("sanne", "werktafel.signals.choose", *CHOOSE),
    place("sanne", "werktafel.signals.find_alike", *ALIKE, FIND, about="nothing found"),
    place("anna", "werktafel.signals.signal", *SIGNAL, about="as a docent"),
    place("sanne", "werktafel.months.month", TABLE, link("Deze maand in het kort")),
    place("sanne", "werktafel.own", TABLE, link("Wat jij vroeg en inbracht")),
    place(
        "sanne",
        "werktafel.handovers.propose",
        *CHOIR,
        press("Stop met meelopen"),
        link("Vraag iemand om mee te lopen"),
    ),
    place("anna", "werktafel.company.company", TABLE, link("Wie zit er aan tafel")),
]
