"""One's own words: given back, asked to change, changed, and taken back."""

import pytest

from learning.intervisie.threads import writing
from learning.intervisie.threads.doors import doors_of
from tests.intervisie.safety_stage import ADVICE, CASUS, Stage, talking
from tests.pages import hidden_in

NAMED = "Dit gaat vast over Henk van de Dorpsstraat."
OUTSIDE = ["mats", "anna", "ria", "karim", "wim"]


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


@pytest.fixture
def talk(stage):
    """A talk is open, in which Sanne gave advice; the address of her message."""
    stage.told(talking())
    return f"/contributions/{stage.says('sanne', NAMED)}"


def test_a_text_that_is_given_back_is_gone_for_the_others_at_once(stage, talk):
    assert NAMED in stage.page("fatma")
    assert stage.post("noor", f"{talk}/return", reason="open-vraag") == 302
    for name in ("fatma", "bilal", "noor"):
        assert NAMED not in stage.page(name)
    assert NAMED in stage.words_of("sanne")


def test_its_writer_gets_a_kind_line_and_a_notice_without_content(stage, talk):
    stage.page("sanne")
    stage.post("noor", f"{talk}/return", reason="open-vraag")
    assert stage.notices("sanne") == [
        "Je kreeg een tekst in je intervisie terug. Je kunt hem anders opschrijven."
    ]
    assert "Maak er een open vraag van." in stage.page("sanne", f"{talk}/edit")


def test_written_anew_it_stands_in_the_talk_again(stage, talk):
    stage.post("noor", f"{talk}/return", reason="open-vraag")
    data = {**hidden_in(stage.page("sanne", f"{talk}/edit")), "text-zie": "Wat deed jij toen?"}
    assert stage.post("sanne", f"{talk}/edit", **data) == 302
    page = stage.page("fatma")
    assert "Wat deed jij toen?" in page
    assert NAMED not in page
    assert NAMED not in stage.words_of("sanne")


@pytest.mark.parametrize(
    ("who", "status"),
    [("sanne", 404), ("bilal", 403), ("fatma", 403), *[(who, 404) for who in OUTSIDE]],
)
def test_only_the_gespreksleider_gives_back(stage, talk, who, status):
    assert stage.post(who, f"{talk}/return", reason="open-vraag") == status
    assert NAMED in stage.page("bilal")


def test_after_the_step_closed_nothing_is_given_back(stage, talk):
    stage.closes()
    assert stage.post("noor", f"{talk}/return", reason="open-vraag") == 403


def test_a_reason_is_one_of_the_three(stage, talk):
    for reason in ("", "omdat ik het zeg"):
        assert stage.post("noor", f"{talk}/return", reason=reason) == 409
    assert NAMED in stage.page("fatma")


def test_given_back_twice_is_once(stage, talk):
    stage.page("sanne")
    answers = [stage.post("noor", f"{talk}/return", reason="open-vraag") for _ in range(2)]
    assert answers == [302, 302]
    assert len(stage.notices("sanne")) == 1


def test_a_reader_asks_for_a_change_and_the_writer_hears_it_without_who(stage, talk):
    stage.page("sanne")
    assert stage.post("fatma", f"{talk}/anonymise") == 302
    assert stage.notices("sanne") == [
        "Iemand vraagt of je een tekst in je intervisie wilt veranderen."
    ]
    page = stage.page("sanne")
    assert "maak deze tekst zo dat niemand herkenbaar is" in page
    assert f'href="{stage.home}{talk}/edit"' in page
    assert "Fatma vraagt" not in page


def test_asked_twice_is_asked_once(stage, talk):
    stage.page("sanne")
    assert stage.post("fatma", f"{talk}/anonymise") == 302
    assert stage.post("bilal", f"{talk}/anonymise") == 302
    assert len(stage.notices("sanne")) == 1


@pytest.mark.parametrize("who", ["sanne", *OUTSIDE])
def test_only_other_readers_ask_for_a_change(stage, talk, who):
    assert stage.post(who, f"{talk}/anonymise") == 404
    assert stage.contribution("sanne", "gesprek").anonymise_asked_at is None


@pytest.fixture
def asked(stage):
    """Sanne is asked to change her reaction in a round that closed; the address of the page."""
    stage.reacted()
    contribution = stage.contribution("sanne")
    contribution.words.answers = {**contribution.words.answers, "zie": NAMED}
    contribution.words.keep({"zie": "Henk, weet je wel."}, stage.at)
    stage.school.commit()
    voice = contribution.public_id
    stage.post("fatma", f"/contributions/{voice}/anonymise")
    return f"/contributions/{voice}/edit"


def change(stage, address, who="sanne", **texts):
    data = {f"text-{name}": text for name, text in texts.items()}
    hidden = hidden_in(stage.page("sanne", address))
    return stage.browsers[who].post(stage.home + address, data={**hidden, **data})


def test_what_it_was_is_kept_nowhere(stage, asked):
    assert any("Henk" in each for each in stage.words_of("sanne"))
    assert change(stage, asked, zie="Een buur.", idee="Even kijken.").status_code == 302
    assert not any("Henk" in each for each in stage.words_of("sanne"))
    assert "Een buur." in stage.page("bilal")
    assert "Henk" not in stage.page("bilal")


def test_then_the_request_is_over_and_it_cannot_be_changed_again(stage, asked):
    hidden = hidden_in(stage.page("sanne", asked))
    change(stage, asked, zie="Een buur.", idee="Ja.")
    assert stage.contribution("sanne").anonymise_asked_at is None
    assert stage.get("sanne", asked) == 302
    answer = stage.browsers["sanne"].post(
        stage.home + asked, data={**hidden, "text-zie": "Nog eens iets anders."}
    )
    assert answer.status_code == 409
    assert "Nog eens iets anders." in answer.text
    assert "Een buur." in stage.page("bilal")


def test_an_empty_text_is_refused_and_the_page_comes_back(stage, asked):
    answer = change(stage, asked, zie=" ", idee="")
    assert answer.status_code == 409
    assert "Laat één zin staan" in answer.text
    assert NAMED in stage.page("bilal")


def test_a_text_that_cannot_be_kept_comes_back_with_what_was_typed(stage, asked):
    answer = change(stage, asked, zie="Een buur\x01tje.", idee="Ja.")
    assert answer.status_code == 422
    assert "Een buur" in answer.text
    assert "een onzichtbaar teken" in answer.text


def test_a_text_that_changed_meanwhile_is_not_overwritten_unseen(stage, asked):
    hidden = hidden_in(stage.page("sanne", asked))
    stage.contribution("sanne").words.revision += 1
    stage.school.commit()
    answer = stage.browsers["sanne"].post(
        stage.home + asked, data={**hidden, "text-zie": "Een buur.", "text-idee": "Ja."}
    )
    assert answer.status_code == 409
    assert "Een buur." in answer.text
    hidden = hidden_in(answer.text)
    assert stage.post("sanne", asked, **hidden, **{"text-zie": "Een buur."}) == 302


@pytest.mark.parametrize("who", ["fatma", "bilal", "noor", *OUTSIDE])
def test_nobody_else_changes_it(stage, asked, who):
    assert change(stage, asked, who=who, zie="Gekaapt.").status_code == 404
    assert stage.get(who, asked) == 404
    assert "Gekaapt." not in stage.words_of("sanne")


def test_without_a_request_a_text_of_a_closed_step_is_not_changed(stage):
    stage.reacted()
    address = f"/contributions/{stage.voice('sanne')}/edit"
    assert stage.get("sanne", address) == 302
    answer = stage.browsers["sanne"].post(stage.home + address, data={"text-zie": "Toch anders."})
    assert answer.status_code == 409
    assert ADVICE["sanne"] in stage.page("bilal")


def test_looking_at_the_page_to_change_it_changes_nothing(stage, asked, statements):
    stage.page("sanne", asked)
    statements.clear()
    assert NAMED in stage.page("sanne", asked)
    assert not [each for each in statements if not each.startswith("SELECT")]


@pytest.mark.parametrize("step", ["told", "reacted"])
def test_taken_back_it_is_gone_for_the_others_at_once_and_stays_ones_own(stage, step):
    getattr(stage, step)()
    assert CASUS in stage.page("sanne")
    voice = stage.voice("bilal", "verhaal")
    assert stage.post("bilal", f"/contributions/{voice}/withdraw") == 302
    assert CASUS not in stage.page("sanne")
    assert CASUS in stage.words_of("bilal")
    assert CASUS in stage.browsers["bilal"].get("/intervisie/own-words").text


@pytest.mark.parametrize("who", ["sanne", "noor", *OUTSIDE])
def test_nobody_takes_back_the_words_of_another(stage, who):
    stage.reacted()
    voice = stage.voice("bilal", "verhaal")
    assert stage.post(who, f"/contributions/{voice}/withdraw") == 404
    assert CASUS in stage.page("fatma")


def test_taking_back_twice_is_once(stage):
    stage.reacted()
    address = f"/contributions/{stage.voice('sanne')}/withdraw"
    assert [stage.post("sanne", address) for _ in range(2)] == [302, 302]


def test_a_message_that_was_taken_back_leaves_the_answers_of_others(stage, talk):
    thread, fatma = stage.fresh(), stage.cast["fatma"]
    message = stage.contribution("sanne", "gesprek")
    sheet = writing.sheet_in(thread.run, fatma, stage.at, {})
    sheet.words.answers = {"zie": "Dat herken ik."}
    writing.post_message(thread, fatma, message, stage.at)
    stage.school.commit()
    answer = stage.voice("fatma", "gesprek")
    assert f"{stage.home}/contributions/{answer}/hurt" in stage.page("bilal")  # has doors too
    stage.post("sanne", f"{talk}/withdraw")
    page = stage.page("bilal")
    assert NAMED not in page
    assert "Dat herken ik." in page


def test_what_cannot_be_read_has_no_doors(stage, talk):
    stage.does("fatma", then=None, zie="Nog niet af.")
    draft = stage.contribution("fatma", "gesprek").public_id
    deeds = doors_of(stage.cast["noor"], stage.fresh(), stage.at).deeds
    assert not deeds[draft].any
    assert deeds[stage.voice("sanne", "gesprek")].any
