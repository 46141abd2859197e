"""The pages about the site itself: letters and colours, reading without a connection."""

from tests.e2e.site import place

PORTFOLIO = "/competences/portfolio/"
SEND = "form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"


def ask_for_pdf(page, _server):
    """As the button does, but what comes of it is left for the page that says how far it is."""
    page.locator("form[action$='/portfolio/pdf']").evaluate(SEND)


PLACES = [
    place("visitor", "modules.accessibility", "/accessibility"),
    place("visitor", "appearance.appearance", "/appearance/"),
    place("sanne", "waiting.standing", PORTFOLIO, ask_for_pdf, "/waiting/portfolio"),
    place("visitor", "offline.offline", "/offline/"),
    place("sanne", "offline.text", "/offline/modules/kwartiermaken/vrijplaats"),
]
