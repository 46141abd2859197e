"""A question without a name: nobody at the table sees who asked it, in no place at all."""

import re

import pytest

from learning.ticking import tick
from learning.werktafel.states import Brings
from tests.werktafel import asking
from tests.werktafel.conftest import SEEN

TABLE = ("bilal", "fatma", "anna", "joost", "karim")  # who read it, beside Noor herself
WORD = "Wie kent een koor voor mensen die niet kunnen zingen?"


@pytest.fixture
def nameless(cast, school, voorjaar, question, now):
    """Noor asked it without her name; she made it a signaal of three, and Bilal thought along."""
    noor, bilal = cast["noor"], cast["bilal"]
    made = question(WORD, by=noor, is_named=False)
    others = [question(f"Zingen {each}?", by=cast["sanne"]) for each in (1, 2)]
    asking.linked(school, [made, *others], now)
    asking.added(school, made, bilal, now)
    asking.added(school, made, bilal, now, "Dinsdag.", Brings.WALKS)
    return made


def pages(made, cohort, cluster):
    home = asking.address(made)
    return [
        "/", "/werktafel/", "/werktafel/?state=alles", home, f"{home}/add", f"{home}/alike",
        "/werktafel/own", f"/werktafel/months/2026-03?cohort={cohort.public_id}",
        f"/werktafel/signals/{cluster.public_id}", f"/werktafel/new?cohort={cohort.public_id}",
    ]  # fmt: skip


def beside(page: str) -> str:
    """The page without the list of everybody at the table, which names all, and the person."""
    return re.sub(r"<details><summary class=\"as-link\">Alle namen.*?</details>", "", page)


def test_az9_no_page_names_who_asked_without_a_name(as_, cast, nameless, voorjaar, bring):
    noor = cast["noor"]
    for who in TABLE:
        for address in pages(nameless, voorjaar, nameless.cluster):
            for headers in ({}, {"Accept": "application/json"}):
                answer = as_(cast[who]).get(address, headers=headers)
                assert answer.status_code == 200, (who, address)
                text = beside(answer.text) + str(answer.headers)
                assert "Noor" not in text, (who, address)
                assert noor.public_id not in text, (who, address)
        found = as_(cast[who]).post("/werktafel/", data={"q": "koor"})
        assert WORD in found.text
        assert "Noor" not in beside(found.text), who
    assert "zonder naam" in as_(noor).get(asking.address(nameless)).text


def test_az9_what_the_asker_does_with_it_names_nobody_either(
    as_, app, cast, nameless, voorjaar, told
):
    noor, home = as_(cast["noor"]), asking.address(nameless)
    noor.post(f"{home}/look", data={"look": "nog niet"})
    noor.post(f"{home}/outcome", data={"outcome": "idee"})
    as_(cast["bilal"]).post(f"{home}/no-name")
    as_(cast["anna"]).post(f"{home}/hide", data=SEEN)
    assert not any("Noor" in words for _, words in told())
    for who in ("anna", "joost"):
        assert "Noor" not in beside(as_(cast[who]).get(home).text)
    tick(app)
    mails = app.extensions["settings"].outbox.glob("*.eml")
    assert not [each for each in mails if "koor" in each.read_text()]


def test_nobody_can_tell_from_what_a_docent_may_do(as_, cast, nameless, school, voorjaar, now):
    """A docent concludes for whoever has no name; whether they are there or left."""
    home = asking.address(nameless)
    before = beside(as_(cast["anna"]).get(home).text)
    seat = next(each for each in voorjaar.present if each.user_id == cast["noor"].id)
    seat.leave(now)
    school.commit()
    after = beside(as_(cast["anna"]).get(home).text)
    token = re.compile(r'value="[^"]*"|nonce-[^"\']*')
    assert token.sub("", before) == token.sub("", after)
    assert "Zeg wat ervan kwam" in after


def test_the_asker_is_told_that_adding_names_them(as_, cast, nameless):
    page = as_(cast["noor"]).get(f"{asking.address(nameless)}/add").text
    assert "Je vroeg dit zonder naam." in page
    assert "Je vroeg dit" not in as_(cast["bilal"]).get(f"{asking.address(nameless)}/add").text


def test_the_same_page_for_everybody_says_so_beforehand(as_, cast, voorjaar):
    page = as_(cast["noor"]).get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    assert "Niemand aan tafel ziet dat jij het vraagt. Docenten ook niet." in page
    assert "De site bewaart het wel." in page


def test_to_walk_along_they_choose_to_show_their_name_to_that_one(as_, cast, nameless, fresh):
    noor, home = as_(cast["noor"]), asking.address(nameless)
    form = {"person": cast["bilal"].public_id, "when": "Dinsdag na de les."}
    refused = noor.post(f"{home}/walk", data=form)
    assert refused.status_code == 422
    assert "Dinsdag na de les." in refused.text
    assert noor.post(f"{home}/walk", data={**form, "shows_name": "y"}).status_code == 302
    assert "Noor" in as_(cast["bilal"]).get(home).text
    for who in ("fatma", "anna", "karim"):
        page = beside(as_(cast[who]).get(home).text)
        assert "Noor" not in page, who
        assert "Dinsdag na de les." not in page, who
