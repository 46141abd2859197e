"""A page that was sent before, sent again with other words, another name or another's key."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Role
from learning.werktafel.models import Addition, Question
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN


def texts(school, kind) -> list[str]:
    school.expire_all()
    return list(school.scalars(select(kind.text).order_by(kind.id)))


@pytest.fixture
def page(as_, bilal, question):
    """The address and the fields of Bilal's page to add something, as it was made once."""
    home = f"{asking.address(question())}/add"
    return home, {"kind": "idee", **hidden_in(as_(bilal).get(home).text, *HIDDEN)}


def test_co1_after_back_other_words_are_another_addition(as_, page, school, bilal):
    home, fields = page
    for text in ("Eerste idee.", "Tweede idee.", "Tweede idee.", "Eerste idee."):
        assert as_(bilal).post(home, data={**fields, "text": text}).status_code == 302
    as_(bilal).post(home, data={**fields, "text": "Eerste idee.", "kind": "contact"})
    assert texts(school, Addition) == ["Eerste idee.", "Tweede idee.", "Eerste idee."]


def test_the_key_of_another_costs_nobody_their_words(as_, page, school, question, anna, now):
    home, fields = page
    theirs = asking.added(school, question(), anna, now, "Van Anna.")
    for key in (theirs.public_id, question("Wie?").public_id):
        answer = as_(anna).post(home, data={**fields, "key": key, "text": f"Hoi {key}"})
        assert answer.status_code == 302
    assert len(texts(school, Addition)) == 3


@pytest.mark.parametrize(("first", "then"), [("met", "zonder"), ("zonder", "met")])
def test_az9_after_back_with_or_without_a_name_is_what_was_chosen_last(
    as_, bring, cast, voorjaar, school, first, then
):
    page = as_(cast["noor"]).get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    one = bring(cast["noor"], page=page, named=first)
    other = bring(cast["noor"], page=page, named=then)
    assert one.location == other.location
    school.expire_all()
    (made,) = school.scalars(select(Question))
    assert made.is_named == (then == "met")
    shown = as_(cast["bilal"]).get("/werktafel/").text.split('class="rows"')[1]
    assert ("Noor" in shown.split("</ul>")[0]) == (then == "met")


def test_the_same_words_in_another_cohort_are_another_question(
    bring, question, school, cast, sanne, najaar, now
):
    najaar.add(sanne, Role.STUDENT, now)
    school.commit()
    made = question("Wie kent een koor?")
    fields = {"text": "Wie kent een koor?", "key": made.public_id}
    assert bring(sanne, cohort=najaar, **fields).status_code == 302
    assert len(texts(school, Question)) == 2
