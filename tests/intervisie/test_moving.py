"""How a thread moves on: closing, repeating, skipping, one step back, resting, stopping, ending."""

from datetime import timedelta
from itertools import pairwise

import pytest

from learning.base.errors import Refused
from learning.intervisie.groups.models import Keeps
from learning.intervisie.threads import moving, opening, phases, rules, safety
from learning.intervisie.threads.states import Reason, State
from learning.modules.werkvormen import Form, Phase, Role, Shown, Way
from tests.intervisie.play import CAST, Play, rare
from tests.intervisie.test_phases import ASK, STORY, blind


def reasons(play, phase):
    return [run.reason for run in play.thread.runs if run.phase == phase]


@pytest.mark.parametrize("phase", ["inbrengen", "vorm"])
def test_a_choice_is_not_closed_but_made(phase):
    play = Play().until(phase)
    with pytest.raises(Refused, match="Kies eerst samen"):
        play.closes(by=play.people[0])


def test_the_gespreksleider_closes_a_round_with_two_texts():
    play = Play().until("feedback")
    play.done(play.leader).done(play.people[2]).closes()
    assert play.phase == "stilte"
    assert reasons(play, "feedback") == [Reason.HAND]


@pytest.mark.parametrize("texts", [0, 1])
def test_a_blind_round_with_fewer_than_two_texts_does_not_close(texts):
    play = Play().until("feedback")
    if texts:
        play.done(play.leader)
    with pytest.raises(Refused, match="nog geen twee teksten"):
        play.closes()


def test_it_goes_on_without_showing_when_the_gespreksleider_says_so():
    play = Play().until("feedback")
    play.done(play.leader).closes(reason=Reason.UNSHOWN)
    run = next(run for run in play.thread.runs if run.phase == "feedback")
    assert not [each for each in play.seen_by(play.inbrenger) if each.run is run]
    assert play.phase == "terugkoppeling", "stilte would be about nothing"
    assert reasons(play, "stilte") == [Reason.SKIPPED]


def test_all_passed_is_all_ready_and_the_gespreksleider_still_has_to_choose():
    play = Play().until("feedback")
    play.passes(*[each for each in play.people if each is not play.inbrenger])
    assert play.phase == "feedback"
    assert phases.asks_leader(play.thread, phases.stands(play.thread, play.at))


def test_of_a_round_that_is_done_once_more_nothing_was_shown_and_nothing_is_lost():
    play = Play().until("feedback")
    play.done(play.leader).repeats()
    first, second = [run for run in play.thread.runs if run.phase == "feedback"]
    assert (first.reason, second.round, second.closed_at) == (Reason.AGAIN, 2, None)
    assert first.contributions[0].words.answers
    assert not any(each.run is first for each in play.seen_by(play.inbrenger))


def test_what_was_never_shown_is_nothing_to_choose_from_either():
    vote = Phase(
        id="stem", title="Stem", writers=tuple(Role), form=Form.CHOICE, on="ronde",
        closers=(Role.GESPREKSLEIDER,),
    )  # fmt: skip
    play = Play().until("ronde", rare(STORY, blind(), vote, leader_joins=True))
    play.done(play.leader).repeats().until("stem", play.thread.werkvorm)
    assert len(play.items(play.leader)) == 3


def test_a_step_that_may_be_repeated_shows_both_rounds():
    talk = Phase(
        id="praat", title="Praat", writers=tuple(Role), form=Form.TALK, most=None, fields=ASK,
        closers=(Role.GESPREKSLEIDER,), repeats=True, shown=Shown.AT_ONCE,
    )  # fmt: skip
    play = Play().until("praat", rare(STORY, talk))
    play.posts(play.leader, "De eerste keer")
    play.repeats()
    play.posts(play.leader, "De tweede keer")
    assert {"De eerste keer", "De tweede keer"} <= set(play.of_others(play.inbrenger))


@pytest.mark.parametrize("phase", ["casussen", "oogst", "toelichting", "stilte"])
def test_what_is_done_once_is_not_repeated(phase):
    play = Play().until(phase)
    with pytest.raises(Refused, match="één keer"):
        play.repeats()


def test_an_optional_step_is_skipped_while_nobody_wrote():
    play = Play().until("verzegeld").skips()
    assert play.phase == "feedback"
    assert reasons(play, "verzegeld") == [Reason.SKIPPED]


def test_an_optional_round_is_skipped_also_when_it_asks_for_texts():
    play = Play().until("ronde", rare(STORY, blind(optional=True)))
    assert play.skips().phase == "afronding"


@pytest.mark.parametrize("phase", ["toelichting", "feedback"])
def test_a_step_that_belongs_to_it_is_not_skipped(phase):
    play = Play().until(phase)
    with pytest.raises(Refused, match="hoort erbij"):
        play.skips()


def test_no_step_is_skipped_over_the_words_of_somebody():
    play = Play().until("extra-vragen", "tienstappen")
    play.done(next(each.user for each in play.thread.present if each.role == Role.DEELNEMER))
    with pytest.raises(Refused, match="hoort erbij"):
        play.skips()


def test_one_step_back_while_nobody_contributed():
    play = Play().until("verzegeld").goes_back()
    assert play.phase == "toelichting"
    assert reasons(play, "toelichting") == [Reason.AGAIN, None]
    told = next(run for run in play.thread.runs if run.phase == "toelichting")
    assert not any(each.run is told for each in play.seen_by(play.leader)), "it is told anew"


def test_no_step_back_over_the_words_of_somebody():
    play = Play().until("feedback")
    play.passes(play.leader)
    with pytest.raises(Refused, match="nog niemand"):
        play.goes_back()


@pytest.mark.parametrize("phase", ["toelichting", "afronding", "casussen"])
def test_no_step_back_into_or_over_the_frame(phase):
    play = Play().until(phase)
    with pytest.raises(Refused):
        play.goes_back(by=play.people[0])


def test_nothing_starts_before_the_casus_is_told():
    play = Play().until("toelichting")
    for by in (play.inbrenger, play.leader):
        with pytest.raises(Refused):
            play.closes(by=by)
    assert play.phase == "toelichting"


def test_a_casus_that_was_taken_back_starts_nothing_either():
    told = Phase(
        id="verhaal", title="Verhaal", writers=(Role.INBRENGER,), least=1, fields=ASK,
        closers=(Role.GESPREKSLEIDER,),
    )  # fmt: skip
    play = Play().until("verhaal", rare(told, blind()))
    play.done(play.inbrenger)
    play.sheet(play.inbrenger).withdrawn_at = play.at
    with pytest.raises(Refused, match="inbrenger"):
        play.closes()


@pytest.mark.parametrize("phase", ["toelichting", "terugkoppeling"])
def test_the_inbrenger_closes_no_step_of_theirs_without_telling_or_passing(phase):
    play = Play().until(phase)
    with pytest.raises(Refused, match="inbrenger"):
        play.closes(by=play.inbrenger)
    assert play.phase == phase


def test_a_thread_without_its_inbrenger_stops():
    play = Play().until("feedback")
    inbrenger = play.inbrenger
    with play.turn() as thread:
        safety.leave(thread, inbrenger, play.at)
    assert play.thread.stopped_at


def test_a_stopped_thread_is_not_begun_by_a_late_yes():
    play = Play(agreed=3)
    play.stops(play.leader)
    with play.turn() as thread:
        opening.agree(thread, play.people[3], play.at)
    assert (play.phase, len(play.thread.runs)) == ("afspraken", 1)
    assert play.thread.place_of(play.people[3]) is None


def test_a_gespreksleider_and_an_inbrenger_who_are_both_away_lock_nobody_up():
    play = Play().until("stilte")
    noor, fatma = play.people[2:]
    play.later(days=3)
    with play.turn() as thread:
        offer = safety.offer_to_lead(thread, noor, play.at)
    assert rules.may_agree_to_take_over(play.inbrenger, play.thread, offer, play.at)
    assert not rules.may_agree_to_take_over(fatma, play.thread, offer, play.at)
    play.later(days=1)
    assert rules.may_agree_to_take_over(fatma, play.thread, offer, play.at)
    assert not rules.may_agree_to_take_over(noor, play.thread, offer, play.at)


def test_a_quiet_weekend_takes_the_lead_from_nobody_without_the_inbrenger():
    play = Play().until("feedback").later(days=2)
    with play.turn() as thread:
        offer = safety.offer_to_lead(thread, play.people[2], play.at)
    play.later(days=1)
    assert not rules.may_agree_to_take_over(play.people[3], play.thread, offer, play.at)


def test_after_the_term_the_gespreksleider_may_go_on_without_who_is_silent():
    play = Play(*CAST[:4]).until("factoren", "leren-van-successen")
    play.done(play.leader).done(play.people[2])
    assert not rules.may_close(play.people[3], play.thread, play.at)
    play.later(days=2, minutes=1)
    assert not rules.may_close(play.people[3], play.thread, play.at)
    assert rules.may_close(play.leader, play.thread, play.at)


def test_but_never_over_an_inbrenger_who_has_still_to_tell():
    play = Play().until("terugkoppeling").later(days=4)
    assert not rules.may_close(play.leader, play.thread, play.at)


def test_an_inbrenger_of_whom_nothing_is_asked_holds_nobody_up():
    play = Play().until("stilte")
    assert not rules.may_close(play.leader, play.thread, play.at)
    assert rules.may_close(play.leader, play.later(days=3).thread, play.at)


def test_in_a_room_the_gespreksleider_always_goes_on():
    play = Play(way=Way.TOGETHER, keeps_words=False).until("toelichting")
    assert rules.may_close(play.leader, play.thread, play.at)
    play.closes()


def test_in_a_room_where_people_may_also_write_nobody_has_to():
    play = Play(way=Way.TOGETHER, keeps_words=True).until("casussen").closes().closes()
    play.until("toelichting").closes()
    assert play.phase == "verzegeld"


def test_paused_twice_is_paused_once():
    play = Play()
    play.pauses(play.leader).pauses(play.leader).resumes()
    assert len(play.thread.pauses) == 1
    assert phases.state_at(play.thread, play.at) == State.RUNNING


def test_nothing_closes_by_itself_during_a_pause_and_it_does_at_its_end():
    play = Play().until("feedback")
    for user in (play.leader, play.people[2]):
        play.done(user)
    play.pauses(play.inbrenger)
    play.place(play.people[3]).left_at = play.at
    with play.turn() as thread:
        moving.settle(thread, play.at)
    assert play.phase == "feedback"
    assert play.resumes().phase == "stilte"


@pytest.mark.parametrize("who", ["inbrenger", "leader"])
def test_the_inbrenger_and_the_gespreksleider_may_go_on_after_a_pause(who):
    play = Play().until("feedback")
    play.pauses(play.inbrenger)
    assert rules.may_resume(getattr(play, who), play.thread, play.at)
    assert not rules.may_resume(play.people[3], play.thread, play.at)


def test_who_let_it_rest_may_go_on():
    play = Play().until("feedback")
    play.pauses(play.people[3])
    assert rules.may_resume(play.people[3], play.thread, play.at)


def test_when_nobody_leads_and_the_inbrenger_stays_away_a_pause_locks_nobody_up():
    play = Play().until("inbrengen")
    play.place(play.people[1]).role = Role.GESPREKSLEIDER  # Bilal leads, and brings in himself
    play.place(play.people[0]).role = Role.DEELNEMER
    play.step()
    play.pauses(play.inbrenger).later(days=80)
    assert play.thread.holder_of(Role.GESPREKSLEIDER) is None
    assert rules.may_resume(play.people[3], play.thread, play.at)
    play.resumes().later(days=4)
    assert rules.may_choose_again(play.people[3], play.thread, play.at)


def test_after_the_harvest_it_is_complete_and_its_words_go_four_weeks_later():
    play = Play().to_the_end()
    assert play.thread.wipe_at == play.thread.ended_at + timedelta(weeks=4)


@pytest.mark.parametrize(
    ("keeps", "after"), [(Keeps.NOT, timedelta()), (Keeps.WITH_GROUP, timedelta(days=365))]
)
def test_the_group_chooses_how_long_words_stay(keeps, after):
    play = Play(keeps=keeps).to_the_end()
    assert play.thread.wipe_at == play.thread.ended_at + after


@pytest.mark.parametrize(
    ("keeps", "weeks"), [(Keeps.NOT, 1), (Keeps.FOUR_WEEKS, 4), (Keeps.WITH_GROUP, 4)]
)
def test_after_a_stop_ones_own_words_stay_a_week_at_least_and_four_at_most(keeps, weeks):
    play = Play(keeps=keeps).until("feedback").later(days=1)
    play.stops(play.inbrenger)
    assert play.thread.wipe_at == play.at + timedelta(weeks=weeks)


def test_a_stop_ends_the_step_and_the_pause():
    play = Play().until("feedback")
    play.pauses(play.leader).stops(play.inbrenger)
    thread = play.thread
    assert thread.run.closed_at == thread.stopped_at == thread.pauses[0].until_at
    assert thread.run.closed_by_id == thread.stopped_by_id == play.inbrenger.id


def test_after_a_stop_nobody_reads_anybody_else():
    play = Play().until("stilte")
    assert play.of_others(play.inbrenger)
    play.stops(play.inbrenger)
    assert not [text for user in play.people for text in play.of_others(user)]
    assert all(play.seen_by(user) for user in play.people[:2]), "one's own words stay"


@pytest.mark.parametrize("how", ["stops", "to_the_end"])
def test_what_is_over_is_not_stopped_once_more(how):
    play = Play()
    play.stops(play.leader) if how == "stops" else play.to_the_end()
    before = (play.thread.stopped_at, play.thread.wipe_at)
    play.later(days=1).stops(play.people[3])
    assert (play.thread.stopped_at, play.thread.wipe_at) == before


def test_steps_never_overlap_also_when_the_clock_goes_back():
    play = Play().until("toelichting").later(days=-20).until("stilte").later(days=5).to_the_end()
    runs = play.thread.runs
    assert all(run.opened_at <= run.closed_at for run in runs)
    assert all(one.closed_at <= two.opened_at for one, two in pairwise(runs))


def test_every_change_is_counted():
    play = Play().until("feedback")
    for act in (
        lambda: play.done(play.leader),
        lambda: play.takes_up_again(play.leader),
        lambda: play.passes(play.leader),
        lambda: play.pauses(play.leader),
        play.resumes,
        lambda: play.stops(play.leader),
    ):
        before = play.thread.changes
        act()
        assert play.thread.changes > before


def test_the_inbrenger_and_the_gespreksleider_may_stop_in_every_step():
    play = Play()
    while not play.thread.ended_at:
        may = {user for user in play.people if rules.may_stop(user, play.thread)}
        assert may == {each.user for each in play.thread.present if each.role != Role.DEELNEMER}
        assert may
        play.step()
    assert not any(rules.may_stop(user, play.thread) for user in play.people)
