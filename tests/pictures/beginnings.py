"""Schools in which there is nothing yet: the first screen of everybody who just came in."""

from datetime import datetime

from flask import Flask

from learning.accounts.models import User
from learning.accounts.passwords import hash_of_password
from learning.base.db import db, writing
from learning.cohorts.models import Cohort, Role
from learning.demo.cast import PASSWORD
from learning.demo.script import MODULE

EMPTY = "nothing yet"
NEW_HERE = {"noor": Role.STUDENT, "joost": Role.DOCENT, "karim": Role.BEGELEIDER}


def nobody_but_a_beheerder(app: Flask, at: datetime) -> None:
    """A school that begins today."""
    with app.app_context():
        password_hash = hash_of_password(PASSWORD)
        with writing():
            db.session.add(_somebody("wim", password_hash, at))
            db.session.commit()


def everybody_alone(app: Flask, at: datetime) -> None:
    """A student without a docent, a docent without students, a begeleider without anybody."""
    with app.app_context():
        password_hash = hash_of_password(PASSWORD)
        with writing():
            for key, role in NEW_HERE.items():
                cohort = Cohort(name=f"Groep van {key.title()}", created_at=at)
                cohort.follow({MODULE})
                db.session.add(cohort)
                cohort.add(_somebody(key, password_hash, at), role, at)
            db.session.add(_somebody("paula", password_hash, at))
            db.session.commit()


def _somebody(key: str, password_hash: str, at: datetime) -> User:
    return User(
        name=key.title(),
        email=f"{key}@school.example",
        is_beheerder=key == "wim",
        password_hash=password_hash,
        created_at=at,
    )
