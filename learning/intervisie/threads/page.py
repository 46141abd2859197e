"""A thread as one of the people in it sees it: the line of steps, and what was written, in order.

Plain records from what the database already left through; nothing is hidden here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from learning.intervisie.threads.asked import ROLES, Asked, asked_of
from learning.intervisie.threads.boxes import Item, items_in, texts_at
from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM, MARKING
from learning.intervisie.threads.phases import (
    Standing,
    asks_leader,
    keeps_words_in,
    names_of_steps,
    stands,
)
from learning.intervisie.threads.states import NEVER_SHOWN
from learning.modules.werkvormen import Audience, Form, Phase, Role

SILENT = {AGREEMENTS, MARKING, BRINGING, FORM}  # the engine's own choices hold no words


class Remark(NamedTuple):
    """What somebody said about one item: an answer, a label, a private line."""

    author: str
    is_mine: bool
    what: str
    texts: tuple[tuple[str, str], ...]


class Piece(NamedTuple):
    """An item of a voice, with what was said about it."""

    texts: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...] = ()


class Voice(NamedTuple):
    """What one person wrote in one phase. ``row``: as the database gave it; ``is_shut``:
    only its writer reads it now; ``replies``: messages that answer this one."""

    row: object
    name: str
    role: str
    is_mine: bool
    is_shut: bool
    pieces: tuple[Piece, ...]
    replies: tuple["Voice", ...] = ()


@dataclass(frozen=True)
class Section:
    """One phase with what was written in it. ``is_waiting``: others may be writing, unseen."""

    phase: Phase
    run: object
    title: str
    voices: tuple[Voice, ...]
    is_waiting: bool
    is_unshown: bool


@dataclass(frozen=True)
class ThreadPage:
    """Everything that the page shows. ``offers``: casussen to choose from, with their ids."""

    thread: object
    standing: Standing
    asked: Asked
    steps: Sequence
    number: int
    after: str
    people: str
    sections: tuple[Section, ...]
    needs_choice: bool
    items: tuple[Item, ...] = field(default=())


def page_of(user, thread, rows: Sequence, moment: datetime) -> ThreadPage:
    """The page of *user*; *rows* are what contributions_shown_to() gave."""
    standing, steps = stands(thread, moment), names_of_steps(thread)
    places = [phase.id for phase, _ in steps]
    number = places.index(thread.run.phase) + 1
    by_run = _by_run(rows)
    sections = [
        section
        for run in reversed(thread.runs)
        for section in _sections(user, thread, run, by_run, standing)
    ]
    return ThreadPage(
        thread=thread,
        standing=standing,
        asked=asked_of(user, thread, moment),
        steps=steps,
        number=number,
        after=steps[number][0].title if number < len(steps) else "",
        people=_people(user, thread),
        sections=tuple(sections),
        needs_choice=asks_leader(thread, standing),
        items=items_about(thread, thread.phase, rows),
    )


def items_about(thread, phase: Phase, rows: Iterable) -> tuple[Item, ...]:
    """The items that *phase* is about, as far as *rows* hold them; () when it is about none."""
    if not phase.on or phase.id in SILENT:
        return ()
    on = next(each for each in thread.plan if each.id == phase.on)
    closed = [run for run in thread.runs if run.phase == on.id and run.closed_at]
    runs = {run.id for run in closed if run.reason not in NEVER_SHOWN}  # nor one's own of then
    done = [row for row in rows if row.run_id in runs and row.done_at and not row.withdrawn_at]
    return tuple(items_in(on, done))


def _people(user, thread) -> str:
    names = [each.user.name for each in thread.present if each.user_id != user.id]
    return f"Met {', '.join([*names, ''])[:-2]} en jou." if names else "Met jou alleen."


def _by_run(rows: Sequence) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.run_id, []).append(row)
    return found


def _sections(user, thread, run, by_run: Mapping, standing: Standing) -> Iterable[Section]:
    phase = thread.phase_of(run)
    if phase.id in SILENT or (phase.on and phase.audience == Audience.GROUP):
        return
    shown = run.id in standing.shown
    remarks = _remarks(user, thread, run, by_run)
    roles = {each.user_id: ROLES[each.role] for each in thread.participations}
    parts = [row for row in by_run.get(run.id, ()) if _has_part(row, user, run)]
    voices = [_voice(user, roles, phase, row, shown, remarks) for row in parts]
    if phase.is_talk:
        voices = _nested(voices)
    waiting = run is thread.run and not run.closed_at and phase.is_blind and keeps_words_in(thread)
    if phase.on and phase.audience == Audience.AUTHOR:
        return  # private lines stand under what they are about
    if voices or waiting:
        yield Section(
            phase=phase,
            run=run,
            title=_title(thread, phase, run),
            voices=tuple(voices),
            is_waiting=waiting,
            is_unshown=run.reason in NEVER_SHOWN,
        )


def _has_part(row, user, run) -> bool:
    """A row with words to show: done ones, and one's own that stayed a draft when it closed."""
    if row.number == 0 and row.passed_at:
        return False
    return bool(row.done_at) or (
        row.author_id == user.id and run.closed_at and any(row.answers.values())
    )


def _title(thread, phase: Phase, run) -> str:
    inbrenger = thread.holder_of(Role.INBRENGER)
    if phase.id == CASUSSEN:
        return "De casussen"
    if phase.is_for_inbrenger_alone and inbrenger and phase.form == Form.TEXT:
        return f"{phase.title}: {inbrenger.user.name}"
    return phase.title if run.round == 1 else f"{phase.title}, ronde {run.round}"


def _voice(user, roles: Mapping, phase: Phase, row, shown: bool, remarks: Mapping) -> Voice:
    pieces = [Piece(item.texts, tuple(remarks.get(item.id, ()))) for item in items_in(phase, [row])]
    return Voice(
        row=row,
        name=row.name,
        role=roles.get(row.author_id, ""),
        is_mine=row.author_id == user.id,
        is_shut=not shown or not row.done_at or bool(row.withdrawn_at),
        pieces=tuple(pieces),
    )


def _remarks(user, thread, run, by_run: Mapping) -> dict[str, list[Remark]]:
    """Item id → what later phases said about it, as far as *rows* hold it."""
    found: dict[str, list[Remark]] = {}
    for later in thread.runs:
        phase = thread.phase_of(later)
        if phase.on != run.phase or phase.id in SILENT:
            continue
        for row in by_run.get(later.id, ()):
            if row.answers and (row.done_at or later.closed_at):
                for item, texts in _by_item(phase, row.answers).items():
                    remark = Remark(row.name, row.author_id == user.id, phase.title, texts)
                    found.setdefault(item, []).append(remark)
    return found


def _by_item(phase: Phase, answers: Mapping[str, str]) -> dict[str, tuple]:
    items: dict[str, tuple] = {}
    for item in {key.partition(".")[2]: None for key in answers}:
        own = {key.partition(".")[0]: text for key, text in answers.items() if _is_of(key, item)}
        if phase.form in {Form.LABEL, Form.CHOICE}:
            texts = tuple(("", text.capitalize()) for text in own.values() if text)
        else:
            texts = texts_at(phase.fields, own)
        if texts:
            items[item] = texts
    return items


def _is_of(key: str, item: str) -> bool:
    return key.partition(".")[2] == item


def _nested(voices: list[Voice]) -> list[Voice]:
    """Messages in order, each with all that answers it, also by way of another answer."""
    tops: dict[int, int] = {}
    answers: dict[int, list[Voice]] = {}
    for voice in voices:
        number, answered = voice.row.id, voice.row.reply_to_id
        tops[number] = tops.get(answered, number)
        if answered in tops:
            answers.setdefault(tops[number], []).append(voice)
    return [
        each._replace(replies=tuple(answers[each.row.id])) if each.row.id in answers else each
        for each in voices
        if tops[each.row.id] == each.row.id
    ]
