"""Questions, what others add and who walks along, made through the models' own verbs."""

from sqlalchemy import select

from learning.base.public_id import new_public_id
from learning.werktafel.handovers.models import Handover
from learning.werktafel.models import Addition, Question, Table, TableSeat
from learning.werktafel.signals.models import Cluster
from learning.werktafel.states import Brings

TEXT = "Wie kent een plek waar iemand samen kan koken, zonder opgeven?"


def table_of(school, cohort, at) -> Table:
    """The table of that cohort; laid when there is none."""
    seat = select(TableSeat).where(TableSeat.cohort_id == cohort.id, TableSeat.left_at.is_(None))
    found = school.scalars(seat.order_by(TableSeat.id.desc()).limit(1)).first()
    if found:
        return found.table
    laid = Table.lay([cohort.id], at)
    school.add(laid)
    school.commit()
    return laid


def asked(school, by, cohort, at, text=TEXT, is_named=True) -> Question:
    """What *by* asked at the table of *cohort*."""
    school.rollback()
    made = Question.ask(new_public_id(), table_of(school, cohort, at), cohort.id, by, is_named, at)
    made.text = ""
    made.say(text, 0)
    school.add(made)
    school.commit()
    return made


def added(school, question, by, at, text="Vraag eens bij de buurtkamer.", kind=Brings.IDEA):
    """What *by* added to it."""
    school.rollback()
    made = Addition(
        public_id=new_public_id(),
        question_id=question.id,
        writer_id=by.id,
        kind=kind,
        text=text,
        at=at,
    )
    school.add(made)
    school.commit()
    return made


def walked(school, question, with_, at, when="Dinsdag na de les.", is_agreed=False) -> Handover:
    """The asker proposed it to *with_*, who said yes when *is_agreed*."""
    school.rollback()
    made = Handover.propose(question, with_, when, at)
    if is_agreed:
        made.agree(at)
    school.add(made)
    school.commit()
    return made


def linked(school, questions, at) -> Cluster:
    """These are alike."""
    school.rollback()
    made = Cluster(table_id=questions[0].table_id, begun_at=at)
    school.add(made)
    school.flush()
    for each in questions:
        each.cluster_id = made.id
    school.commit()
    return made


def address(thing) -> str:
    """The page of a question or a signaal."""
    inside = "/signals" if isinstance(thing, Cluster) else ""
    return f"/werktafel{inside}/{thing.public_id}"
