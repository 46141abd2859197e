"""Where a thread stands: its state, its term, whose words are shown, and who has the floor."""

from datetime import timedelta

import pytest

from learning.intervisie.threads import phases
from learning.intervisie.threads.frame import FRAME
from learning.intervisie.threads.states import Reason, State
from learning.modules.parts import Field
from learning.modules.werkvormen import Audience, Form, Phase, Role, Shown, Way
from tests.intervisie.play import CAST, START, Play, rare, shelf

ASK = (Field("tekst", "Wat zie je?"),)
STORY = Phase(
    id="verhaal", title="Verhaal", writers=(Role.INBRENGER,), closers=(Role.INBRENGER,),
    least=1, fields=ASK,
)  # fmt: skip


def blind(**options) -> Phase:
    """A blind round of the deelnemers that asks for one text."""
    given = {
        "id": "ronde", "title": "Ronde", "writers": (Role.DEELNEMER,), "least": 1,
        "closers": (Role.GESPREKSLEIDER,), "when_all": True, "fields": ASK, **options,
    }  # fmt: skip
    return Phase(**given)


def standing(play):
    return phases.stands(play.thread, play.at)


def test_a_thread_runs_until_somebody_lets_it_rest_or_stops_it():
    play = Play()
    assert standing(play).state == State.RUNNING
    play.pauses(play.leader)
    assert standing(play).state == State.PAUSED
    play.resumes()
    assert standing(play).state == State.RUNNING
    play.stops(play.leader)
    assert standing(play).state == State.STOPPED


def test_after_the_last_step_it_is_complete():
    assert standing(Play().to_the_end()).state == State.ENDED


def test_the_term_is_the_days_of_the_step_after_its_opening():
    play = Play().later(hours=5).until("feedback")
    assert standing(play).term == play.at + timedelta(days=4)
    assert not standing(play.later(days=4)).has_lapsed
    assert standing(play.later(minutes=1)).has_lapsed


def test_in_a_room_there_is_no_term():
    assert standing(Play(way=Way.TOGETHER).until("feedback").later(days=400)).term is None


def test_a_pause_shifts_the_term_by_as_long_as_it_took():
    play = Play().until("feedback")
    term = standing(play).term
    play.later(days=1).pauses(play.leader).later(days=10).resumes()
    assert standing(play).term == term + timedelta(days=10)


def test_a_pause_of_an_earlier_step_shifts_nothing():
    play = Play().until("toelichting")
    play.pauses(play.leader).later(days=10).resumes().later(days=1).until("feedback")
    assert standing(play).term == play.at + timedelta(days=4)


def test_while_it_rests_no_term_passes():
    play = Play().until("feedback").later(days=3)
    assert not standing(play.pauses(play.leader).later(days=300)).has_lapsed


def test_a_clock_that_goes_back_during_a_pause_shortens_no_term():
    play = Play().until("feedback")
    term = standing(play).term
    play.pauses(play.leader).later(days=-3)
    assert standing(play).term == term
    play.resumes()
    assert standing(play).term == term


def test_an_inbrenger_who_stays_away_after_the_term_makes_the_thread_rest_by_itself():
    play = Play().until("terugkoppeling").later(days=3)
    assert standing(play).state == State.RUNNING
    assert standing(play.later(minutes=1)).state == State.ABSENT
    assert play.of_others(play.leader), "what was shown stays shown while it rests"


def test_after_a_second_term_it_is_stopped_and_nobody_reads_the_others():
    play = Play().until("terugkoppeling").later(days=6)
    assert standing(play).state == State.ABSENT
    assert standing(play.later(minutes=1)).state == State.STOPPED
    assert not [text for user in play.people for text in play.of_others(user)]


def test_a_silent_inbrenger_does_not_stop_a_step_that_asks_nothing_of_them():
    play = Play().until("stilte").later(days=400)
    assert standing(play).state == State.RUNNING


def test_an_inbrenger_who_is_ready_is_not_absent_while_the_gespreksleider_still_has_to_close():
    told = Phase(
        id="verhaal", title="Verhaal", writers=(Role.INBRENGER,),
        closers=(Role.GESPREKSLEIDER,), least=1, fields=ASK,
    )  # fmt: skip
    play = Play().until("verhaal", rare(told))
    play.done(play.inbrenger).later(days=40)
    assert standing(play).state == State.RUNNING


def test_a_blind_round_is_shown_to_nobody_until_it_closes_and_then_to_all_at_once():
    play = Play().until("feedback")
    for user in [each for each in play.people if each is not play.inbrenger][:-1]:
        play.done(user)
        assert not [
            each for other in play.people for each in play.seen_by(other)
            if each.run is play.thread.run and each.author_id != other.id
        ]  # fmt: skip
    run = play.thread.run
    play.closes()
    for user in play.people:
        others = {each.author_id for each in play.seen_by(user) if each.run is run} - {user.id}
        assert len(others) == (2 if user is play.inbrenger else 1 + (not play.sheet(user, run)))


def test_a_draft_is_shown_to_nobody_also_after_the_close():
    play = Play().until("feedback")
    silent = play.people[3]
    play.save(silent, {"zie": "Nog niet klaar."})
    for user in play.people:
        if user not in (play.inbrenger, silent):
            play.done(user)
    play.closes()
    assert all("Nog niet klaar." not in play.of_others(user) for user in play.people)


@pytest.mark.parametrize("reason", [Reason.AGAIN, Reason.UNSHOWN])
def test_a_round_that_was_undone_or_too_thin_is_never_shown(reason):
    play = Play().until("feedback")
    run = play.thread.run
    play.done(play.leader)
    run.closed_at, run.reason = play.at, reason
    assert run.id not in phases.stands(play.thread, play.at).shown


def test_what_is_for_the_author_alone_is_never_shown():
    play = Play().to_the_end()
    harvest = next(run for run in play.thread.runs if run.phase == "oogst")
    assert harvest.contributions
    assert harvest.id not in standing(play).shown


def test_a_sealed_text_opens_when_its_step_begins():
    play = Play().until("stilte")
    sealed = next(run for run in play.thread.runs if run.phase == "verzegeld")
    assert sealed.closed_at
    assert sealed.id not in standing(play).shown
    assert sealed.id in standing(play.until("terugkoppeling")).shown


def test_a_step_back_seals_it_again():
    play = Play().until("feedback").goes_back()
    assert play.phase == "toelichting"
    sealed = next(run for run in play.thread.runs if run.phase == "verzegeld")
    assert sealed.id not in standing(play).shown


def test_a_text_at_once_is_no_draft_that_others_read_along_with():
    play = Play().until("volgende-stap", "alleen-vragen")
    play.save(play.inbrenger, {"stap": "Ik bel haar op."})
    assert "Ik bel haar op." not in play.of_others(play.leader)


def test_a_message_in_a_talk_is_there_at_once_and_the_draft_of_the_next_one_is_not():
    play = Play().until("analyse", "incidentmethode")
    said = play.posts(play.leader)
    play.save(play.leader, {"bericht": "Nog iets."})
    assert said in play.seen_by(play.inbrenger)
    assert "Nog iets." not in play.of_others(play.inbrenger)


def test_the_werkvorm_gives_the_floor_by_role():
    play = Play().until("toelichting")
    assert [each.user for each in phases.with_the_floor(play.thread)] == [play.inbrenger]
    play.until("feedback")
    floor = [each.user for each in phases.with_the_floor(play.thread)]
    assert play.inbrenger not in floor
    assert len(floor) == 3


@pytest.mark.parametrize(("people", "thinks_along"), [(3, True), (4, False)])
def test_in_a_group_of_three_the_gespreksleider_thinks_along_whatever_the_werkvorm_says(
    people, thinks_along
):
    werkvorm = rare(STORY, blind(), leader_joins=False)
    play = Play(*CAST[:people]).until("ronde", werkvorm)
    leader = play.thread.holder_of(Role.GESPREKSLEIDER)
    assert phases.has_floor(play.thread, leader, play.thread.phase) is thinks_along


def test_who_left_has_no_floor_and_is_waited_for_no_longer():
    play = Play().until("feedback")
    absent = play.people[3]
    for user in play.people[:3]:
        if user is not play.inbrenger:
            play.done(user)
    assert not phases.all_ready(play.thread)
    play.place(absent).left_at = play.at
    assert phases.all_ready(play.thread)


def test_nobody_with_the_floor_is_not_everybody_ready():
    play = Play().until("feedback")
    for each in play.thread.present:
        if each.role != Role.INBRENGER:
            each.left_at = play.at
    assert not phases.all_ready(play.thread)


@pytest.mark.parametrize(
    ("texts", "passes", "too_thin"), [(0, 3, True), (1, 2, True), (2, 1, False), (3, 0, False)]
)
def test_a_blind_round_needs_two_texts_and_a_pass_is_none(texts, passes, too_thin):
    werkvorm = rare(STORY, blind(when_all=False), leader_joins=True)
    play = Play().until("ronde", werkvorm)
    givers = [each for each in play.people if each is not play.inbrenger]
    for user in givers[:texts]:
        play.done(user)
    play.passes(*givers[texts:])
    assert len(givers) == texts + passes
    assert phases.is_too_thin(play.thread) is too_thin
    assert phases.asks_leader(play.thread, standing(play)) is too_thin


def test_two_messages_of_one_person_are_one_giver():
    talk = blind(id="praat", form=Form.TALK, most=None, when_all=False)
    play = Play().until("praat", rare(STORY, talk, leader_joins=True))
    play.posts(play.leader)
    play.posts(play.leader)
    assert phases.is_too_thin(play.thread)


def test_a_voluntary_round_without_any_text_is_simply_over():
    play = Play().until("ronde", rare(STORY, blind(least=0, when_all=False)))
    assert not phases.is_too_thin(play.thread)


def test_the_casussen_may_be_one():
    play = Play().until("casussen")
    play.done(play.people[1])
    assert not phases.is_too_thin(play.thread)


def test_a_withdrawn_text_counts_no_longer():
    play = Play().until("feedback")
    play.done(play.leader)
    play.done(play.people[2] if play.people[2] is not play.leader else play.people[3])
    assert not phases.is_too_thin(play.thread)
    play.sheet(play.leader).withdrawn_at = play.at
    assert phases.is_too_thin(play.thread)


def test_what_would_be_about_nothing_is_pointless():
    play = Play().until("feedback")
    stilte = play.thread.plan[[each.id for each in play.thread.plan].index("stilte")]
    assert phases.is_pointless(play.thread, stilte)
    play.done(play.leader)
    assert not phases.is_pointless(play.thread, stilte)


def test_the_step_before_is_one_of_the_werkvorm_or_none():
    play = Play().until("toelichting")
    assert phases.previous_phase(play.thread) is None
    play.until("verzegeld")
    assert phases.previous_phase(play.thread).id == "toelichting"
    play.until("afronding")
    assert phases.previous_phase(play.thread) is None


def test_the_line_of_steps_knows_what_is_done_and_what_is_now():
    play = Play().until("feedback")
    marks = {phase.id: mark for phase, mark in phases.names_of_steps(play.thread)}
    assert (marks["toelichting"], marks["feedback"], marks["oogst"]) == ("done", "now", "")
    assert {mark for _, mark in phases.names_of_steps(play.to_the_end().thread)} == {"done"}


@pytest.mark.parametrize("werkvorm", sorted(shelf()))
def test_no_werkvorm_can_use_a_name_of_the_frame(werkvorm):
    assert not FRAME & {phase.id for phase in shelf()[werkvorm].phases}


@pytest.mark.parametrize("shown", list(Shown))
def test_only_others_of_the_group_ever_read(shown):
    run = type("Run", (), {"reason": None, "closed_at": START, "phase": "x"})
    phase = Phase(
        id="x", title="X", writers=(Role.INBRENGER,), shown=shown, since="x",
        audience=Audience.AUTHOR,
    )  # fmt: skip
    assert not phases.is_shown(run, phase, {"x"})
