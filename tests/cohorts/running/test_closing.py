"""A closed cohort: one reads on and writes in one's own texts; nothing new begins there."""

from threading import Barrier, Thread

import pytest

from tests.letterbox import link_in, mails
from tests.work import STORY, Work, post_from_page

WHO = [("visitor", 401), ("sanne", 403), ("karim", 403), ("mats", 404), ("ria", 404)]
SAID = "Deze groep is gesloten."


@pytest.fixture
def close(as_, anna, there):
    """``close()`` closes the cohort; ``close("reopen")`` opens it again."""
    return lambda what="close", who=anna: as_(who).post(there(what))


@pytest.fixture
def hand_in(as_):
    """``hand_in(work)`` posts the button, as Sanne's page would."""

    def post(work, browser=None):
        data = {"revision": work.submission.draft.revision, "version": ""}
        browser = browser or as_(work.submission.student)
        return browser.post(f"{work.address}/hand-in", data=data)

    return post


@pytest.mark.parametrize("what", ["close", "reopen"])
@pytest.mark.parametrize(("who", "status"), [*WHO, ("anna", 302), ("joost", 302), ("wim", 302)])
def test_docenten_and_a_beheerder_close_and_open(cast, close, who, status, what):
    assert close(what, cast[who]).status_code == status


def test_closing_twice_keeps_the_first_moment_and_tells_once(close, sanne, as_, at, voorjaar,
                                                              school):  # fmt: skip
    close()
    at("2026-03-10")
    close()
    school.refresh(voorjaar)
    assert voorjaar.closed_at.day == 9
    assert as_(sanne).get("/").text.count("Je groep is gesloten.") == 1


def test_the_notice_goes_when_the_page_was_seen(close, sanne, as_, there):
    close()
    browser = as_(sanne)
    assert "Deze groep is gesloten sinds" in browser.get(there()).text
    assert "Je groep is gesloten." not in browser.get("/").text


def test_one_reads_on_and_writes_in_ones_own_text(close, sanne, as_, voorjaar, school, now):
    work, browser = Work(school, sanne, voorjaar, now).write(), as_(sanne)
    close()
    for page in ("/", "/modules/", "/modules/proef/begin", f"{work.address}/write"):
        assert browser.get(page).status_code == 200
    page = f"{work.address}/write"
    assert post_from_page(browser, page, {"answer-moment": "Nog een zin."}).status_code == 302
    school.expire_all()
    assert work.submission.draft.answers["moment"] == "Nog een zin."


def test_nothing_is_handed_in_and_the_text_stays(close, hand_in, sanne, as_, voorjaar, school, now):
    work = Work(school, sanne, voorjaar, now).write()
    close()
    answer = hand_in(work)
    assert answer.status_code == 409
    assert SAID in answer.text
    assert "lever in" not in as_(sanne).get(f"{work.address}/write").text
    assert SAID in as_(sanne).get(f"{work.address}/hand-in").text
    school.refresh(work.submission)
    assert not work.submission.hand_ins
    close("reopen")
    assert hand_in(work).status_code == 302
    school.expire_all()
    assert work.submission.hand_ins


def test_what_began_can_be_gone_on_with_and_nothing_new_begins(close, sanne, as_, voorjaar, school,
                                                               now):  # fmt: skip
    work = Work(school, sanne, voorjaar, now).write()
    close()
    what = {"cohort": voorjaar.public_id, "module": "proef", "part": ""}
    browser = as_(sanne)
    again = browser.post("/submissions/", data={**what, "opdracht": "kijk-terug"})
    assert again.location.endswith(work.address)
    other = {"opdracht": "kijk-rond", "part": "zoeken"}
    answer = browser.post("/submissions/", data={**what, **other})
    assert answer.status_code == 409
    assert SAID in answer.text


def test_a_docent_finishes_what_was_handed_in(close, anna, sanne, as_, voorjaar, school, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    close()
    assert as_(anna).get(work.review_address).status_code == 200
    assert STORY in as_(anna).get(work.review_address).text


def test_nobody_is_invited_and_an_invitation_waits(close, anna, invite, check, send, as_, school):
    invite(anna, "jo@x.nl")
    close()
    refused = invite(anna, "an@x.nl")
    assert refused.status_code == 409
    assert "an@x.nl" in refused.text
    assert check(anna, "An;an@x.nl").status_code == 409
    assert send(anna, "naam;e-mail\nAn;an@x.nl").status_code == 409
    link = link_in(mails(school)[0])
    assert as_().post(link, data={"name": "Jo"}).status_code == 409
    close("reopen")
    assert as_().post(link, data={"name": "Jo"}).status_code == 302
    assert len(mails(school)) == 1


def test_a_docent_opens_no_talk(cast, close, as_, voorjaar, samen):
    close()
    key = voorjaar.public_id
    talk = {"cohort": key, "module": "samen", "opdracht": "delen", "part": "allen"}
    answer = as_(cast["anna"]).post("/talks/", data=talk)
    assert answer.status_code == 409
    assert SAID in answer.text


def test_co4_closing_while_somebody_hands_in(sanne, anna, as_, there, voorjaar,
                                             school, now):  # fmt: skip
    """Fifty times: it is handed in wholly, or refused; never after the closing.

    The threads touch nothing of the test's own session.
    """
    work, hers, browser = Work(school, sanne, voorjaar, now).write(), as_(anna), as_(sanne)
    address, closing, opening = work.address, there("close"), there("reopen")
    seen, data = set(), {"revision": work.submission.draft.revision, "version": ""}
    for _ in range(50):
        ready, codes = Barrier(2), {}

        def press(name, act, ready=ready, codes=codes):
            ready.wait()
            codes[name] = act().status_code

        both = [
            Thread(
                target=press, args=("hand", lambda: browser.post(f"{address}/hand-in", data=data))
            ),
            Thread(target=press, args=("close", lambda: hers.post(closing))),
        ]
        for each in both:
            each.start()
        for each in both:
            each.join()
        school.expire_all()
        assert codes["close"] == 302
        assert bool(work.submission.handed_in) is (codes["hand"] == 302)
        seen.add(codes["hand"])
        if codes["hand"] == 302:
            browser.post(f"{address}/take-back")
        hers.post(opening)
    assert seen <= {302, 409}


def test_closed_there_is_nothing_to_fill_in_and_no_answer_is_counted_on(
    as_, anna, sanne, voorjaar, school, now, there
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    student, docent = as_(sanne), as_(anna)
    assert "Reken op een antwoord" in student.get("/").text
    docent.post(there("close"))
    for page in ("list", "hand-over"):
        text = docent.get(there(page)).text
        assert "Deze groep is gesloten sinds" in text
        assert 'method="post"' not in text.partition("<main")[2].partition("</main>")[0]
    assert "Reken op een antwoord" not in student.get("/").text
    assert "Je groep is gesloten." in student.get("/").text
    docent.post(there("reopen"))
    assert "Je groep is gesloten." not in student.get("/").text
