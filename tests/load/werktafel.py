"""Two tables: one with a few questions, one with very many."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from learning.base.public_id import new_public_id
from learning.social_map.folding import folded
from learning.werktafel.models import Addition, Question, Table, TableSeat
from learning.werktafel.states import Brings
from tests.load.school import put

FEW, MANY = 50, 5_000
TEXT = "Wie kent een plek waar iemand op zondag {} kan doen, zonder opgeven?"
WHAT = ("koken", "zingen", "tuinieren", "een café vinden", "samen eten", "lezen", "timmeren")


def fill_tables(
    connection: Connection, cohort_ids: Sequence[int], user_ids: Sequence[int], at: datetime
) -> None:
    """The first of *cohort_ids* gets a table with FEW questions, the second one with MANY; asked
    in turn by *user_ids*, one in three without a name. Every fourth has two additions."""
    for number, (cohort_id, many) in enumerate(zip(cohort_ids, (FEW, MANY), strict=False), 1):
        put(connection, Table, [{"id": number, "begun_at": at}])
        seat = {"table_id": number, "cohort_id": cohort_id, "since": at}
        put(connection, TableSeat, [seat])
        begins = (number - 1) * MANY
        questions = [
            _question(begins + each, number, cohort_id, user_ids, at) for each in range(1, many + 1)
        ]
        put(connection, Question, questions)
        put(connection, Addition, _additions(questions[::4], user_ids, at))


def _question(number: int, table_id: int, cohort_id: int, user_ids, at: datetime) -> dict:
    text = TEXT.format(WHAT[number % len(WHAT)])
    moment = at - timedelta(minutes=number)
    return {
        "id": number,
        "public_id": new_public_id(),
        "table_id": table_id,
        "cohort_id": cohort_id,
        "asker_id": user_ids[number % len(user_ids)],
        "is_named": number % 3 != 0,
        "text": text,
        "found_by": folded(text),
        "revision": 1,
        "asked_at": moment,
        "brought_at": moment,
    }


def _additions(questions, user_ids, at: datetime):
    for question in questions:
        for each in range(2):
            yield {
                "public_id": new_public_id(),
                "question_id": question["id"],
                "writer_id": user_ids[(question["id"] + each + 1) % len(user_ids)],
                "kind": Brings.IDEA,
                "text": "Vraag het eens bij de buurtkamer om de hoek.",
                "revision": 1,
                "at": at,
            }
