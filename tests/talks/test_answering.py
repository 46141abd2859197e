"""Answers, one level: said, said otherwise, taken back; and who reads them."""

from learning.base.db import db
from learning.notices.models import Notice
from learning.talks import queries
from learning.talks.models import TalkAnswer
from learning.talks.telling import ANSWERED
from tests.pages import hidden_in

LONG = "te lang " * 2501


def test_an_answer_is_read_by_who_reads_the_contribution(app, stage):
    key = stage.two()
    answer = stage.answers("bilal", key, "Welke soort?")
    for who in ("sanne", "bilal", "anna", "joost"):
        assert "Welke soort?" in stage.page(who), who
    assert "Welke soort?" not in stage.page("noor"), "she wrote nothing herself"
    assert found_and_told(app, stage, answer) == ({"sanne", "bilal", "anna", "joost"},) * 2
    stage.places("noor", "Van Noor.")
    assert "Welke soort?" in stage.page("noor")


def test_readers_of_an_answer_are_who_finds_it_whatever_happens(app, stage):
    key = stage.two()
    stage.places("noor", "Van Noor.")
    answer = stage.answers("bilal", key, "Welke soort?")
    everybody = {"sanne", "bilal", "noor", "anna", "joost"}
    assert found_and_told(app, stage, answer) == (everybody,) * 2
    stage.leaves("joost")
    stage.leaves("bilal")
    assert found_and_told(app, stage, answer) == (everybody - {"joost"},) * 2
    stage.post("sanne", f"/talks/contributions/{key}/take-back")
    assert found_and_told(app, stage, answer) == ({"sanne", "bilal", "anna"},) * 2
    stage.leaves("sanne")
    assert found_and_told(app, stage, answer) == ({"bilal", "anna"},) * 2
    stage.post("bilal", f"/talks/answers/{answer}/take-back")
    assert found_and_told(app, stage, answer) == (set(),) * 2


def found_and_told(app, stage, key):
    with app.app_context():
        found = {
            name
            for name, user in stage.cast.items()
            if user
            for each in db.session.scalars(queries.answers_readable_by(user))
            if each.public_id == key
        }
        answer = db.session.query(TalkAnswer).filter_by(public_id=key).one()
        return found, {each.name.lower() for each in queries.readers_of(answer)}


def test_a_docent_answers_too_and_one_answers_on_ones_own(stage):
    key = stage.two()
    stage.answers("anna", key, "Wat viel je op?")
    stage.answers("sanne", key, "Zijn staart.")
    page = stage.page("bilal")
    assert "Anna docent" in page
    assert page.index("Wat viel je op?") < page.index("Zijn staart.")


def test_co1_the_button_pressed_twice_says_it_once(stage):
    key = stage.two()
    address = f"/talks/contributions/{key}/answer"
    hidden = hidden_in(stage.get("bilal", address).text, "key")
    for _ in range(2):
        assert stage.post("bilal", address, text="Welke soort?", **hidden).status_code == 302
    assert stage.school.query(TalkAnswer).count() == 1


def test_in3_what_is_empty_or_too_long_comes_back_with_its_words(stage):
    key = stage.two()
    address = f"/talks/contributions/{key}/answer"
    hidden = hidden_in(stage.get("bilal", address).text, "key")
    empty = stage.post("bilal", address, text=" \u200b ", **hidden)
    too_long = stage.post("bilal", address, text=LONG, **hidden)
    assert (empty.status_code, too_long.status_code) == (422, 422)
    assert LONG in too_long.text
    assert stage.school.query(TalkAnswer).count() == 0


def test_an_answer_to_what_was_just_taken_back_comes_back_with_its_words(stage):
    key = stage.two()
    address = f"/talks/contributions/{key}/answer"
    hidden = hidden_in(stage.get("bilal", address).text, "key")
    stage.post("sanne", f"/talks/contributions/{key}/take-back")
    answer = stage.post("bilal", address, text="Welke soort\nwas het dan?", **hidden)
    assert answer.status_code == 404
    assert "Welke soort\nwas het dan?" in answer.text
    assert stage.school.query(TalkAnswer).count() == 0


def test_whose_contribution_it_is_is_told_sparely_and_nobody_else(stage, cast):
    key = stage.two()
    stage.answers("sanne", key, "Zelf.")
    assert stage.school.query(Notice).count() == 0
    for number in range(5):
        stage.answers("bilal", key, f"Vraag {number}")
    told = stage.school.query(Notice).all()
    assert {(each.user_id, each.words) for each in told} == {(cast["sanne"].id, ANSWERED)}
    assert len(told) == 3
    assert ANSWERED in stage.get("sanne", "/").text
    stage.page("sanne")
    assert ANSWERED not in stage.get("sanne", "/").text


def test_one_says_ones_own_answer_otherwise(stage):
    answer = stage.answers("bilal", stage.two(), "Welke soort?")
    address = f"/talks/answers/{answer}"
    hidden = hidden_in(stage.get("bilal", address).text, "revision")
    assert stage.post("bilal", address, text="Een boerenzwaluw?", **hidden).status_code == 302
    page = stage.page("sanne")
    assert "Een boerenzwaluw?" in page
    assert "Welke soort?" not in page
    assert "veranderd" in page
    for who in ("sanne", "anna", "noor"):
        assert stage.get(who, address).status_code == 404, who
        assert stage.post(who, address, text="Nee", revision="2").status_code == 404, who


def test_co2_a_change_from_an_older_page_gives_both_texts(stage):
    answer = stage.answers("bilal", stage.two(), "Welke soort?")
    address = f"/talks/answers/{answer}"
    stage.post("bilal", address, text="Van de telefoon.", revision="1")
    stale = stage.post("bilal", address, text="Van de laptop.", revision="1")
    assert stale.status_code == 409
    assert "Van de telefoon." in stale.text
    assert "Van de laptop." in stale.text
    assert stage.answer(answer).text == "Van de telefoon."
    hidden = hidden_in(stale.text, "revision")
    assert stage.post("bilal", address, text="Allebei.", **hidden).status_code == 302
    assert stage.answer(answer).text == "Allebei."


def test_co1_the_same_change_sent_twice_is_no_conflict(stage):
    answer = stage.answers("bilal", stage.two(), "Welke soort?")
    for _ in range(2):
        found = stage.post("bilal", f"/talks/answers/{answer}", text="Anders.", revision="1")
        assert found.status_code == 302


def test_taken_back_its_words_are_gone_for_everybody(stage):
    answer = stage.answers("bilal", stage.two(), "Welke soort?")
    address = f"/talks/answers/{answer}"
    assert "Dan zijn de woorden meteen weg, ook voor jou." in stage.page("bilal")
    assert stage.post("sanne", f"{address}/take-back").status_code == 404
    for _ in range(2):
        assert stage.post("bilal", f"{address}/take-back").status_code == 302
    assert stage.answer(answer).text == ""
    for who in ("sanne", "bilal", "anna"):
        assert "Welke soort?" not in stage.page(who)
    assert stage.get("bilal", address).status_code == 404
    back = stage.post("bilal", address, text="Toch nog iets.", revision="1")
    assert back.status_code == 404
    assert "Toch nog iets." in back.text


def test_who_left_finds_their_own_answers_and_takes_them_back(stage):
    answer = stage.answers("bilal", stage.two(), "Welke soort?")
    stage.leaves("bilal")
    assert "Welke soort?" in stage.get("bilal", "/talks/own-words").text
    assert "Wat jij antwoordde" in stage.get("bilal", "/privacy/texts").text
    assert stage.get("bilal", f"/talks/answers/{answer}").status_code == 404
    found = stage.post("bilal", f"/talks/answers/{answer}/take-back")
    assert found.headers["Location"] == "/talks/own-words"
    assert stage.answer(answer).text == ""


def test_own_words_are_ones_own_and_nobody_elses(stage):
    stage.answers("bilal", stage.two(), "Welke soort?")
    for who in ("sanne", "anna", "mats"):
        assert "Welke soort?" not in stage.get(who, "/talks/own-words").text
