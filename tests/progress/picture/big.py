"""A big cohort, made with bulk inserts: 200 students × 30 opdrachten, and work on most of them."""

from datetime import timedelta

from learning.accounts.models import User
from learning.cohorts.models import Membership, Role
from learning.modules.parts import Chapter, Module, Opdracht, Part
from learning.submissions.models import Draft, HandIn, Submission
from learning.submissions.rules import Verdict

STUDENTS, OPDRACHTEN = 200, 30


def big_module(slug="groot", opdrachten=OPDRACHTEN) -> Module:
    """A module with that many opdrachten, in one chapter each."""
    made = tuple(
        Opdracht(f"o{n}", f"Opdracht nummer {n}", parts=(Part("", ""),)) for n in range(opdrachten)
    )
    return Module(slug, 9, "Groot", chapters=(Chapter("alles", "Alles", blocks=made),))


def fill(connection, cohort_id, docent_id, at, students=STUDENTS, first=10_000):
    """Students with work on module ``groot``: open, begun, waiting, to add and done in turn."""

    def put(model, rows):
        connection.execute(model.__table__.insert(), list(rows))

    people = range(first, first + students)
    cells = [(n, f"o{o}", n * OPDRACHTEN + o) for n in people for o in range(OPDRACHTEN)]
    begun = [cell for cell in cells if cell[2] % 6]
    put(User, (_person(n, at) for n in people))
    role = {"cohort_id": cohort_id, "role": Role.STUDENT, "joined_at": at}
    put(Membership, ({"user_id": n, **role} for n in people))
    where = {"cohort_id": cohort_id, "module": "groot", "part": "", "begun_at": at}
    put(Submission, (
        {"id": id, "public_id": f"s{id:013}", "student_id": n, "opdracht": opdracht, **where}
        for n, opdracht, id in begun
    ))  # fmt: skip
    words = {"answers": {}, "questions": {}, "skipped": [], "revision": 1, "saved_from": ""}
    put(Draft, ({"submission_id": id, **words, "saved_at": at} for _, _, id in begun))
    put(HandIn, (_hand_in(id, cohort_id, docent_id, at) for _, _, id in begun if id % 6 > 2))


def _person(n, at) -> dict:
    named = {"public_id": f"g{n:013}", "name": f"Mens {n}", "email": f"mens{n}@groot.example"}
    return {"id": n, "is_beheerder": False, "created_at": at, **named}


def _hand_in(id, cohort_id, docent_id, at) -> dict:
    verdict = (None, Verdict.AANVULLEN, Verdict.VOLDAAN)[id % 6 - 3]
    key = {"id": id, "public_id": f"h{id:013}", "submission_id": id, "cohort_id": cohort_id}
    said = {"verdict": verdict, "concluded_at": None, "concluded_by_id": None}
    if verdict:
        said |= {"concluded_at": at + timedelta(days=1), "concluded_by_id": docent_id}
    return {**key, "handed_in_at": at, "module_version": "", **said}
