"""The plan of a cohort: its docenten make it, its students see their own days."""

from datetime import date

import pytest

from learning.cohorts.plan.models import PlanDate
from tests.cohorts.plan.conftest import ON, WAS
from tests.work import Work

DOCENTEN = ["anna", "joost"]


@pytest.fixture
def url(voorjaar):
    return f"/cohorts/{voorjaar.public_id}/plan"


@pytest.fixture
def stands(school, voorjaar):
    """The day of Kijk terug now, or None."""

    def look(opdracht="kijk-terug"):
        school.rollback()
        school.expire_all()
        found = school.get(PlanDate, (voorjaar.id, "proef", opdracht))
        return found and found.on

    return look


@pytest.mark.parametrize("who", DOCENTEN)
def test_docenten_choose_a_day_for_each_opdracht(cast, as_, url, stands, who):
    page = as_(cast[who]).get(url).text
    assert "Kijk terug" in page
    assert "Kijk rond" in page
    answer = as_(cast[who]).post(url, data={ON: "20-03-2026", WAS: ""})
    assert answer.status_code == 302
    assert stands() == date(2026, 3, 20)
    assert 'value="2026-03-20"' in as_(cast[who]).get(url).text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("sanne", 403), ("karim", 403), ("wim", 403)),
        *(("mats", 404), ("ria", 404), (None, 401)),
    ],
)
def test_az1_nobody_else_changes_the_plan(cast, as_, url, stands, planned, who, status):
    for address in (url, url + "/person"):
        answer = as_(who and cast[who]).post(address, data={ON: "", WAS: "2026-03-20"})
        assert answer.status_code == status
    assert stands() == date(2026, 3, 20)


def test_a_day_can_be_taken_away_again(cast, as_, url, stands, planned):
    as_(cast["anna"]).post(url, data={ON: "", WAS: "2026-03-20"})
    assert stands() is None


def test_ax6_a_bad_day_is_told_and_what_was_typed_stays(cast, as_, url, stands, planned):
    data = {ON: "31-02-2026", WAS: "2026-03-20", "on-proef.kijk-rond": "1-4-2026"}
    answer = as_(cast["anna"]).post(url, data=data)
    assert answer.status_code == 422
    assert "Dit is geen dag" in answer.text
    assert 'type="text" value="31-02-2026"' in answer.text, "a calendar would hide it"
    assert 'type="date" value="2026-04-01"' in answer.text
    assert "<title>Fout: " in answer.text
    assert stands() == date(2026, 3, 20)
    assert stands("kijk-rond") is None


def test_ax6_bad_days_are_told_with_the_name_of_their_opdracht(cast, as_, url):
    answer = as_(cast["anna"]).post(url, data={ON: "ooit", "on-proef.kijk-rond": "nooit"})
    for name in ("Kijk terug", "Kijk rond"):
        assert f">{name}: Dit is geen dag." in answer.text
    alone = as_(cast["anna"]).post(url, data={ON: "ooit"})
    assert ">Dit is geen dag." in alone.text
    assert "Kijk terug: " not in alone.text


def test_co2_two_docenten_at_once_never_write_over_each_other(cast, as_, url, stands, planned):
    as_(cast["joost"]).post(url, data={ON: "2026-04-10", WAS: "2026-03-20"})
    answer = as_(cast["anna"]).post(url, data={ON: "2026-05-01", WAS: "2026-03-20"})
    assert answer.status_code == 409
    assert "Iemand anders heeft het plan net veranderd" in answer.text
    assert 'value="2026-05-01"' in answer.text  # hers stays in the box
    assert 'value="2026-04-10"' in answer.text  # and his is what it stands on
    assert stands() == date(2026, 4, 10)
    as_(cast["anna"]).post(url, data={ON: "2026-05-01", WAS: "2026-04-10"})
    assert stands() == date(2026, 5, 1)


def test_co2_days_that_one_did_not_touch_stay_as_the_other_made_them(
    cast, as_, url, stands, planned
):
    as_(cast["joost"]).post(url, data={ON: "2026-04-10", WAS: "2026-03-20"})
    other = {"on-proef.kijk-rond": "2026-05-01", "was-proef.kijk-rond": ""}
    answer = as_(cast["anna"]).post(url, data={ON: "2026-03-20", WAS: "2026-03-20", **other})
    assert answer.status_code == 302
    assert (stands(), stands("kijk-rond")) == (date(2026, 4, 10), date(2026, 5, 1))


def test_a_suggestion_fills_the_boxes_and_saves_nothing(cast, as_, url, stands, planned):
    page = as_(cast["anna"]).get(url + "?start=2026-03-02").text
    assert "Dit is een voorstel" in page
    assert 'value="2026-03-16"' in page
    assert 'value="2026-03-30"' in page
    assert f'name="{WAS}" type="hidden" value="2026-03-20"' in page
    assert stands() == date(2026, 3, 20)


def test_a_bad_day_to_begin_with_is_told(cast, as_, url):
    page = as_(cast["anna"]).get(url + "?start=morgen").text
    assert "Dit is geen dag" in page
    assert "Dit is een voorstel" not in page


def test_an_opdracht_of_no_module_of_theirs_gets_no_day(cast, as_, url, school, voorjaar):
    as_(cast["anna"]).post(url, data={"on-elders.iets": "2026-03-20"})
    assert school.get(PlanDate, (voorjaar.id, "elders", "iets")) is None


def test_a_student_sees_their_own_days_only(cast, as_, url, planned, own_day):
    own_day(cast["bilal"], date(2026, 4, 10))
    sanne, bilal = as_(cast["sanne"]).get(url).text, as_(cast["bilal"]).get(url).text
    assert "Streefdatum: rond 20 maart." in sanne
    assert "10 april" not in sanne
    assert "Jouw streefdatum: rond 10 april." in bilal
    assert "Bilal" not in sanne.split("<main")[1]


def test_what_a_student_did_has_no_day_any_more(cast, as_, url, planned, school, voorjaar, now):
    work = Work(school, cast["sanne"], voorjaar, now)
    work.hand_in()
    page = as_(cast["sanne"]).get(url).text
    assert "ingeleverd" in page
    assert "treefdatum: " not in page
    work.review(cast["anna"])
    page = as_(cast["sanne"]).get(url).text
    assert "voldaan" in page
    assert "Meer tijd nodig?" not in page


def test_a_student_without_a_plan_hears_that_all_is_well(cast, as_, url):
    assert "Je werkt in je eigen tijd" in as_(cast["sanne"]).get(url).text


def test_docenten_see_who_has_more_time(cast, as_, url, planned, own_day):
    own_day(cast["bilal"], date(2026, 4, 10))
    page = as_(cast["anna"]).get(url).text
    assert "Kijk terug: rond 10 april, zelf gevraagd" in page


def test_a_docent_gives_somebody_another_day_and_the_day_of_the_group_again(
    cast, as_, url, planned, own_day
):
    data = {"person": cast["noor"].public_id, "what": "proef.kijk-terug"}
    anna = as_(cast["anna"])
    assert anna.post(url + "/person", data={**data, "on": "1-5-2026"}).status_code == 302
    assert own_day(cast["noor"]) == date(2026, 5, 1)
    assert "zelf gevraagd" not in anna.get(url).text.split("meer-tijd")[1].split("</ul>")[0]
    anna.post(url + "/person", data={**data, "on": ""})
    assert own_day(cast["noor"]) is None


@pytest.mark.parametrize(
    "data",
    [
        {"on": "overmorgen"},
        {"on": "2026-05-01", "person": "mats"},
        {"on": "2026-05-01", "what": "proef.weg"},
    ],
)
def test_bad_choices_are_told(cast, as_, url, own_day, data):
    whole = {"person": cast["noor"].public_id, "what": "proef.kijk-terug", **data}
    if whole["person"] == "mats":
        whole["person"] = cast["mats"].public_id
    answer = as_(cast["anna"]).post(url + "/person", data=whole)
    assert answer.status_code == 422
    assert own_day(cast["noor"]) is None


def test_a_closed_cohort_keeps_its_plan(cast, as_, url, stands, planned, school, voorjaar, now):
    voorjaar.close(now)
    school.commit()
    assert "Het plan verandert niet meer" in as_(cast["anna"]).get(url).text
    answer = as_(cast["anna"]).post(url, data={ON: "", WAS: "2026-03-20"})
    assert answer.status_code == 409
    assert "gesloten" in answer.text
    assert stands() == date(2026, 3, 20)


def test_the_page_costs_a_fixed_number_of_queries(
    cast, as_, url, planned, own_day, person, voorjaar, school, now, statements
):
    def cost():
        as_(cast["anna"]).get(url)
        browser = as_(cast["anna"])
        statements.clear()
        assert browser.get(url).status_code == 200
        return len(statements)

    few = cost()
    for number in range(20):
        user = person(f"Mens{number}")
        voorjaar.add(user, "student", now)
        school.commit()
        own_day(user, date(2026, 5, 1))
    assert cost() == few <= 7
