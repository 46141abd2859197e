"""Talking on, or being called: only when the person asks, and with exactly what they release."""

import re

import pytest

from learning.intervisie.threads.models import FollowUp
from learning.readings.models import Reading
from tests.intervisie.safety_stage import CASUS, Stage, fetched
from tests.pages import hidden_in

HARD = "Ik slaap er slecht van."
TOLD = "Iemand vraagt of je contact opneemt."


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


@pytest.fixture
def looked_back(stage):
    """Bilal looked back: he wants to talk on with a begeleider."""
    return stage.looked_back(lastig=HARD)


def ask(stage, whom, who="bilal", **data):
    hidden = hidden_in(stage.page("bilal", "/follow-up"), "revision")
    chosen = stage.cast[whom].public_id
    address = f"{stage.home}/follow-up"
    return stage.browsers[who].post(address, data={**hidden, "who": chosen, **data})


def rows(stage):
    stage.fresh()
    return stage.school.query(FollowUp).all()


def page_of(row):
    return f"/intervisie/follow-ups/{row.public_id}"


def seen(stage, who, row):
    return stage.browsers[who].get(page_of(row))


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ("begeleider", {"Anna (docent)", "Joost (docent)", "Karim (begeleider)"}),
        ("medestudent", {"Sanne", "Noor", "Fatma"}),
    ],
)
def test_people_to_choose_from_are_those_that_were_meant(stage, wish, names):
    page = stage.looked_back(doorpraten=wish).page("bilal", "/follow-up")
    labels = re.findall(r'name="who".*?<label[^>]*>(.*?)</label>', page)
    assert set(labels) == names


def test_the_page_shows_exactly_what_would_go_along(looked_back):
    page = looked_back.page("bilal", "/follow-up")
    assert HARD in page
    assert "Precies dit gaat dan mee" in page
    assert "checked" not in re.search(r'<input[^>]*name="with_note"[^>]*>', page)[0]
    assert f'href="{looked_back.home}/follow-up"' in looked_back.page("bilal")


def test_without_a_tick_nothing_goes_along(looked_back):
    assert ask(looked_back, "karim").status_code == 302
    (row,) = rows(looked_back)
    assert row.note == ""
    page = seen(looked_back, "karim", row).text
    assert "<bdi>Bilal</bdi> wil met je praten" in page
    assert HARD not in page


@pytest.mark.parametrize(
    ("who", "back"), [("karim", ("/begeleiders/", "Begeleiden")), ("anna", ("/", "Mijn plek"))]
)
def test_there_is_a_way_back_for_who_was_asked(looked_back, who, back):
    ask(looked_back, who)
    (row,) = rows(looked_back)
    crumb = r'class="crumb" href="([^"]*)"><span aria-hidden="true">‹</span> ([^<]*)<'
    assert re.findall(crumb, seen(looked_back, who, row).text) == [back]


def test_with_a_tick_exactly_that_goes_along_and_nothing_else(looked_back):
    ask(looked_back, "karim", with_note="y")
    (row,) = rows(looked_back)
    assert row.note == HARD
    page = seen(looked_back, "karim", row).text
    assert HARD in page
    assert CASUS not in page
    assert looked_back.get("karim") == 404


@pytest.mark.sqlite_only
def test_nothing_else_of_the_thread_is_fetched_for_who_was_asked(looked_back, engine):
    ask(looked_back, "karim", with_note="y")
    (row,) = rows(looked_back)
    with fetched(engine) as texts:
        seen(looked_back, "karim", row)
    assert any(HARD in each for each in texts)
    assert not any(CASUS in each for each in texts)


def test_who_is_asked_gets_a_notice_without_content_or_a_name(looked_back):
    ask(looked_back, "karim", with_note="y")
    assert looked_back.notices("karim") == [TOLD]
    (row,) = rows(looked_back)
    seen(looked_back, "karim", row)
    assert looked_back.notices("karim") == []


def test_opening_it_is_written_down_before_it_is_shown_and_who_asked_sees_that(looked_back):
    ask(looked_back, "karim", with_note="y")
    (row,) = rows(looked_back)
    assert "opende dit" not in seen(looked_back, "bilal", row).text
    seen(looked_back, "karim", row)
    seen(looked_back, "karim", row)
    found = looked_back.school.query(Reading).filter_by(kind="follow-up").all()
    assert [(each.role, each.thing_id) for each in found] == [("begeleider", row.id)]
    assert "Karim opende dit" in seen(looked_back, "bilal", row).text


def test_opening_one_without_words_leaves_no_row(looked_back):
    ask(looked_back, "karim")
    (row,) = rows(looked_back)
    seen(looked_back, "karim", row)
    assert looked_back.school.query(Reading).filter_by(kind="follow-up").count() == 0


@pytest.mark.parametrize("who", ["sanne", "noor", "fatma", "anna", "mats", "ria", "wim"])
def test_nobody_else_sees_that_it_was_asked(looked_back, who):
    ask(looked_back, "karim")
    (row,) = rows(looked_back)
    assert seen(looked_back, who, row).status_code == 404
    assert looked_back.browsers[who].post(f"{page_of(row)}/withdraw").status_code == 404


def test_taken_back_it_is_closed_at_once_and_the_words_are_gone(looked_back):
    ask(looked_back, "karim", with_note="y")
    (row,) = rows(looked_back)
    assert looked_back.browsers["bilal"].post(f"{page_of(row)}/withdraw").status_code == 302
    assert seen(looked_back, "karim", row).status_code == 404
    assert looked_back.notices("karim") == []
    assert rows(looked_back)[0].note == ""


def test_who_was_asked_cannot_take_it_back_for_them(looked_back):
    ask(looked_back, "karim")
    (row,) = rows(looked_back)
    assert looked_back.browsers["karim"].post(f"{page_of(row)}/withdraw").status_code == 403


def test_asked_twice_is_asked_once_and_after_taking_back_anew(looked_back, at):
    assert [ask(looked_back, "karim").status_code for _ in range(2)] == [302, 302]
    (row,) = rows(looked_back)
    assert looked_back.notices("karim") == [TOLD]
    looked_back.browsers["bilal"].post(f"{page_of(row)}/withdraw")
    looked_back.later(at, minutes=5)
    assert ask(looked_back, "karim").status_code == 302
    assert len(rows(looked_back)) == 1
    assert looked_back.notices("karim") == [TOLD]


@pytest.mark.parametrize("whom", ["mats", "ria", "wim", "bilal", "sanne"])
def test_only_those_people_can_be_asked(looked_back, whom):
    answer = ask(looked_back, whom)
    assert answer.status_code == 422
    assert "Deze persoon kun je nu niet kiezen" in answer.text
    assert rows(looked_back) == []


def test_somebody_must_be_chosen(looked_back):
    answer = looked_back.browsers["bilal"].post(f"{looked_back.home}/follow-up")
    assert answer.status_code == 422
    assert "Kies iemand." in answer.text


@pytest.mark.parametrize(
    ("who", "status"),
    [("sanne", 403), ("noor", 403), ("anna", 404), ("mats", 404), ("karim", 404), ("wim", 404)],
)
def test_only_the_inbrenger_asks(looked_back, who, status):
    assert looked_back.get(who, "/follow-up") == status
    assert ask(looked_back, "karim", who=who).status_code == status
    assert rows(looked_back) == []


def test_not_before_looking_back(stage):
    stage.reacted()
    assert stage.get("bilal", "/follow-up") == 403
    assert stage.post("bilal", "/follow-up", who=stage.cast["karim"].public_id) == 403


def test_words_that_changed_since_they_were_seen_do_not_go_along(looked_back):
    hidden = hidden_in(looked_back.page("bilal", "/follow-up"), "revision")
    looked_back.contribution("bilal", "afronding").words.revision += 1
    looked_back.school.commit()
    karim = looked_back.cast["karim"].public_id
    data = {**hidden, "who": karim, "with_note": "y"}
    assert looked_back.post("bilal", "/follow-up", **data) == 409
    assert rows(looked_back) == []


def test_it_is_still_possible_after_the_end(stage):
    stage.ended(doorpraten="medestudent")
    assert ask(stage, "sanne", with_note="y").status_code == 302
    (row,) = rows(stage)
    assert HARD in seen(stage, "sanne", row).text
    assert stage.school.query(Reading).filter_by(kind="follow-up").one().role == "student"


@pytest.mark.parametrize("what", ["pause", "keep", "erase"])
def test_stopping_one_may_ask_to_be_called(stage, what):
    stage.told()
    page = stage.page("bilal", "/stop")
    assert "Wil je dat iemand contact met je opneemt?" in page
    stage.stop("bilal", what, contact=stage.cast["anna"].public_id)
    (row,) = rows(stage)
    assert row.note == ""
    assert stage.notices("anna") == [TOLD]
    page = seen(stage, "anna", row).text
    assert "<bdi>Bilal</bdi> wil met je praten" in page
    assert CASUS not in page


def test_leaving_one_may_ask_it_too(stage):
    stage.told().stop("sanne", "leave", contact=stage.cast["karim"].public_id)
    assert stage.notices("karim") == [TOLD]
    assert "Karim" in stage.browsers["sanne"].get("/intervisie/own-words").text


def test_without_a_choice_nobody_is_called(stage):
    stage.told().stop("bilal", "keep", contact="")
    assert rows(stage) == []


@pytest.mark.parametrize("whom", ["sanne", "ria", "wim"])
def test_a_stop_never_fails_because_of_who_was_chosen(stage, whom):
    stage.told().stop("bilal", "keep", contact=stage.cast[whom].public_id)
    assert stage.fresh().stopped_at
    assert rows(stage) == []
    assert "Vraag gerust iemand anders." in stage.page("bilal")


def test_stop_and_erase_takes_the_words_that_went_along_too(looked_back):
    ask(looked_back, "karim", with_note="y")
    looked_back.stop("bilal", "erase")
    (row,) = rows(looked_back)
    assert HARD not in seen(looked_back, "karim", row).text
