"""What a thread asks of the database: as much for eight people and sixty texts as for three."""

import re

import pytest

from learning.intervisie.threads import queries
from learning.intervisie.threads.models import Thread
from learning.readings.models import Reading
from tests.intervisie.play import shelf
from tests.load.circles import full_thread
from tests.pages import hidden_in

MOST = 12  # queries, for the page


@pytest.fixture
def full(school, person, now):
    """``full(8, 60)``: so many people, and a thread with so many texts; the people, the thread."""

    def make(people: int, contributions: int):
        users = [person(f"Mens {people}-{number}") for number in range(people)]
        school.rollback()
        thread = full_thread(school, users, shelf()["vijfstappen"], contributions, now)
        school.commit()
        return users, thread

    return make


@pytest.fixture
def costs(as_, statements, full):
    """How many queries *ask* costs, in a small thread and in a full one."""

    def count(ask, looked_before=True):
        found = []
        for users, thread in (full(3, 9), full(8, 60)):  # in both, everybody said something
            browser, address = as_(users[2]), f"/intervisie/{thread.public_id}"
            if looked_before:
                browser.get(address)
                browser.get(address)
            prepared = ask(browser, address, thread)
            statements.clear()
            answer = prepared()
            assert answer.status_code in {200, 304}, answer.text
            found.append(len(statements))
        return found

    return count


def look(browser, address, _thread):
    return lambda: browser.get(address)


def pulse(browser, address, thread, seen=None):
    tag = thread.changes if seen is None else seen
    return lambda: browser.get(f"{address}/pulse", headers={"If-None-Match": f'"{tag}"'})


def test_the_page_of_a_full_thread_asks_no_more_than_that_of_a_small_one(costs):
    small, big = costs(look)
    assert small == big <= MOST


def test_nor_does_the_first_look_which_writes_down_what_was_opened(costs, school):
    small, big = costs(look, looked_before=False)
    assert small == big <= MOST + 8
    assert school.query(Reading).count() > 50


def test_nothing_new_is_two_queries_for_whoever_looks(costs):
    assert costs(pulse) == [2, 2]


def test_something_new_asks_no_more_in_a_full_thread(costs):
    small, big = costs(lambda *page: pulse(*page, seen=0))
    assert small == big <= MOST


def test_a_draft_is_saved_with_as_few_queries_in_a_full_thread(costs, statements):
    def save(browser, address, _thread):
        sheet = hidden_in(browser.get(address).text, "revision", "page", "step", "reply_to")
        wants = {"Accept": "application/json"}

        def send(text):
            typed = {**sheet, "answer-bericht": text, "then": "stay"}
            return browser.post(f"{address}/write", data=typed, headers=wants)

        for text in ("Ik denk", "Ik denk na"):  # the first ones of today keep what was there
            send(text)
        return lambda: send("Ik denk nog na.")

    small, big = costs(save)
    assert small == big
    assert not any("JOIN contribution_words" in each for each in statements)  # nobody else's words


def test_of_what_was_not_opened_yet_no_word_is_fetched(app, full, as_, now):
    users, thread = full(3, 9)
    reader = users[2]

    def texts():
        with app.app_context():
            found = queries.thread_read_by(reader, thread.public_id)
            rows = queries.words_opened_by(reader, found, now)
            return {(row.is_opened, row.answers is None) for row in rows if row.name != reader.name}

    assert texts() == {(False, True)}
    as_(reader).get(f"/intervisie/{thread.public_id}")
    assert texts() == {(True, False)}


def test_the_addresses_at_every_text_are_there(app, full, as_):
    users, thread = full(3, 9)
    pages = [as_(user).get(f"/intervisie/{thread.public_id}").text for user in users]
    doors = r'(href|action)="(/intervisie/[^"]*/contributions/[^"]*)"'
    found = {door for page in pages for door in re.findall(doors, page)}
    assert {address.rpartition("/")[2] for _, address in found} == {
        "hurt", "return", "anonymise", "withdraw",
    }  # fmt: skip
    where = app.url_map.bind("localhost")
    for attribute, address in found:
        endpoint, _ = where.match(address, method="GET" if attribute == "href" else "POST")
        assert endpoint.startswith("intervisie.voices.")


def test_it_is_a_full_thread(school, full):
    _, thread = full(8, 60)
    found = school.get(Thread, thread.id)
    assert len(found.present) == 8
    assert sum(each.is_text for run in found.runs for each in run.contributions if each.words) == 60
