"""AZ3, AU1: where she wrote it stands who reads it in her portfolio; each reading is written."""

import re

from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import Said
from learning.readings.models import Reading
from tests.competences.portfolio.making import HOME
from tests.competences.rating.rounds import Round


def said_about_readers(browser, rated) -> str:
    page = browser.get(f"/competences/rating/{rated.public_id}").text
    return re.search(r'class="readers small">.*?<p>(.*?)</p>', page, re.DOTALL)[1]


def test_the_page_of_a_round_names_who_reads_her_words_in_her_portfolio(
    made, anna, bilal, voorjaar, now, as_
):
    rated = made.rated(anna, now, voorjaar)
    made.shares(bilal)
    before = said_about_readers(made.browser, rated)
    assert "Bilal" not in before
    assert "Verder niemand." in before
    made.add_rating(rated)
    told = said_about_readers(made.browser, rated)
    assert "Wat jij zei bij Contact maken, staat ook in je portfolio. Dat lezen: Bilal." in told
    assert "Verder niemand" not in told
    made.browser.post(f"{HOME}share/{made.share.public_id}/stop")
    made.browser.get(HOME)
    assert said_about_readers(made.browser, rated) == before


def test_a_docent_hears_that_her_words_may_go_further_and_not_to_whom(
    made, anna, bilal, voorjaar, now, as_
):
    rated = made.rated(anna, now, voorjaar)
    made.add_rating(rated)
    made.shares(bilal)
    told = said_about_readers(as_(anna), rated)
    assert "Sanne mag de eigen woorden ook aan anderen laten lezen. Jouw woorden niet." in told
    assert "Bilal" not in told
    assert "Verder niemand" not in told


def readings(school, kind, reader) -> int:
    school.rollback()
    return school.query(Reading).filter_by(kind=kind, reader_id=reader.id).count()


def test_a_new_portfolio_after_an_erased_one_is_another_reading(made, karim, as_, school):
    reader = as_(karim)
    for each in ("Het eerste.", "Een heel ander."):
        made.write(inleiding=each)
        made.shares(karim)
        assert each in reader.get(made.shared_address).text
        made.browser.post(f"{HOME}erase")
    assert readings(school, "portfolio", karim) == 2


def test_a_new_round_after_an_erased_one_is_another_reading(
    as_, school, sanne, anna, voorjaar, now
):
    for line in ("eerste", "tweede"):
        made = Round(school, sanne, voorjaar, now, own={"C1": Said(HowFar.DOING, line)})
        address = made.seen_by(anna).address
        school.rollback()
        assert line in as_(anna).get(address).text
        as_(sanne).post(f"{address}/erase", data={"all": "ja"})
    assert readings(school, "rating", anna) == 2
