"""Others add an idee, a contact, ik loop mee, or what may come first; with their name."""

import pytest
from sqlalchemy import select

from learning.werktafel.models import Addition
from learning.werktafel.states import Brings
from learning.werktafel.telling import ADDED, NO_NAME, OFF
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN, SEEN


def additions(school):
    school.expire_all()
    return school.scalars(select(Addition).order_by(Addition.id)).all()


@pytest.mark.parametrize("kind", list(Brings))
def test_everybody_at_the_table_adds_and_all_read_it(add, question, as_, cast, told, kind):
    made = question()
    for who in ("bilal", "anna", "karim"):
        text = f"Van {who}: kijk eens bij het wijkcentrum."
        assert add(cast[who], made, text=text, kind=kind.value).status_code == 302
    page = as_(cast["sanne"]).get(asking.address(made)).text
    for who in ("bilal", "anna", "karim"):
        assert f"Van {who}: kijk eens" in page
    assert kind.title in page


def test_the_asker_is_told_once_until_they_looked(add, question, as_, told, sanne, bilal, noor):
    made = question()
    add(bilal, made)
    add(noor, made)
    assert told() == [("Sanne", ADDED)]
    as_(sanne).get(asking.address(made))
    assert told() == []
    add(sanne, made)
    assert told() == []
    add(noor, made)
    assert told() == [("Sanne", ADDED)]


def test_co1_sent_twice_it_is_there_once(as_, question, school, bilal, told):
    made, browser = question(), as_(bilal)
    home = f"{asking.address(made)}/add"
    form = {"text": "Vraag rond.", "kind": "idee", **hidden_in(browser.get(home).text, *HIDDEN)}
    assert {browser.post(home, data=form).status_code for _ in range(2)} == {302}
    assert len(additions(school)) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"text": ""}, "Er staat nog niets."),
        ({"text": "b" * 501}, "hoogstens 500 tekens"),
        ({"kind": "mening"}, "Kies wat je inbrengt."),
        ({"text": "Bel Kees op 06-12345678."}, "lijkt op een telefoonnummer"),
    ],
)
def test_what_does_not_fit_comes_back_with_the_words(add, question, school, bilal, data, reason):
    answer = add(bilal, question(), **data)
    assert answer.status_code == 422
    assert reason in answer.text
    assert data.get("text", "Vraag eens rond.") in answer.text
    assert not additions(school)


def test_an_organisation_is_no_person(add, question, school, bilal):
    text = "Vraag het bij Buurtkamer De Linde of bij Humanitas Utrecht."
    assert add(bilal, question(), text=text, kind="contact").status_code == 302
    assert additions(school)[0].text == text


def test_co2_one_changes_ones_own_and_a_newer_text_stays(as_, question, school, bilal, noor, now):
    made = asking.added(school, question(), bilal, now)
    home = f"/werktafel/additions/{made.public_id}"
    assert as_(noor).get(home).status_code == 403
    browser = as_(bilal)
    old = hidden_in(browser.get(home).text, "revision")
    form = {**old, "kind": "contact", "text": "De buurtkamer."}
    assert browser.post(home, data=form).status_code == 302
    answer = browser.post(home, data={**form, "text": "Het wijkcentrum."})
    assert answer.status_code == 409
    assert "De buurtkamer." in answer.text
    assert "Het wijkcentrum." in answer.text
    assert [(each.text, each.kind) for each in additions(school)] == [
        ("De buurtkamer.", Brings.CONTACT)
    ]


def test_taken_back_it_is_really_gone(as_, question, school, bilal, noor, now):
    made = asking.added(school, question(), bilal, now)
    home = f"/werktafel/additions/{made.public_id}/take-back"
    assert as_(noor).post(home).status_code == 403
    assert as_(bilal).post(home).status_code == 302
    assert not additions(school)


def test_anybody_asks_to_take_out_a_name_without_their_own(
    as_, question, told, fresh, sanne, bilal, anna
):
    made = question("Wie kent Nel?")
    home = asking.address(made)
    as_(bilal).post(f"{home}/no-name")
    assert told() == [("Anna", NO_NAME), ("Joost", NO_NAME), ("Sanne", NO_NAME)]
    page = as_(sanne).get(home).text
    assert "Iemand ziet hier een naam of nummer" in page
    form = hidden_in(as_(sanne).get(f"{home}/mend").text, "revision")
    data = {**form, "text": "Wie kent een buur?"}
    assert as_(sanne).post(f"{home}/mend", data=data).status_code == 302
    assert fresh(made).name_asked_at is None
    assert told() == []


def test_az6_a_docent_takes_it_off_the_table_and_its_asker_keeps_the_words(
    as_, question, told, fresh, cast, add
):
    made = question("Wie kent Nel?")
    home, waits = asking.address(made), as_(cast["noor"])
    page = waits.get(f"{home}/add").text
    assert as_(cast["bilal"]).post(f"{home}/hide", data=SEEN).status_code == 403
    assert as_(cast["anna"]).post(f"{home}/hide", data=SEEN).status_code == 302
    assert told() == [("Sanne", OFF)]
    codes = {who: as_(user).get(home).status_code for who, user in cast.items() if user}
    assert {who for who, code in codes.items() if code == 200} == {"sanne", "anna", "joost"}
    assert "Wie kent Nel?" not in as_(cast["bilal"]).get("/werktafel/?state=alles").text
    data = {"text": "Ik ken haar.", "kind": "idee", **hidden_in(page, *HIDDEN)}
    refused = waits.post(f"{home}/add", data=data)
    assert refused.status_code == 404
    assert "Ik ken haar." in refused.text
    form = hidden_in(as_(cast["sanne"]).get(f"{home}/mend").text, "revision")
    as_(cast["sanne"]).post(f"{home}/mend", data={**form, "text": "Wie kent een buur?"})
    assert fresh(made).hidden_at is None
    assert as_(cast["bilal"]).get(home).status_code == 200


def test_az6_a_docent_takes_what_others_added_off_the_table_too(
    as_, question, school, cast, now, fresh
):
    asked = question()
    made = asking.added(school, asked, cast["bilal"], now, "Bel Kees.")
    verb = f"/werktafel/additions/{made.public_id}"
    assert as_(cast["noor"]).post(f"{verb}/hide", data=SEEN).status_code == 403
    as_(cast["anna"]).post(f"{verb}/hide", data=SEEN)
    people = {who: user for who, user in cast.items() if user}
    pages = {who: as_(user).get(asking.address(asked)).text for who, user in people.items()}
    seen = {who for who, page in pages.items() if "Bel Kees." in page}
    assert seen == {"bilal", "anna", "joost"}
    as_(cast["joost"]).post(f"{verb}/show")
    assert "Bel Kees." in as_(cast["noor"]).get(asking.address(asked)).text


def test_in_a_closed_cohort_the_words_come_back(as_, question, school, voorjaar, bilal, now, add):
    made, browser = question(), as_(bilal)
    page = browser.get(f"{asking.address(made)}/add").text
    voorjaar.close(now)
    school.commit()
    data = {"text": "Nog een idee.", "kind": "idee", **hidden_in(page, *HIDDEN)}
    answer = browser.post(f"{asking.address(made)}/add", data=data)
    assert answer.status_code == 403
    assert "Nog een idee." in answer.text
