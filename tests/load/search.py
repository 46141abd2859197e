"""How long searching takes among few texts and among very many: python -m tests.load.search.

With a number of texts, or ``postgresql``, behind it: that instead of what stands below.
"""

import random
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from sqlalchemy import text

from learning.app import create_app
from learning.base import clock
from learning.base.db import db
from learning.base.schema import bring_up_to_date
from learning.base.settings import settings_from
from learning.cohorts.models import Cohort, Membership, Role
from learning.modules.live import current_shelf
from learning.reviews.models import FeedbackVersion
from learning.search.indexing import drops, fills, makes
from learning.submissions.models import Draft, HandedInAnswer, HandIn, Submission
from learning.submissions.rules import is_handed_in_kind
from tests import postgres
from tests.load.fill import A_YEAR, Review, Work
from tests.load.fill import Feedback as Said
from tests.load.school import BATCH, COHORTS, FIRST_READER, put, put_people
from tests.pages import hidden_in
from tests.serving import HOUSE

FEW, MANY = 1_000, 100_000
SMALL, IN_SMALL = COHORTS + 1, 30  # a cohort of its own with one docent; texts in it
WHO = ("docent of all", "student", "docent of one small cohort")
VOCABULARY, WORDS = 20_000, 110  # words there are; words in an answer
RARE, RARE_EVERY = "zeldzaamwoord", 600
TIMES = 15
MODULE, SECRET = "kwartiermaken", "k" * 40


class Texts:
    """Words as often as in a language: the second half as often as the first, and so on."""

    def __init__(self):
        self.random = random.Random(7)
        letters = "abdeghiklmnoprstuvw"
        self.words = [
            "".join(self.random.choices(letters, k=self.random.randint(3, 10)))
            for _ in range(VOCABULARY)
        ]
        self.often = [1 / place for place in range(1, VOCABULARY + 1)]
        self.made = [self.make() for _ in range(3_000)]

    def make(self) -> str:
        return " ".join(self.random.choices(self.words, self.often, k=WORDS))

    def text(self, n: int) -> str:
        return self.random.choice(self.made) + (f" {RARE}" if n % RARE_EVERY == 0 else "")


class Told(Work):
    """A piece of work with a text of its own."""

    def __init__(self, texts, every, *about):
        """*every*: so many texts one is of the small cohort."""
        super().__init__(*about)
        self.answers = {field: texts.text(self.n) for field in self.answers}
        self.is_small = self.n % every == 0

    @property
    def submission(self) -> dict:
        return {**super().submission, **self._where}

    @property
    def hand_in(self) -> dict:
        return {**super().hand_in, **self._where}

    @property
    def _where(self) -> dict:
        return {"cohort_id": SMALL} if self.is_small else {}

    @property
    def sent(self) -> dict:
        """What was said of it, as it was sent."""
        words = {"id": self.n, "feedback_id": self.n, "reason": "sent", "at": self.at}
        return {**words, "answers": self.feedback["answers"]}


def fill(engine, module, tokens, number, texts, at) -> None:
    """*number* pieces of work with feedback on most, of students that have thirty each."""
    parts = [(o.id, p) for o in module.opdrachten for p in o.parts if is_handed_in_kind(p)]
    students = -(-number // len(parts))
    dialect = engine.dialect.name
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        _runs(connection, drops(dialect))  # taken in at once it takes a fifth of the time
        put_people(connection, module, tokens, max(students, len(tokens)), at)
        its = {"id": SMALL, "public_id": f"c{SMALL:013}", "name": "Klein", "created_at": at}
        put(connection, Cohort, [its])
        seat = {"cohort_id": SMALL, "user_id": len(tokens), "role": Role.DOCENT, "joined_at": at}
        put(connection, Membership, [seat])
        for first in range(1, number + 1, BATCH):
            works = [
                Told(texts, max(number // IN_SMALL, 1), n, module, *parts[(n - 1) // students],
                     (n - 1) % students + FIRST_READER, at - A_YEAR * n / number)
                for n in range(first, min(first + BATCH, number + 1))
            ]  # fmt: skip
            for model, name in ((Submission, "submission"), (Draft, "draft"), (HandIn, "hand_in")):
                put(connection, model, (getattr(each, name) for each in works))
            put(connection, HandedInAnswer, (a for each in works for a in each.handed_in_answers))
            done = [each for each in works if not each.waits]
            for model, name in ((Review, "review"), (Said, "feedback"), (FeedbackVersion, "sent")):
                put(connection, model, (getattr(each, name) for each in done))
        _runs(connection, (*makes(dialect), *fills(dialect)))
    if dialect == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _runs(connection, statements) -> None:
    for each in statements:
        connection.exec_driver_sql(each)


@contextmanager
def school(folder: Path, url: str, number: int) -> Iterator:
    """A school with so many texts: the application, its texts, and the tokens of WHO."""
    environment = {
        "LEARNING_INSTANCE": str(folder / f"instance-{number}"),
        "LEARNING_MODULES": str(HOUSE / "modules"),
        "DATABASE_URL": url or f"sqlite:///{folder / f'{number}.db'}",
        "SECRET_KEY": SECRET,
    }
    app, texts = create_app(settings_from(environment)), Texts()
    bring_up_to_date(app)
    tokens = [secrets.token_urlsafe(32) for _ in WHO]
    with app.app_context():
        module = current_shelf(clock.now()).modules[MODULE]
        began = perf_counter()
        fill(db.engine, module, tokens, number, texts, clock.now() - timedelta(minutes=1))
        print(f"\n{number:,} texts, filled in {perf_counter() - began:.0f} s")
    yield app, texts, tokens
    with app.app_context():
        db.engine.dispose()


def measure(app, texts, tokens) -> Iterator[tuple[str, str, float, float]]:
    """(who, which word, ms, ms of the processor) of the first page, in the middle of TIMES."""
    asked = {"rare": RARE, "in most": texts.words[0], "in some": texts.words[60], "none": "qqqq"}
    asked["two"] = f"{texts.words[0]} {texts.words[60]}"
    for who, token in zip(WHO, tokens, strict=True):
        browser = app.test_client()
        with browser.session_transaction() as session:
            session["_user_id"], session["_fresh"] = token, True
        token = hidden_in(browser.get("/search/").text, "csrf_token")["csrf_token"]
        for name, words in asked.items():
            spent = []
            for _ in range(TIMES):
                began = perf_counter(), process_time()
                answer = browser.post("/search/", data={"q": words, "csrf_token": token})
                spent.append((perf_counter() - began[0], process_time() - began[1]))
                assert answer.status_code == 200
            yield who, name, *(1000 * median(each) for each in zip(*spent, strict=True))


def main(*asked: str) -> None:
    """The table."""
    numbers = [int(each) for each in asked if each.isdigit()] or [FEW, MANY]
    rows: dict[tuple[str, str], list[str]] = {}
    for number in numbers:
        database = postgres.running() if "postgresql" in asked else nullcontext("")
        with (
            tempfile.TemporaryDirectory() as folder,
            database as url,
            school(Path(folder), url, number) as made,
        ):
            for who, word, spent, cpu in measure(*made):
                rows.setdefault((who, word), []).append(f"{spent:.1f} / {cpu:.1f}")
    print("\n| first page, ms / CPU ms | " + " | ".join(f"{each:,}" for each in numbers) + " |")
    print("|---|" + "---|" * len(numbers))
    for (who, word), cells in rows.items():
        print(f"| {who}, a word that stands in {word} | {' | '.join(cells)} |")
    print("\nTarget: the second within twice the time of the first.")


if __name__ == "__main__":
    main(*sys.argv[1:])
