"""Telling the asker and the docenten, without content or names; in the transaction of the act."""

from collections.abc import Iterable
from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.werktafel.models import Addition, Question

OWN = "/werktafel/own"  # where one finds all that one wrote
ADDED = "Iemand dacht mee aan de Werktafel."
NO_NAME = "Iemand vraagt om een naam weg te halen aan de Werktafel."
OFF = "Een docent haalde iets van jou even van de Werktafel."


def address_of(question: Question) -> str:
    """Its page."""
    return f"/werktafel/{question.public_id}"


def added(question: Question, addition: Addition, at: datetime) -> None:
    """The asker hears it, unless they did not look at the last time yet."""
    if question.asker_id and question.asker_id != addition.writer_id:
        about, what = f"werktafel:{question.public_id}", addition.public_id
        where = address_of(question), at
        giving.give_again([question.asker_id], about, what, ADDED, *where, kind=Kind.SAMEN)


def asked_for_no_name(question: Question, docenten: Iterable[int], by_id: int, at: datetime):
    """The asker and the docenten can do something about it."""
    people = {*docenten, *([question.asker_id] if question.asker_id else [])} - {by_id}
    key = f"werktafel-name:{question.public_id}:{question.revision}"
    giving.give(people, key, NO_NAME, address_of(question), at, kind=Kind.SAMEN)


def taken_off(where: str, writer_id: int | None, what: str, at: datetime) -> None:
    """Who wrote it can mend it. *where*: a page that stays open for them; *what*: the key of the
    thing and its revision."""
    if writer_id:
        giving.give([writer_id], f"werktafel-off:{what}", OFF, where, at, kind=Kind.SAMEN)


def settled(question: Question, at: datetime) -> None:
    """Nothing has to be taken out any more."""
    giving.take_back_words(address_of(question), NO_NAME, at)


def gone(question: Question, at: datetime) -> None:
    """Its page is there no more."""
    giving.take_back_everywhere(address_of(question), at)
