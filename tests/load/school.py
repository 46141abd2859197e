"""The people of a big school, made with bulk inserts: readers who sign in, a docent, cohorts."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection

from learning.accounts.models import LoginSession, User
from learning.accounts.tokens import hash_of
from learning.cohorts.models import Cohort, Following, Membership, Role
from learning.modules.parts import Module
from learning.progress.models import ReadChapter, ReadingPlace

DOCENT = 1  # people by their number in the database: the docent, then the readers, then the rest
FIRST_READER = 2
COHORTS = 4
BATCH = 5_000


def put(connection: Connection, model, rows: Iterable[dict]) -> None:
    """Insert *rows*, many at a time."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        connection.execute(model.__table__.insert(), batch)


def cohort_of(student: int) -> int:
    """In which cohort a student is."""
    return student % COHORTS + 1


def put_people(
    connection: Connection, module: Module, tokens: list[str], students: int, at: datetime
) -> None:
    """A docent of all cohorts and *students*; *tokens* sign in the docent and the first students.

    Whoever has a token read half of *module*.
    """
    cohorts, readers = range(1, COHORTS + 1), range(FIRST_READER, len(tokens) + 1)
    put(connection, User, (_person(n, at) for n in range(1, students + FIRST_READER)))
    put(connection, LoginSession, (session_of(n, each, at) for n, each in enumerate(tokens, 1)))
    put(connection, Cohort, (_cohort(n, at) for n in cohorts))
    put(connection, Following, ({"cohort_id": n, "module": module.slug} for n in cohorts))
    put(connection, Membership, _memberships(cohorts, students, at))
    put(connection, ReadChapter, _read(module, readers, at))
    put(connection, ReadingPlace, _places(module, readers, at))


def _person(n: int, at: datetime) -> dict:
    name = {"name": f"Mens {n}", "email": f"mens{n}@school.example"}
    return {"id": n, "public_id": f"p{n:013}", "is_beheerder": False, "created_at": at, **name}


def session_of(n: int, token: str, at: datetime) -> dict:
    """The row that signs *n* in with *token*."""
    seen = {"own_device": True, "begun_at": at, "seen_at": at}
    return {"token_hash": hash_of(token), "user_id": n, **seen}


def _cohort(n: int, at: datetime) -> dict:
    return {"id": n, "public_id": f"c{n:013}", "name": f"Groep {n}", "created_at": at}


def _memberships(cohorts: range, students: int, at: datetime) -> Iterator[dict]:
    for n in cohorts:
        yield {"cohort_id": n, "user_id": DOCENT, "role": Role.DOCENT, "joined_at": at}
    for n in range(FIRST_READER, students + FIRST_READER):
        yield {"cohort_id": cohort_of(n), "user_id": n, "role": Role.STUDENT, "joined_at": at}


def _read(module: Module, readers: range, at: datetime) -> Iterator[dict]:
    for n in readers:
        for chapter in module.chapters[: len(module.chapters) // 2]:
            yield {"user_id": n, "module": module.slug, "chapter": chapter.slug, "at": at}


def _places(module: Module, readers: range, at: datetime) -> Iterator[dict]:
    chapter = module.chapters[len(module.chapters) // 2].slug
    for n in readers:
        yield {"user_id": n, "module": module.slug, "chapter": chapter, "paragraph": "p", "at": at}
