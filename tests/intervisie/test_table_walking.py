"""Every werkvorm for a room can be walked to its end with *Volgende* only, and nothing is kept."""

import pytest

from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.models import Contribution, ContributionWords, Stance
from learning.intervisie.threads.phases import stands
from learning.intervisie.threads.states import NEVER_SHOWN, Reason, State
from learning.modules.werkvormen import Way
from learning.submissions.models import Submission
from tests.intervisie.play import CAST, shelf
from tests.intervisie.test_table_turns import TablePlay

TOGETHER = sorted(id for id, each in shelf().items() if Way.TOGETHER in each.ways)


def walked(play, werkvorm):
    """The play, at its end."""
    for phase in (BRINGING, FORM):
        play.until(phase)
    play.chooses(werkvorm, play.people[0], play.people[2:3])
    for _ in range(200):
        if not play.thread.ended_at:
            play.next()
    return play


@pytest.mark.parametrize("size", ["least", "most"])
@pytest.mark.parametrize("keeps_words", [False, True], ids=["nothing kept", "may write"])
@pytest.mark.parametrize("id", TOGETHER)
def test_every_werkvorm_for_a_room_comes_to_its_end(id, keeps_words, size):
    werkvorm = shelf()[id]
    people = CAST[: min(getattr(werkvorm, size), len(CAST))]
    play = walked(TablePlay(*people, keeps_words=keeps_words), werkvorm)
    assert play.thread.ended_at
    done = [run.phase for run in play.thread.runs if run.reason != Reason.SKIPPED]
    assert done == [phase.id for phase in play.thread.plan], "no step is passed over by itself"
    assert not any(run.contributions for run in play.thread.runs)


def test_what_one_person_alone_wrote_along_in_a_round_is_never_shown():
    play = TablePlay(keeps_words=True).until("feedback")
    writer = next(each for each in play.people if each not in (play.inbrenger, play.leader))
    play.done(writer)
    while play.phase == "feedback":
        play.next()
    run = next(run for run in play.thread.runs if run.phase == "feedback")
    assert run.reason == Reason.UNSHOWN
    assert run.reason in NEVER_SHOWN
    assert not play.of_others(play.inbrenger)


def test_what_two_wrote_along_is_shown_as_always():
    play = TablePlay(keeps_words=True).until("feedback")
    for each in [each for each in play.people if each is not play.inbrenger][:2]:
        play.done(each)
    while play.phase == "feedback":
        play.next()
    assert len(play.of_others(play.inbrenger)) == 4


def test_in_a_room_the_casus_may_be_told_with_nothing_written():
    play = TablePlay(keeps_words=True).until("toelichting").next()
    assert play.phase == "verzegeld"


@pytest.mark.parametrize("inbrenger", ["bilal", "fatma"])
def test_a_whole_session_through_the_pages_leaves_no_words(room, school, inbrenger):
    room.until("", inbrenger=inbrenger)
    assert room.fresh().ended_at
    for table in (Contribution, ContributionWords, Stance):
        assert school.query(table).count() == 0, table
    roles = sorted(each.role for each in room.thread.participations)
    assert roles == ["deelnemer", "deelnemer", "gespreksleider", "inbrenger"]


def test_after_the_end_the_table_leads_to_the_close(room):
    room.until("")
    answer = room.browsers["sanne"].get(room.address)
    assert (answer.status_code, answer.location) == (302, room.home)
    assert "Jullie zijn klaar" in room.browsers["noor"].get(room.home).text


def test_taking_part_in_a_room_counts_for_the_opdracht_in_every_role(room, school):
    room.fresh().module, room.thread.opdracht, room.thread.part = "proef", "kijk-terug", ""
    school.commit()
    room.until("oogst")
    assert school.query(Submission).count() == 0
    room.until("")
    done = {each.student_id for each in school.query(Submission) if each.agreements}
    assert done == {each.id for each in room.people.values()}


def test_people_who_write_along_are_told_so_and_the_others_are_not(room, writing_room):
    assert "op je eigen telefoon" in writing_room.until("reacties").page()
    for phase in ("reacties", "stilte"):  # in the second nothing stands there to note a line at
        assert "op je eigen telefoon" not in room.until(phase).page()


def test_a_private_moment_can_be_written_down_even_when_nothing_is_kept(room):
    room.until("oogst")
    assert "Alleen jij leest dat" in room.page()
    assert 'name="answer-mee"' in room.browsers["noor"].get(room.home).text


def test_it_waits_for_ever():
    play = TablePlay().until("toelichting").later(days=400)
    assert stands(play.thread, play.at).state == State.RUNNING
    assert play.next().phase == "verzegeld"
