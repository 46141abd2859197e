"""Every page of making something together: who sees it, and how they get there."""

from tests.e2e.site import MODULE, link, own_work, place, press, unfold, write

PLAN = (f"{MODULE}/trefpunt", own_work("bijeenkomst-gemeente"))
TALK = (f"{MODULE}/kerntaken-en-competenties", own_work("samenwerken"))
QUESTION = "Een medestudent vraagt of je samen"
ASKED = ("/", unfold, link(QUESTION))


def say_yes(page, server):
    """Take part, if there is still somebody who asks."""
    unfold(page, server)
    if page.get_by_role("link", name=QUESTION).count():
        link(QUESTION)(page, server)
    if page.get_by_role("button", name="Ja, ik doe mee").count():
        press("Ja, ik doe mee")(page, server)


PLACES = [
    place("noor", "submissions.write", *PLAN, about="with others"),
    place("noor", "submissions.together.around", *PLAN, link("Met wie je schrijft")),
    place("noor", "submissions.preview", *PLAN, press("Bekijk het samen"), about="agreed"),
    place("fatma", "submissions.preview", *PLAN, press("Bekijk het samen"), about="with others"),
    place("sanne", "submissions.together.around", *TALK, link("Zoek iemand om mee"), about="alone"),
    place(
        "sanne",
        "submissions.together.ask",
        *TALK,
        link("Zoek iemand om mee"),
        press("Stel de vraag"),
        about="refused",
        status=422,
    ),
    place("anna", "reviews.pairing.looking", "/reviews/looking"),
    place(
        "anna",
        "reviews.pairing.bring_together",
        "/reviews/looking",
        press("Breng ze bij elkaar"),
        about="refused",
        status=422,
    ),
    place("bilal", "submissions.together.group", *ASKED),
    place(
        "bilal", "submissions.write", *ASKED, press("Ja, ik doe mee"), about="after a yes: a talk"
    ),
    place(
        "bilal",
        "submissions.talking.preview",
        "/",
        say_yes,  # where the place before this one did not come
        *TALK,
        write("Eerst doorvragen."),
        press("Wij hebben gepraat"),
    ),
]
