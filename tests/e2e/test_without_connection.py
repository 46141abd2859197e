"""Part 9: reading without a connection, and that nothing of anybody stays in the browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.mailbox import link_for

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/vrijplaats"
OTHER = "/modules/kwartiermaken/presentie"
GONE = "/modules/kwartiermaken/bestaat-niet-meer"
KEEP_GONE = f"""async () => {{
    const name = (await caches.keys()).find(each => each.startsWith("texts-"));
    await (await caches.open(name)).put("/offline{GONE}", new Response("Van vroeger."));
}}"""
KEPT = """async () => {
    const stores = await Promise.all((await caches.keys()).map(each => caches.open(each)));
    const all = await Promise.all(stores.map(async store => Promise.all(
        (await store.keys()).map(async ({url}) => {
            const answer = await store.match(url, {ignoreVary: true});
            return [new URL(url).pathname, [...answer.headers].join() + await answer.text()];
        }))));
    return Object.fromEntries(all.flat());
}"""
ALWAYS = {"/offline/", "/help", "/pauses/rest"}
UNTIL_KEPT = """async address => {
    while (!(await caches.match(address, {ignoreVary: true})))
        await new Promise(go => setTimeout(go, 50));
}"""
UNTIL_RENEWED = """async address => {
    await (await navigator.serviceWorker.ready).update();
    const text = async () => (await caches.match(address, {ignoreVary: true}))?.text() ?? "";
    while (!(await text()).includes("Zo is het nu.") || (await caches.keys()).length > 2)
        await new Promise(go => setTimeout(go, 50));
}"""
UNTIL_QUIET = """async () => {
    await navigator.serviceWorker.ready;
    await new Promise(go => setTimeout(go, 500));
}"""
UNTIL_DROPPED = """async address => {
    while (await caches.match(address, {ignoreVary: true}))
        await new Promise(go => setTimeout(go, 50));
}"""
UNTIL_OTHER_EDITION = """async () => {
    const names = async () => (await caches.keys()).sort().join();
    const before = await names();
    await (await navigator.serviceWorker.ready).update();
    while ((await names()) === before || (await caches.keys()).length > 2)
        await new Promise(go => setTimeout(go, 50));
}"""
UNTIL_GONE = """async () => {
    while ((await caches.keys()).some(each => each.startsWith("texts")))
        await new Promise(go => setTimeout(go, 50));
}"""


@pytest.fixture
def reader(window, sign_in):
    """Somebody on a phone of their own, whose browser keeps texts: ``reader("sanne")``."""

    def enter(who, own_device=True):
        page = sign_in(window(width=320, service_workers="allow"), who, own_device=own_device)
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        return page

    return enter


def opens(page, path):
    page.goto(path)
    page.evaluate(UNTIL_KEPT, f"/offline{path}")


def test_a_chapter_that_was_opened_can_be_read_without_a_connection(reader):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.context.set_offline(True)
    page.goto(CHAPTER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Een vrijplaats")
    expect(page.locator("kept-at")).to_contain_text(
        re.compile(r"^Je hebt geen verbinding\. Dit is de tekst zoals je hem bewaarde op \d+ \w+")
    )
    assert "data-person" not in page.content()


def test_another_page_says_what_can_be_read(reader):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.context.set_offline(True)
    page.goto(OTHER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen verbinding")
    with page.expect_navigation():
        page.locator("kept-texts").get_by_role("link", name="Een vrijplaats").click()
    expect(page.locator("article")).to_be_visible()
    page.goto("/help")
    expect(page.get_by_role("link", name="0800-0113").first).to_be_visible()
    page.goto("/pauses/rest")
    expect(page.get_by_role("heading", name="Even niets")).to_be_visible()
    page.context.set_offline(False)
    page.goto(OTHER)
    assert "data-person" in page.content()


def test_pv_nothing_of_anybody_is_kept(reader):
    page = reader("sanne")
    me = page.locator("body").get_attribute("data-person")
    opens(page, CHAPTER)
    opens(page, OTHER)
    for path in ("/submissions/", "/notebook/", "/privacy/", "/reviews/", "/search/?q=ruimte"):
        page.goto(path)
    kept = page.evaluate(KEPT)
    pages = {each for each in kept if not each.startswith("/static/")}
    assert pages == ALWAYS | {f"/offline{CHAPTER}", f"/offline{OTHER}"}
    for never in (me, "Sanne", "Anna", "Voorjaarsgroep", "school.example"):
        assert [each for each in kept if never in kept[each]] == []
    for never in ("csrf", "data-person", "<form"):
        assert [each for each in pages if never in kept[each]] == []


def test_a_chapter_that_the_server_does_not_show_any_more_goes(reader):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.evaluate(KEEP_GONE)
    assert page.goto(GONE).status == 404
    page.evaluate(UNTIL_DROPPED, f"/offline{GONE}")
    assert f"/offline{CHAPTER}" in page.evaluate(KEPT)


def test_a_busy_server_at_a_new_edition_takes_no_text_away(reader, server):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.context.route("**/offline/modules/**", lambda route: route.fulfill(status=503))
    before = page.evaluate(KEPT)[f"/offline{CHAPTER}"]
    new = server.folder / "modules" / "handleiding" / "97-even-nieuw.md"
    new.write_text("---\ntitel: Nieuw\n---\nEen nieuwe bladzijde.\n")
    try:
        page.evaluate(UNTIL_OTHER_EDITION)
    finally:
        new.unlink()
    assert page.evaluate(KEPT)[f"/offline{CHAPTER}"] == before


def test_what_is_withdrawn_goes_and_what_changed_is_read_anew(reader, server):
    book = server.folder / "modules" / "handleiding"
    withdrawn, changed = book / "98-even-weg.md", book / "99-even-anders.md"
    for path in (withdrawn, changed):
        path.write_text(f"---\ntitel: {path.stem}\n---\nZo was het eerst.\n")
    try:
        page = reader("sanne")
        opens(page, "/modules/handleiding/even-weg")
        opens(page, "/modules/handleiding/even-anders")
        withdrawn.unlink()
        changed.write_text("---\ntitel: Anders\n---\nZo is het nu.\n")
        page.goto("/")
        page.evaluate(UNTIL_RENEWED, "/offline/modules/handleiding/even-anders")
        kept = page.evaluate(KEPT)
    finally:
        withdrawn.unlink(missing_ok=True)
        changed.unlink()
    assert "Zo is het nu." in kept["/offline/modules/handleiding/even-anders"]
    assert "/offline/modules/handleiding/even-weg" not in kept


def test_signing_out_takes_the_texts_away(reader):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/accounts/sign-in*")
    page.evaluate(UNTIL_GONE)


@pytest.mark.parametrize("path", ["/", "/offline/", "/help"])
def test_on_every_page_of_a_visitor_the_texts_go_and_none_is_shown(reader, path):
    page = reader("sanne")
    opens(page, CHAPTER)
    page.context.clear_cookies()  # as when her sign-in ended
    with page.expect_response("**/offline/somebody"):
        page.goto(path)
    page.evaluate(UNTIL_GONE)
    expect(page.get_by_role("link", name="Een vrijplaats")).to_have_count(0)


def test_a_page_that_does_not_say_who_is_here_takes_no_text_away(reader):
    page = reader("sanne")
    opens(page, CHAPTER)
    with page.expect_response("**/offline/somebody") as asked:
        page.goto("/nergens")
    assert asked.value.status == 204
    page.goto("/")
    assert f"/offline{CHAPTER}" in page.evaluate(KEPT)


def test_on_a_device_of_more_people_no_text_is_kept(reader):
    page = reader("sanne", own_device=False)
    page.goto(CHAPTER)
    page.evaluate(UNTIL_QUIET)
    assert set(page.evaluate(KEPT)) & {f"/offline{CHAPTER}"} == set()
    page.context.set_offline(True)
    page.goto("/help")
    expect(page.get_by_role("link", name="0800-0113").first).to_be_visible()


def test_who_comes_in_by_a_link_finds_no_texts_of_another(reader, window, server):
    page = reader("sanne")
    opens(page, CHAPTER)
    asks = window()
    asks.goto("/accounts/sign-in")
    asks.get_by_label("Je e-mailadres").fill("mats@school.example")
    asks.get_by_role("button", name="Stuur mij de link").click()
    link = link_for(server, "mats@school.example", "Je link voor Vrijplaats")
    page.goto(link)
    page.get_by_label("Ja, van mij alleen").check()
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Mats")
    page.evaluate(UNTIL_GONE)


def test_a_browser_that_refuses_all_this_reads_as_before(window, sign_in):
    page = sign_in(window(service_workers="block"), "sanne", CHAPTER)
    expect(page.locator("article")).to_be_visible()
