"""Between the page and the press something changed: what was said there still holds."""

from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN

TEXT = "Alleen voor onze eigen groep?"


def test_az5_a_question_is_read_by_nobody_whom_its_page_did_not_name(
    as_, cast, bring, voorjaar, najaar
):
    sanne, home = as_(cast["sanne"]), f"/werktafel/company/{voorjaar.public_id}"
    page = sanne.get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    as_(cast["wim"]).post(f"{home}/share", data={"other": najaar.public_id})
    answer = bring(cast["sanne"], page=page, text=TEXT)
    assert answer.status_code == 409
    assert "Er zitten nu anderen aan tafel." in answer.text
    assert "begeleiders van Najaar en Voorjaar." in answer.text
    assert TEXT in answer.text
    assert TEXT not in as_(cast["mats"]).get("/werktafel/").text
    assert bring(cast["sanne"], page=answer.text, text=TEXT).status_code == 302
    assert TEXT in as_(cast["mats"]).get("/werktafel/").text


def test_what_was_looked_at_for_a_name_meanwhile_is_asked_again(as_, cast, bring, voorjaar, najaar):
    page = as_(cast["sanne"]).get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    home = f"/werktafel/company/{voorjaar.public_id}/share"
    as_(cast["wim"]).post(home, data={"other": najaar.public_id})
    shown = bring(cast["sanne"], page=page, text="Wie kent Nel?").text
    answer = bring(cast["sanne"], page=shown, text="Wie kent Nel?", act="as-it-is")
    assert answer.status_code == 409


def test_a_docent_hides_only_what_they_read(as_, question, school, cast, fresh, now):
    made = question("Wie kent Nel van 54?")
    added = asking.added(school, made, cast["bilal"], now, "Bel Nel.")
    home, anna = asking.address(made), as_(cast["anna"])
    seen = hidden_in(anna.get(home).text, "revision")
    assert seen == {"revision": "1"}
    for who, where, text in (
        ("sanne", f"{home}/mend", "Wie kent een plek?"),
        ("bilal", f"/werktafel/additions/{added.public_id}", "Bel de buurt."),
    ):
        fields = {"kind": "idee", **hidden_in(as_(cast[who]).get(where).text, *HIDDEN)}
        assert as_(cast[who]).post(where, data={**fields, "text": text}).status_code == 302
    for verb in (f"{home}/hide", f"/werktafel/additions/{added.public_id}/hide"):
        for data in (seen, {}):
            answer = anna.post(verb, data=data, follow_redirects=True)
            assert "Dit is net veranderd. Lees het eerst opnieuw." in answer.text
    assert not fresh(made).hidden_at
    assert not fresh(added).hidden_at
    assert anna.post(f"{home}/hide", data={"revision": "2"}).status_code == 302
    assert fresh(made).hidden_at
