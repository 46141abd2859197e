"""AU1, AU2: nobody is shown a text of somebody else without a row in the log; no log, no text."""

import pytest

from learning.readings.models import Reading
from learning.submissions.rules import Verdict
from tests.intervisie.safety_stage import ADVICE, CASUS
from tests.pages import hidden_in
from tests.sharing import TEXT, Shared
from tests.test_crawl import crawl
from tests.work import STORY

# text → who wrote it, and how its openings are called. What a student asks about feedback stands
# on the page of the work itself.
FEEDBACK, QUESTION, ANSWER = "Ik zie je geduld.", "Wat bedoel je daarmee?", "Dat je wachtte."
TEXTS = {
    STORY: ("sanne", "hand-in"),
    TEXT: ("sanne", "hand-in"),
    FEEDBACK: ("anna", "feedback"),
    QUESTION: ("sanne", "hand-in"),
    ANSWER: ("anna", "feedback"),
    CASUS: ("bilal", "contribution"),
    ADVICE["sanne"]: ("sanne", "contribution"),
    ADVICE["fatma"]: ("fatma", "contribution"),
    "Noor hoort een vraag.": ("noor", "contribution"),
    "Kort.": ("bilal", "follow-up"),
}
READERS = {
    "sanne": {FEEDBACK, ANSWER, CASUS, ADVICE["fatma"], "Noor hoort een vraag."},
    "bilal": {TEXT, *ADVICE.values(), "Noor hoort een vraag."},
    "noor": {TEXT, CASUS, *ADVICE.values()},
    "anna": {STORY, TEXT, QUESTION},
    "joost": {STORY, TEXT, QUESTION, FEEDBACK, ANSWER},
    "karim": {"Kort."},
    "wim": set(),
    "mats": set(),
}


@pytest.fixture
def answered(work, anna, as_, sanne, places, samen, school, voorjaar, now):
    """One of every text that somebody else reads: the work that has feedback."""
    shared = Shared(school, sanne, voorjaar, now)
    shared.hands_in()
    shared.shares()
    work.hand_in()
    review = work.review(anna, Verdict.AANVULLEN, already=FEEDBACK)
    about = f"/reviews/feedback/{review.public_id}"
    as_(sanne).post(f"{about}/ask", data={"question": QUESTION})
    as_(anna).post(f"{about}/answer", data={"answer": ANSWER})
    work.thread = places.stage().reacted()
    work.follow_up = f"/intervisie/follow-ups/{places.follow_up()}"
    work.shared, work.review_key = shared, review.public_id
    return work


def logged(read, cast):
    """Who opened a text of whom, of which kind."""
    names = {user.id: name for name, user in cast.items() if user}
    return {(names[each.reader_id], names[each.writer_id], each.kind) for each in read(Reading)}


@pytest.mark.parametrize("who", READERS)
def test_au1_every_text_of_another_that_a_page_shows_is_in_the_log(
    as_, cast, answered, read, who, now
):
    browser = as_(cast[who])
    pages = crawl(browser)
    for address in (answered.review_address, answered.follow_up, answered.shared.shared_address):
        pages[address] = (0, browser.get(address).text)
    shown = {each for each in TEXTS if any(each in text for _, text in pages.values())}
    of_others = {each for each in shown if TEXTS[each][0] != who}
    assert of_others == READERS[who]
    rows = {row[1:] for row in logged(read, cast) if row[0] == who}
    assert rows == {TEXTS[each] for each in of_others}


def test_au1_the_feedback_beside_the_text_that_one_goes_on_with_counts_too(
    as_, cast, answered, read
):
    """On the writing page, and on that page when it comes back."""
    for text in ("Nog een zin.", "a" * 20_001):
        browser = as_(cast["sanne"])
        page = browser.get(f"{answered.address}/write").text
        assert FEEDBACK in page
        data = {**hidden_in(page), "answer-moment": text}
        browser.post(f"{answered.address}/write", data=data)
    assert ("sanne", "anna", "feedback") in logged(read, cast)


def test_au1_also_when_only_the_page_of_a_refusal_shows_it(as_, cast, answered, read):
    """Typed in an old page, much later: the first visit is over."""
    too_long = {"answer-moment": "a" * 20_001, "revision": "1", "page": "p"}
    answer = as_(cast["sanne"]).post(f"{answered.address}/write", data=too_long)
    assert (answer.status_code, FEEDBACK in answer.text) == (422, True)
    answer = as_(cast["anna"]).post(
        f"/reviews/feedback/{answered.review_key}/answer", data={"answer": " "}
    )
    assert (answer.status_code, STORY in answer.text) == (422, True)
    rows = logged(read, cast)
    assert {("sanne", "anna", "feedback"), ("anna", "sanne", "hand-in")} <= rows


def test_au1_an_autosave_that_is_shown_nothing_opens_nothing_of_a_colleague(
    as_, cast, answered, read
):
    data = {"already": "Mooi.", "revision": "0", "page": "p"}
    headers = {"Accept": "application/json"}
    answer = as_(cast["joost"]).post(answered.review_address, data=data, headers=headers)
    assert answer.status_code == 200
    assert ("joost", "anna", "feedback") not in logged(read, cast)


@pytest.fixture
def away(engine):
    """Take the log away: ``away()``; ``away(but_readable=True)``: it takes no row any more."""
    statements = []

    def run(*wanted):
        with engine.connect() as connection, connection.execution_options(writing=True).begin():
            for each in wanted:
                connection.exec_driver_sql(each)
        if engine.dialect.name == "sqlite":  # what its connections know as a table stays one
            engine.dispose()

    def take_away(but_readable=False):
        run("ALTER TABLE reading RENAME TO elsewhere")
        statements.append("ALTER TABLE elsewhere RENAME TO reading")
        if but_readable:
            run("CREATE VIEW reading AS SELECT DISTINCT * FROM elsewhere")
            statements.insert(0, "DROP VIEW reading")

    yield take_away
    run(*statements)


DOORS = {  # who opens what
    "hand-in": ("anna", STORY),
    "feedback": ("sanne", FEEDBACK),
    "feedback while writing": ("sanne", FEEDBACK),
    "shared text": ("bilal", TEXT),
    "contribution": ("noor", CASUS),
    "follow-up": ("karim", "Kort."),
}


def door(answered, kind):
    return {
        "hand-in": answered.review_address,
        "feedback": answered.address,
        "feedback while writing": f"{answered.address}/write",
        "shared text": answered.shared.shared_address,
        "contribution": answered.thread.home,
        "follow-up": answered.follow_up,
    }[kind]


@pytest.mark.parametrize("but_readable", [False, True])
@pytest.mark.parametrize("kind", DOORS)
def test_au2_no_row_in_the_log_no_text(as_, cast, answered, away, kind, but_readable):
    who, words = DOORS[kind]
    browser = as_(cast[who])
    away(but_readable)
    answer = browser.get(door(answered, kind))
    assert answer.status_code == 503
    assert words not in answer.text
