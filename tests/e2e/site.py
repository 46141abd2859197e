"""Every page of the site: who sees it, and how they get there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.mailbox import link_for

MODULE = "/modules/kwartiermaken"
CHAPTERS = [
    "wat-is-kwartiermaken", "werken-aan-kwartiermaken", "aan-de-slag", "ruimte-voor-herstel",
    "vrijplaats", "presentie", "vriendendiensten", "trefpunt", "kerntaken-en-competenties",
]  # fmt: skip
TOO_LONG = "te lang " * 2501  # a field holds 20,000 characters
NOBODY = "aaaaaaaaaaaaaa"  # a public id that does not exist


@dataclass(frozen=True)
class By:
    """What somebody else does meanwhile."""

    who: str
    steps: tuple


@dataclass(frozen=True)
class Place:
    """A page. ``steps``: a path to go to, then what to do there, in order.

    ``endpoint``: the view that answers; ``status``: what it answers.
    """

    who: str
    endpoint: str
    about: str
    steps: tuple
    status: int

    def __str__(self) -> str:
        return f"{self.who} sees {self.endpoint}{' ' if self.about else ''}{self.about}"

    def go(self, rooms: Callable, server) -> tuple[str, int]:
        """Walk there; returns the method and the status of the last answer.

        *rooms*: who → their page.
        """
        page, answers = rooms(self.who), []

        def note(answer):
            answers.append(answer)

        page.on("response", note)
        walk(self.steps, page, rooms, server)
        page.remove_listener("response", note)
        last = [each for each in answers if each.request.is_navigation_request()][-1]
        return last.request.method, last.status


def walk(steps: tuple, page, rooms: Callable, server) -> None:
    """Take *steps* on *page*, each where it belongs."""
    for step in steps:
        if isinstance(step, By):
            walk(step.steps, rooms(step.who), rooms, server)
        elif isinstance(step, str):
            page.goto(step)
        else:
            step(page, server)


def place(who: str, endpoint: str, *steps, about: str = "", status: int = 200) -> Place:
    return Place(who, endpoint, about, steps, status)


def by(who: str, *steps) -> By:
    return By(who, steps)


def link(name: str) -> Callable:
    """Follow the first link with these words."""
    return lambda page, _: _away(page, page.get_by_role("link", name=re.compile(name)).first)


def press(name: str) -> Callable:
    """Press the first button with these words in the main part of the page."""
    buttons = re.compile(name)
    return lambda page, _: _away(
        page, page.get_by_role("main").get_by_role("button", name=buttons).first
    )


def write(words: str, label: str = "") -> Callable:
    """Write in the field with *label*, or in the first one."""

    def do(page, _):
        box = page.get_by_label(label) if label else page.locator("main textarea").first
        box.fill(words)

    return do


def tick(label: str) -> Callable:
    return lambda page, _: page.get_by_label(label, exact=True).check()


def pick(answer: str) -> Callable:
    """Choose one of a few answers."""
    return lambda page, _: page.get_by_role("radio", name=answer, exact=True).check()


def tick_first(label: str) -> Callable:
    """Tick the first box whose words begin like this."""
    return lambda page, _: page.get_by_label(re.compile(f"^{label}")).first.check()


def press_until(name: str, heading: str) -> Callable:
    """Press that button until a page has a heading with these words."""

    def do(page, server):
        there = page.get_by_role("heading", name=heading)
        for _ in range(20):
            if there.count():
                return
            press(name)(page, server)
        raise AssertionError(f"“{name}” does not lead to “{heading}”")

    return do


def unfold(page, _) -> None:
    """Open what is folded in."""
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")


def own_work(opdracht: str, part: int = 0) -> Callable:
    """The button under a part of an opdracht, on the page of its chapter."""
    return lambda page, _: _away(
        page,
        page.locator(f"#opdracht-{opdracht} .work").nth(part).locator("a.button, button"),
    )


def mailed(address: str, subject: str) -> Callable:
    """Open the link in a mail."""
    return lambda page, server: page.goto(link_for(server, address, subject))


def spoil(name: str, value: str) -> Callable:
    """Change a hidden field, as a page has it that stood open too long."""
    script = """([name, value]) => {
        const fields = document.querySelectorAll(`main [name='${name}']`);
        fields.forEach(each => each.value = value);
    }"""
    return lambda page, _: page.evaluate(script, [name, value])


def post_elsewhere(address: str) -> Callable:
    """Make the form on this page post to *address*, with a few words of somebody."""
    script = """address => {
        const form = document.querySelector('main form');
        const field = document.createElement('textarea');
        field.name = 'answer-moment';
        field.value = 'Een zin.\\nEn nog een zin.';
        form.append(field);
        form.action = address;
    }"""
    return lambda page, _: page.evaluate(script, address)


def _away(page, what) -> None:
    with page.expect_navigation():
        what.click()


FEEDBACK = (f"{MODULE}/vrijplaats", own_work("verken-enik"))
SHAREABLE = (f"{MODULE}/vriendendiensten", own_work("vriendendiensten", 1))
HALF_WRITTEN = (f"{MODULE}/vriendendiensten", own_work("vriendendiensten"))
UNREAD_WORK = ("/reviews/", link("Henk, Verken Enik"))
OWN_DRAFT = ("/reviews/", link("Noor, Wat wil jij .* Denk na"))
COHORT = ("/cohorts/", link("Voorjaarsgroep"))
OWN_TEXTS = "/privacy/texts"
SIGN_IN = "/accounts/sign-in"
BY_PASSWORD = f"{SIGN_IN}?with=password"
INVITED = mailed("nieuw@klas.example", "Uitnodiging voor Vrijplaats")

PLACES = [
    # the beheerder first: an invitation and a link are needed below
    place("wim", "progress.my_place", "/"),
    place("wim", "cohorts.all_cohorts", "/cohorts/"),
    place("wim", "cohorts.begin", "/cohorts/new"),
    place(
        "wim", "cohorts.begin", "/cohorts/new", press("Maak de groep"), about="refused", status=422
    ),
    place("wim", "cohorts.cohort", *COHORT),
    place(
        "wim",
        "cohorts.cohort",
        *COHORT,
        write("nieuw@klas.example"),
        press("Nodig uit"),
        about="invited",
    ),
    place("wim", "accounts.people", "/accounts/people"),
    place(
        "wim",
        "accounts.find_people",
        "/accounts/people",
        write("anna", "Naam of e-mailadres"),
        press("Zoek"),
        about="found",
    ),
    place("wim", "cohorts.running.hand_over", *COHORT, link("Een andere docent")),
    place("wim", "cohorts.running.closing", *COHORT, link("Sluit de groep")),
    place("wim", "cohorts.running.invitations", *COHORT, link("^Uitnodigingen")),
    place("visitor", "accounts.sign_in", SIGN_IN),
    place("visitor", "accounts.sign_in", BY_PASSWORD, about="by password"),
    place("visitor", "accounts.enter", BY_PASSWORD, press("Log in"), about="refused", status=422),
    place(
        "visitor", "accounts.send_link", SIGN_IN, press("Stuur mij"), about="refused", status=422
    ),
    place(
        "visitor",
        "accounts.send_link",
        SIGN_IN,
        write("karim@school.example", "Je e-mail"),
        press("Stuur mij"),
    ),
    place(
        "visitor", "accounts.open_link", mailed("karim@school.example", "Je link voor Vrijplaats")
    ),
    place("visitor", "accounts.open_link", f"/accounts/link/{NOBODY}", about="over", status=410),
    place("visitor", "cohorts.open_invitation", INVITED),
    place(
        "visitor",
        "cohorts.accept_invitation",
        INVITED,
        press("Doe mee"),
        about="refused",
        status=422,
    ),
    place(
        "visitor",
        "cohorts.open_invitation",
        f"/cohorts/invitation/{NOBODY}",
        about="over",
        status=410,
    ),
    place("visitor", "modules.help_page", "/help"),
    place("visitor", "", "/bestaat-niet", about="nothing there", status=404),
    place("visitor", "", "/accounts/send-link", about="a button was meant", status=405),
    place(
        "visitor",
        "submissions.save",
        SIGN_IN,
        post_elsewhere(f"/submissions/{NOBODY}/write"),
        press("Stuur mij"),
        about="kept words, signed out",
        status=401,
    ),
    place("sanne", "progress.my_place", "/"),
    place("sanne", "modules.all_modules", "/modules/"),
    place("sanne", "modules.module", f"{MODULE}/"),
    *(place("sanne", "modules.chapter", f"{MODULE}/{each}", about=each) for each in CHAPTERS),
    place("sanne", "modules.terms", "/modules/begrippen"),
    place(
        "sanne",
        "submissions.submission",
        f"{MODULE}/werken-aan-kwartiermaken",
        own_work("jij-als-kwartiermaker"),
        about="voldaan",
    ),
    place(
        "sanne",
        "submissions.versions",
        f"{MODULE}/werken-aan-kwartiermaken",
        own_work("jij-als-kwartiermaker"),
        link("Je eerdere teksten"),
    ),
    place(
        "sanne",
        "submissions.versions",
        f"{MODULE}/werken-aan-kwartiermaken",
        own_work("jij-als-kwartiermaker"),
        link("Je eerdere teksten"),
        press("^Vergelijk$"),
        about="compared",
    ),
    place(
        "sanne",
        "submissions.submission",
        f"{MODULE}/ruimte-voor-herstel",
        own_work("meer-draagvlak"),
        about="besproken",
    ),
    place("sanne", "submissions.submission", *FEEDBACK, about="aanvullen"),
    place(
        "sanne", "submissions.write", *FEEDBACK, link("Vul je tekst aan"), about="after feedback"
    ),
    place(
        "sanne",
        "submissions.preview",
        *FEEDBACK,
        link("Vul je tekst aan"),
        press("Bekijk en lever in"),
    ),
    place("sanne", "reviews.reacting.ask", *FEEDBACK, link("Ik heb nog een vraag")),
    place(
        "sanne",
        "reviews.reacting.ask",
        *FEEDBACK,
        link("Ik heb nog een vraag"),
        press("Stuur je vraag"),
        about="refused",
        status=422,
    ),
    place("sanne", "submissions.write", *HALF_WRITTEN, about="half written"),
    place(
        "sanne",
        "submissions.save",
        *HALF_WRITTEN,
        write(TOO_LONG),
        press("^Bewaar"),
        about="refused",
        status=422,
    ),
    place(
        "sanne",
        "submissions.save",
        *HALF_WRITTEN,
        spoil("csrf_token", "oud"),
        press("^Bewaar"),
        about="kept words",
        status=400,
    ),
    place("sanne", "accounts.me", "/accounts/me"),
    place(
        "sanne",
        "accounts.rename",
        "/accounts/me",
        write("", "Zo heet je hier"),
        press("Bewaar mijn naam"),
        about="refused",
        status=422,
    ),
    place(
        "sanne",
        "accounts.set_password",
        "/accounts/me",
        press("Bewaar mijn wachtwoord"),
        about="refused",
        status=422,
    ),
    place("sanne", "privacy.readings", "/privacy/"),
    place(
        "sanne",
        "submissions.submission",
        *(OWN_TEXTS, link("Wis deze tekst"), press("Wis mijn tekst")),
        about="erased",
    ),
    place("sanne", "privacy.texts", OWN_TEXTS, about="one to take back"),
    place(
        "sanne",
        "privacy.ask",
        *(OWN_TEXTS, link("Haal terug"), press("Haal terug"), OWN_TEXTS, link("Wis deze tekst")),
    ),
    place("sanne", "cohorts.cohort", "/cohorts/"),
    place("sanne", "reviews.pile.waiting", "/reviews/", about="not for her", status=403),
    place(
        "sanne",
        "submissions.submission",
        f"/submissions/{NOBODY}",
        about="nothing there",
        status=404,
    ),
    place(
        "fatma",
        "submissions.submission",
        f"{MODULE}/werken-aan-kwartiermaken",
        own_work("jij-als-kwartiermaker"),
        about="in another form",
    ),
    place(
        "fatma",
        "submissions.submission",
        f"{MODULE}/vriendendiensten",
        own_work("vriendendiensten"),
        about="handed in",
    ),
    place("fatma", "submissions.sharing.all_shared", "/submissions/shared"),
    place("fatma", "submissions.sharing.read", "/submissions/shared", link("Praat erover")),
    place("fatma", "submissions.sharing.ask", *SHAREABLE, link("Laat een groepje"), about="a few"),
    place("fatma", "submissions.sharing.ask", *SHAREABLE, link("Laat je hele"), about="everybody"),
    place(
        "fatma",
        "submissions.sharing.share",
        *SHAREABLE,
        link("Laat één"),
        press("Deel mijn tekst"),
        about="refused",
        status=422,
    ),
    place(
        "fatma",
        "submissions.submission",
        *SHAREABLE,
        link("Laat één"),
        pick("Sanne"),
        press("Deel mijn tekst"),
        about="shared",
    ),
    place(
        "fatma",
        "submissions.write",
        f"{MODULE}/trefpunt",
        own_work("eigen-buurt"),
        about="nothing written yet",
    ),
    place(
        "mats",
        "submissions.write",
        f"{MODULE}/kerntaken-en-competenties",
        own_work("weerstand", 1),
        about="for himself alone",
    ),
    place(
        "mats",
        "submissions.save",
        f"{MODULE}/kerntaken-en-competenties",
        own_work("weerstand", 1),
        write("Iets anders."),
        spoil("revision", "0"),
        spoil("page", "b" * 14),
        press("^Bewaar"),
        about="two texts",
        status=409,
    ),
    place("anna", "progress.my_place", "/"),
    place("anna", "modules.chapter", f"{MODULE}/trefpunt", about="as a docent"),
    place("anna", "reviews.pile.waiting", "/reviews/"),
    place(
        "anna",
        "reviews.pile.waiting",
        "/reviews/?kind=eerste&module=bestaat-niet",
        unfold,
        about="narrowed",
    ),
    place("anna", "reviews.pile.sent", "/reviews/sent"),
    place("anna", "reviews.work", *UNREAD_WORK),
    place(
        "anna",
        "reviews.save",
        *UNREAD_WORK,
        press("Bekijk en verstuur"),
        about="refused",
        status=422,
    ),
    place(
        "anna",
        "reviews.work",
        "/reviews/",
        link("Noor heeft een vraag"),
        about="sent, with a question",
    ),
    place(
        "anna",
        "reviews.answer",
        "/reviews/",
        link("Noor heeft een vraag"),
        press("Stuur je antwoord"),
        about="refused",
        status=422,
    ),
    place("anna", "cohorts.cohort", "/cohorts/"),
    place(
        "anna",
        "cohorts.invite",
        "/cohorts/",
        unfold,
        press("Nodig uit"),
        about="refused",
        status=422,
    ),
    place("anna", "cohorts.running.bring_list", "/cohorts/", link("Een lijst uitnodigen")),
    place(
        "anna",
        "cohorts.running.check_list",
        "/cohorts/",
        link("Een lijst uitnodigen"),
        write("Jo;jo@klas.example\nPiet;piet@\nJo;jo@klas.example", "Of plak de regels hier"),
        press("Bekijk de lijst"),
        about="with odd lines",
    ),
    place(
        "anna",
        "cohorts.running.check_list",
        "/cohorts/",
        link("Een lijst uitnodigen"),
        write("", "Of plak de regels hier"),  # what stood there before comes back in this browser
        press("Bekijk de lijst"),
        about="refused",
        status=422,
    ),
    place(
        "anna",
        "cohorts.running.hand_over",
        "/cohorts/",
        link("Een andere docent"),
        press("Vraag deze docent"),
        about="refused",
        status=422,
    ),
    place("joost", "reviews.work", *OWN_DRAFT, about="own draft"),
    place("joost", "reviews.preview", *OWN_DRAFT, tick("Aanvullen"), press("Bekijk en verstuur")),
    place(
        "joost",
        "reviews.save",
        *OWN_DRAFT,
        write("Anders."),
        spoil("revision", "0"),
        spoil("page", "b" * 14),
        press("^Bewaar"),
        about="two texts",
        status=409,
    ),
    place("joost", "reviews.versions", *OWN_DRAFT, link("Je eerdere teksten")),
    place("karim", "progress.my_place", "/"),
    place("karim", "cohorts.cohort", "/cohorts/"),
]
