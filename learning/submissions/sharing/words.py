"""How the school says with whom a text is shared, by name and role."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning.base.dates import listed
from learning.modules.parts import Circle
from learning.submissions.showing.models import ReaderRole

MOST_NAMES = 8  # more fellow students than this are named where one unfolds them

OWN_FIRST = "Een medestudent leest het pas na zelf inleveren."
ASKED = {
    Circle.TWEETAL: "Laat één medestudent meelezen",
    Circle.GROEPJE: "Laat een groepje meelezen",
    Circle.COHORT: "Laat je hele groep meelezen",
}


@dataclass(frozen=True)
class Readers:
    """Who reads a text. ``names``: of those whom the sentence does not name one by one."""

    sentence: str
    names: tuple[str, ...] = ()
    alone: bool = False


def readers_in_words(
    hand_in, reader, docenten: Sequence, fellows: Sequence, by_name: Sequence = ()
) -> Readers:
    """Who reads *hand_in*, as *reader* sees it, who is one of them.

    *docenten*: the writer and the docenten (docent_readers_of); *fellows*: with whom it is
    shared (meant_for); *by_name*: Showings that hold. The name of a praktijkopleider is for the
    writer and the docenten alone.
    """
    writers, share = {each.id for each in hand_in.submission.writers}, hand_in.share
    named = {reader.id, *(each.id for each in docenten)}
    sees_all = any(each.id == reader.id for each in docenten)
    besides = {each.reader_id: each for each in by_name if each.reader_id not in named}
    beside = list(besides.values())
    named |= set(besides)
    own_first = bool(share and share.own_first)
    told, names = fellows_in_words(
        [each.name for each in fellows if each.id not in named],
        hand_in.submission.cohort.name,
        is_everybody=bool(share and share.circle == Circle.COHORT),
        own_first=own_first,
    )
    others = [
        f"{each.name} ({'student' if each.id in writers else 'docent'})"
        for each in docenten
        if each.id != reader.id
    ]
    hidden = [each for each in beside if not sees_all and each.role == ReaderRole.PRAKTIJKOPLEIDER]
    shown = [f"{each.reader.name} ({each.role})" for each in beside if each not in hidden]
    own_choice = [f"wie {hand_in.submission.student.name} zelf koos"] if hidden else []
    found = reading(["jij", *others, *shown, *told, *own_choice], names)
    is_few = own_first and share.circle != Circle.COHORT
    return replace(found, sentence=f"{found.sentence} {OWN_FIRST}") if is_few else found


def fellows_in_words(
    names: Sequence[str], cohort: str, is_everybody: bool, own_first: bool
) -> tuple[list[str], tuple[str, ...]]:
    """(what a sentence lists for these fellow students, the names that it left out).

    Where one hands in one's own first, a whole cohort is not named: that would tell who did.
    """
    if is_everybody and own_first:
        return [f"de studenten van {cohort} die dit deel zelf hebben ingeleverd"], ()
    if is_everybody and len(names) > MOST_NAMES:
        return [f"de {len(names)} andere studenten van {cohort}"], tuple(names)
    return [f"{name} (medestudent)" for name in names], ()


def reading(people: Sequence[str], names: tuple[str, ...] = ()) -> Readers:
    """*people* as they are listed, the reader (*jij*) first."""
    if len(people) == 1:
        return Readers("Dit lees je nu alleen zelf.", alone=True)
    return Readers(f"Dit lezen: {listed(list(people))}. Verder niemand.", names)


def will_read(people: Sequence[str], names: tuple[str, ...], own_first: bool) -> Readers:
    """The same before it is so; *own_first*: who was chosen by name has to hand in first."""
    said = f"Dan lezen dit: {listed(list(people))}. Verder niemand."
    return Readers(f"{said} {OWN_FIRST}" if own_first else said, names)
