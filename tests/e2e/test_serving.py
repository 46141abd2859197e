"""SE1, IN5, DU8: the server itself, as it is started in a school. No browser."""

import contextlib
import http.client
import os
import re
import signal
import socket
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSWORD
from tests.e2e.mailbox import link_for
from tests.e2e.visitor import TOKEN, Visitor
from tests.faults.writers import CHAPTER, Writer
from tests.serving import serving

pytestmark = pytest.mark.sqlite_only

WRITERS = ("sanne", "bilal", "noor", "fatma")


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The demo school at two workers, for the tests that do not stop it."""
    with serving(tmp_path_factory.mktemp("school"), "--demo", "--workers", "2") as running:
        yield running


@pytest.fixture
def stoppable(tmp_path):
    with serving(tmp_path, "--demo", "--workers", "2") as running:
        yield running


@pytest.fixture
def write_at():
    """Four students at a server, each with work of their own: ``write_at(server)``."""
    with contextlib.ExitStack() as stack:

        def sign_in_at(server):
            found = []
            for name in WRITERS:
                visitor = stack.enter_context(Visitor(server))
                visitor.sign_in(name, PASSWORD)
                address, _ = visitor.begin(CHAPTER, "samenwerken")
                found.append(Writer(visitor, address, "answer-waarom"))
            return found

        yield sign_in_at


def children_of(number: int) -> list[int]:
    """The processes that *number* started."""
    told = Path(f"/proc/{number}/task").glob("*/children")  # a line for each thread
    return [int(child) for each in told for child in each.read_text().split()]


def is_running(number: int) -> bool:
    """Whether it still does something; one that ended and was not asked after does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except FileNotFoundError:
        return False


def test_a_stranger_is_never_answered_as_the_one_before(school):
    with Visitor(school) as visitor:
        visitor.sign_in("sanne", PASSWORD)
        for _ in range(50):
            assert "Dag Sanne" in visitor.get("/")[1]
            status, where = visitor.get("/", cookies=False)
            assert (status, where) == (302, "/accounts/sign-in?next=/")
            assert "Sanne" not in visitor.get("/help", cookies=False)[1]


def test_in5_sixty_stuck_clients_do_not_hold_up_a_page(school):
    with contextlib.ExitStack() as stack:
        for _ in range(60):
            stuck = stack.enter_context(socket.create_connection(("127.0.0.1", school.port)))
            stuck.sendall(
                b"POST /accounts/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: 5000\r\n\r\nemail=half"
            )
        time.sleep(0.5)
        for path in ("/accounts/sign-in", "/help", "/healthz"):
            began = time.monotonic()
            with Visitor(school) as visitor:
                assert visitor.get(path)[0] == 200
            assert time.monotonic() - began < 2


def test_a_port_that_is_taken_is_told_in_one_sentence(school):
    done = school.learning("serve", "--port", str(school.port), "--workers", "1", check=False)
    assert done.returncode not in (0, -signal.SIGKILL)
    assert re.fullmatch(rf"Vrijplaats: 127\.0\.0\.1:{school.port} kan niet: .+\n", done.stderr)


def test_a_mail_leaves_too_when_all_that_served_was_killed(stoppable):
    for number in children_of(stoppable.process.pid):
        os.kill(number, signal.SIGKILL)
    stoppable.wait()
    with Visitor(stoppable) as visitor:
        token = TOKEN.search(visitor.get("/accounts/sign-in")[1])[1]
        asked = {"email": "sanne@school.example", "csrf_token": token}
        assert visitor.post("/accounts/send-link", asked)[0] == 200
        path = link_for(stoppable, "sanne@school.example", "Je link voor Vrijplaats")
        assert visitor.get(path.removeprefix(stoppable.address))[0] == 200


def test_no_mail_leaves_any_more_when_the_server_itself_was_killed(stoppable):
    first = Path(f"/proc/{stoppable.process.pid}/task/{stoppable.process.pid}/children")
    workers = {int(each) for each in first.read_text().split()}
    (ticker,) = set(children_of(stoppable.process.pid)) - workers
    stoppable.process.kill()
    end = time.monotonic() + 20
    while is_running(ticker) and time.monotonic() < end:
        time.sleep(0.1)
    assert not is_running(ticker)


def test_du8_sigterm_lets_what_was_begun_be_answered(stoppable, write_at):
    writers = write_at(stoppable)
    lock = sqlite3.connect(stoppable.folder / "instance" / "vrijplaats.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")  # so that the saves below are under way for a while
    with contextlib.closing(lock), ThreadPoolExecutor(len(writers) + 1) as pool:
        under_way = [pool.submit(each.save, "Nog net op tijd.") for each in writers]
        time.sleep(1)
        stopping = pool.submit(stoppable.stop)
        time.sleep(1)
        assert not [each for each in under_way if each.done()]
        lock.execute("ROLLBACK")
        assert [each.result() for each in under_way] == [200] * len(writers)
        assert stopping.result() == 0
    stoppable.start()
    assert all(each.reads() == "Nog net op tijd." for each in writers)


def test_du8_sigterm_in_the_rush_answers_wholly_or_not_at_all(stoppable):
    """A connection of which nothing was read yet may be closed: the client asks again."""
    answered, broken, is_over = [], [], threading.Event()

    def ask():
        while not is_over.is_set():
            try:
                with Visitor(stoppable) as visitor:
                    answered.append(visitor.get("/accounts/sign-in")[0])
            except (ConnectionError, TimeoutError):  # before one byte of an answer
                continue
            except http.client.HTTPException as error:
                broken.append(error)

    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(ask) for _ in range(8)]
        time.sleep(1)
        began = time.monotonic()
        assert stoppable.stop() == 0
        assert time.monotonic() - began < 30
        is_over.set()
        assert [each.result() for each in asking] == [None] * 8
    assert set(answered) == {200}
    assert not broken
