"""The werkvormen to read: the list, one with its steps, and three questions to choose."""

import re

import pytest

from learning.modules.library import Library

HERE = "/intervisie/werkvormen"
ANSWERS = "wish=horen&bond=nieuw&way=online"


@pytest.fixture
def browser(as_, sanne, voorjaar):
    return as_(sanne)


@pytest.mark.parametrize("path", ["/", "/ronde", "/choose", f"/choose?{ANSWERS}"])
def test_whoever_is_signed_in_may_read_them(as_, cast, path):
    for who, user in cast.items():
        assert as_(user).get(HERE + path).status_code == (200 if user else 302), who


def test_the_list_has_size_time_and_what_it_is_those_to_begin_with_first(browser):
    page = browser.get(f"{HERE}/").text
    assert page.index("Goed om mee te beginnen") < page.index("Een rondje")
    assert page.index("Een rondje") < page.index("Voor groepen met ervaring")
    assert page.index("Voor groepen met ervaring") < page.index("Van alles wat")
    assert "Eén van jullie vertelt.</p>" in page
    assert "Met 3 tot 8 mensen, samen of online. Duurt 45 minuten of acht dagen." in page
    assert f'href="{HERE}/ronde"' in page


def test_a_page_leads_back_one_step(browser):
    assert '<a class="crumb" href="/intervisie/">' in browser.get(f"{HERE}/").text
    for path in ("ronde", "choose"):
        assert f'<a class="crumb" href="{HERE}/">' in browser.get(f"{HERE}/{path}").text


def test_one_werkvorm_has_its_steps_in_order(browser):
    page = browser.get(f"{HERE}/ronde").text
    steps = re.findall(r"<h3>(\d)\. ([^<]*)</h3>", page)
    assert [title for _, title in steps] == [
        "Vertel wat er speelt",
        "Leg vast wat jij deed",
        "Ieder geeft één reactie",
        "Neem de tijd",
        "De inbrenger praat weer",
    ]
    assert [int(number) for number, _ in steps] == [1, 2, 3, 4, 5]
    assert "Je leest de anderen als deze stap klaar is." in page


def test_a_step_says_who_when_and_how_long(browser):
    page = browser.get(f"{HERE}/ronde").text
    assert (
        "Aan zet: de deelnemers en de gespreksleider. Samen ongeveer 15 minuten,"
        " online hoogstens vier dagen. Je leest elkaars tekst pas als deze stap klaar is.</p>"
    ) in page
    assert "De groep leest het pas bij de stap “De inbrenger praat weer”." in page
    assert "Alleen wie het schrijft, leest het." in page
    assert page.count("Deze stap mag je overslaan.") == 1


def test_a_repeated_step_says_so(browser):
    page = browser.get(f"{HERE}/alles").text
    assert page.count("Deze stap kan vaker.") == 1


def test_the_margin_has_size_time_roles_and_origin(browser):
    page = browser.get(f"{HERE}/ronde").text
    assert "3 tot 8 mensen. Het gaat het best met 4 tot 6." in page
    assert "45 minuten. Reken een kwartier extra" in page
    assert "Acht dagen. Iedereen schrijft" in page
    assert "Goed om mee te beginnen: het blijft licht." in page
    assert "Denkt ook zelf mee." in page
    assert "Van deze test" in page
    assert "De consulent" not in page


def test_a_werkvorm_that_is_not_there_is_not_found(browser):
    assert browser.get(f"{HERE}/niets").status_code == 404


def test_before_the_questions_are_answered_there_is_no_advice_and_no_fault(browser):
    page = browser.get(f"{HERE}/choose").text
    assert page.count('type="radio"') == 10
    assert "Dit past" not in page
    assert 'role="alert"' not in page


def test_the_answers_give_what_fits_with_why(browser):
    page = browser.get(f"{HERE}/choose?{ANSWERS}").text
    assert '<h2 class="as-h3" id="past">Een rondje</h2>' in page
    assert "Je hoort wat anderen zien, en het blijft licht." in page
    assert page.count(" checked") == 3
    assert page.count('class="button"') == 1


def test_when_nothing_fits_it_says_what_comes_nearest(browser):
    page = browser.get(f"{HERE}/choose?wish=kracht&bond=nieuw&way=samen").text
    assert "Niets past precies. Dit komt het dichtst in de buurt" in page
    assert "Deze vorm zoekt iets anders, maar past wel bij jullie groep." in page


def test_without_any_werkvorm_there_are_words(app, browser, monkeypatch, tmp_path):
    monkeypatch.setattr(app.extensions["live"], "library", Library(tmp_path))
    assert "Er staan nog geen werkvormen." in browser.get(f"{HERE}/").text
    assert "Er is nog geen vorm die past" in browser.get(f"{HERE}/choose?{ANSWERS}").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("wish=horen", ["Kies of jullie elkaar al kennen.", "Kies hoe jullie het doen."]),
        ("wish=horen&bond=nieuw&way=thuis", ["Kies hoe jullie het doen."]),
        ("iets=anders", ["Kies wat je wilt."]),
    ],
)
def test_a_question_without_an_answer_is_asked_again_and_the_rest_stays(browser, query, said):
    answer = browser.get(f"{HERE}/choose?{query}")
    assert answer.status_code == 200
    assert all(sentence in answer.text for sentence in said)
    assert "Dit past" not in answer.text
    assert answer.text.count(" checked") == query.count("horen") + query.count("nieuw")
