"""The growth view and the Werktafel with little and with much: python -m tests.load.rooms.

In this process, on both databases: processor time and statements of a page, the median of TIMES.
"""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event, text

from learning.app import create_app
from learning.base import clock
from learning.base.db import db
from learning.base.schema import bring_up_to_date
from learning.base.settings import settings_from
from learning.modules.live import current_shelf
from tests import postgres
from tests.load.growth import OF_OTHERS, OWN_FEW, OWN_MANY, fill_evidence
from tests.load.school import FIRST_READER, cohort_of, put_people
from tests.load.werktafel import FEW, MANY, fill_tables
from tests.serving import HOUSE

STUDENTS, TIMES, MODULE = 200, 25, "kwartiermaken"
LITTLE, MUCH = FIRST_READER, FIRST_READER + 1  # students; each with a table of its own cohort
SIZES = {
    "growth view": f"{OWN_FEW:,} and {OWN_MANY:,} evidences, among {OF_OTHERS:,}",
    "table": f"{FEW:,} and {MANY:,} questions",
    "table, searched": "the same",
}
PAGES = {
    "growth view": "/competences/",
    "table": "/werktafel/",
    "table, searched": "/werktafel/",
}
POSTED = {"table, searched": {"state": "alles", "q": "cafe"}}


@contextmanager
def school(folder: Path, url: str) -> Iterator[tuple[Flask, list[str]]]:
    """A filled school, and what signs its first two students in."""
    environment = {
        "LEARNING_INSTANCE": str(folder / "instance"),
        "LEARNING_MODULES": str(HOUSE / "modules"),
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_hex(32),
    }
    app = create_app(settings_from(environment))
    tokens = [secrets.token_urlsafe(32) for _ in range(MUCH)]
    bring_up_to_date(app)
    with app.app_context():
        fill(tokens)
    yield app, tokens[LITTLE - 1 :]
    with app.app_context():
        db.engine.dispose()


def fill(tokens: list[str]) -> None:
    """People, their evidence, and two tables."""
    at, shelf = clock.now(), current_shelf(clock.now())
    module = shelf.modules[MODULE]
    people = list(range(FIRST_READER, FIRST_READER + STUDENTS))
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        put_people(connection, module, tokens, STUDENTS, at)
        fill_evidence(connection, people, shelf.frameworks[module.framework], module, at)
        fill_tables(connection, [cohort_of(LITTLE), cohort_of(MUCH)], people, at)
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def measured(app: Flask, token: str, name: str) -> tuple[float, int]:
    """(ms of the processor, statements) of that of PAGES for whom *token* signs in."""
    browser, seen, spent = app.test_client(), [], []
    with browser.session_transaction() as session:
        session["_user_id"], session["_fresh"], session["csrf_token"] = token, True, "rooms"
    asks = {"path": PAGES[name]}
    if name in POSTED:
        signed = URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps("rooms")
        asks |= {"method": "POST", "data": {**POSTED[name], "csrf_token": signed}}
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *call: seen.append(call[2]))
    for _ in range(TIMES):
        seen.clear()
        began = process_time()
        assert browser.open(**asks).status_code == 200
        spent.append(1000 * (process_time() - began))
    return median(spent), len([each for each in seen if not each.startswith(("PRAGMA", "BEGIN"))])


def tell(title: str, folder: Path, url: str) -> None:
    """One table in Markdown; its times hold the test client too, not PostgreSQL's own."""
    with school(folder, url) as (app, tokens):
        print(
            f"\n## {title}\n\n| CPU ms, queries | little | much | × | of |\n|---|---|---|---|---|"
        )
        for name in PAGES:
            (few, asked), (many, asked_more) = (measured(app, each, name) for each in tokens)
            cells = f"{few:.1f}, {asked} | {many:.1f}, {asked_more} | {many / few:.2f}"
            print(f"| {name} | {cells} | {SIZES[name]} |", flush=True)


def main() -> None:
    """Both databases; PostgreSQL only where it is installed."""
    with tempfile.TemporaryDirectory() as name:
        tell("SQLite", Path(name), f"sqlite:///{Path(name) / 'school.db'}")
    if postgres.bin_folder():
        with tempfile.TemporaryDirectory() as name, postgres.running() as url:
            tell("PostgreSQL", Path(name), url)


if __name__ == "__main__":
    main()
