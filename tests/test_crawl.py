"""XC1, AX6: following every link as everybody meets no fault, and changes nothing but readings."""

import re
from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from sqlalchemy import select

from learning.base.db import db
from learning.intervisie.threads import safety
from learning.notices.models import Notice
from learning.submissions.rules import Verdict
from tests.intervisie.places import CIRCLE, Places
from tests.pages import lights_and_filled_buttons
from tests.work import STORY, Work

MAY_CHANGE = {"reading", "login_session", "module_version", "desk_visit", "lease"}
SEEN = {"notice": {"seen_at"}}  # in these tables only these columns may
LINK = re.compile(r'<a[^>]*\shref="(/[^"#]*)')


@pytest.fixture
def school_in_use(engine, school, cast, voorjaar, now):
    """Work in every state, so that a crawl has something to meet."""
    Work(school, cast["sanne"], voorjaar, now).write()
    for student, verdict in (
        ("bilal", None),
        ("noor", Verdict.AANVULLEN),
        ("fatma", Verdict.VOLDAAN),
    ):
        work = Work(school, cast[student], voorjaar, now)
        work.hand_in()
        if verdict:
            work.review(cast["anna"], verdict)
    consult(engine, school, cast, voorjaar, now)
    return cast


def consult(engine, school, cast, cohort, now):
    """An intervisie in every way: under way, over, stopped and in a room; and what it told."""
    places = Places(engine, school, lambda *_, **__: None, cast, cohort, now)
    running, ended, stopped = (places.stage() for _ in range(3))
    running.reacted()
    ended.ended()
    safety.stop(stopped.told().fresh(), cast["bilal"], erase=False, at=now)
    school.commit()
    places.room()
    asked = f"/intervisie/follow-ups/{places.follow_up()}"
    told = [(cast["karim"], asked), *((cast[name], running.home) for name in CIRCLE)]
    for user, address in told:
        words = {"words": "Er is iets.", "at": now - timedelta(hours=1)}
        school.add(Notice(user_id=user.id, key=address, address=address, **words))
    school.commit()


def rows(school):
    """Everything in the database, by table."""
    return {
        table.name: sorted(map(str, school.execute(select(*kept_in(table))).all()))
        for table in db.metadata.sorted_tables
        if table.name not in MAY_CHANGE
    }


def kept_in(table):
    return [each for each in table.columns if each.name not in SEEN.get(table.name, ())]


def crawl(browser, start="/"):
    """Every page that links lead to, by address: (status, text)."""
    met, ahead = {}, [start]
    while ahead:
        address = ahead.pop().replace("&amp;", "&")
        if address not in met and not address.startswith("/static/"):
            answer = browser.get(address)
            met[address] = answer.status_code, answer.text
            ahead += LINK.findall(answer.text)
    return met


@pytest.fixture(scope="module")
def met():
    """Who → the pages of their crawl, which are read by more than one test."""
    return {}


@pytest.fixture
def pages_of(request, met):
    """What somebody meets: ``pages_of("sanne")``."""

    def pages(who):
        if who not in met:
            school = request.getfixturevalue("school_in_use")
            met[who] = crawl(request.getfixturevalue("as_")(school[who]))
        return met[who]

    return pages


@pytest.mark.parametrize(
    "who", ["visitor", "sanne", "bilal", "noor", "fatma", "anna", "karim", "wim", "mats"]
)
def test_xc1_a_whole_crawl_changes_nothing_and_meets_no_fault(as_, school_in_use, school, met, who):
    browser = as_(school_in_use[who])
    before = rows(school)
    pages = met[who] = crawl(browser)
    wrong = {address: status for address, (status, _) in pages.items() if status not in {200, 302}}
    assert not wrong
    assert len(pages) > (2 if who == "visitor" else 6)
    assert rows(school) == before


@pytest.mark.parametrize("who", ["sanne", "anna", "wim"])
def test_every_page_has_one_heading_one_light_a_language_and_help_in_the_same_place(pages_of, who):
    for address, (status, text) in pages_of(who).items():
        if status != 200 or not text or address.endswith("/csv"):
            continue
        assert text.count("<h1") == 1, address
        lights, buttons = lights_and_filled_buttons(text)
        assert lights <= 1, f"{address} has {lights} patches of light (look.md 1)"
        assert buttons <= 1, f"{address} has {buttons} filled buttons (look.md 1)"
        assert '<html lang="nl">' in text, address
        assert '<a class="help" href="/help">Hulp nodig?</a>' in text, address
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), (address, [each for each in ids if ids.count(each) > 1])


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("sanne", "/contributions/[^/]+/hurt"),
        ("sanne", "/table"),
        ("sanne", "/attendance"),
        ("bilal", "/follow-up"),
        ("bilal", "/stop"),
        ("karim", "/intervisie/follow-ups/[^/]+"),
        ("anna", "/intervisie/groups/[^/]+/invite"),
        ("anna", r"/intervisie/groups/new\?.+"),
    ],
)
def test_a_crawl_comes_to_the_doors_of_an_intervisie(pages_of, who, path):
    assert [each for each in pages_of(who) if re.search(f"{path}$", each)]


@pytest.mark.parametrize("who", ["sanne", "bilal", "anna", "karim", "wim"])
def test_r_5_titles_and_addresses_name_nobody_and_quote_nothing(pages_of, cast, who):
    """Over somebody's shoulder, in a history or in a log they tell nothing."""
    names = re.compile("|".join(rf"\b{each.name}\b" for each in cast.values() if each))
    for address, (_, text) in pages_of(who).items():
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        if title:
            assert not names.search(title[1]), (address, title[1])
            assert STORY not in title[1], address
        for each in [address, *re.findall(r'(?:href|action)="(/[^"]*)"', text)]:
            plain = unquote_plus(each)
            assert "@" not in plain, each
            assert not names.search(plain), each
            assert "fiets" not in plain, each


@pytest.mark.parametrize("who", ["sanne", "bilal", "noor", "fatma"])
def test_se14_stop_is_on_every_page_that_shows_words_of_ones_own_story(
    as_, school_in_use, pages_of, who
):
    found = as_(school_in_use[who]).post("/search/", data={"q": "fiets"}).text
    found = re.sub("</?mark>", "", found)
    assert STORY in found
    pages = {address: text for address, (_, text) in pages_of(who).items()}
    shown = {
        address
        for address, text in (pages | {"/search/?": found}).items()
        if STORY in text.split("<main")[-1] and "<safe-exit" not in text
    }
    assert not shown
