"""Work that goes on beside the server: one a person, a few at once, and it leaves nothing."""

import stat
from datetime import timedelta

import pytest

from learning.waiting import jobs, telling
from learning.waiting.job import State
from learning.waiting.jobs import KEPT, Busy

pytestmark = pytest.mark.sqlite_only
LONG = 60.0  # seconds that nobody waits, unless something is wrong


def test_what_is_done_soon_is_there_at_once(room):
    job = room.begin("turn step done", patience=LONG)
    assert (job.state, job.result) == (State.DONE, b"%PDF klaar")


def test_what_takes_longer_says_how_far_it_is_to_whoever_looks(room):
    room.begin("turn step stay done")
    job = room.find()
    room.until(job, State.BUSY)
    assert job.told["step"] == 2
    assert job.told["count"] == "Er zijn nu 31 pagina’s."
    (job.folder / "go").touch()
    room.until(job, State.DONE)
    assert job.result == b"%PDF klaar"


def test_two_tabs_are_one_job_and_what_is_done_is_not_made_again(room):
    first = room.begin("turn stay done")
    assert room.begin("turn stay done") == first
    (first.folder / "go").touch()
    room.until(first, State.DONE)
    second = room.begin("turn stay done", at=room.now + timedelta(minutes=5))
    assert (second, second.state) == (first, State.DONE)


def test_another_text_takes_the_place_of_the_one_before(room):
    first = room.begin("turn stay done")
    second = room.begin("turn done", patience=LONG)
    assert second.of != first.of
    assert room.find().of == second.of
    assert second.state is State.DONE


def test_a_process_that_was_ended_is_said_to_be_lost_and_begins_anew(room):
    job = room.begin("die", patience=LONG)
    assert job.state is State.LOST
    again = room.begin("turn done", patience=LONG)
    assert again.state is State.DONE


def test_what_fails_says_why_and_may_begin_anew(room):
    job = room.begin("fail", patience=LONG)
    assert (job.state, job.wrong) == (State.WRONG, "too-long")
    assert room.begin("done", patience=LONG).state is State.DONE


def test_no_more_work_at_once_than_there_are_turns_and_others_stand_in_the_row(room):
    workers = [room.begin("turn step stay done", who=f"bezig{n}") for n in range(telling.AT_ONCE)]
    for each in workers:
        room.until(each, State.BUSY)
    waiter = room.begin("turn step done", who="sanne", patience=0.5)
    assert waiter.state is State.IN_ROW
    (workers[0].folder / "go").touch()
    room.until(waiter, State.DONE)


def test_when_the_row_is_full_nobody_is_added(room, monkeypatch):
    monkeypatch.setattr(jobs, "MOST", 1)
    room.begin("stay", who="bezig")
    with pytest.raises(Busy):
        room.begin("done")
    assert room.find() is None


def test_nobody_else_on_the_machine_may_read_any_of_it(room):
    job = room.begin("turn step done", patience=LONG)
    for path in [room.folder, *room.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert stat.S_IMODE((job.folder / "result").stat().st_mode) == 0o600


def test_after_an_hour_it_is_nobodys_any_more_and_the_next_pass_takes_it_from_the_disk(room):
    room.begin("turn done", patience=LONG)
    over = room.now + KEPT
    assert room.find(at=over) is None
    jobs.forget_before(room.folder, over - KEPT)
    assert room.find() is not None
    jobs.forget_before(room.folder, over - KEPT + timedelta(seconds=1))
    assert [each.name for each in room.folder.iterdir() if each.is_dir()] == []


def test_what_is_taken_away_while_it_is_made_stops_and_leaves_no_word(room):
    job = room.begin("turn step stay done")
    room.until(job, State.BUSY)
    jobs.forget_all_of(room.folder, "sanne")
    assert job.state is State.LOST
    again = room.begin("turn done", patience=LONG)
    assert (again.state, again.result) == (State.DONE, b"%PDF klaar")
    assert [each.name for each in room.folder.iterdir() if each.is_dir()] == ["sanne"]


def test_what_a_removal_left_behind_goes_with_the_next_pass(room):
    left = room.folder / f"{jobs.GONE}abc"
    left.mkdir(parents=True)
    (left / "result").write_bytes(b"woorden")
    jobs.forget_before(room.folder, room.now)
    assert not left.exists()
