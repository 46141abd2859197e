"""Texts of somebody's own to take words from: what they are called, and what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from learning.competences.evidence.models import LINKS, Source
from learning.competences.evidence.quoting import Answer
from learning.intervisie.threads.frame import ENDING, HARVEST
from learning.modules.parts import REPORT
from learning.modules.titles import work_title
from learning.notebook.words import QUESTION

FROM_INTERVISIE = "Wat je meenam uit een intervisie"  # never of which group: that is of others
FROM_NOTEBOOK = "Je logboek"


class Way(StrEnum):
    """How an address names a kind of text."""

    HAND_IN = "hand-in"
    HARVEST = "harvest"
    NOTEBOOK = "notebook"


class State(StrEnum):
    """What became of the text that a quote was taken from."""

    THERE = "there"
    TAKEN_BACK = "taken back"
    ERASED = "erased"


@dataclass(frozen=True)
class OwnText:
    """A text to take words from. ``id``: of what ``source`` says it is; ``at``: when it was
    written; ``module``, ``opdracht``: what it was for, "" for nothing; ``is_shared``: others wrote
    in it too; ``others``: their names, as far as they are known."""

    way: Way
    key: str
    id: int
    source: Source
    title: str
    at: datetime
    answers: tuple[Answer, ...]
    module: str = ""
    opdracht: str = ""
    is_shared: bool = False
    others: tuple[str, ...] = ()


def hand_in_as_text(hand_in, reader_id: int, modules: Mapping) -> OwnText:
    """What was handed in, a practice report too. Who left the group since then wrote it as well."""
    work, at = hand_in.submission, hand_in.handed_in_at
    what = work.module, work.opdracht, work.part
    there = [each for each in work.group.partners if each.was_in_at(at)] if work.group else []
    return OwnText(
        way=Way.HAND_IN,
        key=hand_in.public_id,
        id=hand_in.id,
        source=Source.REPORT if work.part == REPORT else Source.HAND_IN,
        title=work_title(modules, *what),
        at=at,
        answers=tuple(Answer(each.question, each.text) for each in hand_in.answers if each.text),
        module=work.module,
        opdracht=work.opdracht,
        is_shared=bool(work.group),
        others=tuple(each.user.name for each in there if each.user_id != reader_id),
    )


def harvest_as_text(contribution) -> OwnText:
    """What somebody took along from an intervisie."""
    field = next(each for each in ENDING if each.id == HARVEST).fields[0]
    thread = contribution.run.thread
    texts = (text for text in contribution.words.answers.values() if (text or "").strip())
    return OwnText(
        way=Way.HARVEST,
        key=contribution.public_id,
        id=contribution.id,
        source=Source.HARVEST,
        title=FROM_INTERVISIE,
        at=contribution.done_at or contribution.words.saved_at or contribution.begun_at,
        answers=tuple(Answer(field.question, text) for text in texts),
        module=thread.module,
        opdracht=thread.opdracht,
    )


def page_as_text(page) -> OwnText:
    """A page of the logboek."""
    answers = (Answer(QUESTION, page.text),) if page.text.strip() else ()
    title, when = FROM_NOTEBOOK, page.begun_at
    return OwnText(Way.NOTEBOOK, page.public_id, page.id, Source.NOTEBOOK, title, when, answers)


def state_of(source: Source, row) -> State:
    """From a row of queries: what is known of each kind of text."""
    link = LINKS[source]
    if link == "hand_in_id":
        gone, back = row.hand_in is None or row.hand_in_erased, row.hand_in_back
    elif link == "contribution_id":
        gone, back = row.harvest is None, row.harvest_back
    else:
        gone, back = row.page is None or row.page_erased, None
    return State.ERASED if gone else State.TAKEN_BACK if back else State.THERE
