"""The question that this request is about, and what who asks is at its table."""

from flask_login import current_user

from learning.base.access import one_or_404
from learning.base.errors import Refused
from learning.base.personal import only_takes_out
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import CLOSED, Role
from learning.readings.opening import opened_all
from learning.werktafel import queries
from learning.werktafel.models import Addition, Question
from learning.werktafel.rules import Chair, chair_of
from learning.werktafel.telling import OWN, address_of
from learning.werktafel.words import ONLY_OUT, readers_at

DOCENT, AT_TABLE = "docent", "aan de Werktafel"  # as what somebody reads
QUESTION, ADDITION = "werktafel", "werktafel-addition"  # kinds in the log of readers


def question_with(key: str, for_change: bool = False) -> Question:
    """The question with that public id; 404 for who may not read it."""
    readable = queries.readable_by(current_user).filter_by(public_id=key)
    return one_or_404(readable, for_change=for_change)


def addition_with(key: str, for_change: bool = False) -> Addition:
    """The same of something that was added."""
    readable = queries.additions_readable_by(current_user).where(Addition.public_id == key)
    return one_or_404(readable, for_change=for_change)


def chair_at(question: Question) -> Chair:
    """What the person who asks is around *question* now."""
    return chair_of(current_places(), queries.cohorts_around(question))


def chair_at_table(table_id: int) -> Chair:
    """The same of a table."""
    return chair_of(current_places(), {each.id for each in queries.cohorts_at(table_id)})


def way_back(question: Question) -> str:
    """Its page; or that of one's own texts for who does not read it now."""
    return address_of(question) if queries.is_read(question, current_user) else OWN


def keep_acting(chair: Chair, why: str = CLOSED) -> None:
    """Their cohort stays open until this transaction ends. Raises Refused (*why*) when it is
    closed."""
    if chair.acts_for is None:
        raise Refused(why)
    keep_open(chair.acts_for)


def keep_mending(chair: Chair, was: str, becomes: str) -> None:
    """The same for who says *was* otherwise; when all is closed they may still take words out."""
    if chair.is_open or not only_takes_out(was, becomes):
        keep_acting(chair, ONLY_OUT)


def note_opened(questions, additions, moment) -> None:
    """Write down that the person who asks opens these, in the transaction that shows them."""
    asked = [(each.id, each.id, each.asker_id) for each in questions if each.asker_id]
    said = [(each.question_id, each.id, each.writer_id) for each in additions]
    numbers = {where for where, _, _ in asked + said}
    taught = queries.taught_among(numbers, current_user) if current_places(Role.DOCENT) else set()
    for role, here in ((DOCENT, taught), (AT_TABLE, numbers - taught)):
        for kind, things in ((QUESTION, asked), (ADDITION, said)):
            opened = [(number, writer) for where, number, writer in things if where in here]
            if opened:
                opened_all(kind, opened, current_user, role, moment)


def readers_around(question: Question) -> dict:
    """Who reads it while it lies there: a sentence, and the names of who sits there. It is the same
    for every question of a table, so that it tells nobody of which cohort a question is."""
    table_id, asked_at = question.table_id, question.asked_at
    around = queries.cohorts_at(table_id, asked_at=asked_at)
    left = queries.left_from(table_id)
    if not {each.cohort_id for each in current_places()} & {each.id for each in around}:
        around = queries.cohorts_at(table_id, question.cohort_id, asked_at=asked_at)
        left = []  # who sits there no more reads only questions of their own cohort
    return {
        "readers": readers_at([each.name for each in around], left),
        "names": [each.name for each in queries.people_at([each.id for each in around])],
    }
