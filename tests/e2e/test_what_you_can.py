"""What you can, in your own words: evidence, saying how far you are, and a portfolio for a week."""

import re

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away
from tests.pango import needs_pango
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.journey, needs_pango]

FROM_HAND_IN = "Ik zie nu hoe iemand een ander over de drempel helpt."
FROM_HARVEST = "Dit neem ik mee naar mijn eigen straat."


@pytest.fixture
def demo(tmp_path, new_database):
    """A demo school for this test alone."""
    with serving(tmp_path, "--demo", "--workers", "1", **new_database()) as running:
        yield running


def test_from_own_words_to_a_portfolio_that_karim_reads_for_a_week(window, demo, sign_in):
    sanne = sign_in(window(at=demo, width=320, height=700), "sanne")
    makes_evidence(sanne, "Wat je inleverde", "SW6", FROM_HAND_IN)
    makes_evidence(sanne, "Wat je meenam uit een intervisie", "VA6", FROM_HARVEST)
    says_how_far_she_is(sanne)
    says_what_she_sees(sign_in(window(at=demo), "anna"))
    sees_both(sanne)
    takes_back(sanne)
    shares_for_a_week(sanne)
    karim = sign_in(window(at=demo), "karim")
    address = reads(karim)
    takes_a_pdf(sanne)
    takes_back(sanne)
    assert karim.goto(address).status == 404


def makes_evidence(page, where, code, why):
    page.goto("/competences/evidence/new")
    texts = page.get_by_role("region", name=where)
    away(page, texts.get_by_role("link").first)
    page.locator("[name=piece]").first.check()
    shows = page.get_by_role("radio", name=re.compile(f"^{code} "), include_hidden=True)
    page.locator("details.tie", has=shows).evaluate_all(
        "all => all.forEach(one => one.open = true)"
    )
    shows.check()
    page.get_by_label("Waarom").fill(why)
    away(page, page.get_by_role("button", name="Bewaar dit bewijs"))
    page.goto("/competences/")
    expect(page.get_by_role("main")).to_contain_text(why)


def says_how_far_she_is(page):
    page.goto("/competences/rating/")
    away(page, page.get_by_role("link", name="Kijk hoe het staat"))
    away(page, page.get_by_role("button", name="Haal het terug"))
    page.get_by_role("group", name=re.compile("Samenwerken")).get_by_label("Ik doe dit").check()
    away(page, page.get_by_role("button", name="Klaar, laat mijn docenten kijken"))
    expect(page.get_by_text("Klaar sinds")).to_be_visible()


def says_what_she_sees(page):
    page.goto("/reviews/")
    away(page, page.get_by_role("link", name="Sanne").first)
    page.get_by_role("group", name=re.compile("Samenwerken")).get_by_label("Oefent").check()
    away(page, page.get_by_role("button", name="Klaar, zet het naast elkaar"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Naast elkaar")


def sees_both(page):
    page.goto("/competences/rating/")
    away(page, page.get_by_role("region", name="Eerdere rondes").get_by_role("link").first)
    main = page.get_by_role("main")
    expect(main).to_contain_text(re.compile("ik doe dit", re.IGNORECASE))
    expect(main).to_contain_text(re.compile("oefent", re.IGNORECASE))


def shares_for_a_week(page):
    away(page, page.get_by_role("link", name="Kies wie het leest"))
    page.get_by_role("radio", name=re.compile("Karim")).check()
    page.get_by_role("radio", name="Een week").check()
    away(page, page.get_by_role("button", name="Laat deze persoon lezen"))
    expect(page.get_by_role("button", name="Stop met Karim")).to_be_visible()


def reads(page):
    page.goto("/competences/portfolio/shared")
    away(page, page.get_by_role("link", name="Portfolio van Sanne"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio van Sanne")
    return page.url


def takes_back(page):
    page.goto("/competences/portfolio/")
    away(page, page.get_by_role("button", name="Stop met Karim"))
    expect(page.get_by_role("button", name="Stop met Karim")).to_have_count(0)


def takes_a_pdf(page):
    page.goto("/competences/portfolio/")
    came = []
    page.on("download", lambda download: came.append(download))
    page.get_by_role("button", name="Bewaar als PDF").click()
    after_waiting = page.get_by_role("link", name="Bewaar je pdf")
    while not came and not after_waiting.is_visible():
        page.wait_for_timeout(50)
    if not came:
        after_waiting.click()
    while not came:
        page.wait_for_timeout(50)
    with pikepdf.open(came[0].path()) as made:
        assert bool(made.Root.MarkInfo.Marked)
        assert str(made.Root.Lang) == "nl"
        assert str(made.docinfo["/Title"]) == "Portfolio van Sanne"
