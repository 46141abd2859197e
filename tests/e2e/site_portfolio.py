"""Every page of the portfolio: who sees it, and how."""

from tests.e2e.site import TOO_LONG, link, place, press, spoil, write

HOME = "/competences/portfolio/"

PLACES = [
    place("sanne", "competences.portfolio.portfolio", HOME),
    place("fatma", "competences.portfolio.portfolio", HOME, about="nothing in it yet"),
    place("sanne", "competences.portfolio.write", f"{HOME}text"),
    place(
        "sanne",
        "competences.portfolio.save",
        *(f"{HOME}text", write(TOO_LONG), press("^Bewaar")),
        about="refused",
        status=422,
    ),
    place(
        "sanne",
        "competences.portfolio.save",
        *(f"{HOME}text", write("Heel anders.")),
        *(spoil("revision", "0"), spoil("page", "b" * 14), press("^Bewaar")),
        about="two texts",
        status=409,
    ),
    place("sanne", "competences.portfolio.versions", f"{HOME}text/versions"),
    place("sanne", "competences.portfolio.preview", f"{HOME}preview"),
    place("sanne", "competences.portfolio.ask", f"{HOME}erase"),
    place("sanne", "competences.portfolio.sharing.choose", f"{HOME}share"),
    place(
        "sanne",
        "competences.portfolio.sharing.share",
        *(f"{HOME}share", press("Laat deze persoon")),
        about="refused",
        status=422,
    ),
    place("sanne", "competences.portfolio.exports.proof", f"{HOME}bewijs/kwartiermaken"),
    place("karim", "competences.portfolio.sharing.all_shown", f"{HOME}shared"),
    place("karim", "competences.portfolio.sharing.read", f"{HOME}shared", link("Portfolio van")),
]
