"""The page with everything on the table: newest first, in pages, narrowed, always the same work."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import insert

from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort, Role
from learning.social_map.folding import folded
from learning.werktafel.models import Question
from learning.werktafel.states import Outcome
from tests.werktafel import asking

ADDRESSES = re.compile(r'(?:href|action|src)="([^"]*)"')


@pytest.fixture
def many(school, voorjaar, bilal, now):
    """``many(45)``: so many questions, a minute apart, numbered from the oldest."""

    def make(number, **more):
        table = asking.table_of(school, voorjaar, now)
        rows = [
            {
                "public_id": new_public_id(),
                "table_id": table.id,
                "cohort_id": voorjaar.id,
                "asker_id": bilal.id,
                "is_named": True,
                "text": f"Vraag nummer {each:05}?",
                "found_by": folded(f"Vraag nummer {each:05}?"),
                "revision": 1,
                "asked_at": now + timedelta(minutes=each),
                "brought_at": now + timedelta(minutes=each),
                **more,
            }
            for each in range(number)
        ]
        school.execute(insert(Question), rows)
        school.commit()

    return make


def test_twenty_at_a_time_the_newest_first_and_none_twice(as_, many, sanne):
    many(45)
    seen, address = [], "/werktafel/"
    while address:
        page = as_(sanne).get(address).text
        here = [line[:19] for line in page.split("Vraag nummer")[1:]]
        seen += [each[1:6] for each in here]
        following = page.split("Toon eerdere vragen")[0].rsplit('href="', 1)
        more = "Toon eerdere vragen" in page
        address = following[1].split('"')[0].replace("&amp;", "&") if more else ""
    assert seen == [f"{each:05}" for each in reversed(range(45))]


def looked_for(browser, **asked):
    """The answer to *Zoek een vraag*."""
    return browser.post("/werktafel/", data=asked)


@pytest.mark.parametrize("what", ["table", "searched", "question"])
def test_it_costs_the_same_with_one_and_with_many(as_, many, school, sanne, statements, what):
    def cost():
        made = school.query(Question).first()
        browser = as_(sanne)
        browser.get("/werktafel/own")
        statements.clear()
        address = asking.address(made) if what == "question" else "/werktafel/"
        is_search = what == "searched"
        answer = looked_for(browser, q="nummer") if is_search else browser.get(address)
        assert answer.status_code == 200
        return len(statements)

    many(1)
    one = cost()
    many(300)
    for each in school.query(Question).limit(30):
        asking.added(school, each, sanne, each.asked_at)
    assert cost() <= one + (1 if what == "question" else 0)
    assert one <= 13


def test_narrowed_by_what_came_of_it_and_by_words(as_, question, school, sanne):
    open_one, done = question("Wie weet een café?"), question("Wie weet een koor?")
    done.outcome = Outcome.MATCH
    school.commit()

    def shown(**asked):
        page = as_(sanne).post("/werktafel/", data=asked, follow_redirects=True).text
        return [each.text in page for each in (open_one, done)]

    assert shown() == [True, False]
    assert shown(state="match") == [False, True]
    assert shown(state="alles") == [True, True]
    assert shown(q="CAFE", state="alles") == [True, False]
    assert shown(q="weet koor", state="alles") == [False, True]
    assert shown(state="onzin") == [True, False]


def test_words_that_were_looked_for_stand_in_no_address(as_, many, sanne):
    many(25)
    browser = as_(sanne)
    page = looked_for(browser, q=" nummer ", state="alles").text
    assert ADDRESSES.findall(page)
    assert not any("nummer" in each for each in ADDRESSES.findall(page))
    more = page.split('value="Toon')[0].split('name="after" value="')[1:]
    places = [each.split('"')[0] for each in more]
    following = looked_for(browser, q="nummer", state="alles", after=max(places)).text
    assert ["00024" in page, "00005" in page, "00004" in page] == [True, True, False]
    assert ["00005" in following, "00004" in following, "00000" in following] == [False, True, True]
    only_state = looked_for(browser, q=" ", state="match")
    assert only_state.location == "/werktafel/?state=match"
    assert "00024" in browser.get("/werktafel/?q=niets").text  # an address from before


STRANGE = ("%", '"', "*", "_", "🎈", "' OR 1=1 --")


@pytest.mark.parametrize("q", STRANGE)
def test_strange_words_get_a_calm_page(as_, question, sanne, q):
    question()
    assert looked_for(as_(sanne), q=q).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"after": "onzin"}, {"after": "99999999999999999999-1"}, {"state": "🎈"}]
)
def test_strange_addresses_get_a_calm_page(as_, question, sanne, asked):
    question()
    assert as_(sanne).get("/werktafel/", query_string=asked).status_code == 200
    assert looked_for(as_(sanne), q="koor", **asked).status_code == 200


def test_it_counts_nobody_and_shames_nothing(as_, question, school, sanne, bilal, now):
    made = question()
    for _ in range(3):
        asking.added(school, made, bilal, now)
    page = as_(sanne).get("/werktafel/").text.lower()
    for word in ("onbeantwoord", "reacties", "inbreng:", "(3)", "drie "):
        assert word not in page


def test_az5_who_sits_in_two_cohorts_chooses_the_table(as_, question, school, najaar, sanne, now):
    najaar.add(sanne, Role.STUDENT, now)
    school.commit()
    made = question("Van Voorjaar?")
    assert made.text not in as_(sanne).get(f"/werktafel/?cohort={najaar.public_id}").text
    assert made.text in as_(sanne).get(f"/werktafel/?cohort={made_cohort(school, made)}").text


def made_cohort(school, question) -> str:
    return school.get(Cohort, question.cohort_id).public_id


def test_az5_nobody_opens_the_table_of_others(as_, question, voorjaar, cast):
    made = question()
    for who in ("mats", "ria", "wim", "paula"):
        assert as_(cast[who]).get(f"/werktafel/?cohort={voorjaar.public_id}").status_code == 404
        assert as_(cast[who]).get(asking.address(made)).status_code == 404
        months = f"/werktafel/months/2026-03?cohort={voorjaar.public_id}"
        assert as_(cast[who]).get(months).status_code == 404


def test_who_left_or_whose_account_is_closed_is_nowhere(
    as_, question, school, voorjaar, bilal, now
):
    made, browser = question(), as_(bilal)
    assert browser.get(asking.address(made)).status_code == 200
    next(each for each in voorjaar.present if each.user_id == bilal.id).leave(now)
    school.commit()
    assert browser.get(asking.address(made)).status_code == 404


def test_au3_the_asker_sees_who_opened_it_and_the_list_leaves_no_row(as_, question, sanne, anna):
    made = question()
    as_(anna).get("/werktafel/")
    assert "Anna" not in as_(sanne).get("/privacy/").text.split("<main")[1]
    as_(anna).get(asking.address(made))
    page = as_(sanne).get("/privacy/").text
    assert "jouw vraag aan de Werktafel" in page
    assert "Anna" in page.split("<main")[1]
