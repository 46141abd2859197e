"""The database: one session, one base class, moments in UTC, and how a write begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from threading import RLock

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Enum, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection, Engine, Result
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, registry

BUSY_SECONDS = 10  # how long a write waits for another one before it says 503
_writer = RLock()


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite itself forgets the time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        return None if value is None else value.replace(tzinfo=UTC)


NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# One of a few words, kept as the word itself: readable in the database, and no type to alter.
WORDS = Enum(
    StrEnum,
    native_enum=False,
    length=20,
    values_callable=lambda kind: [each.value for each in kind],
)


class Base(DeclarativeBase):
    """What every table has in common."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Moment, dict: JSON, list: JSON, StrEnum: WORDS},
    )


# What was just committed is still true: the answer needs no second look.
db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


def engine_options(url: str, threads: int = 64) -> dict:
    """How many connections to keep for *url*; a SQLite pool has one for every thread."""
    if url.startswith("sqlite"):
        return {
            "pool_size": threads,
            "max_overflow": 8,
            "pool_timeout": 5,
            "hide_parameters": True,  # what people wrote never reaches a log
        }
    return {
        "hide_parameters": True,
        "pool_size": 20,
        "max_overflow": 20,
        "pool_timeout": 5,
        "pool_pre_ping": True,
        "connect_args": {"options": f"-c lock_timeout={BUSY_SECONDS}s", "connect_timeout": 5},
    }


def rows(statement, **values) -> Result:
    """The plain rows of a *statement* that was built once, with a bindparam for each of *values*.

    A tenth of what a statement costs that is built anew and goes past the entities.
    """
    return _for_reading().execute(statement, values)


def _for_reading() -> Connection:
    """The connection of this request. A request that only reads opens no transaction on
    PostgreSQL: psycopg forgets its prepared statements at every ROLLBACK, and to plan
    them anew costs more than to read.
    """
    if db.engine.dialect.name == "sqlite" or db.session().in_transaction():
        return db.session.connection()
    return db.session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})


@contextmanager
def writing() -> Iterator[None]:
    """Begin a write, as late as possible; the view commits inside it, or nothing happened.

    Ends the read transaction that the user loader began, because a read that
    grows into a write fails at once on SQLite. Hold nothing slow in here.
    """
    db.session.rollback()
    with _turn():
        db.session.connection(execution_options={"writing": True})
        try:
            yield
        finally:
            db.session.rollback()


@contextmanager
def _turn() -> Iterator[None]:
    """SQLite has one writer. Who waits for it asks again after ever longer naps, and may be
    passed by for seconds; so the threads of a process stand in a row first.
    """
    if db.engine.dialect.name != "sqlite":
        yield
        return
    if not _writer.acquire(timeout=BUSY_SECONDS):
        raise PoolTimeout("others were writing all the time")  # becomes a 503, as a lock does
    try:
        yield
    finally:
        _writer.release()


def note(statement, parameters: dict | list[dict]) -> bool:
    """Write something small aside (last seen, modules' versions), at once or not at all.

    Returns False when the database is busy: a page is never kept waiting, and
    never fails, for a note.
    """
    try:
        with db.engine.connect() as connection:
            _hurry(connection, milliseconds=100)
            try:
                with connection.execution_options(writing=True).begin():
                    connection.execute(statement, parameters)
            finally:
                _hurry(connection, milliseconds=BUSY_SECONDS * 1000)
    except (OperationalError, IntegrityError):
        return False
    return True


def _hurry(connection, milliseconds: int) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        driver.execute(f"PRAGMA busy_timeout={milliseconds}")


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection, _record) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # we say BEGIN ourselves, see below
        for pragma in (
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",  # zeros over what is deleted; see traces.py
            "cache_size=-512",  # KiB for each of many connections; the system caches the file too
        ):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_on_sqlite(connection) -> None:
    options = connection.get_execution_options()
    if connection.dialect.name == "sqlite" and options.get("isolation_level") != "AUTOCOMMIT":
        writes = options.get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
