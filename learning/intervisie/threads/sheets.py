"""Acting on a sheet that came in: keep it, and then do what its button says."""

from collections.abc import Sequence
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.picking import Pair
from learning.drafting.stale import KeptApart, Stale
from learning.intervisie.threads import queries, writing
from learning.intervisie.threads.boxes import Box
from learning.intervisie.threads.forms import SheetForm
from learning.intervisie.threads.frame import CASUSSEN
from learning.intervisie.threads.models import (
    Contribution,
    ContributionWords,
    PhaseRun,
    Thread,
)
from learning.intervisie.threads.phases import is_written_by_form, keeps_words_in
from learning.intervisie.threads.rules import is_open_for
from learning.submissions.forms import ANSWER

STORY = "situatie"  # the box of an offer that holds what happened
WIPED = "De teksten van deze intervisie zijn al gewist. Je tekst is niet bewaard."
ERASED = "Je hebt gewist wat je hier schreef. Wat je nu nog typte, is daarom niet bewaard."
RESTS = (
    "De intervisie ligt nu stil. Je tekst is apart bewaard, bij wat jij schreef. "
    "Er gaat niets verloren."
)


def act(
    thread: Thread, run: PhaseRun, user, form: SheetForm, then: str, at: datetime
) -> SheetForm | Refused | Stale | None:
    """Keep what *user* typed in *run*; *then*: done, post or anything else.

    None when all went well, else what was wrong; the words are kept all the same,
    unless the form itself comes back with them. Nothing is raised, so that they can be committed.
    """
    if not form.is_valid_post():
        return form
    if not (is_written_by_form(thread.phase_of(run)) and keeps_words_in(thread)):
        return Refused("In deze stap schrijf je niets.")
    if thread.wiped_at:  # kept now, it would never be wiped any more
        return Refused(WIPED)
    try:
        beginning = beginning_of(user, thread) if run is thread.run else {}
        if not is_open_for(user, thread, at):
            if _has_erased(user, thread):
                return Refused(ERASED)
            writing.sheet_in(run, user, at, beginning).words.keep(form.typed().answers, at)
            raise KeptApart(RESTS)
        writing.save(thread, run, user, form.typed(), at, beginning)
        if then == "done" and thread.phase.is_talk:
            writing.pass_round(thread, user, at)
        elif then == "done":
            writing.finish(thread, user, [box.key for box in form.boxes], at)
        elif then == "post":
            writing.post_message(thread, user, _answered(thread, form), at)
    except (Refused, Stale) as wrong:
        return wrong
    return None


def _has_erased(user, thread: Thread) -> bool:
    """Whether *user* erased what they wrote in *thread*: then nothing is kept of what is late."""
    mine = (each for run in thread.runs for each in run.contributions if each.author_id == user.id)
    return any(each.words is None for each in mine)


def _answered(thread: Thread, form: SheetForm) -> Contribution | None:
    key = form.reply_to.data
    said = (each for each in thread.run.contributions if key and each.public_id == key)
    return next(said, None)


def beginning_of(user, thread: Thread) -> dict[str, str]:
    """What an untouched sheet of the open phase holds already: one's own earlier words, or what
    was written for oneself at the opdracht to prepare for this."""
    words = queries.earlier_words(user, thread)
    is_told = thread.run.phase == CASUSSEN or writing.is_the_casus(thread)
    if words or not (thread.opdracht and is_told):
        return words
    prepared = queries.prepared_words(user, thread.module, thread.opdracht, thread.part)
    ids = [field.id for field in thread.phase.fields]
    story = STORY if STORY in ids else ids[0]
    first = next((text for text in prepared.values() if text), "")
    return {
        **{id: prepared[id] for id in ids if prepared.get(id)},
        **({story: first} if first else {}),
    }


def data_of(answers: dict[str, str], revision: int) -> dict:
    """Answers as the beginning of a form."""
    return {**{ANSWER + key: text for key, text in answers.items()}, "revision": revision}


def pairs_of(form: SheetForm, words: ContributionWords) -> list[Pair]:
    """What is saved beside what was just typed, box by box."""
    return [
        Pair(
            id=box.key,
            name=ANSWER + box.key,
            question=_asked(box),
            stored=words.answers.get(box.key) or "",
            typed=answer.data or "",
            choices={each.id: each.text for each in box.choices},
        )
        for box, answer in form.rows()
    ]


def _asked(box: Box) -> str:
    number = f" ({box.number})" if box.number > 1 else ""
    return f"{box.question} (bij {box.about.author})" if box.about else box.question + number


def said_in(thread: Thread, rows: Sequence, key: str):
    """The message with public id *key* in the open talk, as one of *rows*; None when there is
    none, or when nobody answers messages in this step."""
    if not thread.phase.replies:
        return None
    found = (row for row in rows if row.public_id == key and row.run_id == thread.run.id)
    return next((row for row in found if row.number), None)
