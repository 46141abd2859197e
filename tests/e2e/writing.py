"""Bilal at his writing page: what the tests about saving and about kept words have in common."""

import re
import time
from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.e2e.conftest import PASSWORD
from tests.e2e.visitor import TOKEN, Visitor

SECONDS = 20  # on a busy machine
SAVED = re.compile(r"Bewaard om \d\d[.:]\d\d")


def begin_to_write(page):
    """Begin, or go on with, work of Bilal that nobody else looks at."""
    page.goto("/modules/kwartiermaken/kerntaken-en-competenties")
    away(page, page.locator("#opdracht-samenwerken .work").locator("a.button, button"))
    page.wait_for_url("**/write")
    return page


def away(page, what):
    """Click on *what*, a link or a button, and wait for the page behind it.

    What happens next on a page that is on its way out would be lost.
    """
    with page.expect_navigation():
        what.click()


def box(page, number=0):
    return page.get_by_role("main").get_by_role("textbox").nth(number)


def status(page):
    """The line that says what is saved."""
    return page.locator("[data-saved] [role=status]")


def told(page):
    """The line above the form, about words that came back."""
    return page.locator("[data-told]")


def press_save(page):
    """Where no other page need come; else ``away(page, save_button(page))``."""
    save_button(page).click()


def save_button(page):
    return page.get_by_role("main").get_by_role("button", name="Bewaar", exact=True)


def is_save(request):
    return request.method == "POST" and request.url.endswith("/write")


def save_by_itself(page, words, number=0):
    """Wait for the answer itself: *Bewaard om* may stand there from before."""
    with page.expect_response(lambda answer: is_save(answer.request)):
        box(page, number).fill(words)
    expect(status(page)).to_contain_text(SAVED)


def empty(page):
    if box(page).input_value():
        save_by_itself(page, "")


def sent_in_box(page):
    """What the server sent in the first box; what a script gave back is not looked at."""
    return box(page).evaluate("each => each.defaultValue")


def check_kept(page, words):
    """What the server has, whatever the page says. A save on leaving may still be on its way."""
    end = time.monotonic() + SECONDS
    page.goto(page.url if page.url.endswith("/write") else begin_to_write(page).url)
    while (kept := sent_in_box(page)) != words and time.monotonic() < end:
        page.wait_for_timeout(100)  # what is on its way arrives meanwhile
        page.reload()
    assert kept == words


def first_of(page, held):
    """The first request that a route keeps in *held* (a list); waits until there is one."""
    end = time.monotonic() + SECONDS
    while not held and time.monotonic() < end:
        page.wait_for_timeout(20)  # routes do their work while Playwright waits
    assert held, "nothing was sent"
    return held[0]


def stored(page) -> list[str]:
    """The keys of the copies in this browser, in this tab first."""
    return page.evaluate("() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]")


def nothing_stays(page):
    """No copy is left in this browser, soon."""
    page.wait_for_function("() => sessionStorage.length + localStorage.length === 0")


def end_sign_ins(server, who="bilal"):
    """Sign *who* out everywhere, from another device."""
    with Visitor(server) as elsewhere:
        elsewhere.sign_in(who, PASSWORD)
        token = TOKEN.search(elsewhere.get("/accounts/me")[1])[1]
        elsewhere.post("/accounts/me/sign-out-everywhere", {"csrf_token": token})


def at_posts(page, do):
    """What happens to whatever *page* sends; reading goes on."""
    page.route(
        "**/*", lambda route: do(route) if route.request.method == "POST" else route.continue_()
    )


def lose_connection(page):
    """Nothing that is sent arrives."""
    at_posts(page, lambda route: route.abort())


def crash(page):
    """The tab dies, without a word to the page. Another one in the same browser."""
    with suppress(Error):
        page.goto("chrome://crash")
    page.context.unroute_all()
    return page.context.new_page()
