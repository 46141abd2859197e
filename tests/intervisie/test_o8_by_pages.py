"""O8 from *we beginnen* to its end, through the pages."""

import pytest

from learning.intervisie.threads.models import Thread
from tests.intervisie.threads import Circle


@pytest.fixture
def begun(as_, group, sanne, school):
    """Sanne begins a thread online; its page."""
    answer = as_(sanne).post(
        f"/intervisie/begin?group={group.public_id}",
        data={"way": "online", "counts_for": "", "key": "eendraadje1234"},
    )
    return answer.location


@pytest.fixture
def circle(begun, school, as_, sanne, bilal, noor, fatma):
    people = {"sanne": sanne, "bilal": bilal, "noor": noor, "fatma": fatma}
    return Circle(school, as_, people, begun)


def the_thread(school):
    return school.query(Thread).one()


def test_from_begin_to_end(circle, school):
    thread = the_thread(school)
    assert circle.step(thread) == "casussen.1"
    circle.write("bilal", titel="De dichte deur", situatie="Niemand kwam.")
    assert "De dichte deur" not in circle.page("sanne")
    circle.pass_("sanne", "noor", "fatma")
    assert circle.step(thread) == "keuze.1"
    page = circle.page("sanne")
    assert "De dichte deur" in page
    offer = page.partition('name="offers" value="')[2].partition('"')[0]
    for name in circle.people:
        circle.browsers[name].post(f"{circle.address}/mark", data={"offers": offer})
    assert circle.step(thread) == "inbrengen.1"
    circle.browsers["bilal"].post(f"{circle.address}/say", data={"offer": offer, "what": "willing"})
    assert circle.step(thread) == "vorm.1"
    assert "Bilal kiest de werkvorm" in circle.page("sanne")
    form = circle.browsers["bilal"].get(f"{circle.address}/form").text
    assert "Kies hoe jullie het doen" in form
    leader = circle.people["noor"].public_id
    answer = circle.browsers["bilal"].post(
        f"{circle.address}/form", data={"werkvorm": "ronde", "leader": leader}
    )
    assert answer.status_code == 302, answer.text
    print(circle.step(thread), [p.id for p in thread.plan])
    print(circle.page("bilal"))
