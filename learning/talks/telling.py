"""Telling somebody that an answer came. In the transaction of that answer."""

from datetime import datetime

from learning.cohorts.models import Role
from learning.notices.giving import give_sparely
from learning.notices.kinds import Kind
from learning.talks.models import Talk, TalkAnswer

ANSWERED = "Iemand antwoordde je in een gesprek van je groep."


def address_of(talk: Talk) -> str:
    """Its page."""
    return f"/talks/{talk.public_id}"


def tell(answer: TalkAnswer, at: datetime) -> None:
    """Tell whose contribution it is about, if they can still open the talk: three times at most."""
    writer, talk = answer.submission.student, answer.talk
    if writer.id != answer.writer.id and Role.STUDENT in talk.cohort.roles_of(writer):
        about = f"talk:{talk.public_id}"
        where = address_of(talk), at, talk.module
        give_sparely([writer.id], about, answer.public_id, ANSWERED, *where, kind=Kind.GESPREK)
