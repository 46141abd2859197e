"""The page: what is typed travels by POST, every question gets an answer in words, and paging
shows everything once."""

import logging
import re

import pytest
from sqlalchemy import insert, select

from learning.base import clock
from learning.competences.evidence.models import Evidence, Source
from learning.search import hits
from learning.search.doors import queries as doors
from learning.search.hits import AT_FIRST
from learning.search.others import queries
from learning.submissions.models import HandedInAnswer, HandIn
from tests.search.conftest import Page
from tests.sharing import Shared
from tests.work import Work


@pytest.fixture
def handed_in(way, school, voorjaar, now, sanne, bilal, noor, fatma):
    """Six pieces of work with a word in two of their boxes, of which one was taken back."""
    works = [Work(school, each, voorjaar, now) for each in (sanne, bilal, noor, fatma)]
    works += [Work(school, each, voorjaar, now, "kijk-rond", "zoeken") for each in (sanne, bilal)]
    for number, work in enumerate(works):
        work.write(moment=f"Een zwaluw, nummer {number}", gevoel="De zwaluw vloog weg")
        work.hand_in(f"Een zwaluw, nummer {number}")
    works[2].submission.take_back(False, now)
    school.commit()
    return works


def test_hd1_words_stand_in_no_address_no_log_and_no_cookie(as_, sanne, voorjaar, caplog):
    caplog.set_level(logging.DEBUG)
    browser = as_(sanne)
    answer = browser.post("/search/", data={"q": "zwaluwstaart"})
    assert answer.status_code == 200
    forms = re.findall(r'<(?:form|a)[^>]*(?:action|href)="([^"]*)"', answer.text)
    assert not [each for each in forms if "zwaluw" in each]
    assert 'method="get"' not in answer.text.lower()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "zwaluw" not in str(answer.headers)
    assert "zwaluw" not in re.search("<title>(.*?)</title>", answer.text)[1]
    with browser.session_transaction() as session:
        assert "zwaluw" not in str(dict(session))
    assert "zwaluw" not in caplog.text
    assert "zwaluw" not in browser.get("/search/?q=zwaluw").text


@pytest.mark.parametrize("typed", ["%", '"', "*", "-", "(", "", " ", "a", "\x00", "🌻"])
def test_nothing_to_look_for_gets_kind_words(search, anna, handed_in, typed):
    page = search(anna, typed)
    assert "minstens twee letters" in page.text
    assert not page.rows


@pytest.mark.parametrize(
    "typed",
    [
        *("zwaluw%", "zwaluw*", '"zwaluw', "zwaluw OR", "zwaluw)", "-zwaluw", "zwaluw'--"),
        "zwa\x00luw",
        *("NEAR(zwaluw)", "scope:zwaluw", "zwaluw & !", "zwaluw <->", "zwaluw:*", "\\zwaluw"),
        "xcohort1 zwaluw",
    ],
)  # fmt: skip
def test_signs_mean_nothing_and_break_nothing(search, anna, handed_in, typed):
    page = search(anna, typed)
    found = {"zwaluw%", "zwaluw*", '"zwaluw', "zwaluw)", "-zwaluw", "zwaluw & !", "zwaluw <->"}
    found |= {"zwaluw:*", "\\zwaluw", "zwaluw'--"}
    assert ("ingeleverd" in page.kinds) == (typed in found), page.rows


def test_a_thousand_words_are_answered_and_it_says_which_count(search, anna, handed_in):
    page = search(anna, " ".join(["zwaluw"] * 1000))
    assert "eerste 20 woorden" in page.text
    assert len(page.rows["ingeleverd"]) == AT_FIRST
    assert "eerste 20 woorden" in search(anna, "w" * 1_000_000).text


def test_au1_of_others_the_place_is_told_and_no_word(search, anna, bilal, handed_in):
    page = search(anna, "zwaluw nummer")
    assert "nummer 1" not in page.text
    assert "Van Bilal" in page.text
    own = search(bilal, "zwaluw nummer")
    assert "<mark>zwaluw</mark>, <mark>nummer</mark> 1" in own.text
    assert own.kinds == {"werk"}


def test_az9_what_was_taken_back_or_is_being_erased_is_gone_at_once(
    search, anna, noor, handed_in, school, now
):
    titles = search(anna, "zwaluw", kind="ingeleverd").rows["ingeleverd"]
    assert len(titles) == 5, "one of six was taken back"
    assert search(noor, "zwaluw").kinds == {"werk"}, "she has her draft"
    for each in (handed_in[0], handed_in[4]):
        each.submission.erase(now)
    school.commit()
    assert len(search(anna, "zwaluw", kind="ingeleverd").rows["ingeleverd"]) == 3
    assert not search(handed_in[0].submission.student, "zwaluw").kinds


def test_az9_leaving_or_closing_a_place_ends_finding(
    search, anna, handed_in, school, voorjaar, now
):
    assert search(anna, "zwaluw").kinds == {"ingeleverd"}
    for seat in voorjaar.memberships:
        if seat.user_id == anna.id:
            seat.left_at = now
    school.commit()
    assert not search(anna, "zwaluw").kinds


def test_paging_shows_everything_once_and_more_only_when_there_is(
    as_, school, anna, voorjaar, person, now
):
    students = [person(f"Student {n}") for n in range(46)]
    for each in students:
        Work(school, each, voorjaar, now).hand_in("Een zwaluw in de lucht.")
    browser, seen, before = as_(anna), [], None
    for size in (20, 20, 6):
        data = {"q": "zwaluw", "kind": "ingeleverd", **({"before": before} if before else {})}
        page = Page(browser.post("/search/", data=data))
        assert len(page.rows["ingeleverd"]) == size
        seen += [rest for *_, rest in page.rows["ingeleverd"]]
        before = page.before
    assert not before
    assert len(set(seen)) == 46
    assert "Student 45" in seen[0]
    for nonsense in ("x", "-1", "9" * 30, "é"):
        assert browser.post("/search/", data={**data, "before": nonsense}).status_code == 200


def test_the_same_questions_for_one_and_for_many(as_, statements, anna, handed_in):
    browser = as_(anna)
    browser.post("/search/", data={"q": "zwaluw"})
    counts = []
    for words in ("zwaluw", "nummer 1", "nergens"):
        statements.clear()
        browser.post("/search/", data={"q": words})
        counts.append(len(statements))
    assert counts[0] == counts[1] >= counts[2]
    assert counts[0] <= 40


def test_modules_are_found_by_who_may_read_them(search, sanne, mats, wim, voorjaar, cohort):
    other = cohort("Elders", students=[mats], modules=())
    assert other
    page = search(sanne, "kijk")
    assert "modules" in page.kinds
    assert "modules" not in search(mats, "kijk").kinds
    assert "modules" in search(wim, "kijk").kinds


def test_where_only_the_newest_are_looked_through_it_says_so(search, sanne, anna, voorjaar, school):
    at = clock.now()
    assert "alleen in de nieuwste" not in search(sanne, "roodborst").text
    quote = {"student_id": sanne.id, "framework": "kwartiermaker", "code": "C1", "told": "Kijkt"}
    about = {"source": Source.NOTEBOOK, "source_title": "", "source_at": at, "made_at": at}
    for number in range(hits.MOST):
        text = "Een zwaluw" if number > hits.MOST - 6 else "Een mus"
        school.add(Evidence(**quote, **about, quote=text, revision=0))
    school.commit()
    page = search(sanne, "mus", kind="bewijs")
    assert "alleen in de nieuwste" not in page.text, "there is more of what was looked through"
    page = search(sanne, "roodborst")
    assert "alleen in de nieuwste teksten: Wat je kunt." in page.text
    assert "alleen in de nieuwste" not in search(anna, "roodborst").text


def test_of_a_cohort_with_thousands_of_texts_the_newest_shares_are_found_and_it_says_so(
    search, school, voorjaar, now, sanne, bilal, samen
):
    shared = Shared(school, sanne, voorjaar, now)
    shared.hands_in("Een zwaluw.")
    shared.shares()
    assert "gedeeld" in search(bilal, "zwaluw").kinds
    assert "alleen in de nieuwste" not in search(bilal, "zwaluw").text
    columns = [each for each in HandIn.__table__.c if each.name not in ("id", "public_id")]
    row = school.execute(select(*columns)).mappings().first()
    newer = ({**row, "public_id": f"h{number:013}"} for number in range(queries.NEAR))
    school.execute(insert(HandIn.__table__), list(newer))
    page = search(bilal, "zwaluw")
    assert "gedeeld" not in page.kinds
    assert "alleen in de nieuwste teksten: Met je gedeeld." in page.text


def test_what_many_handed_in_is_found_by_the_index(search, school, voorjaar, now, sanne, anna):
    Work(school, sanne, voorjaar, now).hand_in("Een zwaluw in de lucht.")
    row = dict(school.execute(select(HandedInAnswer.__table__)).mappings().first())
    more = [{**row, "place": 100 + each} for each in range(doors.FEW + 20)]
    more[-1]["text"] = "Een merel in de lucht."
    some, rest = more[:-50], more[-50:]
    school.execute(insert(HandedInAnswer.__table__), some)
    assert "ingeleverd" in search(anna, "zwaluw").kinds
    assert "ingeleverd" not in search(anna, "merel").kinds
    school.execute(insert(HandedInAnswer.__table__), rest)
    assert "ingeleverd" in search(anna, "merel").kinds


def test_a_quote_leads_to_the_page_of_that_evidence(search, as_, sanne, voorjaar, school):
    at = clock.now()
    quote = {"student_id": sanne.id, "framework": "kwartiermaker", "code": "C1", "told": "Kijkt"}
    about = {"source": Source.NOTEBOOK, "source_title": "", "source_at": at, "made_at": at}
    one = Evidence(**quote, **about, quote="Een specht klopt", revision=0)
    school.add(one)
    school.commit()
    [(address, *_)] = search(sanne, "specht").rows["bewijs"]
    assert address == f"/competences/evidence/{one.public_id}"
    answer = as_(sanne).get(address)
    assert answer.status_code == 200
    assert "Een specht klopt" in answer.text
