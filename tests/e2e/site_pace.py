"""Every page of one's own pace: who sees it, and how they get there."""

from tests.e2e.site import HALF_WRITTEN, link, place, press, tick, unfold, write

MODULE = "/pauses/kwartiermaken"
FOR_HENK = ("/reviews/", link("Henk, Samenwerken bij de buurtmaaltijd"))
FOR_NOOR = ("/", unfold, link("Er ligt een korte notitie"))


def ask_for_more(page, _) -> None:
    """Ria answers the first one on her pile, and stays at that work."""
    page.get_by_role("link", name="Lees en geef feedback").click()
    work = page.url
    write("Mooi begin.", "Dit zie ik al")(page, _)
    tick("Aanvullen")(page, _)
    press("Bekijk en verstuur")(page, _)
    press("Verstuur")(page, _)
    page.goto(work)


PLACES = [
    place("visitor", "pauses.rest", "/pauses/rest"),
    place("sanne", "pauses.rest", "/pauses/rest", about="signed in"),
    place("sanne", "pauses.ask", f"{MODULE}/begin"),
    place("bilal", "pauses.back", f"{MODULE}/back"),
    place(
        "fatma",
        "progress.my_place",
        f"{MODULE}/begin",
        press("Zet Kwartiermaken stil"),
        about="standing still",
    ),
    place("fatma", "modules.module", "/modules/kwartiermaken/", about="standing still"),
    place(
        "fatma",
        "pauses.back",
        "/modules/kwartiermaken/",
        press("Ik wil weer verder"),
        about="just now",
    ),
    place("sanne", "submissions.spoken.ask", *HALF_WRITTEN, link("Liever mondeling")),
    place("anna", "submissions.spoken.talk", *FOR_HENK, about="to write a note"),
    place(
        "anna",
        "submissions.spoken.note",
        *FOR_HENK,
        press("Leg de notitie voor"),
        about="refused",
        status=422,
    ),
    place("noor", "submissions.spoken.talk", *FOR_NOOR, about="to agree on a note"),
    place(
        "noor",
        "submissions.spoken.talk",
        "/modules/kwartiermaken/kerntaken-en-competenties",
        lambda page, _: page.locator("#opdracht-weerstand-in-de-bibliotheek .work a").click(),
        link("Klopt die voor jou"),
        unfold,
        write("Een zin van mij."),
        press("Leg mijn tekst voor"),
        about="her own note",
    ),
    place("ria", "submissions.spoken.propose_form", "/reviews/", ask_for_more, link("Anders afs")),
    place(
        "ria",
        "submissions.spoken.propose_form",
        "/reviews/",
        ask_for_more,
        link("Anders afspreken"),
        press("Leg de notitie voor"),
        about="refused",
        status=422,
    ),
]
