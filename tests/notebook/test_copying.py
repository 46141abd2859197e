"""R-1.5: a piece of the logboek is copied into an opdracht; the page stays as it is."""

import re

import pytest

from learning.notebook.copying import pieces_of
from learning.submissions.models import Submission
from tests.notebook.test_pages import begin, write
from tests.pages import hidden_in
from tests.submissions.pairs import Pairs
from tests.talks.talking import Stage
from tests.work import Work, post_from_page

TEXT = "Eerste stuk.\n\nTweede stuk,\nmet een regel.\n \n\nDerde stuk."
SHOWN = ("revision", "seen")


@pytest.fixture
def mine(as_, sanne, voorjaar):
    return as_(sanne, own_device=True)


@pytest.fixture
def page(mine):
    """The address of a page with three paragraphs."""
    address = begin(mine)
    write(mine, address, TEXT)
    return address


@pytest.fixture
def work(school, sanne, voorjaar, now):
    return Work(school, sanne, voorjaar, now)


def asked(work, field="moment", *pieces):
    """What stands in the address when *pieces* go to that question."""
    numbers = "".join(f"piece={each}&" for each in pieces)
    return f"?{numbers}to={work.submission.public_id}.{field}"


def copies(browser, page, address, shown=None):
    """Press the button of the preview at *address*."""
    hidden = hidden_in(shown or browser.get(f"{page}/copy{address}").text, *SHOWN)
    return browser.post(f"{page}/copy{address}", data=hidden)


def draft(school, work):
    school.rollback()
    school.expire_all()
    return work.submission.draft


def test_r15_a_page_falls_into_its_paragraphs():
    assert pieces_of(TEXT) == ["Eerste stuk.", "Tweede stuk,\nmet een regel.", "Derde stuk."]
    assert pieces_of(" \n\n") == []


def test_r15_the_whole_page_is_ticked_and_every_open_question_can_be_chosen(mine, page, work):
    shown = mine.get(f"{page}/copy").text
    assert len(re.findall(r'name="piece" value="\d" checked', shown)) == 3
    assert '<optgroup label="Kijk terug">' in shown
    assert f'value="{work.submission.public_id}.gevoel">Hoe was dat voor jou?' in shown


def test_r15_the_preview_shows_what_comes_where_and_who_reads_it_once_handed_in(mine, page, work):
    work.write("Wat er al stond.")
    shown = mine.get(f"{page}/copy{asked(work, 'moment', 0, 2)}").text
    assert "Anna (docent) en Joost (docent) lezen het pas als je inlevert." in shown
    assert shown.index("Wat er al stond.") < shown.index("Eerste stuk.")
    assert "Tweede stuk" not in shown
    assert draft_is_untouched(work)


def draft_is_untouched(work):
    return work.submission.draft.answers == {"moment": "Wat er al stond."}


def test_r15_the_copy_comes_below_what_stood_there_and_that_is_kept(mine, page, work, school):
    work.write("Wat er al stond.")
    answer = copies(mine, page, asked(work, "moment", 0, 2))
    assert answer.location == f"{work.address}/write"
    assert "Het staat erbij." in mine.get(answer.location).text
    kept = draft(school, work)
    assert kept.answers["moment"] == "Wat er al stond.\n\nEerste stuk.\n\nDerde stuk."
    assert [(each.reason, each.answers) for each in kept.versions] == [
        ("added", {"moment": "Wat er al stond."})
    ]
    assert TEXT in mine.get(page).text, "the page stays as it is"


def test_r15_the_copy_is_a_copy(mine, page, work, school):
    copies(mine, page, asked(work, "moment", 0))
    write(mine, page, "Iets anders.")
    mine.post(f"{page}/erase")
    assert draft(school, work).answers["moment"] == "Eerste stuk."


def test_r15_a_question_that_was_skipped_is_answered_then(mine, page, work, school):
    data = {"answer-gevoel": "", "skip-gevoel": "y", "skip-vervolg": "y"}
    post_from_page(mine, f"{work.address}/write", data)
    copies(mine, page, asked(work, "gevoel", 1))
    kept = draft(school, work)
    assert (kept.answers["gevoel"], kept.skipped) == ("Tweede stuk,\nmet een regel.", ["vervolg"])


def test_r15_it_goes_to_the_questions_of_a_model_too(mine, page, work, school):
    post_from_page(mine, f"{work.address}/write", {"model": "stap"})
    shown = mine.get(f"{page}/copy").text
    assert "Wat zag je?" in shown
    assert "Wat gebeurde er?" not in shown
    copies(mine, page, asked(work, "stap_zag", 0))
    assert draft(school, work).answers["stap_zag"] == "Eerste stuk."


def test_r15_what_does_not_fit_is_refused_and_nothing_changes(mine, page, work, school):
    work.write("a" * 19_990)
    answer = copies(mine, page, asked(work, "moment", 0, 1, 2))
    assert "er passen 20.000 tekens in" in mine.get(answer.location).text
    assert draft(school, work).answers == {"moment": "a" * 19_990}
    assert not work.submission.draft.versions


@pytest.mark.parametrize("changed", ["page", "draft"])
def test_r15_what_the_preview_showed_is_copied_or_nothing_is(mine, page, work, school, changed):
    address = asked(work, "moment", 0)
    shown = mine.get(f"{page}/copy{address}").text
    if changed == "page":
        write(mine, page, "Nieuw begin.\n\nNog iets.")
    else:
        work.write("Intussen getypt.")
    answer = copies(mine, page, address, shown)
    assert "Er is intussen iets veranderd." in mine.get(answer.location).text
    assert "Eerste stuk." not in str(draft(school, work).answers)


def test_r15_a_page_of_the_opdracht_that_is_open_meanwhile_loses_nothing(mine, page, work, school):
    work.write("Wat er al stond.", page="een-tabblad")
    tab = mine.get(f"{work.address}/write").text
    copies(mine, page, asked(work, "moment", 0))
    typed = {**hidden_in(tab), "answer-moment": "Wat er al stond. En meer."}
    assert mine.post(f"{work.address}/write", data=typed).status_code == 409
    kept = draft(school, work)
    everything = str([kept.answers, *(each.answers for each in kept.versions)])
    for words in ("Eerste stuk.", "En meer."):
        assert words in everything


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?to=", "Kies minstens één stuk"),
        ("?piece=1&to=", "Kies bij welke vraag het komt."),
        ("?piece=9&piece=x&to=niets.moment", "Kies minstens één stuk"),
        ("?piece=0&to=22222222222222.moment", "Kies bij welke vraag het komt."),
    ],
)
def test_r15_what_is_missing_is_said_and_what_was_picked_stays(mine, page, work, address, said):
    shown = mine.get(f"{page}/copy{address}").text
    assert said in shown
    assert ('value="1" checked' in shown) == ("piece=1" in address)


def test_r15_without_open_work_one_reads_how_to_begin(mine, page, school, work):
    work.hand_in()
    shown = mine.get(f"{page}/copy").text
    assert "Je bent nu met geen opdracht bezig." in shown
    assert "<select" not in shown
    answer = mine.post(f"{page}/copy{asked(work, 'moment', 0)}", data={"seen": 1, "revision": 1})
    assert "Daar kun je nu niets bij zetten." in mine.get(answer.location).text


def test_r15_nothing_is_ever_copied_into_the_work_of_another(
    mine, page, school, bilal, voorjaar, now
):
    theirs = Work(school, bilal, voorjaar, now).write("Van Bilal.")
    address = asked(theirs, "moment", 0)
    assert "Van Bilal." not in mine.get(f"{page}/copy{address}").text
    answer = mine.post(f"{page}/copy{address}", data={"seen": "1", "revision": "1"})
    assert answer.status_code == 404
    assert draft(school, theirs).answers == {"moment": "Van Bilal."}


def test_r15_the_way_there_stands_on_my_place_and_where_one_reflects(mine, page, work, school):
    for address in ("/", f"{work.address}/write"):
        assert 'href="/notebook/"' in mine.get(address).text
    assert school.query(Submission).count() == 1


@pytest.mark.usefixtures("samen")
def test_r15_a_text_of_several_is_no_place_for_it(mine, page, as_, sanne, bilal, voorjaar, school):
    """A partner would read it at once."""
    pairs = Pairs(school, as_, voorjaar)
    pairs.together(sanne, bilal)
    joint = pairs.joint(sanne)
    shown = mine.get(f"{page}/copy?piece=0&to={joint.public_id}.doel").text
    assert f'value="{joint.public_id}.' not in shown
    assert "Zet het erbij" not in shown


@pytest.mark.usefixtures("samen")
def test_r15_the_preview_says_that_the_whole_group_reads_a_klassengesprek(
    mine, page, as_, cast, voorjaar, school
):
    address = Stage(school, as_, cast, voorjaar, "allen").begins("sanne")
    shown = mine.get(f"{page}/copy?piece=0&to={address.rsplit('/', 1)[1]}.woord-allen").text
    assert "Plaats je het in het gesprek? Dan lezen" in shown
    assert f"de studenten van {voorjaar.name}" in shown
    assert "als je inlevert" not in shown


@pytest.mark.usefixtures("samen")
def test_r15_the_preview_says_that_a_partner_reads_the_harvest_of_a_conversation(
    mine, page, as_, sanne, bilal, voorjaar, school
):
    pairs = Pairs(school, as_, voorjaar, part="praten")
    address = f"{page}/copy?piece=0&to={pairs.key(sanne)}.oogst"
    assert "als je inlevert" in mine.get(address).text, "alone still"
    pairs.asks(sanne, bilal)
    pairs.does(bilal, "yes")
    shown = mine.get(address).text
    assert "Nu lees jij dit alleen. Bilal, Anna (docent) en Joost (docent) lezen" in shown
    assert "hebben gepraat" in shown
