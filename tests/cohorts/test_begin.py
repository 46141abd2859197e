"""Making a cohort and choosing its modules: a beheerder does both."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from learning.cohorts.models import Cohort, Following

KEY = "abcdefghjkmn23"


@pytest.fixture
def follows(school, voorjaar):
    def now():
        school.rollback()
        return sorted(
            school.scalars(select(Following.module).where(Following.cohort_id == voorjaar.id))
        )

    return now


@pytest.mark.parametrize(
    ("who", "may"),
    [("visitor", 302), ("sanne", 403), ("anna", 403), ("karim", 403), ("mats", 403), ("wim", 200)],
)
def test_only_a_beheerder_makes_cohorts(cast, as_, school, who, may):
    browser = as_(cast[who])
    assert browser.get("/cohorts/new").status_code == may
    answer = browser.post("/cohorts/new", data={"name": "Zomer", "key": KEY})
    assert answer.status_code == {302: 401, 200: 302}.get(may, may)
    assert bool(school.scalar(select(Cohort).where(Cohort.name == "Zomer"))) is (may == 200)


def test_the_form_carries_a_key_of_its_own(wim, as_, school):
    browser = as_(wim)
    key = (
        browser.get("/cohorts/new").text.split('name="key" type="hidden" value="')[1].split('"')[0]
    )
    answer = browser.post("/cohorts/new", data={"name": "Zomer", "key": key})
    assert answer.location == f"/cohorts/{key}"
    assert browser.get(answer.location).status_code == 200


def test_co1_sent_twice_or_eight_times_it_is_one_cohort(wim, as_, school):
    browsers = [as_(wim) for _ in range(8)]

    def send(browser):
        return browser.post("/cohorts/new", data={"name": "Zomer", "key": KEY}).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, browsers)) == {302}
    assert len(school.scalars(select(Cohort)).all()) == 1


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a" * 81, "a\nb", "a\0"])
def test_a_name_that_cannot_be_seen_comes_back_with_words(wim, as_, name):
    answer = as_(wim).post("/cohorts/new", data={"name": name, "key": KEY})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert KEY in answer.text


@pytest.mark.parametrize(
    "key", ["", "kort", "../../../etc/pass", "ABCDEFGHJKMN23", "abcdefghjkmn2\n"]
)
def test_a_strange_key_is_refused(wim, as_, key):
    assert as_(wim).post("/cohorts/new", data={"name": "Zomer", "key": key}).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 401), ("sanne", 403), ("anna", 403), ("karim", 403), ("mats", 404), ("ria", 404),
     ("wim", 302)],
)  # fmt: skip
def test_only_a_beheerder_chooses_modules(cast, as_, voorjaar, follows, who, status):
    url = f"/cohorts/{voorjaar.public_id}/modules"
    assert as_(cast[who]).post(url, data={}).status_code == status
    assert follows() == ([] if who == "wim" else ["proef"])


def test_a_module_that_is_not_there_is_refused(wim, as_, voorjaar, follows):
    url = f"/cohorts/{voorjaar.public_id}/modules"
    answer = as_(wim).post(url, data={"modules": ["proef", "bestaat-niet"]})
    assert answer.status_code == 422
    assert follows() == ["proef"]


def test_a_followed_module_that_vanished_stays_until_it_is_unticked(
    wim, as_, voorjaar, school, follows
):
    voorjaar.follow({"proef", "verdwenen"})
    school.commit()
    browser, url = as_(wim), f"/cohorts/{voorjaar.public_id}"
    assert "verdwenen (staat nu niet op de site)" in browser.get(url).text
    browser.post(f"{url}/modules", data={"modules": ["proef", "verdwenen"]})
    assert follows() == ["proef", "verdwenen"]
    browser.post(f"{url}/modules", data={"modules": ["proef"]})
    assert follows() == ["proef"]
