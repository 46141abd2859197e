"""The introduction and the pieces of one's own are kept like every text: nothing typed is lost."""

import re

from learning.competences.portfolio.models import Portfolio, PortfolioVersion
from tests.competences.portfolio.making import FIRST, HELLO, HOME, PREVIEW, TEXT
from tests.pages import hidden_in

JSON = {"Accept": "application/json"}
ALONE = "Dit lees je alleen zelf. Pas als jij je portfolio laat lezen, lezen anderen mee."


def test_above_the_boxes_stands_that_nobody_else_reads_it(made):
    assert ALONE in made.browser.get(TEXT).text


def test_a_piece_of_ones_own_has_a_heading_and_a_text_and_stands_where_it_was_put(made):
    key = made.add_text()
    assert "Anderen zien dit stuk nog niet." in made.browser.get(HOME).text
    made.write(**{f"kop_{key}": "Mijn buurt", f"tekst_{key}": "Het is *stil*."})
    seen = made.browser.get(PREVIEW).text
    assert seen.index(FIRST) < seen.index("Mijn buurt") < seen.index("<em>stil</em>")


def test_auto_save_hears_the_revision_and_the_time(made):
    hidden = hidden_in(made.browser.get(TEXT).text)
    data = {**hidden, "answer-inleiding": "Nieuw."}
    answer = made.browser.post(TEXT, data=data, headers=JSON)
    assert answer.json == {"revision": 2, "saved": "10:00"}


def test_two_tabs_that_write_differently_keep_both_texts(made):
    old = made.browser.get(TEXT).text
    made.write(inleiding="Uit het ene tabblad.")
    answer = made.write(page=old.replace('name="page"', 'name="x"'), inleiding="Uit het andere.")
    assert answer.status_code == 409
    assert "Uit het ene tabblad." in answer.text
    assert "Uit het andere." in answer.text
    picked = {"pick-all": "typed", "answer-inleiding": "Uit het andere."}
    hidden = hidden_in(answer.text)
    assert made.browser.post(TEXT, data={**hidden, **picked}).status_code == 302
    assert made.portfolio.introduction == "Uit het andere."
    earlier = {each.answers["inleiding"] for each in made.portfolio.versions}
    assert {"Uit het ene tabblad.", "Uit het andere."} <= earlier


def test_two_headings_are_never_put_below_each_other(made):
    key = made.add_text()
    old = made.browser.get(TEXT).text.replace('name="page"', 'name="x"')
    made.write(**{f"kop_{key}": "Een"})
    answer = made.write(page=old, **{f"kop_{key}": "Twee"})
    assert answer.status_code == 409
    hidden = hidden_in(answer.text)
    chosen = {"pick-all": "both", f"answer-kop-{key}": "Twee"}
    assert made.browser.post(TEXT, data={**hidden, **chosen}).status_code == 302
    assert made.portfolio.answers[f"kop-{key}"] == "Twee"


def test_words_for_a_piece_that_was_taken_out_meanwhile_are_kept_apart(made):
    key = made.add_text()
    old = made.browser.get(TEXT).text
    made.browser.post(f"{HOME}items/{key}/take-out")
    answer = made.write(page=old, inleiding="Anders.", **{f"tekst_{key}": "Nog getypt."})
    assert answer.status_code == 409
    assert "staat bij je eerdere teksten" in answer.text
    assert made.portfolio.introduction == HELLO
    assert "Nog getypt." in made.browser.get(f"{TEXT}/versions").text


def test_a_piece_that_was_taken_out_comes_back_with_its_earlier_text(made):
    key = made.add_text()
    made.write(**{f"tekst_{key}": "Over mijn buurt."})
    made.browser.post(f"{HOME}items/{key}/take-out")
    assert "Over mijn buurt." not in made.browser.get(PREVIEW).text
    assert not any(key in name for name in made.portfolio.answers)
    back = {"version": "1", "revision": str(made.portfolio.revision)}
    assert made.browser.post(f"{TEXT}/versions", data=back).status_code == 302
    assert "Over mijn buurt." in made.browser.get(PREVIEW).text


def test_what_is_too_long_is_refused_with_the_words_still_there(made):
    key = made.add_text()
    answer = made.write(inleiding="a" * 20_001, **{f"kop_{key}": "k" * 81})
    assert answer.status_code == 422
    assert "a" * 20_001 in answer.text
    assert "hoogstens 80 tekens" in answer.text
    assert made.write(**{f"kop_{key}": "Een\nTwee"}).status_code == 422
    assert made.portfolio.introduction == HELLO


def test_unknown_boxes_are_not_kept(made):
    made.write(**{"iets_anders": "x", "inleiding": "Goed."})
    assert made.portfolio.answers == {"inleiding": "Goed."}


def test_erasing_is_asked_first_and_forgets_every_word(made, school):
    made.write(inleiding="Een andere tekst.")
    made.browser.get(f"{HOME}erase")
    assert made.portfolio
    assert made.browser.post(f"{HOME}erase").status_code == 302
    school.expire_all()
    assert not school.query(Portfolio).count()
    assert not school.query(PortfolioVersion).count()
    assert FIRST in made.browser.get(HOME).text, "the evidence is still there to choose"


def test_stop_saves_first(made):
    hidden = hidden_in(made.browser.get(TEXT).text)
    data = {**hidden, "answer-inleiding": "Tot hier.", "then": "rest"}
    assert made.browser.post(TEXT, data=data).location == "/pauses/rest"
    assert made.portfolio.introduction == "Tot hier."


def test_words_under_the_name_of_a_quote_come_back_as_a_piece_of_their_own(made):
    quote = made.order[0]
    made.write(inleiding="Nieuw.", **{f"tekst_{quote}": "Woorden."})
    page = made.browser.get(f"{HOME}text/versions").text
    data = {**hidden_in(page), "version": re.search(r'name="version" value="(\d+)"', page)[1]}
    assert made.browser.post(f"{HOME}text/versions", data=data).status_code == 302
    assert len(made.order) == 3
    assert made.order[0] == quote
    assert "Woorden." in made.browser.get(PREVIEW).text
