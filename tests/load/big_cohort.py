"""A cohort of 200 students × 30 opdrachten, with a docent of its own, in a school of any size."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from learning.accounts.models import LoginSession, User
from learning.cohorts.models import Cohort, Following, Membership, Role
from tests.load.school import put, session_of
from tests.progress.picture.big import OPDRACHTEN
from tests.progress.picture.big import fill as fill_cohort

COHORT, TEACHER, FIRST = 1_000, 49_999_999, 50_000_000  # numbers that nobody else has
KEY = "grotegroep2222"
HEAD = """---
titel: Groot
nummer: 9
samenvatting: Een grote module.
leerdoelen:
  G1: Je kunt het.
---

Welkom.
"""
OPDRACHT = """
/// opdracht | Opdracht nummer {n}
id: o{n}
leerdoelen: [G1]

Doe iets.

- vraag: Wat deed je?
///
"""


def modules_with_a_big_one(modules: Path, folder: Path) -> Path:
    """A copy of *modules* in *folder*, with the module ``groot`` that this cohort follows."""
    made = folder / "modules"
    shutil.copytree(modules, made)
    (made / "groot").mkdir()
    (made / "groot" / "module.md").write_text(HEAD)
    asked = "".join(OPDRACHT.format(n=n) for n in range(OPDRACHTEN))
    (made / "groot" / "01-alles.md").write_text("---\ntitel: Alles\n---\n\nLees dit.\n" + asked)
    return made


def put_big_cohort(engine: Engine, token: str, at: datetime) -> str:
    """The cohort and its work; *token* signs its docent in. Returns the path of its picture."""
    name = {"name": "Iris", "email": "iris@school.example", "created_at": at}
    person = {"id": TEACHER, "public_id": "iris2222222222", "is_beheerder": False, **name}
    cohort = {"id": COHORT, "public_id": KEY, "name": "Grote groep", "created_at": at}
    place = {"cohort_id": COHORT, "user_id": TEACHER, "role": Role.DOCENT, "joined_at": at}
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        put(connection, User, [person])
        put(connection, LoginSession, [session_of(TEACHER, token, at)])
        put(connection, Cohort, [cohort])
        put(connection, Following, [{"cohort_id": COHORT, "module": "groot"}])
        put(connection, Membership, [place])
        fill_cohort(connection, COHORT, TEACHER, at, first=FIRST)
    return f"/cohorts/{KEY}/picture"
