"""A cohort that was closed, and one that left: what they read, and what one says of them."""

import pytest

from learning.base.personal import only_takes_out
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN


@pytest.fixture
def shared(as_, cast, voorjaar, najaar):
    """Voorjaar and Najaar sit at one table."""
    home = f"/werktafel/company/{voorjaar.public_id}/share"
    as_(cast["wim"]).post(home, data={"other": najaar.public_id})


@pytest.fixture
def mend(as_):
    """``mend(sanne, "/werktafel/…/mend", "…")``: with the page of now."""

    def post(who, home, text):
        fields = {"kind": "idee", **hidden_in(as_(who).get(home).text, *HIDDEN)}
        return as_(who).post(home, data={**fields, "text": text})

    return post


def test_az5_a_closed_cohort_reads_what_was_asked_until_then(
    as_, shared, question, school, bring, add, najaar, cast, at
):
    old = question("Van voor het sluiten?")
    najaar.close(at("2026-03-10 09:00"))
    school.commit()
    at("2026-03-11 09:00")
    mats, sanne = as_(cast["mats"]), as_(cast["sanne"])
    page = sanne.get("/werktafel/new").text
    assert "begeleiders van Voorjaar." in page
    home = bring(cast["sanne"], page=page, text="Van na het sluiten?").location
    table = mats.get("/werktafel/").text
    assert old.text in table
    assert mats.get(asking.address(old)).status_code == 200
    assert "Van na het sluiten?" not in table
    assert mats.get(home).status_code == 404
    assert "Najaar" not in sanne.get(home).text
    assert "Najaar" in sanne.get(asking.address(old)).text


def test_a_closed_cohort_says_nothing_new_and_may_take_a_name_out(
    as_, question, school, voorjaar, sanne, bilal, now, fresh, mend
):
    made = question("Wie kent Nel van 54 hier?")
    added = asking.added(school, made, bilal, now, "Bel Nel op maandag.")
    voorjaar.close(now)
    school.commit()
    for who, home, thing in (
        (sanne, f"{asking.address(made)}/mend", made),
        (bilal, f"/werktafel/additions/{added.public_id}", added),
    ):
        was = fresh(thing).text
        answer = mend(who, home, "Een heel nieuwe zin?")
        assert answer.status_code == 409
        assert "Een heel nieuwe zin?" in answer.text
        assert "Je kunt nog wel woorden weghalen." in answer.text
        assert "Er zijn twee teksten" not in answer.text
        assert fresh(thing).text == was
        general = was.replace("Nel", "[naam]")
        assert mend(who, home, general).status_code == 302
        assert fresh(thing).text == general


@pytest.mark.parametrize(
    ("becomes", "is_so"),
    [
        ("Wie kent Nel?", True),
        ("Wie kent [naam], of [nummer]?", True),
        ("Wie  belt hier?", True),
        ("Wie kent Nelleke?", False),
        ("Nel kent wie?", False),
        ("Wie kent [een] Nel?", False),
    ],
)
def test_taking_out_says_nothing_new(becomes, is_so):
    assert only_takes_out("Wie kent Nel, of belt haar hier?", becomes) is is_so


def test_az9_a_nameless_question_does_not_tell_of_which_cohort_it_is(
    as_, shared, question, cast, najaar
):
    """Najaar left. What one reads about a question of theirs is what one reads of any other."""
    of_theirs = question("Wie?", by=cast["mats"], cohort=najaar, is_named=False)
    of_ours = question("Wie?", is_named=False)
    as_(cast["wim"]).post(f"/werktafel/company/{najaar.public_id}/leave")

    def said(who, thing, page=""):
        text = as_(cast[who]).get(asking.address(thing) + page).text
        return text.split('class="readers small"')[1].split("</details>")[0]

    for page in ("", "/add"):
        assert said("bilal", of_theirs, page) == said("bilal", of_ours, page)
    assert "Najaar zit hier niet meer, en leest alleen eigen vragen." in said("bilal", of_ours)
    assert "Mats" not in said("bilal", of_theirs)
    for words in ("begeleiders van Najaar en Voorjaar.", "Mats", "Ria", "Sanne"):
        assert words in said("mats", of_theirs), words
