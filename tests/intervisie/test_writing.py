"""What people write in a thread: drafts until *klaar*, passing, messages, and coming too late."""

from datetime import timedelta

import pytest

from learning.base.errors import Refused
from learning.drafting.stale import Stale
from learning.intervisie.threads import phases, rules, writing
from learning.modules.parts import Field
from learning.modules.werkvormen import Form, Phase, Role
from tests.intervisie.play import CAST, Play, rare


def feedback(people=4):
    """A play in which the blind round is open; Sanne leads, Bilal brings in."""
    return Play(*CAST[:people]).until("feedback")


def kept(play, user):
    """Every text of *user* that is kept anywhere."""
    return {
        text
        for run in play.thread.runs
        for each in run.contributions
        if each.author_id == user.id and each.words
        for answers in [each.words.answers, *(old.answers for old in each.words.versions)]
        for text in answers.values()
    }


def test_a_draft_is_kept_and_counts_for_nothing():
    play = feedback()
    play.save(play.leader, {"zie": "Ik zie"})
    assert play.sheet(play.leader).words.answers == {"zie": "Ik zie"}
    assert not play.sheet(play.leader).is_ready
    assert phases.texts_in(play.thread.run) == 0


def test_a_draft_changes_nothing_that_others_could_notice():
    play = feedback()
    before = play.thread.changes
    play.save(play.leader, {"zie": "Ik zie"})
    assert play.thread.changes == before


def test_what_is_not_on_the_page_stays():
    play = feedback()
    play.save(play.leader, {"zie": "Ik zie"}).save(play.leader, {"idee": "Ik zou"})
    assert play.sheet(play.leader).words.answers == {"zie": "Ik zie", "idee": "Ik zou"}


def test_a_sheet_begins_with_what_one_wrote_before():
    play = feedback()
    writing.sheet_in(play.thread.run, play.leader, play.at, {"zie": "Van de vorige keer"})
    play.save(play.leader, {"idee": "Nieuw"})
    assert play.sheet(play.leader).words.answers["zie"] == "Van de vorige keer"


def test_another_page_that_saved_something_else_is_a_conflict_and_both_are_kept():
    play = feedback()
    play.save(play.leader, {"zie": "Eén"}, page="a").save(play.leader, {"zie": "Twee"}, page="a")
    with pytest.raises(Stale):
        play.save(play.leader, {"zie": "Drie"}, page="b", based_on=0)
    assert play.sheet(play.leader).words.answers == {"zie": "Twee"}
    assert {"Twee", "Drie"} <= kept(play, play.leader)


def test_saved_again_unchanged_is_not_a_save():
    play = feedback()
    play.save(play.leader, {"zie": "Ik zie"})
    revision = play.sheet(play.leader).words.revision
    play.save(play.leader, {"zie": "Ik zie"}, page="b", based_on=0)
    assert play.sheet(play.leader).words.revision == revision


def test_klaar_with_words_is_a_contribution():
    play = feedback()
    play.done(play.leader)
    assert play.sheet(play.leader).is_text


def test_klaar_twice_is_klaar_once():
    play = feedback()
    play.done(play.leader)
    first = play.sheet(play.leader).done_at
    with play.later(hours=1).turn() as thread:
        writing.finish(thread, play.leader, [], play.at)
    assert play.sheet(play.leader).done_at == first


def test_klaar_without_words_is_asked_again_where_words_are_asked():
    play = feedback()
    with pytest.raises(Refused, match="nog niets"):
        play.done(play.leader, {"zie": "  ", "idee": ""})
    assert not play.sheet(play.leader).is_ready


def test_klaar_without_words_is_a_pass_where_nothing_is_asked():
    play = Play().until("verzegeld")
    play.done(play.inbrenger, {"gedaan": ""})
    assert play.phase == "feedback"
    sealed = next(run for run in play.thread.runs if run.phase == "verzegeld")
    assert sealed.contributions[0].passed_at


@pytest.mark.parametrize(
    "answers", [{}, {"casus": "Wat gebeurde"}, {"casus": "Wat", "feedbackvraag": " "}]
)
def test_the_casus_needs_its_question(answers):
    play = Play().until("toelichting")
    with pytest.raises(Refused, match="elke vraag"):
        play.done(play.inbrenger, answers)
    assert play.phase == "toelichting"


def test_telling_the_casus_cannot_be_passed():
    play = Play().until("toelichting")
    with pytest.raises(Refused, match="Pauze of stoppen"):
        play.passes(play.inbrenger)


@pytest.mark.parametrize("phase", ["casussen", "verzegeld", "feedback", "stilte", "terugkoppeling",
                                   "afronding", "oogst"])  # fmt: skip
def test_every_other_step_can_be_passed_by_whoever_has_the_floor(phase):
    play = Play().until(phase)
    run = play.thread.run
    for place in phases.with_the_floor(play.thread):
        play.passes(place.user)
        assert phases.is_ready(run, place.user_id)


def test_a_pass_is_no_text_and_what_was_typed_stays_ones_own():
    play = feedback()
    play.save(play.leader, {"zie": "Toch niet"}).passes(play.leader)
    sheet = play.sheet(play.leader)
    assert (sheet.is_ready, sheet.is_text) == (True, False)
    assert "Toch niet" in kept(play, play.leader)
    play.passes(*[each for each in play.people if each is not play.inbrenger])
    assert "Toch niet" not in play.of_others(play.inbrenger)


def test_one_can_take_up_again_while_the_step_is_open():
    play = feedback()
    play.done(play.leader).takes_up_again(play.leader)
    assert not play.sheet(play.leader).is_ready
    assert not play.sheet(play.leader).is_text


def test_who_passed_can_still_take_part():
    play = feedback()
    play.passes(play.leader).takes_up_again(play.leader).done(play.leader)
    assert play.sheet(play.leader).is_text


def test_typed_after_klaar_is_kept_apart_and_said_so():
    play = feedback()
    play.done(play.leader, {"zie": "Dit telt"})
    with pytest.raises(Refused, match="al afgerond"):
        play.save(play.leader, {"zie": "Dit kwam later"})
    assert play.sheet(play.leader).words.answers["zie"] == "Dit telt"
    assert "Dit kwam later" in kept(play, play.leader)


def test_typed_after_the_close_is_kept_apart_and_said_so():
    play = feedback()
    run = play.thread.run
    play.done(play.people[2]).done(play.people[3]).closes()
    with pytest.raises(Refused, match="net gesloten"):
        play.save(play.leader, {"zie": "Net te laat"}, run=run)
    assert "Net te laat" in kept(play, play.leader)
    assert "Net te laat" not in play.of_others(play.inbrenger)
    assert not phases.is_ready(run, play.leader.id)


def test_the_same_words_after_the_close_are_no_news():
    play = feedback()
    run = play.thread.run
    play.save(play.leader, {"zie": "Bewaard"}).done(play.people[2]).done(play.people[3]).closes()
    play.save(play.leader, {"zie": "Bewaard"}, run=run)


def test_the_last_one_who_is_ready_closes_the_step():
    play = feedback()
    run = play.thread.run
    for user in play.people:
        if user is not play.inbrenger:
            assert play.thread.run is run
            play.done(user)
    assert play.phase == "stilte"
    assert run.closed_by_id is None, "nobody closed it: all were ready"


def test_the_inbrenger_who_is_ready_closes_what_is_theirs_alone():
    play = Play().until("toelichting")
    run = play.thread.run
    play.done(play.inbrenger)
    assert run.closed_by_id == play.inbrenger.id


def test_a_clock_that_went_back_gives_no_moment_before_the_last():
    play = feedback()
    opened = play.thread.run.opened_at
    play.later(days=-30).done(play.leader)
    assert play.sheet(play.leader).done_at >= opened


def talk():
    """A talk is open; Sanne leads, Bilal brings in."""
    return Play().until("analyse", "incidentmethode")


def test_in_a_talk_one_says_as_much_as_one_likes():
    play = talk()
    play.posts(play.leader, "Een")
    play.posts(play.leader, "Twee")
    numbers = [each.number for each in play.thread.run.contributions if each.is_text]
    assert numbers == [1, 2]
    assert len(play.of_others(play.inbrenger)) >= 2


def test_the_box_is_empty_after_a_message():
    play = talk()
    play.posts(play.leader, "Een")
    assert play.sheet(play.leader).words.answers == {}


def test_an_empty_message_is_not_said():
    play = talk()
    with pytest.raises(Refused, match="nog niets"):
        play.posts(play.leader, " ")


def test_the_same_words_sent_twice_are_one_message():
    play = talk()
    assert play.posts(play.leader, "Een")
    assert play.posts(play.leader, "Een") is None


def test_taken_back_the_same_words_can_be_said_again():
    play = talk()
    with play.turn() as thread:
        writing.withdraw(thread, play.posts(play.leader, "Een"), play.at)
    assert play.posts(play.leader, "Een")


def test_a_reply_hangs_under_what_it_answers_only_where_there_are_replies():
    play = talk()
    said = play.posts(play.people[2], "Een")
    play.number()
    assert play.posts(play.leader, "Ja", said).reply_to_id == said.id


def test_who_is_done_talking_passes_and_their_messages_stay():
    play = talk()
    said = play.posts(play.leader, "Een")
    play.passes(play.leader)
    assert phases.is_ready(play.thread.run, play.leader.id)
    assert said in play.seen_by(play.inbrenger)


def test_a_step_that_only_asks_who_is_ready_is_done_without_words():
    ready = Phase(
        id="klaarstaan", title="Sta je klaar?", writers=tuple(Role), form=Form.READY, least=1,
        closers=(Role.GESPREKSLEIDER,), when_all=True,
    )  # fmt: skip
    first = Phase(
        id="verhaal", title="Verhaal", writers=(Role.INBRENGER,), closers=(Role.INBRENGER,),
        least=1, fields=(Field("tekst", "Wat?"),),
    )  # fmt: skip
    play = Play().until("klaarstaan", rare(first, ready))
    assert all(rules.may_write(user, play.thread, play.at) for user in play.people)
    for user in play.people:
        play.done(user, {})
    assert play.phase == "afronding"


def test_taken_back_is_gone_for_the_others_and_stays_ones_own():
    play = Play().until("stilte")
    contribution = play.sheet(
        play.leader, next(r for r in play.thread.runs if r.phase == "feedback")
    )
    text = next(iter(contribution.words.answers.values()))
    assert text in play.of_others(play.inbrenger)
    with play.turn() as thread:
        writing.withdraw(thread, contribution, play.at)
    assert text not in play.of_others(play.inbrenger)
    assert contribution in play.seen_by(play.leader)


def test_steps_have_names_of_their_own_also_the_second_time():
    play = feedback()
    play.passes(*[each for each in play.people if each is not play.inbrenger]).repeats()
    first = writing.run_named(play.thread, "feedback.1")
    assert (first.phase, first.round) == ("feedback", 1)
    assert writing.run_named(play.thread, "feedback.2") is play.thread.run
    assert writing.run_named(play.thread, "feedback.3") is None


@pytest.mark.parametrize("phase", ["toelichting", "feedback", "stilte", "oogst", "keuze", "vorm"])
def test_only_who_has_the_floor_writes(phase):
    play = Play().until(phase)
    floor = {each.user for each in phases.with_the_floor(play.thread)}
    writers = {user for user in play.people if rules.may_write(user, play.thread, play.at)}
    assert writers == (set() if phase in {"keuze", "vorm"} else floor)


@pytest.mark.parametrize("how", ["pauses", "stops"])
def test_nobody_writes_while_it_rests_or_after_a_stop(how):
    play = feedback()
    getattr(play, how)(play.leader)
    assert not any(rules.may_write(user, play.thread, play.at) for user in play.people)


def test_an_absent_inbrenger_can_still_come_back_and_tell():
    play = Play().until("terugkoppeling").later(days=4)
    assert rules.may_write(play.inbrenger, play.thread, play.at)
    play.done(play.inbrenger)
    assert play.phase == "afronding"


def test_nobody_writes_after_the_second_term():
    play = Play().until("terugkoppeling").later(days=7)
    assert not any(rules.may_write(user, play.thread, play.at) for user in play.people)


def test_drafts_keep_a_version_now_and_then():
    play = feedback()
    play.save(play.leader, {"zie": "Eerst"}, page="a")
    play.at += timedelta(minutes=11)
    play.save(play.leader, {"zie": "Later"}, page="a")
    assert {"Eerst", "Later"} <= kept(play, play.leader)
