"""AZ9, AU6: a private text is met by those whom the school names, and nowhere else at all."""

import logging
import re

import pytest
from sqlalchemy import select

from learning.base.db import db
from learning.ticking import tick
from tests.choosing import is_of_this_turn
from tests.intervisie.places import Places
from tests.planting import KINDS, Planter, Watched, kinds_in, sentence
from tests.test_crawl import crawl
from tests.work import Work, post_from_page

ADDRESSES = re.compile(r'\s(?:href|action|src|content)="([^"]*)"|<title>(.*?)</title>', re.DOTALL)
KEY = re.compile("[a-z2-9]{14}")
THREAD = re.compile(r"^/intervisie/[a-z2-9]{14}$")
FORM = re.compile(r'<form(?![^>]*method="get")[^>]*\saction="(/[^"]*)"')
TOO_MUCH = {"already": "a" * 20_001}  # refused where this box is; elsewhere something is missing
REFUSES = {  # every update of a draft, with what stands in it as far as the database tells
    "sqlite": (
        "CREATE TRIGGER broken BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'nee'); END",
        "DROP TRIGGER broken",
    ),
    "postgresql": (
        "ALTER TABLE draft ADD CONSTRAINT broken CHECK (revision < 0) NOT VALID",
        "ALTER TABLE draft DROP CONSTRAINT broken",
    ),
}


def whole(answer) -> str:
    return f"{answer.status}\n{answer.headers}\n{answer.text}"


def meets(window) -> set[str]:
    """The kinds of text that came to it, in whatever way."""
    return kinds_in("\n".join(map(whole, window.answers.values())))


def forms_of(window) -> set[str]:
    """Where the forms that it was shown are sent to."""
    return set().union(*(FORM.findall(each.text) for each in window.answers.values()))


@pytest.fixture
def planted(caplog, engine, school, as_, cast, voorjaar, now, samen):
    """Every kind of private text, written by the people of the cast."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "markdown_it")  # a line for every rule it tries: no text, slow
    planter = Planter(school, as_, cast, voorjaar, now)
    planter.work()
    planter.sharing()
    planter.reading_along()
    planter.feedback()
    planter.notebook()
    planter.together()
    planter.cards()
    planter.werktafel()
    planter.examples()
    planter.ratings()
    planter.portfolio()
    planter.evidence()
    planter.talks()
    planter.spoken()
    planter.intervisie(Places(engine, school, lambda *_, **__: None, cast, voorjaar, now))
    return planter


@pytest.fixture
def looked(planted, as_, cast):
    """Everybody followed every link, and then asked for every page that anybody else met."""
    windows = {who: Watched(as_(user)) for who, user in cast.items()}
    for window in windows.values():
        crawl(window)
    everything = planted.addresses.union(*(window.answers for window in windows.values()))
    everything |= {f"{each}/pulse" for each in everything if THREAD.match(each)}
    for window in windows.values():
        for address in sorted(everything - set(window.answers)):
            window.get(address, headers={"Accept": "application/json"})
    return windows


def test_az9_au6_a_private_text_is_met_by_those_whom_the_school_names_and_is_nowhere_else(
    app, looked, planted, caplog, school
):
    met = {who: meets(window) for who, window in looked.items()}
    by_kind = {kind: {who for who in met if kind in met[who]} for kind in KINDS}
    assert by_kind == {kind: readers for kind, (readers, _) in KINDS.items()}
    assert_in_no_title_or_address(looked)
    for window in (*looked.values(), *planted.browsers.values()):
        assert not kinds_in("".join(window.cookies))
    tick(app)
    for path in app.extensions["settings"].outbox.glob("*.eml"):
        assert not kinds_in(path.read_text()), path
    lines = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert not kinds_in("\n".join(map(logging.Formatter().format, lines)))
    assert_in_their_own_tables_only(school)
    assert_a_form_that_was_made_for_another_gives_nothing_away(looked, school)


def assert_in_no_title_or_address(looked):
    """Nor in a header: not even for whoever may read it."""
    for who, window in looked.items():
        for address, answer in window.answers.items():
            places = [address, str(answer.headers), *map("".join, ADDRESSES.findall(answer.text))]
            assert not kinds_in("\n".join(places)), (who, address)


def assert_in_their_own_tables_only(school):
    school.rollback()
    found = {kind: set() for kind in KINDS}
    for table in db.metadata.sorted_tables:
        for kind in kinds_in(str(school.execute(select(table)).all())):
            found[kind].add(table.name)
    assert {kind for kind in found if not found[kind]} == {"vergeten", "bewijs-weg"}
    too_much = {kind: found[kind] - tables for kind, (_, tables) in KINDS.items()}
    assert not any(too_much.values()), too_much


def assert_a_form_that_was_made_for_another_gives_nothing_away(looked, school):
    """Sent by everybody who was not shown it; and once more while the database is away."""
    forms = set().union(*(forms_of(window) for window in looked.values()))
    for who, window in looked.items():
        may_meet = {kind for kind, (readers, _) in KINDS.items() if who in readers}
        for address in sorted(forms - forms_of(window)):
            if not is_of_this_turn(f"{who} {KEY.sub('', address)}"):
                continue
            answer = window.post(address, data=TOO_MUCH)
            assert answer.status_code < 500, (who, address)
            assert kinds_in(whole(answer)) <= may_meet, (who, address)
    school.connection().exec_driver_sql("ALTER TABLE login_session RENAME TO elsewhere")
    try:
        answers = [looked["anna"].browser.post(each, data=TOO_MUCH) for each in sorted(forms)]
    finally:
        school.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO login_session")
    assert not kinds_in("".join(map(whole, answers)))
    assert {each.status_code for each in answers} <= {503, 200, 302, 400, 409, 422}


def test_au6_a_failure_that_nobody_foresaw_is_logged_without_what_was_typed(
    as_, sanne, voorjaar, school, now, engine, caplog
):
    """A database may quote the row that it refuses."""
    work = Work(school, sanne, voorjaar, now).write()
    break_it, mend_it = REFUSES[engine.dialect.name]
    school.rollback()
    school.connection().exec_driver_sql(break_it)
    try:
        answer = post_from_page(
            as_(sanne), f"{work.address}/write", {"answer-moment": sentence("begonnen")}
        )
    finally:
        school.connection().exec_driver_sql(mend_it)
    assert answer.status_code == 500
    assert kinds_in(answer.text) == {"begonnen"}, "the words come back"
    assert "IntegrityError" in caplog.text
    assert "submissions/views.py" in caplog.text, "where it was"
    assert not kinds_in(caplog.text)
