"""Every page of a talk: who sees it, and how they get there."""

from tests.e2e.site import MODULE, TOO_LONG, by, link, own_work, place, press, spoil, unfold, write

TALK = ("/talks/", link("Praat erover"))
ANSWER = (*TALK, link("Antwoord Henk"))
EDIT = (
    *ANSWER,
    write("Bij ons staan ze er op woensdag."),
    press("Plaats je antwoord"),
    unfold,
    link("Verander je antwoord"),
)

PLACES = [
    place("sanne", "talks.overview", "/talks/"),
    place("anna", "talks.overview", "/talks/", about="as a docent"),
    place("wim", "talks.overview", "/talks/", about="with none"),
    place("sanne", "talks.talk", *TALK, about="writes first herself"),
    place("fatma", "talks.talk", *TALK, about="reads"),
    place("bilal", "talks.talk", *TALK, about="brought something in"),
    place("anna", "talks.talk", *TALK, about="as a docent"),
    place(
        "anna",
        "talks.plan",
        *TALK,
        spoil("ends_on", "2020-01-01"),
        press("Bewaar de dagen"),
        about="refused",
        status=422,
    ),
    place(
        "bilal",
        "talks.preview",
        f"{MODULE}/trefpunt",
        own_work("eigen-buurt", 1),
        press("Bekijk en plaats"),
    ),
    place(
        "bilal",
        "submissions.submission",
        f"{MODULE}/vriendendiensten",
        own_work("vriendendiensten", 1),
        about="stands in a talk",
    ),
    place("fatma", "talks.answer", *ANSWER),
    place(
        "fatma",
        "talks.answer",
        *ANSWER,
        write(TOO_LONG),
        press("Plaats je antwoord"),
        about="refused",
        status=422,
    ),
    place("fatma", "talks.edit", *EDIT),
    place(
        "fatma",
        "talks.edit",
        *EDIT,
        write("Anders gezegd."),
        spoil("revision", "0"),
        press("Bewaar de nieuwe tekst"),
        about="two texts",
        status=409,
    ),
    place("fatma", "talks.own_words", "/talks/own-words"),
    place(
        "fatma",
        "talks.answer",
        *ANSWER,
        by("anna", *TALK, press("Sluit het gesprek")),
        write("Nog één vraag dan.\nMag dat?"),
        press("Plaats je antwoord"),
        about="kept words, it is closed",
        status=409,
    ),
    place("fatma", "talks.talk", *TALK, about="closed"),
]
