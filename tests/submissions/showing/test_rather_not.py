"""A docent asks a colleague: a no stays a no, and what the writer reads about it is so."""

import pytest

from learning.notices.models import Notice
from learning.submissions.rules import Verdict
from learning.submissions.showing.models import Showing
from tests.companions import asks_colleague, companion_of, shows
from tests.pages import hidden_in
from tests.work import STORY, Work


@pytest.fixture
def work(school, now, sanne, voorjaar, najaar):
    made = Work(school, sanne, voorjaar, now)
    made.hand_in()
    return made


def page_of(showing):
    return f"/submissions/shown/{showing.public_id}"


def colleague_page(work):
    return f"/submissions/hand-ins/{work.submission.handed_in.public_id}/colleague"


def ask(browser, work, other):
    data = {"address": other.email, "reason": "samen kijken"}
    return browser.post(colleague_page(work), data=data)


def unseen_of(school, *people):
    numbers = [each.id for each in people]
    found = school.query(Notice.words).filter(Notice.user_id.in_(numbers), Notice.seen_at.is_(None))
    return [row.words for row in found]


def hands_in_anew(browser, work, text="En later nog een keer."):
    work.write(text)
    page = browser.get(f"{work.address}/hand-in").text
    return browser.post(f"{work.address}/hand-in", data=hidden_in(page, "revision", "version"))


@pytest.mark.parametrize("said", ["before", "after_a_yes"])
def test_r26_after_a_no_of_the_writer_nobody_asks_it_again(
    as_, at, school, work, sanne, anna, joost, ria, said
):
    asked = asks_colleague(work, anna, ria)
    writer = as_(sanne)
    writer.get(work.address)
    if said == "after_a_yes":
        writer.post(f"{page_of(asked)}/agree")
    writer.post(f"{page_of(asked)}/stop")
    for docent in (anna, joost):
        answer = ask(as_(docent), work, ria)
        assert answer.status_code == 409
        assert "Vragen kan niet nog eens." in answer.text
        assert ria.email in answer.text, "what was typed stays"
    writer.get(work.address)
    at("2026-03-30 09:00")
    assert as_(ria).get(page_of(asked)).status_code == 404
    assert school.query(Showing).count() == 1
    page = as_(anna).get(colleague_page(work)).text
    assert "De student wil liever niet dat Ria meeleest." in page
    assert f"{page_of(asked)}/stop" not in page


def test_what_a_docent_withdrew_may_be_asked_again(as_, school, work, sanne, anna, ria):
    browser = as_(anna)
    for number in (1, 2):
        assert ask(browser, work, ria).status_code == 302
        asked = school.query(Showing).filter(Showing.withdrawn_at.is_(None)).one()
        assert school.query(Showing).count() == number
        assert len(unseen_of(school, sanne, ria)) == 2
        assert browser.post(f"{page_of(asked)}/stop").status_code == 302
        assert unseen_of(school, sanne, ria) == [], "no notice leads to what is gone"
        school.expire_all()


def test_withdrawing_a_question_leaves_what_else_is_told_about_the_work(
    as_, school, work, sanne, anna, ria, now
):
    ask(as_(anna), work, ria)
    school.add(Notice(user_id=sanne.id, key="x", words="Anders.", address=work.address, at=now))
    school.commit()
    as_(anna).post(f"{page_of(school.query(Showing).one())}/stop")
    assert unseen_of(school, sanne, ria) == ["Anders."]


def test_every_docent_of_the_cohort_withdraws_it_and_nobody_is_said_to_refuse(
    as_, school, work, sanne, anna, joost, ria, mats
):
    asked = asks_colleague(work, anna, ria)
    browser = as_(joost)
    there = f"{page_of(asked)}/stop"
    assert there in browser.get(colleague_page(work)).text
    for other in (ria, mats):
        assert as_(other).post(there).status_code == 404
    assert browser.post(there, follow_redirects=True).status_code == 200
    assert unseen_of(school, anna) == []
    assert ask(browser, work, ria).status_code == 302


def test_a_docent_does_not_stop_what_the_writer_shows(as_, work, karim, anna):
    shown = shows(work, karim)
    assert as_(anna).post(f"{page_of(shown)}/stop").status_code == 404


def test_after_a_silent_yes_the_writer_reads_who_reads_which_text_and_can_stop_it(
    as_, at, work, sanne, anna, ria
):
    asked = asks_colleague(work, anna, ria)
    as_(sanne).get(work.address)
    at("2026-03-10 09:00")
    page = as_(sanne).get(work.address).text
    assert "<bdi>Ria</bdi> (docent) leest mee" in page
    assert "Dat is goed" not in page
    work.review(anna, Verdict.AANVULLEN)
    assert hands_in_anew(as_(sanne), work).status_code == 302
    page = as_(sanne).get(work.address).text
    assert "<bdi>Ria</bdi> (docent) leest je vorige tekst, van gisteren" in page
    assert STORY in as_(ria).get(page_of(asked)).text
    assert as_(sanne).post(f"{page_of(asked)}/stop").status_code == 302
    assert as_(ria).get(page_of(asked)).status_code == 404


def test_a_newer_text_closes_a_question_that_is_still_open(as_, at, school, work, sanne, anna, ria):
    ask(as_(anna), work, ria)
    asked = school.query(Showing).one()
    writer = as_(sanne)
    writer.get(work.address)
    work.review(anna, Verdict.AANVULLEN)
    hands_in_anew(writer, work)
    assert "Dat is goed" not in writer.get(work.address).text
    assert unseen_of(school, anna, ria) == []
    at("2026-03-30 09:00")
    assert as_(ria).get(page_of(asked)).status_code == 404
    assert ask(as_(anna), work, ria).status_code == 302, "about the new text it can be asked"


def test_a_question_about_an_older_text_says_which(as_, work, sanne, anna, ria):
    first = colleague_page(work)
    work.review(anna, Verdict.AANVULLEN)
    work.hand_in("En later nog een keer.")
    data = {"address": ria.email, "reason": "samen kijken"}
    assert as_(anna).post(first, data=data).status_code == 302
    assert "Ria leest dan alleen je vorige tekst, van vandaag." in as_(sanne).get(work.address).text


def test_who_read_it_before_and_does_no_longer_can_be_asked(
    as_, at, school, now, work, sanne, anna, ria, voorjaar
):
    companion_of(school, sanne, ria, voorjaar, now, days=14)
    shows(work, ria, "praktijkopleider")
    assert (
        "Ria kan deze tekst al lezen."
        in (
            as_(anna).post(
                colleague_page(work),
                data={"address": ria.email, "reason": "samen kijken"},
                follow_redirects=True,
            )
        ).text
    )
    at("2026-04-01 09:00")
    assert ask(as_(anna), work, ria).status_code == 302
    assert "Anna vraagt of Ria (docent) mag meelezen" in as_(sanne).get(work.address).text


@pytest.mark.parametrize("what", ["closed", "left"])
@pytest.mark.parametrize("verb", ["agree", "stop"])
def test_the_writer_answers_wherever_silence_would_answer_too(
    as_, school, work, sanne, anna, ria, voorjaar, what, verb, now
):
    asked = asks_colleague(work, anna, ria)
    if what == "closed":
        as_(anna).post(f"/cohorts/{voorjaar.public_id}/close")
    else:
        data = {"person": sanne.public_id, "role": "student"}
        as_(anna).post(f"/cohorts/{voorjaar.public_id}/remove", data=data)
    writer = as_(sanne)
    assert "Dat is goed" in writer.get(work.address).text
    assert writer.post(f"{page_of(asked)}/{verb}").status_code == 302
    status = 200 if verb == "agree" else 404
    assert as_(ria).get(page_of(asked)).status_code == status


def test_the_writer_answers_also_when_the_opdracht_is_gone(
    as_, school, now, sanne, anna, ria, voorjaar, najaar
):
    gone = Work(school, sanne, voorjaar, now, opdracht="bestaat-niet")
    gone.hand_in()
    asked = asks_colleague(gone, anna, ria)
    assert as_(sanne).post(f"{page_of(asked)}/agree").status_code == 302
    assert as_(ria).get(page_of(asked)).status_code == 200


@pytest.mark.parametrize("who", ["bilal", "anna", "ria", "wim"])
def test_nobody_else_answers(as_, work, cast, anna, ria, who):
    asked = asks_colleague(work, anna, ria)
    assert as_(cast[who]).post(f"{page_of(asked)}/agree").status_code == 404
