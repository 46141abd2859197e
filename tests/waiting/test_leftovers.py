"""What a fault or an erasing leaves of a job: no words, and nothing that stops others."""

import errno
import os
import shutil
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from learning.ticking import tick
from learning.waiting import jobs
from learning.waiting.files import folders_in, is_held
from learning.waiting.job import State
from learning.waiting.jobs import Erased
from learning.waiting.telling import Telling
from tests.waiting.conftest import TASK

pytestmark = pytest.mark.sqlite_only
LONG = 60.0
BROKEN = [None, "", '{"begun_at": "2026-03-09T0', "[]", '{"begun_at": "2026-03-09T10:00+00:00"}']


def left_in(room, content):
    """A folder of Sanne with that ``job.json``, and what was made."""
    folder = room.folder / "sanne" / "portfolio.1"
    folder.mkdir(parents=True)
    (folder / "result").write_bytes(b"woorden")
    if content is not None:
        (folder / "job.json").write_text(content)
    return folder


@pytest.mark.parametrize("content", BROKEN)
def test_what_cannot_be_read_is_none_and_goes_with_the_next_pass(room, content):
    folder = left_in(room, content)
    assert room.find() is None
    jobs.forget_before(room.folder, room.now - timedelta(days=1))
    assert not folder.parent.exists()


@pytest.mark.parametrize("content", BROKEN)
def test_over_what_cannot_be_read_one_begins_anew(room, content):
    folder = left_in(room, content)
    assert room.begin("turn done", patience=LONG).state is State.DONE
    assert not folder.exists()


def test_a_full_disk_begins_nothing_and_leaves_nothing(room, monkeypatch):
    def full(path, content):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(jobs, "written", full)
    with pytest.raises(OSError, match="full"):
        room.begin("turn done")
    assert folders_in(room.folder / "sanne") == []


def test_a_process_that_cannot_begin_leaves_nothing(room, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(room.folder / "nothing"))
    with pytest.raises(FileNotFoundError):
        room.begin("turn done")
    assert folders_in(room.folder / "sanne") == []


def test_what_a_process_is_about_stands_there_before_it_begins(room, monkeypatch):
    monkeypatch.setattr(jobs.subprocess, "Popen", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        room.begin("turn done")
    assert room.find().state is State.LOST


def test_a_page_that_was_made_before_an_erasing_is_not_used_after_it(room):
    mark = jobs.mark_of(room.folder, "sanne")
    jobs.forget_all_of(room.folder, "bilal")
    room.begin("turn done", patience=LONG, mark=mark)
    jobs.forget_all_of(room.folder, "sanne")
    for _ in range(2):
        with pytest.raises(Erased):
            room.begin("turn done", mark=mark)
        assert room.find() is None
        mark = jobs.mark_of(room.folder, "sanne")
        jobs.forget_all_of(room.folder, "sanne")
    assert room.begin("turn done", patience=LONG).state is State.DONE


def test_an_hour_later_nothing_tells_any_more_that_something_was_erased(room):
    jobs.forget_all_of(room.folder, "sanne")
    mark = room.folder / f"{jobs.ERASED}sanne"
    at = room.now.timestamp()
    os.utime(mark, (at, at))
    jobs.forget_before(room.folder, room.now)
    assert mark.exists()
    jobs.forget_before(room.folder, room.now + timedelta(seconds=1))
    assert not mark.exists()


def test_who_forgets_has_the_room_alone_as_who_begins_has(room, monkeypatch):
    real, alone = jobs.forget, []

    def forget(folder):
        alone.append(is_held(room.folder / "begin"))
        real(folder)

    monkeypatch.setattr(jobs, "forget", forget)
    for words in ("turn done", "turn step done"):
        room.begin(words, patience=LONG)
    jobs.forget_before(room.folder, room.now + timedelta(hours=1))
    jobs.forget_all_of(room.folder, "sanne")
    assert alone == [True] * 3


def test_a_folder_that_went_meanwhile_is_passed_over(room):
    assert folders_in(room.folder / "weg") == []


def test_a_late_process_writes_nothing_into_what_took_its_place(room):
    first = room.begin("turn stay done")
    second = room.begin("turn step stay done")
    with pytest.raises(FileNotFoundError):
        Telling(first.folder).hand_over(b"oude woorden")
    assert room.find() == second
    assert second.result is None


def test_two_kinds_of_which_one_begins_as_the_other_stand_beside_each_other(room):
    kinds = ("bewijs-a", "bewijs-a-b")
    for each in kinds:
        room.begin("turn done", patience=LONG, task=replace(TASK, kind=each))
    for each in kinds:
        assert jobs.find(room.folder, "sanne", each, room.now).task.kind == each


def test_a_pass_goes_on_when_that_room_cannot_be_opened(app, waiting_room, school):
    shutil.rmtree(waiting_room.folder, ignore_errors=True)
    waiting_room.folder.touch()
    try:
        assert tick(app) == 0
    finally:
        waiting_room.folder.unlink()
