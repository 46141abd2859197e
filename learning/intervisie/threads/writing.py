"""What people write in a thread: a draft until *klaar*, by the same rules as all work.

Each verb changes one thread. Raises Refused with a Dutch sentence, or Stale when
another page saved something else meanwhile (both texts are kept then).
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.drafting.stale import KeptApart
from learning.intervisie.threads import moving
from learning.intervisie.threads.boxes import has_words
from learning.intervisie.threads.frame import CASUSSEN
from learning.intervisie.threads.models import Contribution, ContributionWords, PhaseRun, Thread
from learning.intervisie.threads.phases import is_the_casus, sheet_of
from learning.intervisie.threads.states import Reason
from learning.modules.werkvormen import Form, Role

CLOSED = "Deze stap is net gesloten. Je tekst is apart bewaard, bij wat jij schreef."
READY = "Je hebt deze stap al afgerond. Wat je nu typte, is apart bewaard bij wat jij schreef."


def step_name(run: PhaseRun) -> str:
    """Names one time that a phase was open, within its thread: ``feedback.1``."""
    return f"{run.phase}.{run.round}"


def run_named(thread: Thread, name: str) -> PhaseRun | None:
    """The run with that name, if there is one."""
    return next((run for run in thread.runs if step_name(run) == name), None)


def sheet_in(run: PhaseRun, user, at: datetime, beginning: Mapping[str, str]) -> Contribution:
    """The sheet of *user* in *run*, made when there is none, with *beginning* in its boxes."""
    sheet = sheet_of(run, user.id)
    if sheet is None:
        sheet = Contribution(author_id=user.id, number=0, begun_at=at)
        run.contributions.append(sheet)
    if sheet.words is None:
        sheet.words = ContributionWords(answers=dict(beginning), revision=0, saved_from="")
    return sheet


def save(thread: Thread, run: PhaseRun, user, typed: Typed, at: datetime, beginning=None) -> None:
    """Keep what *user* typed in *run*. Too late, it is kept apart and Refused is raised."""
    sheet = sheet_in(run, user, at, beginning or {})
    if run is not thread.run or run.closed_at or sheet.is_ready:
        if {**sheet.words.answers, **typed.answers} == sheet.words.answers:
            return
        sheet.words.keep(typed.answers, at)
        raise KeptApart(READY if sheet.is_ready else CLOSED)
    typed = sheet.words.picked(typed, at)
    if {**sheet.words.answers, **typed.answers} != sheet.words.answers:
        sheet.words.take(typed, at)


def finish(thread: Thread, user, keys: Collection[str], at: datetime) -> None:
    """*klaar*: from now on it counts, and it is shown when the phase says so.

    *keys*: the boxes of the sheet. An empty sheet is a pass, where nothing is asked for.
    """
    sheet = sheet_of(thread.run, user.id)
    if sheet and sheet.is_ready:
        return
    written = {key for key, text in (sheet.words.answers if sheet else {}).items() if text.strip()}
    if needs_all(thread) and not set(keys) <= written:
        raise Refused("Schrijf bij elke vraag iets. Eén zin is genoeg.")
    if not written:
        if thread.phase.least and thread.phase.form != Form.READY:
            raise Refused("Er staat nog niets. Schrijf één zin, of kies: ik pas deze ronde.")
        return pass_round(thread, user, at)
    sheet.done_at, sheet.passed_at, sheet.returned_at = thread.changed(at), None, None
    return _went_on(thread, at)


def pass_round(thread: Thread, user, at: datetime) -> None:
    """*Ik pas deze ronde*: it counts as done. What was typed stays the writer's own."""
    if not may_pass(thread):
        raise Refused("Zonder jouw verhaal kan de groep niet verder. Pauze of stoppen mag altijd.")
    sheet = sheet_in(thread.run, user, at, {})
    if not sheet.is_ready:
        sheet.passed_at = thread.changed(at)
        _went_on(thread, at)


def take_up_again(thread: Thread, user, at: datetime) -> None:
    """*Verander je tekst*, or take part after all: it is a draft again, and nobody reads it."""
    sheet = sheet_of(thread.run, user.id)
    if sheet:
        sheet.done_at = sheet.passed_at = sheet.withdrawn_at = None
        thread.changed(at)


def post_message(
    thread: Thread, user, reply_to: Contribution | None, at: datetime
) -> Contribution | None:
    """Put the draft of *user* in the talk; None when the same words stand there already."""
    sheet = sheet_of(thread.run, user.id)
    answers = dict(sheet.words.answers) if sheet and sheet.words else {}
    if not has_words(answers):
        raise Refused("Er staat nog niets. Schrijf eerst iets.")
    mine = [each for each in thread.run.contributions if each.author_id == user.id and each.number]
    sheet.words.answers = {}
    sheet.words.revision += 1
    if mine and mine[-1].is_text and mine[-1].words and mine[-1].words.answers == answers:
        return None
    moment = thread.changed(at)
    said = Contribution(
        author_id=user.id,
        number=len(mine) + 1,
        begun_at=moment,
        done_at=moment,
        reply_to_id=reply_to.id if reply_to and thread.phase.replies else None,
    )
    said.words = ContributionWords(answers=answers, revision=1, saved_from="", saved_at=moment)
    thread.run.contributions.append(said)
    return said


def withdraw(thread: Thread, contribution: Contribution, at: datetime) -> None:
    """Its writer takes it back: nobody else reads it from now on."""
    contribution.withdrawn_at = contribution.withdrawn_at or thread.changed(at)


def needs_all(thread: Thread) -> bool:
    """Whether every box must be filled: an offer, and the casus with its question."""
    return thread.run.phase == CASUSSEN or is_the_casus(thread)


def may_pass(thread: Thread) -> bool:
    """Passing is always possible, but for telling the casus: without it there is nothing."""
    return not is_the_casus(thread)


def _went_on(thread: Thread, at: datetime) -> None:
    phase = thread.phase
    if phase.is_for_inbrenger_alone and Role.INBRENGER in phase.closers:
        moving.close(thread, thread.holder_of(Role.INBRENGER).user, Reason.HAND, at)
    else:
        moving.settle(thread, at)
