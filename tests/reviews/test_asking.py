"""A question about feedback, and the answer: nobody's words are replaced in silence."""

import re

import pytest

from learning.drafting.draft import LONGEST_TEXT
from learning.submissions.rules import Verdict
from tests.joint import Joint


@pytest.fixture
def given(work, anna):
    """Feedback of Anna on what Sanne handed in; its address."""
    work.hand_in()
    return f"/reviews/feedback/{work.review(anna, Verdict.AANVULLEN).public_id}"


@pytest.fixture
def both(school, samen, voorjaar, now, sanne, bilal, anna):
    """A text of Sanne and Bilal with feedback of Anna on it; and the address of that."""
    joint = Joint(school, voorjaar, now, sanne, bilal)
    joint.hand_in("Ons plan.")
    return joint, f"/reviews/feedback/{joint.review(anna).public_id}"


def ask(browser, address, words):
    return browser.post(f"{address}/ask", data={"question": words})


def answer(browser, address, words):
    return browser.post(f"{address}/answer", data={"answer": words})


def test_a_second_answer_never_replaces_the_first_and_comes_back(as_, sanne, anna, work, given):
    docent = as_(anna)
    ask(as_(sanne), given, "Welke zin?")
    assert answer(docent, given, "De laatste.").status_code == 302
    late = answer(docent, given, "De eerste.")
    assert late.status_code == 409
    assert "Je hebt deze vraag al beantwoord" in late.text
    assert "De eerste." in late.text
    page = as_(sanne).get(work.address).text
    assert "De laatste." in page
    assert "De eerste." not in page


def test_the_same_answer_pressed_twice_is_once(as_, sanne, anna, given, school, at):
    docent = as_(anna)
    ask(as_(sanne), given, "Welke zin?")
    assert answer(docent, given, "De laatste.").status_code == 302
    assert answer(docent, given, "De laatste.").status_code == 302


def test_of_two_who_ask_both_questions_stand_there_with_their_names(as_, sanne, bilal, anna, both):
    joint, given = both
    for who in (sanne, bilal):
        assert ask(as_(who), given, f"Vraag die {who.name} heeft.").status_code == 302
    for who, address in ((anna, joint.review_address), (sanne, joint.address)):
        page = as_(who).get(address).text
        assert page.index("Vraag die Sanne heeft.") < page.index("Bilal: Vraag die Bilal heeft.")
        assert re.search(r"Vraag van <bdi>(.*?)</bdi>", page)[1] == "Sanne"


def test_the_question_has_the_name_of_who_asked_it(as_, sanne, bilal, anna, both):
    joint, given = both
    ask(as_(bilal), given, "Hoe dan?")
    for who, address in ((anna, joint.review_address), (sanne, joint.address)):
        page = as_(who).get(address).text
        assert re.search(r"Vraag van <bdi>(.*?)</bdi>", page)[1] == "Bilal"


def test_who_asks_on_sees_what_was_asked_and_adds_to_it(as_, sanne, anna, work, given):
    student = as_(sanne)
    ask(student, given, "Welke zin?")
    page = student.get(f"{given}/ask").text
    assert "Welke zin?" in page
    assert "komt eronder" in page
    ask(student, given, "En waarom?")
    page = as_(anna).get(work.review_address).text
    assert page.index("Welke zin?") < page.index("En waarom?")


def test_the_same_question_pressed_twice_is_once(as_, sanne, bilal, anna, both):
    joint, given = both
    for who in (sanne, bilal, bilal):
        ask(as_(who), given, f"Vraag die {who.name} heeft.")
    page = as_(anna).get(joint.review_address).text
    assert page.count("Vraag die Bilal heeft.") == 1


def test_together_too_long_the_new_words_come_back(as_, sanne, anna, work, given):
    student = as_(sanne)
    ask(student, given, "a" * LONGEST_TEXT)
    late = ask(student, given, "En waarom?")
    assert late.status_code == 409
    assert "En waarom?" in late.text
    assert "En waarom?" not in as_(anna).get(work.review_address).text


def test_a_question_that_came_too_late_comes_back(as_, sanne, anna, given):
    ask(as_(sanne), given, "Welke zin?")
    answer(as_(anna), given, "De laatste.")
    late = ask(as_(sanne), given, "En waarom?")
    assert late.status_code == 409
    assert "En waarom?" in late.text


def test_an_answer_to_what_was_asked_before_is_no_answer_to_what_was_added(
    as_, sanne, anna, work, given
):
    docent, student = as_(anna), as_(sanne)
    ask(student, given, "Welke zin?")
    page = docent.get(work.review_address).text
    seen = re.search(r'name="asked"[^>]*value="([^"]*)"', page)[1]
    ask(student, given, "En waarom?")
    late = docent.post(f"{given}/answer", data={"answer": "De laatste.", "asked": seen})
    assert late.status_code == 409
    assert "De laatste." in late.text
    assert "En waarom?" in late.text


def test_until_it_is_answered_the_answer_is_the_one_thing_in_the_light(
    as_, sanne, anna, work, given
):
    docent, address = as_(anna), work.review_address
    assert 'class="light' not in docent.get(address).text
    ask(as_(sanne), given, "Welke zin?")
    page = docent.get(address).text
    mark = f"f-{given.rpartition('/')[2]}"
    assert "Sanne wacht op jouw antwoord." in page
    assert f'href="#{mark}"' in page
    assert f'id="{mark}"' in page
    assert page.count('class="light') == page.count('<button class="button">') == 1
    answer(docent, given, "De laatste.")
    assert 'class="light' not in docent.get(address).text
