"""What waits for you stands on Mijn plek, first under *Voor jou*, until you open its page."""

import re
from datetime import timedelta

import pytest

from learning.notices.models import Notice
from tests.work import Work


@pytest.fixture
def notice(school, now):
    """``notice(sanne, "Er is iets.")`` tells somebody; ``ago``: minutes before now."""

    def make(user, words, address="/help", ago=0, key=None):
        moment = now - timedelta(minutes=ago)
        row = Notice(user_id=user.id, key=key or words, words=words, address=address, at=moment)
        school.add(row)
        school.commit()
        return row

    return make


def rows_on(page):
    """The rows under *Voor jou*: (address, words)."""
    found = re.search(r'<h2 id="voor-jou">.*?</section>', page, re.DOTALL)
    links = re.findall(r'<li><a href="([^"]+)">(.*?)</a>', found.group()) if found else []
    return [(address, re.sub(r"<[^>]+>", "", words)) for address, words in links]


def test_the_row_is_the_link_and_says_since_when(as_, sanne, voorjaar, notice):
    notice(sanne, "Je bent gevraagd.", "/intervisie/groups/abc", ago=24 * 60)
    page = as_(sanne).get("/").text
    assert rows_on(page) == [("/intervisie/groups/abc", "Je bent gevraagd.")]
    assert "<p>Gisteren.</p>" in page


def test_the_newest_stands_first_and_before_everything_else(
    as_, school, sanne, voorjaar, notice, now
):
    Work(school, sanne, voorjaar, now, "kijk-rond", "bewaren").write(notitie="Iets.")
    Work(school, sanne, voorjaar, now).write()
    notice(sanne, "Oud.", ago=60)
    notice(sanne, "Nieuw.", "/modules/")
    words = [words for _, words in rows_on(as_(sanne).get("/").text)]
    assert words[:2] == ["Nieuw.", "Oud."]
    assert len(words) > 2


def test_the_same_sentence_about_the_same_page_stands_there_once(as_, sanne, voorjaar, notice):
    notice(sanne, "Er is een nieuwe stap.", ago=60, key="1")
    notice(sanne, "Iets anders.", ago=30)
    notice(sanne, "Er is een nieuwe stap.", key="2")
    words = [words for _, words in rows_on(as_(sanne).get("/").text)]
    assert words == ["Er is een nieuwe stap.", "Iets anders."]


def test_twenty_is_enough_for_one_page(as_, sanne, voorjaar, notice):
    for number in range(22):
        notice(sanne, f"Bericht {number}.", ago=number)
    words = [words for _, words in rows_on(as_(sanne).get("/").text)]
    assert words == [f"Bericht {number}." for number in range(20)]


@pytest.mark.parametrize(("many", "folded"), [(4, 0), (5, 0), (6, 2), (20, 16)])
def test_four_are_in_view_and_the_others_in_a_fold(as_, sanne, voorjaar, notice, many, folded):
    for number in range(many):
        notice(sanne, f"Bericht {number}.", ago=number)
    view, _, fold = as_(sanne).get("/").text.partition('<details class="more-rows">')
    assert view.count("Bericht ") == many - folded
    assert fold.count("Bericht ") == folded
    assert "Bericht 0." in view
    assert ("Laat nog " in fold) == bool(folded)


def test_what_was_seen_is_gone(as_, school, sanne, voorjaar, notice, now):
    notice(sanne, "Er is iets.").seen_at = now
    school.commit()
    assert "Er is iets." not in as_(sanne).get("/").text


@pytest.mark.parametrize("who", ["bilal", "mats", "anna", "ria", "karim", "wim"])
def test_nobody_sees_what_waits_for_somebody_else(as_, cast, notice, who):
    notice(cast["sanne"], "Je bent gevraagd.")
    assert "Je bent gevraagd." not in as_(cast[who]).get("/").text


def test_somebody_in_no_cohort_sees_it_too(as_, person, notice):
    nieuw = person("Nieuw")
    notice(nieuw, "Je bent gevraagd.")
    assert rows_on(as_(nieuw).get("/").text) == [("/help", "Je bent gevraagd.")]


def test_with_notices_my_place_still_asks_at_most_six_questions(
    as_, school, cast, cohort, notice, now, statements
):
    other = cohort("Zomer", students=[cast["anna"]])
    work = Work(school, cast["anna"], other, now)
    work.hand_in()
    work.review(cast["joost"])
    for number in range(20):
        notice(cast["anna"], f"Bericht {number}.")
    browser = as_(cast["anna"])
    browser.get("/")
    statements.clear()
    assert browser.get("/").status_code == 200
    assert len(statements) <= 6, statements
