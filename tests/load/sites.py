"""The servers that are measured, filled and running: the site, and the bare limit."""

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event, select

from learning.app import create_app
from learning.base import clock
from learning.base.db import db, writing
from learning.base.schema import bring_up_to_date
from learning.base.settings import settings_from
from learning.cohorts.models import Membership
from learning.intervisie.threads.models import Thread
from learning.modules.live import current_shelf
from learning.serving import THREADS
from learning.submissions.models import WAITING, HandIn
from tests.load.big_cohort import modules_with_a_big_one, put_big_cohort
from tests.load.circles import PEOPLE, WERKVORM, put_circles
from tests.load.fill import fill
from tests.load.school import DOCENT, FIRST_READER
from tests.load.traffic import COUNTER, Asked
from tests.serving import HOUSE, Server, free_port

VISITORS = 32  # signed-in sessions, in rotation
WRITERS = 40
MODULE, CHAPTER = "kwartiermaken", "ruimte-voor-herstel"
SECRET = secrets.token_hex(32)
WORDS = "Ik ging mee naar de buurt. " * 11  # about 300 characters in each of five answers
LIMIT = [sys.executable, "-m", "tests.load.limit"]
LONGEST_WAIT = (
    select(HandIn.public_id)
    .join(Membership, Membership.cohort_id == HandIn.cohort_id)
    .where(Membership.user_id == DOCENT, WAITING)
    .order_by(HandIn.handed_in_at, HandIn.id)
    .limit(1)
)
FORM = "application/x-www-form-urlencoded"


@dataclass
class Site:
    """A running server. ``asked``: page → its requests; ``app``: the same, in this process."""

    server: Server
    asked: dict[str, list[Asked]]
    app: Flask

    @property
    def pid(self) -> int:
        return self.server.process.pid

    def queries(self, page: str) -> int:
        """How many statements *page* costs, counted in this process."""
        seen, asked = [], self.asked[page][0]
        with self.app.app_context():
            event.listen(db.engine, "before_cursor_execute", lambda *call: seen.append(call[2]))
        client = self.app.test_client(use_cookies=False)
        for body in ("1" * 8, "2" * 8):  # the first time may note that somebody was here
            seen.clear()
            data = asked.body and asked.body.replace(COUNTER, body)
            client.open(asked.path, method=asked.method, headers=asked.headers, data=data)
        return len([each for each in seen if not each.startswith(("PRAGMA", "BEGIN"))])


class LimitServer(Server):
    """The bare limit, started as the site is."""

    @property
    def command(self) -> list[str]:
        return [*LIMIT, "serve", str(self.port), str(THREADS)]


@contextmanager
def site(folder: Path, url: str, submissions: int, circles: int = 0) -> Iterator[Site]:
    """The site with so many submissions, and so many groups with a thread."""
    folder.mkdir()
    environment = {
        "LEARNING_INSTANCE": str(folder / "instance"),
        "LEARNING_MODULES": str(modules_with_a_big_one(HOUSE / "modules", folder)),
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET,
    }
    app, tokens = (
        create_app(settings_from(environment)),
        _tokens(max(WRITERS, circles * PEOPLE) + 1),
    )
    bring_up_to_date(app)
    with app.app_context():
        shelf = current_shelf(clock.now())
        module, werkvorm = shelf.modules[MODULE], shelf.werkvormen[WERKVORM]
        teacher = secrets.token_urlsafe(32)
        picture = put_big_cohort(db.engine, teacher, clock.now())
        drafts = fill(db.engine, module, tokens, submissions, clock.now())
        with writing():
            people = range(FIRST_READER, FIRST_READER + circles * PEOPLE)
            threads = put_circles(db.session, people, werkvorm, clock.now())
        review = f"/reviews/{db.session.scalar(LONGEST_WAIT)}"
        fields = [f"answer-{each.id}" for each in module.opdrachten[-2].parts[0].fields]
    headers = {token: _headers(app, token) for token in tokens}
    docent, *readers = tokens
    asked = {
        "chapter": [Asked(f"/modules/{MODULE}/{CHAPTER}", headers[each]) for each in readers],
        "my place": [Asked("/", headers[each]) for each in readers],
        "draft": [_save(drafts[each], headers[each], fields) for each in readers[:WRITERS]],
        "picture": [Asked(picture, _headers(app, teacher))],
        "pile": [Asked("/reviews/", headers[docent])],
        "review": [Asked(review, headers[docent])],
        "pile of a person": [Asked(f"/reviews/?person=p{FIRST_READER:013}", headers[docent])],
        "pile of an opdracht": [
            Asked(f"/reviews/?opdracht={MODULE}.{module.opdrachten[0].id}", headers[docent])
        ],
        "thread": list(map(_thread, threads, map(headers.get, readers))),
        "pulse": list(map(_pulse, threads, map(headers.get, readers))),
    }
    yield from _running(Site(Server(folder, environment, free_port(), ()), asked, app))


@contextmanager
def bare(folder: Path, url: str) -> Iterator[Site]:
    """The limit of the stack."""
    folder.mkdir()
    environment = {"DATABASE_URL": url, "SECRET_KEY": SECRET}
    app, tokens = Flask("limit"), _tokens(VISITORS)
    app.config.update(SECRET_KEY=SECRET, SESSION_COOKIE_NAME="limit")
    server = LimitServer(folder, environment, free_port(), ())
    subprocess.run([*LIMIT, "fill", *tokens], cwd=HOUSE, env=server.environment, check=True)
    headers = [_headers(app, token) for token in tokens]
    body = urlencode({"text": WORDS * 5 + COUNTER}, safe="@")
    asked = {
        "page": [Asked("/page", each) for each in headers],
        "draft": [Asked("/draft", {**each, "Content-Type": FORM}, body) for each in headers],
    }
    yield from _running(Site(server, asked, app))


def _running(made: Site) -> Iterator[Site]:
    made.server.start()
    try:
        yield made
    finally:
        made.server.stop()


def _tokens(number: int) -> list[str]:
    return [secrets.token_urlsafe(32) for _ in range(number)]


def _headers(app: Flask, token: str) -> dict:
    """What a signed-in browser sends along."""
    session = {"_user_id": token, "_fresh": True, "csrf_token": "bench"}
    signed = app.session_interface.get_signing_serializer(app).dumps(session)
    return {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={signed}"}


def _thread(thread: Thread, headers: dict) -> Asked:
    return Asked(f"/intervisie/{thread.public_id}", headers)


def _pulse(thread: Thread, headers: dict) -> Asked:
    """As <live-thread> looks, from a page that shows what is there now."""
    wants = {"Accept": "application/json", "If-None-Match": f'"{thread.changes}"'}
    return Asked(f"/intervisie/{thread.public_id}/pulse", {**headers, **wants}, answer=304)


def _save(key: str, headers: dict, fields: list[str]) -> Asked:
    token = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token").dumps("bench")
    typed = {"csrf_token": token, "revision": 0, "page": "bench", **dict.fromkeys(fields, WORDS)}
    typed[fields[0]] += COUNTER
    wants = {"Content-Type": FORM, "Accept": "application/json"}
    return Asked(f"/submissions/{key}/write", {**headers, **wants}, urlencode(typed, safe="@"))
