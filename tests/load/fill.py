"""A pile of work, made with bulk inserts: one in five waits for the docent, the rest is done."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, text

from learning.modules.parts import Module, Part
from learning.reviews.models import Feedback, Review
from learning.submissions.models import Draft, HandedInAnswer, HandIn, Submission
from learning.submissions.rules import Verdict, is_handed_in_kind
from tests.load.school import BATCH, DOCENT, FIRST_READER, cohort_of, put, put_people

WAITING_EVERY = 5
STORY = "Ik denk aan een buurvrouw die nooit meer buiten kwam. " * 12  # about 650 characters
A_YEAR = timedelta(days=365)
IN_HAND = 10_000_000  # the numbers of the drafts that readers have before them


def fill(
    engine: Engine, module: Module, tokens: list[str], submissions: int, at: datetime
) -> dict[str, str]:
    """Fill an empty database; returns token → public id of that reader's draft.

    The first of *tokens* signs the docent in, the others a student each. All
    students did parts of *module*, until there are *submissions* pieces of
    work, spread over the docent's cohorts and the year before *at*.
    """
    *done, in_hand = [
        (opdracht.id, part)
        for opdracht in module.opdrachten
        for part in opdracht.parts
        if is_handed_in_kind(part)
    ]
    students = max(len(tokens) - 1, -(-submissions // len(done)))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        put_people(connection, module, tokens, students, at)
        for first in range(1, submissions + 1, BATCH):
            numbers = range(first, min(first + BATCH, submissions + 1))
            works = [
                Work(n, module, *done[(n - 1) // students], (n - 1) % students + FIRST_READER,
                     at - A_YEAR * n / submissions)
                for n in numbers
            ]  # fmt: skip
            _put_works(connection, works)
        readers = enumerate(tokens[1:], FIRST_READER)
        begun = {token: Work(IN_HAND + n, module, *in_hand, n, at) for n, token in readers}
        put(connection, Submission, (work.submission for work in begun.values()))
        put(connection, Draft, (work.empty_draft for work in begun.values()))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # autovacuum would, within a minute
    return {token: work.submission["public_id"] for token, work in begun.items()}


def _put_works(connection: Connection, works: list["Work"]) -> None:
    put(connection, Submission, (work.submission for work in works))
    put(connection, Draft, (work.draft for work in works))
    put(connection, HandIn, (work.hand_in for work in works))
    put(connection, HandedInAnswer, (row for work in works for row in work.handed_in_answers))
    put(connection, Review, (work.review for work in works if not work.waits))
    put(connection, Feedback, (work.feedback for work in works if not work.waits))


class Work:
    """The rows of one piece of work, all with the same number."""

    def __init__(self, n: int, module: Module, opdracht: str, part: Part, student: int, at):
        self.n, self.module, self.opdracht, self.part = n, module, opdracht, part
        self.student, self.at = student, at
        self.waits = n % WAITING_EVERY == 0
        self.answers = {field.id: STORY for field in part.fields[:2] if not field.choices}

    @property
    def submission(self) -> dict:
        what = {"module": self.module.slug, "opdracht": self.opdracht, "part": self.part.id}
        who = {"student_id": self.student, "cohort_id": cohort_of(self.student)}
        return {"id": self.n, "public_id": f"s{self.n:013}", "begun_at": self.at, **who, **what}

    @property
    def draft(self) -> dict:
        asked = {field: field for field in self.answers}
        saved = {"revision": 1, "saved_from": "", "saved_at": self.at}
        key = {"submission_id": self.n}
        return {**key, "answers": self.answers, "questions": asked, "skipped": [], **saved}

    @property
    def empty_draft(self) -> dict:
        nothing = {"answers": {}, "questions": {}, "revision": 0, "saved_at": None}
        return {**self.draft, **nothing}

    @property
    def hand_in(self) -> dict:
        verdict = None if self.waits else Verdict.VOLDAAN
        by = {"concluded_at": None, "concluded_by_id": None}
        if not self.waits:
            by = {"concluded_at": self.at, "concluded_by_id": DOCENT}
        key = {"id": self.n, "public_id": f"h{self.n:013}", "submission_id": self.n}
        where = {"cohort_id": cohort_of(self.student), "module_version": self.module.version}
        where |= {"module": self.module.slug, "opdracht": self.opdracht, "part": self.part.id}
        return {**key, **where, "handed_in_at": self.at, "verdict": verdict, **by}

    @property
    def handed_in_answers(self) -> list[dict]:
        return [
            {"hand_in_id": self.n, "place": place, "field": id, "question": id, "text": story}
            for place, (id, story) in enumerate(self.answers.items())
        ]

    @property
    def review(self) -> dict:
        key = {"id": self.n, "public_id": f"r{self.n:013}", "hand_in_id": self.n}
        by = {"docent_id": DOCENT, "begun_at": self.at, "sent_at": self.at}
        return {**key, **by, "verdict": Verdict.VOLDAAN}

    @property
    def feedback(self) -> dict:
        words = {"already": STORY, "to_add": "", "next_step": "", "question": ""}
        saved = {"revision": 1, "saved_from": "", "saved_at": self.at}
        return {"review_id": self.n, "answers": words, **saved}
