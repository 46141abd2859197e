"""CO2: two texts of one writer, on one page, to pick from; by the pages, for every kind of box."""

import html
import re

import pytest

from tests.pages import hidden_in

STORED = "De bus kwam niet.\n\nIk liep naar huis.\n\nHet regende.\n\nIk werd nat."
TYPED = "De bus kwam niet.\n\nIk belde Noor.\n\nHet regende.\n\nZe kwam."
HIDDEN = ("revision", "page", "step", "reply_to", "version")


def shown(page, box):
    """What a browser would send from the page with two texts, as it stands."""
    main = page.partition("<main")[2].partition("</main>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', main)
    radios = re.findall(r'<input type="radio"[^>]*name="([^"]+)" value="(\w+)"[^>]* checked', main)
    fields = {name: html.unescape(value) for name, value in hidden}
    return {**hidden_in(page, *HIDDEN), **fields, **dict(radios)}


@pytest.fixture
def conflict(box):
    """The page with STORED and TYPED beside each other, as it would be sent."""
    answer = box.two_texts(STORED, TYPED)
    assert answer.status_code == 409
    assert "<h1>Er zijn twee teksten</h1>" in answer.text
    return shown(answer.text, box)


def choose(box, fields, **picks):
    picks = {f"pick-{name}": value for name, value in picks.items()}
    return box.browser.post(box.address, data={**fields, **picks})


def spots(box):
    return f"{box.key}-0", f"{box.key}-1"


def test_co2_the_page_shows_both_and_what_is_the_same_once(box):
    page = box.two_texts(STORED, TYPED).text
    for text in ("Ik liep naar huis.", "Ik belde Noor.", "Ik werd nat.", "Ze kwam."):
        assert f"<p>{text}</p>" in page
    assert page.count("<p>De bus kwam niet.</p>") == 1
    assert 'Verschil 1 van 2<span class="hidden">, na “De bus kwam niet.”</span>' in page
    assert 'Verschil 2 van 2<span class="hidden">, na “Het regende.”</span>' in page
    assert "Dit was bewaard, vandaag om 10:00" in page


def test_co2_just_pressing_the_button_loses_nothing(box, conflict):
    assert choose(box, conflict).status_code == 302
    assert box.text == (
        "De bus kwam niet.\n\nIk liep naar huis.\n\nIk belde Noor.\n\nHet regende.\n\n"
        "Ik werd nat.\n\nZe kwam."
    )
    assert {("conflict", STORED), ("conflict", TYPED)} <= set(box.kept)


def test_co2_each_difference_is_picked_by_itself(box, conflict):
    first, second = spots(box)
    answer = choose(box, conflict, **{first: "stored", second: "typed"})
    assert answer.status_code == 302
    assert box.text == "De bus kwam niet.\n\nIk liep naar huis.\n\nHet regende.\n\nZe kwam."
    page = box.browser.get(answer.location).text
    assert "Je tekst is bewaard zoals jij koos." in page
    assert {("conflict", STORED), ("conflict", TYPED)} <= set(box.kept)


@pytest.mark.parametrize(("every", "text"), [("typed", TYPED), ("stored", STORED)])
def test_co2_all_of_one_is_that_text_exactly(box, conflict, every, text):
    assert choose(box, conflict, all=every).status_code == 302
    assert box.text == text


def test_co1_a_choice_that_is_sent_twice_is_made_once(box, conflict):
    for _ in range(2):
        assert choose(box, conflict, all="both").status_code == 302
    assert box.text.count("Ik belde Noor.") == 1
    kept = len(box.kept)
    assert choose(box, conflict, all="both").status_code == 302
    assert len(box.kept) == kept


def test_another_choice_from_a_page_that_is_old_by_now_asks_again(box, conflict):
    assert choose(box, conflict, all="both").status_code == 302
    merged = box.text
    again = choose(box, conflict, all="typed")
    assert again.status_code == 409
    assert box.text == merged
    assert choose(box, shown(again.text, box), all="typed").status_code == 302
    assert box.text == TYPED
    assert merged in dict(map(reversed, box.kept))


def test_co2_picks_for_a_text_that_changed_meanwhile_are_not_made(box, conflict):
    box.write("Een derde tekst, van de telefoon.")
    answer = choose(box, conflict, all="typed")
    assert answer.status_code == 409
    assert "Een derde tekst, van de telefoon." in answer.text
    assert "Ik belde Noor." in answer.text
    assert box.text == "Een derde tekst, van de telefoon."
    assert ("conflict", "Een derde tekst, van de telefoon.") in box.kept
    assert ("conflict", TYPED) in box.kept


def test_co6_what_is_final_meanwhile_stays_so(box, conflict):
    box.finish()
    final = box.text
    assert choose(box, conflict, all="typed").status_code == 409
    assert box.text == final
    assert TYPED in dict(map(reversed, box.kept))


def test_in3_too_much_together_is_said_and_nothing_is_lost(box):
    stored, typed = "a" * 15_000, "b" * 15_000
    page = shown(box.two_texts(stored, typed).text, box)
    answer = choose(box, page)
    assert answer.status_code == 409
    assert "Samen is dat te lang voor één vak" in answer.text
    assert box.text == stored
    assert choose(box, shown(answer.text, box), all="typed").status_code == 302
    assert box.text == typed
    assert ("conflict", stored) in box.kept


def test_a_text_comes_through_the_page_exactly(box):
    typed = '\n\n<b>"Vet"</b> & {{ x }}\n\n  ruimte  \n'
    page = shown(box.two_texts("Eerst.", typed).text, box)
    assert choose(box, page, all="typed").status_code == 302
    assert box.text == typed


def test_xc2_an_old_token_gives_the_choice_back(box, conflict):
    data = {**conflict, f"pick-{spots(box)[0]}": "stored", "csrf_token": "oud"}
    answer = box.browser.post(box.address, data=data, csrf=False)
    assert answer.status_code == 400
    assert f'name="pick-{spots(box)[0]}" value="stored"' in answer.text
    assert "Dit schreef je</label>\n<input" not in answer.text


def test_a_choice_of_a_docent_is_picked_too(feedback_box):
    box = feedback_box
    first, second = box.open(), box.open()
    box.post(first, "Een.", verdict="voldaan")
    answer = box.post(second, "Een.", verdict="aanvullen")
    assert answer.status_code == 409
    assert "Welk antwoord houd je?" in answer.text
    page = shown(answer.text, box)
    assert page["pick-verdict-0"] == "typed"
    choose(box, page, **{"verdict-0": "stored"})
    assert box.draft().review.verdict == "voldaan"


def test_passing_over_is_picked_too(submission_box):
    box = submission_box
    first, second = box.open(), box.open()
    box.post(first, "Een.", **{"skip-gevoel": "y"})
    answer = box.post(second, "Een.")
    assert answer.status_code == 409
    page = shown(answer.text, box)
    assert choose(box, page, **{"skip-gevoel-0": "stored"}).status_code == 302
    assert box.draft().skipped == ["gevoel"]


def test_what_is_passed_over_in_both_stays_so(submission_box):
    box = submission_box
    first, second = box.open(), box.open()
    box.post(first, "Een.", **{"skip-gevoel": "y"})
    page = shown(box.post(second, "Twee.", **{"skip-gevoel": "y"}).text, box)
    assert choose(box, page).status_code == 302
    assert box.draft().skipped == ["gevoel"]
