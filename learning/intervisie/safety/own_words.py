"""What somebody wrote in threads, for themselves: also where they left or that were stopped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.drafting.history import Line
from learning.intervisie.threads.frame import HARVEST, plan_of
from learning.modules.werkvormen import Audience, Phase, werkvorm_from

Lines = tuple[tuple[str, str], ...]  # (question, text)

NOT_SHARED = "Dit las nog niemand."
PASSED = "Je paste deze stap. Niemand las dit."
WITHDRAWN = "Je haalde dit terug. Niemand leest het meer."


@dataclass(frozen=True)
class OwnText:
    """What one person wrote in one step. ``state``: a sentence, or ""; ``earlier``: what was kept
    beside it, newest first, as (moment, lines)."""

    key: str
    step: str
    at: datetime
    state: str
    lines: Lines
    earlier: tuple[tuple[datetime, Lines], ...]
    may_withdraw: bool
    is_harvest: bool = False


@dataclass(frozen=True)
class OwnThread:
    """One thread with what its reader wrote in it. ``wipe_at`` None: it still runs."""

    key: str
    group: str
    started_at: datetime
    wipe_at: datetime | None
    may_erase: bool
    texts: tuple[OwnText, ...]


def own_threads(threads: Sequence, words: Sequence, versions: Sequence) -> list[OwnThread]:
    """From the rows of threads_with_words_of(), words_of() and versions_of(), in their order."""
    earlier: dict[int, list] = {}
    for each in versions:
        earlier.setdefault(each.contribution_id, []).append(each)
    written: dict[int, list] = {}
    for each in words:
        written.setdefault(each.thread_id, []).append(each)
    found = (_own_thread(each, written.get(each.id, ()), earlier) for each in threads)
    return [each for each in found if each.texts]


def _own_thread(thread, words: Iterable, earlier: Mapping[int, list]) -> OwnThread:
    data = thread.werkvorm_data
    plan = {phase.id: phase for phase in plan_of(werkvorm_from(data) if data else None)}
    texts = [
        _own_text(thread, plan[each.phase], each, earlier.get(each.id, ()))
        for each in words
        if each.phase in plan
    ]
    return OwnThread(
        key=thread.public_id,
        group=thread.group,
        started_at=thread.started_at,
        wipe_at=thread.wipe_at,
        may_erase=bool(thread.left_at or thread.stopped_at or thread.ended_at),
        texts=tuple(each for each in texts if each.lines or each.earlier),
    )


def _own_text(thread, phase: Phase, row, versions: Iterable) -> OwnText:
    kept = [(each.at, lines_of(phase, each.answers)) for each in versions]
    lines = lines_of(phase, row.answers)
    is_alone = phase.audience == Audience.AUTHOR
    is_read = bool(row.done_at and not row.passed_at and not row.withdrawn_at and not is_alone)
    return OwnText(
        key=row.public_id,
        step=phase.title if row.round == 1 else f"{phase.title}, ronde {row.round}",
        at=row.done_at or row.saved_at or row.begun_at,
        state="" if is_alone else _state(row),
        lines=lines,
        earlier=tuple((at, each) for at, each in kept if each and each != lines),
        may_withdraw=is_read and not thread.stopped_at,
        is_harvest=phase.id == HARVEST and bool(lines),
    )


def _state(row) -> str:
    if row.withdrawn_at:
        return WITHDRAWN
    if row.passed_at:
        return PASSED
    return "" if row.done_at else NOT_SHARED


def lines_of(phase: Phase, answers: Mapping[str, str]) -> Lines:
    """What was filled in, with its question; a choice by its words."""
    return tuple((each.question, each.text) for each in keyed_lines(phase, answers))


def keyed_lines(phase: Phase, answers: Mapping[str, str], _questions=None) -> Iterator[Line]:
    """The same by the keys of the answers."""
    fields = {field.id: field for field in phase.fields}
    for key, text in answers.items():
        if not (text or "").strip():
            continue
        field = fields.get(key.partition(".")[0])
        chosen = (each.text for each in field.choices if each.id == text) if field else ()
        shown = text if field else text.capitalize()
        yield Line(key, field.question if field else phase.title, next(iter(chosen), shown))


def texts_of(phase: Phase, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """(key, question) of what was typed, and not chosen from a few."""
    typed = {field.id: field for field in phase.fields if not field.choices}
    return [
        (key, typed[key.partition(".")[0]].question)
        for key, text in answers.items()
        if key.partition(".")[0] in typed and (text or "").strip()
    ]
