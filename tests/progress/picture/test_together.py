"""Who works with whom in a cohort: names, for its docenten."""

import pytest

from learning.intervisie.groups.models import IntervisieGroup
from learning.submissions.together.models import WorkGroup
from tests.joint import WHAT, Joint


@pytest.fixture
def url(voorjaar):
    return f"/cohorts/{voorjaar.public_id}/together"


@pytest.fixture
def circle(school, voorjaar, now, sanne, bilal, noor):
    """The group De brug: Sanne and Bilal said yes, Noor was asked."""
    people, text = [sanne, bilal, noor], "Wat we zeggen blijft hier."
    group = IntervisieGroup.begin("debrug", "De brug", voorjaar, people, sanne, text, now)
    for user in (sanne, bilal):
        group.agree(user, 1, now)
    school.add(group)
    school.commit()
    return group


@pytest.mark.usefixtures("samen")
def test_docenten_see_pairs_and_who_looks(cast, as_, url, school, voorjaar, now):
    Joint(school, voorjaar, now, cast["sanne"], cast["bilal"]).write("Een plan van ons twee.")
    alone = WorkGroup.begin(voorjaar.id, WHAT, 3, now)
    alone.join(cast["noor"], now)
    alone.looking_since = now
    still = WorkGroup.begin(voorjaar.id, WHAT, 3, now)
    still.join(cast["fatma"], now)
    school.add_all([alone, still])
    school.commit()
    page = as_(cast["anna"]).get(url).text
    assert "<li>Sanne en Bilal</li>" in page
    assert "<li>Noor <span" in page
    assert "zoekt nog iemand" in page
    assert "Fatma" not in page
    assert "Een plan van ons twee" not in page
    picture = as_(cast["anna"]).get(url.replace("together", "picture")).text
    assert "<p>Noor. <a" in picture


def test_docenten_see_intervisie_groups_by_name(cast, as_, url, circle):
    page = as_(cast["anna"]).get(url).text
    assert "De brug" in page
    assert "<p>Bilal en Sanne</p>" in page
    assert "blijft hier" not in page


def test_a_group_that_ended_is_not_shown(cast, as_, url, circle, school, now):
    circle.end(now)
    school.commit()
    assert "De brug" not in as_(cast["anna"]).get(url).text


def test_a_cohort_without_any_is_told_so(cast, as_, url, voorjaar):
    page = as_(cast["anna"]).get(url).text
    assert "nog geen tweetallen" in page
    assert "nog geen intervisiegroep" in page


@pytest.mark.usefixtures("samen")
def test_the_page_costs_a_fixed_number_of_queries(
    cast, as_, url, school, voorjaar, now, statements
):
    def cost():
        browser = as_(cast["anna"])
        browser.get(url)
        statements.clear()
        assert browser.get(url).status_code == 200
        return len(statements)

    few = cost()
    for first, second in (("sanne", "bilal"), ("noor", "fatma")):
        Joint(school, voorjaar, now, cast[first], cast[second])
    assert cost() == few <= 4
