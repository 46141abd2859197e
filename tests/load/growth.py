"""Many made evidence: one student a little, one a lot, and all the others of a big school."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from learning.accounts.models import User
from learning.base.public_id import new_public_id
from learning.competences.evidence.models import Evidence, Source
from tests.load.school import put

QUOTE = "Ik stapte zelf op de buurvrouw af, en vroeg wat zij nodig had. " * 4
WHY = "Ik wachtte niet tot iemand mij vroeg."
OWN_FEW, OWN_MANY, OF_OTHERS = 10, 2_000, 100_000
A_YEAR = timedelta(days=365)


def fill_evidence(
    connection: Connection, student_ids: list[int], framework, module, at: datetime
) -> None:
    """The first of *student_ids* gets OWN_FEW, the second OWN_MANY, the rest OF_OTHERS together."""
    few, many, *others = student_ids
    wanted = [(few, OWN_FEW), (many, OWN_MANY)]
    wanted += [(each, OF_OTHERS // len(others)) for each in others]
    lines, opdrachten = list(framework.shown_in.items()), [each.id for each in module.opdrachten]
    rows = (
        _row(student, number, lines, opdrachten, framework.id, module.slug, at)
        for student, most in wanted
        for number in range(most)
    )
    put(connection, Evidence, rows)


def _row(student: int, number: int, lines, opdrachten, framework: str, module: str, at) -> dict:
    code, told = lines[number % len(lines)]
    return {
        "public_id": new_public_id(),
        "student_id": student,
        "framework": framework,
        "code": code,
        "told": told,
        "quote": QUOTE,
        "why": WHY,
        "source": Source.HAND_IN,
        "source_title": "Verken Enik",
        "source_at": at - A_YEAR * number / OWN_MANY,
        "module": module,
        "opdracht": opdrachten[number % len(opdrachten)],
        "made_at": at,
        "revision": 0,
        "kept_at": at,
    }


def students(connection: Connection, many: int, at: datetime) -> list[int]:
    """So many new people, by number, for a table that holds nobody yet."""
    people = [
        {
            "id": number,
            "public_id": new_public_id(),
            "name": f"Student {number}",
            "email": f"s{number}@school.example",
            "is_beheerder": False,
            "created_at": at,
        }
        for number in range(1, many + 1)
    ]
    put(connection, User, people)
    return [each["id"] for each in people]
