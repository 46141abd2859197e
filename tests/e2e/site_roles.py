"""Every page of begeleiders, praktijkopleiders and reading along: who sees it, and how."""

from tests.e2e.site import (
    MODULE,
    NOBODY,
    UNREAD_WORK,
    by,
    link,
    mailed,
    own_work,
    place,
    press,
    write,
)

MINE = "/praktijkopleiders/mine"
ASK = "/begeleiders/ask"
ASKED_ALONG = (f"{MODULE}/werken-aan-kwartiermaken", own_work("jij-als-kwartiermaker"))


PLACES = [
    place("karim", "begeleiders.overview", "/begeleiders/"),
    place("karim", "begeleiders.request_page", "/begeleiders/", link("Bekijk deze vraag")),
    place(
        "karim",
        "begeleiders.pass_on",
        *("/begeleiders/", link("Bekijk deze vraag"), press("Geef het door")),
        about="refused",
        status=422,
    ),
    place("karim", "submissions.showing.all_shown", "/submissions/shown"),
    place("karim", "submissions.showing.read", "/submissions/shown", link("kwartiermaker")),
    place("sanne", "begeleiders.ask", ASK),
    place(
        "sanne",
        "begeleiders.send",
        *(ASK, write("te lang " * 2501), press("Vraag om contact")),
        about="refused",
        status=422,
    ),
    place("bilal", "begeleiders.request_page", ASK, link("Aan Karim"), about="asked by him"),
    place("noor", "submissions.submission", *ASKED_ALONG, about="asked about a colleague"),
    place(
        "noor",
        "submissions.showing.choose",
        *ASKED_ALONG,
        link("Laat je begeleider"),
    ),
    place("anna", "submissions.showing.colleague", *UNREAD_WORK, link("Vraag een collega")),
    place(
        "anna",
        "submissions.showing.ask_colleague",
        *(*UNREAD_WORK, link("Vraag een collega"), press("Stel de vraag")),
        about="refused",
        status=422,
    ),
    place("sanne", "praktijkopleiders.mine", MINE),
    place(
        "sanne",
        "praktijkopleiders.invite",
        *(MINE, press("Stuur de uitnodiging")),
        about="refused",
        status=422,
    ),
    place("paula", "praktijkopleiders.overview", "/"),
    place(
        "visitor",
        "praktijkopleiders.open_invitation",
        by(
            "fatma",
            MINE,
            write("Ilse", "Hoe heet je praktijkopleider?"),
            write("ilse@werkplek.example", "Het e-mailadres van je praktijkopleider"),
            press("Stuur de uitnodiging"),
        ),
        mailed("ilse@werkplek.example", "Uitnodiging voor Vrijplaats"),
    ),
    place(
        "visitor",
        "praktijkopleiders.open_invitation",
        f"/praktijkopleiders/invitation/{NOBODY}",
        about="over",
        status=410,
    ),
]
