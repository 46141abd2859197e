"""A bewijs van deelname tells that somebody took part, and not a word of the work."""

import json

import pytest

from learning.competences.portfolio.exports.views import WAIT
from learning.submissions.models import Agreement
from learning.waiting.jobs import forget_all_of
from tests.competences.portfolio.making import HOME
from tests.pango import needs_pango
from tests.work import STORY, Work

PROOF = f"{HOME}bewijs/proef"


@pytest.fixture
def everything(app, school, sanne, voorjaar, anna, now):
    """Every part of the module is finished, one in another way."""
    module = app.extensions["live"].library.shelf().modules["proef"]
    for opdracht in module.opdrachten:
        for part in opdracht.parts:
            work = Work(school, sanne, voorjaar, now, opdracht.id, part.id)
            agreed = Agreement(kind=Agreement.TALKED, docent_id=anna.id, at=now)
            work.submission.agreements.append(agreed)
            school.commit()
    return module


def test_before_everything_is_finished_it_says_kindly_what_is_open(as_, sanne, voorjaar):
    page = as_(sanne).get(PROOF).text
    assert "Dit staat nog open" in page
    assert "Praat erover met je docent." in page
    assert "Bewaar als PDF" not in page
    assert as_(sanne).post(f"{PROOF}/pdf").status_code == 403


def test_then_it_tells_who_which_module_which_group_and_when_and_nothing_else(
    as_, sanne, voorjaar, everything, school, anna, now
):
    work = Work(school, sanne, voorjaar, now, "kijk-terug", "", "anders")
    work.hand_in()
    page = as_(sanne).get(PROOF).text
    assert "Sanne</bdi></b> deed mee" in page
    assert everything.title in page
    assert "Voorjaar" in page
    assert "tot en met 9 maart 2026" in page
    assert STORY not in page
    assert "Anna" not in page.split("<h1>")[1]


def test_it_is_about_the_group_where_it_was_done_and_not_about_a_newer_one(
    as_, sanne, everything, cohort
):
    cohort("Later", students=[sanne])
    page = as_(sanne).get(PROOF).text
    assert "deed mee" in page
    assert "Voorjaar" in page
    assert "Later" not in page.split("<h1>")[1]


@needs_pango
@pytest.mark.sqlite_only
def test_it_goes_along_as_a_pdf(as_, sanne, everything):
    answer = as_(sanne).post(f"{PROOF}/pdf")
    assert answer.data.startswith(b"%PDF")
    name = 'filename="bewijs-van-deelname-2026-03-09.pdf"'
    assert name in answer.headers["Content-Disposition"]


def test_the_one_of_a_module_does_not_replace_the_one_of_another(
    app, as_, sanne, everything, monkeypatch
):
    monkeypatch.setitem(app.config, WAIT, 0.0)
    browser = as_(sanne)
    answer = browser.post(f"{PROOF}/pdf")
    assert answer.location == "/waiting/bewijs-proef"
    room = app.extensions["settings"].waiting
    found = next((room / sanne.public_id).glob("bewijs-proef.*/job.json"))
    assert json.loads(found.read_text())["title"].endswith(f"deelname aan {everything.title}")
    assert browser.get(answer.location).status_code == 200
    forget_all_of(room, sanne.public_id)


def test_who_does_not_learn_it_has_no_such_page(as_, cast):
    for who in ("anna", "karim", "wim"):
        assert as_(cast[who]).get(PROOF).status_code == 404, who
    assert as_(cast["sanne"]).get(f"{HOME}bewijs/bestaat-niet").status_code == 404
