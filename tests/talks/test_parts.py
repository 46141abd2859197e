"""An opdracht in parts: each with its own readers, handed in by itself. O4 and O5 as they are."""

import html
import re
from pathlib import Path

import pytest

from learning.modules.library import Library
from learning.modules.live import Live
from learning.submissions.models import Submission
from learning.submissions.rules import Status, status_of
from tests.pages import hidden_in
from tests.work import post_from_page

MODULE = "/modules/kwartiermaken"
O4, O5 = f"{MODULE}/vriendendiensten", f"{MODULE}/trefpunt"
ALONE = "Eerst lees je dit alleen zelf. Je docent leest het pas als je inlevert."
TALK = "Eerst lees je dit alleen zelf. Je groep en je docent lezen het pas als je het plaatst."


@pytest.fixture(scope="session")
def real_modules():
    return Library(Path(__file__).parent.parent.parent / "modules")


@pytest.fixture
def sanne_there(app, monkeypatch, real_modules, school, voorjaar, as_, sanne):
    """Sanne's browser; her cohort follows Kwartiermaken."""
    monkeypatch.setitem(app.extensions, "live", Live(real_modules))
    voorjaar.follow({"kwartiermaken"})
    school.commit()
    return as_(sanne)


@pytest.fixture
def does(sanne_there, voorjaar):
    """Begin a part and write it: ``does("eigen-buurt", "nadenken", past="…")``; hand it in too."""

    def act(opdracht, part, hand_in=True, **answers):
        what = {"module": "kwartiermaken", "opdracht": opdracht, "part": part}
        data = {"cohort": voorjaar.public_id, **what}
        work = sanne_there.post("/submissions/", data=data).headers["Location"]
        typed = {f"answer-{id}": text for id, text in answers.items()}
        assert post_from_page(sanne_there, f"{work}/write", typed).status_code == 302
        if hand_in:
            preview = sanne_there.get(f"{work}/hand-in", follow_redirects=True)
            hidden = hidden_in(preview.text, "revision", "version")
            done = sanne_there.post(preview.request.path, data=hidden)
            assert done.status_code == 302, done.text
        return work

    return act


def opdracht_on(page, id):
    """The opdracht as it stands in its chapter, without what is in tags."""
    found = re.search(rf'id="opdracht-{id}".*?</section>', page, re.DOTALL)[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found)))


def test_o4_each_part_has_its_own_readers_and_the_opdracht_says_where_they_are(sanne_there, does):
    page = opdracht_on(sanne_there.get(O4).text, "vriendendiensten")
    parts = "Zoek het uit: {}. Praat erover met je groep: {}."
    assert parts.format("nog niet begonnen", "nog niet begonnen") in page
    assert page.count(ALONE) == page.count(TALK) == 1
    assert page.index(ALONE) < page.index(TALK)
    does("vriendendiensten", "verkennen", organisaties="De Zijdeur.")
    does("vriendendiensten", "bespreken", hand_in=False, bijdrage="Ik vond iets.")
    page = opdracht_on(sanne_there.get(O4).text, "vriendendiensten")
    assert parts.format("ingeleverd", "je bent bezig") in page
    assert page.count(TALK) == 1
    assert ALONE not in page


def test_o5_its_three_parts_are_handed_in_each_by_itself(sanne_there, does, school, sanne):
    does("eigen-buurt", "nadenken", past="Kijken past bij mij.")
    does("eigen-buurt", "idee", kaart="Een bankje bij de wasserette.")
    said = "Denk na: ingeleverd. Deel je idee: besproken. Kijk terug: nog niet begonnen."
    assert said in opdracht_on(sanne_there.get(O5).text, "eigen-buurt")
    module = html.unescape(re.sub(r"<[^>]+>", " ", sanne_there.get(f"{MODULE}/").text))
    assert said in re.sub(r"\s+", " ", module)
    school.rollback()
    work = {each.part: each for each in school.query(Submission).filter_by(student_id=sanne.id)}
    assert status_of(work["nadenken"]) == Status.HANDED_IN
    assert status_of(work["idee"]) == Status.TALKED
    assert not work["nadenken"].handed_in.share
    assert work["idee"].handed_in.share.own_first


def test_the_module_page_tells_of_parts_only_of_what_was_begun(sanne_there):
    assert "Deel je idee: nog niet begonnen" not in sanne_there.get(f"{MODULE}/").text
    assert "Denk na:" in opdracht_on(sanne_there.get(O5).text, "eigen-buurt")


def test_each_writing_page_says_who_reads_that_part(sanne_there, does):
    alone = does("eigen-buurt", "nadenken", hand_in=False, past="Kijken.")
    page = sanne_there.get(f"{alone}/write").text
    assert "Anna (docent) en Joost (docent) lezen het pas als je inlevert." in page
    assert "Bekijk en lever in" in page
    talk = does("eigen-buurt", "idee", hand_in=False, kaart="Een bankje.")
    page = sanne_there.get(f"{talk}/write").text
    assert "Plaats je het in het gesprek?" in page
    assert "de studenten van Voorjaar het." in page
    assert "Bekijk en plaats in het gesprek" in page
    assert 'href="/talks/"' in page
