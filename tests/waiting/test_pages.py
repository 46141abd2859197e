"""The page that says how far it is, for whoever asked and for nobody else."""

import re
from datetime import timedelta

import pytest

from learning.ticking import tick
from learning.waiting.job import State
from learning.waiting.jobs import KEPT
from tests.submissions.pairs import Pairs
from tests.work import Work

HERE = "/waiting/portfolio"
LONG = 60.0


@pytest.fixture
def begin(waiting_room, sanne):
    """Something is made for Sanne."""
    return lambda words, patience=LONG: waiting_room.begin(words, sanne.public_id, patience)


def head_of(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page)[1]


def test_while_it_goes_on_the_page_says_which_step_and_how_many_pages(
    as_, sanne, begin, waiting_room
):
    waiting_room.until(begin("turn step stay", 0), State.BUSY)
    page = as_(sanne).get(HERE).text
    assert head_of(page) == "We maken je pdf"
    assert "<title>We maken je pdf – Vrijplaats</title>" in page
    said = re.search(r'<div role="status" data-part="said">(.*?)</div>', page, re.DOTALL)[1]
    assert "Stap 2 van 3. We maken de pagina’s." in said
    assert "31" not in said  # what changes often is not read aloud each time
    assert "Er zijn nu 31 pagina’s." in page
    assert re.search(r'<progress [^>]*max="3" value="1.5">Stap 2 van 3</progress>', page)
    assert f'href="{HERE}">Kijk hoe ver het is' in page


def test_before_its_turn_it_says_that_others_go_first(as_, sanne, begin):
    begin("stay", 0)
    assert "Daarna ben jij aan de beurt." in as_(sanne).get(HERE).text


def test_what_is_done_can_be_kept_more_than_once_and_is_cached_nowhere(as_, sanne, begin):
    begin("turn done")
    assert head_of(as_(sanne).get(HERE).text) == "Je pdf is klaar"
    for _ in range(2):
        answer = as_(sanne).get(f"{HERE}/file")
        assert (answer.data, answer.mimetype) == (b"%PDF klaar", "application/pdf")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "portfolio-2026-03-09.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("who", ["bilal", "anna", "karim", "wim", "mats"])
def test_az9_it_does_not_exist_for_anybody_else(as_, cast, begin, who):
    begin("turn done")
    for address in (HERE, f"{HERE}/file"):
        assert as_(cast[who]).get(address).status_code == 404


@pytest.mark.parametrize("kind", ["bewijs", "..", "%2e%2e", "PORTFOLIO", "gone-1"])
def test_what_was_not_asked_is_not_there(as_, sanne, begin, kind):
    begin("turn done")
    assert as_(sanne).get(f"/waiting/{kind}").status_code == 404


def test_after_an_hour_it_is_gone_from_the_page_and_from_the_disk(as_, app, sanne, begin, at):
    job = begin("turn done")
    moment = job.begun_at + KEPT + timedelta(minutes=1)
    at(f"{moment:%Y-%m-%d %H:%M}")
    assert as_(sanne).get(HERE).status_code == 404
    tick(app)
    assert not job.folder.exists()


def test_work_that_a_restart_ended_says_so_with_one_button_to_begin_again(as_, sanne, begin):
    begin("die")
    page = as_(sanne).get(HERE).text
    assert head_of(page) == "Je pdf is er niet"
    assert "De site is net opnieuw gestart." in page
    assert 'action="/competences/portfolio/pdf"' in page
    assert as_(sanne).get(f"{HERE}/file").location == HERE


def test_what_took_too_long_says_what_else_one_can_do(as_, sanne, begin):
    begin("fail")
    assert "Dit duurde te lang." in as_(sanne).get(HERE).text


def test_se_erasing_a_text_takes_what_was_made_from_it_along(
    as_, school, sanne, voorjaar, now, begin
):
    work = Work(school, sanne, voorjaar, now)
    work.write()
    job = begin("turn done")
    browser = as_(sanne, own_device=True)
    key = work.submission.public_id
    assert browser.post(f"/privacy/texts/{key}/erase").status_code == 302
    assert not job.folder.exists()


@pytest.mark.usefixtures("samen")
def test_az6_erasing_a_text_of_two_takes_along_what_was_made_for_either(
    as_, school, voorjaar, sanne, bilal, waiting_room
):
    pairs = Pairs(school, as_, voorjaar)
    plan = pairs.together(sanne, bilal)
    pairs.writes(sanne, plan, doel="Van ons.")
    made = {who: waiting_room.begin("turn done", who.public_id, LONG) for who in (sanne, bilal)}
    pairs.browser(bilal).post(f"/privacy/texts/{plan}/erase")
    assert made[sanne].folder.exists()  # the text is there until both want it gone
    made[bilal] = waiting_room.begin("turn done", bilal.public_id, LONG)
    pairs.browser(sanne).post(f"/privacy/texts/{plan}/erase")
    assert not any(job.folder.exists() for job in made.values())


def test_az7_a_closed_account_leaves_no_file(as_, cast, begin):
    job = begin("turn done")
    address = f"/accounts/people/{cast['sanne'].public_id}/close"
    assert as_(cast["wim"]).post(address).status_code == 302
    assert not job.folder.exists()
