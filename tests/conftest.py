"""The stage and the cast: one application a run, an empty database for each test."""

import gc
import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from socket import EAI_AGAIN, gaierror

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from jinja2 import StrictUndefined
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from learning.accounts import passwords
from learning.accounts.models import User
from learning.app import create_app
from learning.base import clock
from learning.base.db import db
from learning.base.schema import newest_version
from learning.base.settings import settings_from
from learning.cohorts.models import Cohort, Role
from learning.competences.portfolio.exports.views import WAIT
from learning.modules.library import Library
from learning.modules.live import Live
from learning.readings.keeping import KEEP, LET_GO
from learning.readings.models import Reading
from learning.social_map.views import REACHING
from tests import choosing, postgres

CONTENT = Path(__file__).parent / "content"
SAMEN = Path(__file__).parent / "submissions" / "content" / "samen"
PASSWORD = "een-lang-wachtwoord-van-niemand"
SECRET = "k" * 40
SAMPLE = pytest.StashKey[str]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session, config, items):
    """Take the sample, if this run is one; the line about it comes below what was collected."""
    taken = choosing.choose(items)
    if len(taken) < len(items):
        kept = set(taken)
        config.hook.pytest_deselected(items=[each for each in items if each not in kept])
        config.stash[SAMPLE] = choosing.said_of(len(taken), len(items))
        items[:] = taken


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(SAMPLE, ""):
        terminalreporter.write_line(config.stash[SAMPLE])


def pytest_collection_finish():
    """What is here now stays until the end: looking through it again costs a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def no_names(*_, **__):
    """There is no name server."""
    raise gaierror(EAI_AGAIN, "not in a test")


class Browser(FlaskClient):
    """A test client that sends the CSRF token as the page would; ``csrf=False`` forgets it."""

    def open(self, *args, csrf=True, **options):
        if options.get("method") == "POST" and csrf and not options.get("content_type"):
            options["data"] = {**(options.get("data") or {}), "csrf_token": self.token()}
        return super().open(*args, **options)

    def token(self):
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", "een-token-van-deze-test")
        return URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token").dumps(raw)


@pytest.fixture(scope="session")
def database_url(tmp_path_factory):
    """SQLite in a file, or PostgreSQL when the run asks for it (``make test`` does both)."""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        with postgres.running() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.db'}"


@pytest.fixture(scope="session")
def app(database_url, tmp_path_factory):
    """One application for the whole run; no context stays pushed."""
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    settings = settings_from(
        {
            "LEARNING_INSTANCE": str(tmp_path_factory.mktemp("instance")),
            "LEARNING_MODULES": str(CONTENT),
            "DATABASE_URL": database_url,
            "SECRET_KEY": SECRET,
            "LEARNING_DEVELOPMENT": "true",
        }
    )
    app = create_app(settings)
    app.test_client_class = Browser
    app.jinja_env.undefined = StrictUndefined
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    app.config[WAIT] = 60.0  # seconds: on a busy machine too, a PDF comes at once
    app.config[REACHING] = {"resolve": no_names}  # no test looks outside this machine
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:v)"), {"v": newest_version()}
            )
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def engine(app):
    with app.app_context():
        return db.engine


class School(Session):
    """It reads again after ``rollback()``, and not after ``commit()``: a fifth of a run."""

    def rollback(self):
        super().rollback()
        self.expire_all()


@pytest.fixture
def school(engine):
    """A database session of the test's own; what a view forgot to commit is not seen here.

    It holds no transaction open, so it always sees what is there now; call ``rollback()`` or
    ``expire_all()`` before looking again at an object it knows.
    """
    connected = engine.execution_options(isolation_level="AUTOCOMMIT")
    with School(connected, expire_on_commit=False) as session:
        yield session


def filled(connection):
    """The tables with something in them, those that point to others first; in one question."""
    found = {row[0] for row in connection.exec_driver_sql(_which_are_filled())}
    return [table for table in reversed(db.metadata.sorted_tables) if table.name in found]


@cache
def _which_are_filled():
    asked = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM \"{0}\")".format
    return " UNION ALL ".join(map(asked, db.metadata.tables))


@contextmanager
def may_be_emptied(connection, table):
    """The log of readers refuses that. Lifting the rule makes every connection begin anew, so
    only when there is something in it."""
    is_kept = table is Reading.__table__
    for statement in LET_GO[connection.dialect.name] if is_kept else ():
        connection.exec_driver_sql(statement)
    yield
    for statement in KEEP[connection.dialect.name] if is_kept else ():
        connection.exec_driver_sql(statement)


def empty(connection):
    for table in filled(connection):
        with may_be_emptied(connection, table):
            connection.execute(table.delete())


@pytest.fixture(autouse=True)
def _empty_database(request):
    yield
    if "app" not in request.fixturenames:
        return
    app = request.getfixturevalue("app")
    with (
        app.app_context(),
        db.engine.connect() as connection,
        connection.execution_options(writing=True).begin(),
    ):
        empty(connection)
    app.extensions["live"].kept = None


@pytest.fixture
def at(monkeypatch):
    """Set the clock: ``at("2026-03-09 14:03")``, in UTC; returns the moment."""

    def set_clock(moment: str) -> datetime:
        instant = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: instant)
        return instant

    return set_clock


@pytest.fixture
def now(at):
    """Most tests play on Monday 9 March 2026, ten o'clock in the morning in Utrecht."""
    return at("2026-03-09 09:00")


@pytest.fixture
def person(school, now):
    """Make somebody: ``person("Sanne")``; ``beheerder=True`` for a beheerder."""

    def make(name: str, beheerder: bool = False, password: str | None = None) -> User:
        user = User(
            name=name,
            email=f"{name.lower()}@school.example",
            is_beheerder=beheerder,
            created_at=now,
        )
        user.password_hash = passwords.hasher.hash(password) if password else None
        school.add(user)
        school.commit()
        return user

    return make


@pytest.fixture
def as_(app, school, now):
    """A browser in which *user* is signed in: ``as_(sanne).get("/")``; as_() is a visitor."""

    def browser(user: User | None = None, own_device: bool = False) -> Browser:
        client = app.test_client()
        if user:
            token = user.sign_in(clock.now(), own_device)
            school.commit()
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = token, True
        return client

    return browser


@pytest.fixture
def cohort(school, now):
    """Make a cohort: ``cohort("Voorjaar", students=[…], docenten=[…], begeleiders=[…])``."""

    def make(name, students=(), docenten=(), begeleiders=(), modules=("proef",)) -> Cohort:
        made = Cohort(name=name, created_at=now)
        school.add(made)
        for people, role in (
            (students, Role.STUDENT),
            (docenten, Role.DOCENT),
            (begeleiders, Role.BEGELEIDER),
        ):
            for user in people:
                made.add(user, role, now)
        made.follow(set(modules))
        school.commit()
        return made

    return make


def _cast(name: str, **options):
    @pytest.fixture(name=name.lower())
    def fixture(person):
        return person(name, **options)

    return fixture


sanne, bilal, noor, fatma = map(_cast, ("Sanne", "Bilal", "Noor", "Fatma"))
anna, joost, mats, ria, karim = map(_cast, ("Anna", "Joost", "Mats", "Ria", "Karim"))
wim = _cast("Wim", beheerder=True)
paula = _cast("Paula")  # a praktijkopleider: in no cohort


@pytest.fixture
def voorjaar(cohort, sanne, bilal, noor, fatma, anna, joost, karim):
    """The cohort that most tests are about."""
    students = [sanne, bilal, noor, fatma]
    return cohort("Voorjaar", students=students, docenten=[anna, joost], begeleiders=[karim])


@pytest.fixture(scope="session")
def _with_samen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("delen") / "modules"
    shutil.copytree(CONTENT, folder)
    shutil.copytree(SAMEN, folder / "samen")
    return Library(folder)


@pytest.fixture
def samen(app, monkeypatch, _with_samen, school, voorjaar):
    """The cohort follows one more module, with a part for every circle: one shares in it."""
    monkeypatch.setitem(app.extensions, "live", Live(_with_samen))
    voorjaar.follow({"proef", "samen"})
    school.commit()


@pytest.fixture
def najaar(cohort, mats, ria):
    """Another cohort: Mats and Ria have nothing to do with Sanne."""
    return cohort("Najaar", students=[mats], docenten=[ria])


@pytest.fixture
def cast(sanne, bilal, noor, fatma, anna, joost, mats, ria, karim, wim, paula, voorjaar, najaar):
    """Everybody by name, in their cohorts; a visitor is None."""
    people = (sanne, bilal, noor, fatma, anna, joost, mats, ria, karim, wim, paula)
    return {each.name.lower(): each for each in people} | {"visitor": None}


@pytest.fixture
def statements(engine):
    """Every SQL statement from here on, as a list that grows; ``.clear()`` starts anew."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("PRAGMA", "BEGIN", "SAVEPOINT")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
