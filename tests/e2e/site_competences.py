"""The pages of what somebody can: their evidence, made, changed, and asked about."""

from tests.e2e.site import link, place, press, unfold, write

HOME = "/competences/"
ALL = "/competences/evidence/"
NEW = "/competences/evidence/new"
FIRST = (NEW, link("Verken Enik"))
ONE = (ALL, link("^VA1"))

PLACES = [
    place("sanne", "competences.overview", HOME, unfold),
    place("anna", "competences.overview", HOME, about="for who is no student"),
    place("sanne", "competences.evidence.all_evidence", ALL),
    place("sanne", "competences.evidence.new", NEW),
    place("sanne", "competences.evidence.choose", *FIRST),
    place(
        "sanne",
        "competences.evidence.make",
        *(*FIRST, press("Bewaar dit bewijs")),
        about="refused",
        status=422,
    ),
    place("sanne", "competences.evidence.evidence", ALL, link("^SW3"), about="without its text"),
    place("sanne", "competences.evidence.evidence", *ONE),
    place("sanne", "competences.evidence.also", *ONE, link("nog iets zien")),
    place("sanne", "competences.evidence.ask", *ONE, link("Haal dit bewijs weg")),
    place("sanne", "competences.evidence.edit", *ONE, link("Verander dit bewijs")),
    place(
        "sanne",
        "competences.evidence.change",
        *(*ONE, link("Verander dit bewijs"), write(" "), press("Bewaar")),
        about="refused",
        status=422,
    ),
]
