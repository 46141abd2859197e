"""Every page of the logboek, and writing with other questions: who sees it, how they get there."""

from collections.abc import Callable

from learning.demo.notebook import LATER
from tests.e2e.site import MODULE, TOO_LONG, link, place, press, spoil, unfold, write

NOTEBOOK = "/notebook/"
PAGE = (NOTEBOOK, link(r"om \d\d:\d\d$"))
TWO_TEXTS = (write("Iets anders."), spoil("revision", "0"), spoil("page", "b" * 14))
COPY = (*PAGE, press("^Kopieer een stuk"))
REPORT = (
    f"{MODULE}/trefpunt",
    lambda page, _: page.locator(f"#opdracht-{LATER} .practice-report a").click(),
    lambda page, _: page.wait_for_url("**/write"),
)


def choose_first_question(page, _) -> None:
    page.get_by_label("Bij welke vraag?").select_option(index=1)


def look_for(words: str) -> Callable:
    return lambda page, _: page.get_by_label("Zoek in je logboek").fill(words)


PLACES = [
    place("sanne", "modules.reflection_models", "/modules/modellen"),
    place("bilal", "submissions.write", *REPORT, unfold, about="with a model"),
    place(
        "bilal",
        "submissions.write",
        *REPORT,
        unfold,
        press("^Leeg blad"),
        unfold,
        about="on a blank sheet",
    ),
    place("sanne", "notebook.all_pages", NOTEBOOK),
    place("wim", "notebook.all_pages", NOTEBOOK, about="nothing written"),
    place("sanne", "notebook.search", NOTEBOOK, look_for("hond"), press("^Zoek"), about="found"),
    place("sanne", "notebook.page", *PAGE),
    place(
        "sanne",
        "notebook.save",
        *PAGE,
        write(TOO_LONG),
        press("^Bewaar"),
        about="refused",
        status=422,
    ),
    place(
        "sanne", "notebook.save", *PAGE, *TWO_TEXTS, press("^Bewaar"), about="two texts", status=409
    ),
    place("sanne", "notebook.versions", *PAGE, link("Je eerdere teksten")),
    place("sanne", "notebook.choose", *COPY),
    place("sanne", "notebook.choose", *COPY, press("Bekijk de kopie"), about="nothing chosen"),
    place(
        "sanne", "notebook.choose", *COPY, choose_first_question, press("Bekijk"), about="preview"
    ),
    place("wim", "notebook.choose", NOTEBOOK, press("Begin een"), press("^Kopieer"), about="empty"),
    place("sanne", "notebook.ask", *PAGE, link("Wis deze bladzijde")),
    place(
        "sanne",
        "notebook.all_pages",
        *(*PAGE, link("Wis deze bladzijde"), press("Wis mijn bladzijde")),
        about="one to take back",
    ),
]
