"""Signing out saves first and then clears; on a shared computer nothing remains: SE13, DU12."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import (
    away,
    begin_to_write,
    box,
    check_kept,
    crash,
    is_save,
    lose_connection,
    status,
    stored,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def bilal(window, sign_in):
    """Bilal at his writing page, on a shared computer."""
    return begin_to_write(sign_in(window(), "bilal"))


def sign_out(page):
    page.get_by_role("button", name="Uitloggen").click()


def is_out(page):
    expect(page.get_by_text("Je bent uitgelogd.")).to_be_visible()
    assert stored(page) == []


def test_se13_signing_out_saves_first_and_leaves_nothing_behind(bilal, sign_in):
    box(bilal).fill("Ik druk meteen op uitloggen.")
    assert len(stored(bilal)) == 1
    sign_out(bilal)
    is_out(bilal)
    bilal.go_back()
    expect(bilal.get_by_label("Je e-mail")).to_be_visible()
    expect(bilal.get_by_text("Ik druk meteen op uitloggen.")).to_have_count(0)
    begin_to_write(sign_in(bilal, "bilal"))
    expect(box(bilal)).to_have_value("Ik druk meteen op uitloggen.")


def test_se13_who_signs_in_next_in_the_same_browser_goes_back_to_nothing_of_the_first(
    bilal, sign_in
):
    address, words = bilal.url, "Alleen Bilal leest dit."
    box(bilal).fill(words)
    sign_out(bilal)
    is_out(bilal)
    sign_in(bilal, "noor")
    answer = None
    while bilal.url != address:
        answer = bilal.go_back()
        assert words not in bilal.content()
    assert answer.status == 404
    assert bilal.evaluate("[...document.querySelectorAll('textarea')].length") == 0


def test_du12_what_cannot_be_saved_is_named_and_goes_only_when_pressed_once_more(bilal):
    box(bilal).fill("a" * 20_001)
    sign_out(bilal)
    expect(status(bilal)).to_contain_text("Niet bewaard. Dit is te lang voor één vak")
    foot = bilal.get_by_role("contentinfo")
    expect(foot).to_contain_text("Niet alles wat je typte, is bewaard.")
    expect(foot.get_by_role("link", name="Praten over samenwerken")).to_be_visible()
    expect(box(bilal)).to_have_value("a" * 20_001)
    sign_out(bilal)
    is_out(bilal)


def test_du12_without_a_connection_nobody_signs_out_and_nothing_goes(bilal):
    bilal.context.set_offline(True)
    box(bilal).fill("De bus reed een tunnel in.")
    for _ in range(2):
        sign_out(bilal)
        expect(bilal.get_by_text("Uitloggen kan nu niet.")).to_be_visible()
    assert len(stored(bilal)) == 1
    bilal.context.set_offline(False)
    sign_out(bilal)
    is_out(bilal)


def test_signing_out_sends_what_was_left_over_too(window, sign_in):
    page = begin_to_write(sign_in(window(), "bilal", own_device=True))
    lose_connection(page)
    box(page).fill("Dit stond nog op het apparaat.")
    page = crash(page)
    page.route("**/write", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: is_save(request)):
        page.goto("/")
    assert len(stored(page)) == 1
    page.unroute_all()
    sign_out(page)
    is_out(page)
    sign_in(page, "bilal")
    check_kept(begin_to_write(page), "Dit stond nog op het apparaat.")


def test_what_nobody_sent_yet_is_asked_about(window, sign_in):
    wim = sign_in(window(), "wim", "/cohorts/")
    away(wim, wim.get_by_role("link", name="Voorjaarsgroep"))
    box(wim).fill("drie@klas.example")
    sign_out(wim)
    expect(wim.get_by_role("contentinfo")).to_contain_text("Niet alles wat je typte, is bewaard.")
    sign_out(wim)
    is_out(wim)
