"""Somebody brings a short question to the table of their cohort."""

import pytest
from sqlalchemy import select

from learning.werktafel.models import Addition, Question, Table
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN


def questions(school):
    school.expire_all()
    return school.scalars(select(Question).order_by(Question.id)).all()


def test_a_question_lies_on_the_table_at_once_and_the_first_one_lays_it(
    bring, school, as_, bilal, sanne
):
    assert bring(sanne).status_code == 302
    (made,) = questions(school)
    assert made.text == asking.TEXT
    assert made.look is None
    page = as_(bilal).get("/werktafel/").text
    assert asking.TEXT in page
    assert "Sanne" in page
    bring(bilal, text="Wie weet een koor?")
    assert len(school.scalars(select(Table)).all()) == 1


def test_co1_sent_twice_it_is_one_question(as_, voorjaar, sanne, school):
    browser = as_(sanne)
    page = browser.get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    form = {"text": asking.TEXT, "named": "met", **hidden_in(page, *HIDDEN)}
    answers = {browser.post("/werktafel/new", data=form).location for _ in range(2)}
    assert len(answers) == 1
    assert len(questions(school)) == 1


def test_a_page_that_was_sent_before_brings_another_question_too(as_, voorjaar, sanne, school):
    browser = as_(sanne)
    page = browser.get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    form = {"text": asking.TEXT, "named": "met", **hidden_in(page, *HIDDEN)}
    browser.post("/werktafel/new", data=form)
    browser.post("/werktafel/new", data={**form, "text": "Iets anders?"})
    assert [each.text for each in questions(school)] == [asking.TEXT, "Iets anders?"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Schrijf je vraag."),
        (" \u200b ", "Schrijf je vraag."),
        ("a" * 501, "hoogstens 500 tekens"),
        ("Een\x00teken", "onzichtbaar teken"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_a_reason(bring, school, sanne, text, reason):
    answer = bring(sanne, text=text)
    assert answer.status_code == 422
    assert reason in answer.text
    assert text.strip("\u200b \x00")[:20] in answer.text
    assert not questions(school)


def test_five_hundred_signs_and_emoji_fit(bring, school, sanne):
    text = "🎈é<b>" + "x" * 495
    assert bring(sanne, text=text).status_code == 302
    assert questions(school)[0].text == text


def test_az9_what_may_be_about_a_person_is_shown_first_and_may_stay(bring, school, sanne):
    text = "Wie kookt er met mijn buurvrouw Nel? Bel 06-12345678."
    answer = bring(sanne, text=text)
    assert answer.status_code == 422
    assert "‘Nel’ lijkt op een naam." in answer.text
    assert "‘06-12345678’ lijkt op een telefoonnummer." in answer.text
    assert text in answer.text
    assert not questions(school)
    assert bring(sanne, text=text, act="as-it-is").status_code == 302
    assert questions(school)[0].text == text


def test_az9_made_general_it_stands_in_the_box_and_is_not_placed_yet(bring, school, sanne):
    answer = bring(sanne, text="Voor mijn buurvrouw Nel.", act="general")
    assert answer.status_code == 422
    assert "Voor mijn buurvrouw [naam].</textarea>" in answer.text
    assert not questions(school)
    assert bring(sanne, text="Voor mijn buurvrouw [naam].").status_code == 302


@pytest.mark.parametrize("who", ["sanne", "anna", "karim"])
def test_everybody_of_the_cohort_may_ask(bring, cast, who):
    assert bring(cast[who]).status_code == 302


def test_az5_nobody_else_asks_there(as_, voorjaar, cast):
    for who in ("mats", "ria", "wim", "paula"):
        address = f"/werktafel/new?cohort={voorjaar.public_id}"
        assert as_(cast[who]).get(address).status_code == 404, who


def test_in_a_closed_cohort_one_reads_and_does_not_ask_and_the_words_come_back(
    bring, as_, school, voorjaar, sanne, question, now
):
    page = as_(sanne).get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    made = question()
    voorjaar.close(now)
    school.commit()
    answer = bring(sanne, page=page, text="Nog één vraag?")
    assert answer.status_code == 403
    assert "Nog één vraag?" in answer.text
    assert made.text in as_(sanne).get("/werktafel/").text
    home = as_(sanne).get(asking.address(made))
    assert home.status_code == 200
    assert "Haal je vraag terug" in home.text


def test_co2_two_tabs_never_overwrite_each_other(as_, question, sanne, fresh):
    made, browser = question(), as_(sanne)
    home = f"{asking.address(made)}/mend"
    old = hidden_in(browser.get(home).text, "revision")
    assert browser.post(home, data={**old, "text": "Wie weet een koor?"}).status_code == 302
    answer = browser.post(home, data={**old, "text": "Wie weet een band?"})
    assert answer.status_code == 409
    assert "Wie weet een koor?" in answer.text
    assert "Wie weet een band?" in answer.text
    assert fresh(made).text == "Wie weet een koor?"
    again = hidden_in(answer.text, "revision")
    assert browser.post(home, data={**again, "text": "Wie weet een band?"}).status_code == 302
    assert fresh(made).text == "Wie weet een band?"


def test_az6_only_who_asked_mends_it(as_, question, cast):
    home = f"{asking.address(question())}/mend"
    found = {who: as_(user).get(home).status_code for who, user in cast.items() if user}
    assert found.pop("sanne") == 200
    others = {who: code for who, code in found.items() if code != 404}
    assert others == dict.fromkeys(("bilal", "noor", "fatma", "anna", "joost", "karim"), 403)


def test_an_untouched_question_comes_to_the_table_once_more(
    as_, at, question, school, fresh, sanne, bilal
):
    made = question()
    later = at("2026-03-30 09:00")
    page = as_(sanne).get(asking.address(made)).text
    assert "Dat zegt niets over jou" in page
    assert "Breng opnieuw in" not in as_(bilal).get(asking.address(made)).text
    assert as_(sanne).post(f"{asking.address(made)}/again").status_code == 302
    assert fresh(made).brought_at == later
    assert as_(sanne).post(f"{asking.address(made)}/again").status_code == 403
    assert not school.scalars(select(Addition)).all()


def test_the_asker_says_how_it_stands_and_what_came_of_it(as_, question, fresh, sanne, bilal, anna):
    home = asking.address(made := question())
    assert as_(sanne).post(f"{home}/look", data={"look": "eerst iets anders"}).status_code == 302
    assert "Eerst iets anders" in as_(bilal).get(home).text
    assert as_(bilal).post(f"{home}/look", data={"look": "kan nu"}).status_code == 403
    assert as_(anna).post(f"{home}/outcome", data={"outcome": "match"}).status_code == 403
    assert as_(sanne).post(f"{home}/outcome", data={"outcome": "doorgezet"}).status_code == 302
    assert fresh(made).outcome == "doorgezet"
    assert as_(sanne).post(f"{home}/outcome", data={"outcome": "gek"}).status_code == 302
    assert fresh(made).outcome == "doorgezet"
    as_(sanne).post(f"{home}/reopen")
    assert fresh(made).outcome is None


def test_a_docent_says_what_came_of_it_when_the_asker_is_gone(
    as_, question, fresh, school, voorjaar, sanne, anna, now
):
    home = asking.address(made := question())
    next(each for each in voorjaar.present if each.user_id == sanne.id).leave(now)
    school.commit()
    assert as_(anna).post(f"{home}/outcome", data={"outcome": "idee"}).status_code == 302
    assert fresh(made).outcome == "idee"
