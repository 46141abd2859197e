"""From *we beginnen* to the first step: agreements, offers, marks, a yes, and a form."""

import pytest

from learning.base.errors import Refused
from learning.intervisie.threads import opening, rules, safety
from learning.intervisie.threads.frame import BRINGING, CASUSSEN
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.werkvormen import Role, Way
from tests.intervisie.play import CAST, START, Play, shelf


def offered(*writers, people=4):
    """A play in which those (by number) offered a casus, and everyone marked all of them."""
    play = Play(*CAST[:people]).until("casussen")
    for number, user in enumerate(play.people):
        play.done(user) if number in writers else play.passes(user)
    for user in play.people:
        play.marks(user, *opening.offers(play.thread))
    return play


def the_offers(play):
    return opening.offers(play.thread)


def test_when_everybody_said_yes_already_the_agreements_are_behind_us():
    assert Play().phase == "casussen"


def test_who_starts_it_leads():
    assert Play().leader.name == "Sanne"


def test_it_waits_for_the_yes_of_everyone():
    play = Play(agreed=3)
    assert play.phase == "afspraken"
    with play.turn() as thread:
        opening.agree(thread, play.people[3], play.at)
    assert play.phase == "casussen"
    assert len(play.thread.present) == 4


def test_it_begins_without_who_said_no_yes_and_they_take_no_part():
    play = Play(agreed=3)
    with play.turn() as thread:
        opening.begin_without(thread, play.leader, play.at)
    assert play.phase == "casussen"
    assert play.thread.place_of(play.people[3]) is None
    with play.turn() as thread:
        opening.agree(thread, play.people[3], play.at)
    assert play.thread.place_of(play.people[3]) is None, "too late for this thread"


def test_it_never_begins_with_two():
    play = Play(agreed=2)
    with pytest.raises(Refused, match="nog niet met 3"):
        opening.begin_without(play.thread, play.leader, play.at)


def test_the_agreements_cannot_be_closed_like_any_step_also_not_after_their_term():
    play = Play(agreed=2).later(days=30)
    assert not any(rules.may_close(user, play.thread, play.at) for user in play.people)
    with pytest.raises(Refused):
        play.closes(reason=Reason.TERM)


def test_in_a_room_those_who_are_there_take_part():
    play = Play(way=Way.TOGETHER, keeps_words=False)
    assert (len(play.thread.present), play.thread.keeps_words) == (4, False)


def test_who_begins_it_in_a_room_is_in_the_room():
    group = Play().group
    sanne, bilal, noor, fatma = (
        each.user for each in sorted(group.members, key=lambda m: m.user_id)
    )
    here = {bilal.id, noor.id, fatma.id}
    thread = opening.start(group, sanne, Way.TOGETHER, START, in_the_room=here)
    assert thread.holder_of(Role.GESPREKSLEIDER).user is sanne


def test_online_words_are_always_kept():
    assert Play(keeps_words=False).thread.keeps_words


def test_an_offer_needs_a_title_and_a_few_sentences():
    play = Play()
    with pytest.raises(Refused, match="elke vraag"):
        play.done(play.people[1], {"titel": "De deur", "situatie": " "})


def test_without_any_offer_there_is_nothing_to_choose_and_nothing_closes():
    play = Play()
    play.passes(*play.people)
    assert play.phase == "casussen"
    with pytest.raises(Refused, match="geen casus"):
        play.closes()
    play.takes_up_again(play.people[2]).done(play.people[2])
    assert play.phase == "keuze"


def test_offers_are_read_by_all_at_once_when_the_step_closes():
    play = Play()
    play.done(play.people[1]).done(play.people[2])
    assert not any(play.of_others(user) for user in play.people)
    play.passes(play.people[0], play.people[3])
    assert all(play.of_others(user) for user in play.people)


def test_a_withdrawn_offer_cannot_be_chosen():
    play = offered(1, 2)
    the_offers(play)[0].withdrawn_at = play.at
    assert [each.author_id for each in the_offers(play)] == [play.people[2].id]


def test_the_marks_of_all_close_the_marking_and_each_is_counted_once():
    play = offered(1, 2)
    assert play.phase == "inbrengen"
    assert {len(people) for people in opening.marks(play.thread).values()} == {4}


def test_one_can_mark_again_and_the_last_time_counts():
    play = Play().until("keuze")
    offer = the_offers(play)[0]
    play.marks(play.people[0], offer).marks(play.people[0])
    assert play.people[0].id not in opening.marks(play.thread)[offer.id]
    assert len(play.thread.run.contributions) == 1


def test_a_mark_on_something_that_is_no_offer_is_nothing():
    play = Play().until("keuze")
    with play.turn() as thread:
        opening.mark(thread, play.people[0], {987654}, play.at)
    assert play.thread.run.stances == []


def test_who_left_is_counted_no_longer():
    play = offered(1)
    offer = the_offers(play)[0]
    play.place(play.people[3]).left_at = play.at
    assert len(opening.marks(play.thread)[offer.id]) == 3


def test_an_offer_that_everyone_marked_is_brought_in_by_the_yes_of_its_owner():
    play = offered(2)
    play.says(play.people[2], Kind.WILLING, the_offers(play)[0])
    assert play.phase == "vorm"
    assert play.inbrenger is play.people[2]


def test_nobody_can_say_that_yes_for_somebody_else():
    play = offered(2)
    with pytest.raises(Refused, match="Alleen wie de casus schreef"):
        play.says(play.people[0], Kind.WILLING, the_offers(play)[0])


def test_no_casus_is_brought_in_against_the_will_of_its_owner():
    play = offered(2)
    with pytest.raises(Refused, match="zei nog geen ja"):
        opening.bring(play.thread, the_offers(play)[0], play.leader, play.at)
    assert play.phase == "inbrengen"
    assert play.thread.holder_of(Role.INBRENGER) is None


def test_no_casus_is_brought_in_of_somebody_who_left():
    play = Play().until("keuze")
    for user in play.people:
        play.marks(user)
    offer = the_offers(play)[0]
    play.says(play.people[1], Kind.WILLING, offer)
    play.place(play.people[1]).left_at = play.at
    with pytest.raises(Refused):
        opening.bring(play.thread, offer, play.leader, play.at)


def test_whom_it_is_about_holds_it_back_and_may_think_better_of_it():
    play = offered(2)
    offer = the_offers(play)[0]
    play.says(play.people[3], Kind.VETO, offer).says(play.people[2], Kind.WILLING, offer)
    assert play.phase == "inbrengen"
    with pytest.raises(Refused, match="liever niet"):
        opening.bring(play.thread, offer, play.leader, play.at)
    play.says(play.people[3], Kind.YES, offer)
    with play.turn() as thread:
        opening.bring(thread, offer, play.leader, play.at)
    assert play.phase == "vorm"


def test_a_veto_still_holds_when_the_group_chooses_anew():
    play = offered(1, 2)
    mine, other = the_offers(play)
    play.says(play.people[3], Kind.VETO, mine).says(play.people[2], Kind.WILLING, other)
    play.chooses_again(play.leader)
    assert opening.is_vetoed(play.thread, mine)
    play.says(play.people[1], Kind.WILLING, mine)
    assert play.phase == "inbrengen"
    with play.turn() as thread:
        opening.unsay(thread, play.people[3], mine, play.at)
    assert not opening.is_vetoed(play.thread, mine)


def test_a_yes_of_the_owner_holds_only_this_time():
    play = offered(1, 2)
    mine, other = the_offers(play)
    play.says(play.people[3], Kind.VETO, mine).says(play.people[1], Kind.WILLING, mine)
    play.says(play.people[2], Kind.WILLING, other).chooses_again(play.leader)
    assert not opening.is_willing(play.thread, mine)
    assert not opening.is_willing(play.thread, other)


def test_more_than_half_of_the_group_carries_an_offer():
    play = Play().until("keuze")
    offer = the_offers(play)[0]
    play.marks(play.people[0], offer)
    assert not opening.is_carried(play.thread, offer), "two of four: its owner and one more"
    play.marks(play.people[2], offer)
    assert opening.is_carried(play.thread, offer)


def test_an_offer_to_lead_is_over_for_whoever_brings_in_or_leads():
    play = offered(2)
    with play.turn() as thread:
        safety.offer_to_lead(thread, play.people[2], play.at)
        safety.offer_to_lead(thread, play.people[2], play.at)
    assert safety.open_offer(play.thread)
    play.says(play.people[2], Kind.WILLING, the_offers(play)[0])
    assert safety.open_offer(play.thread) is None


def test_there_is_one_inbrenger_and_one_gespreksleider_from_then_on():
    play = offered(0)
    play.says(play.people[0], Kind.WILLING, the_offers(play)[0])
    assert play.thread.holder_of(Role.GESPREKSLEIDER) is None, "who led brings in now"
    play.chooses()
    roles = [each.role for each in play.thread.present]
    assert (roles.count(Role.INBRENGER), roles.count(Role.GESPREKSLEIDER)) == (1, 1)


def test_in_a_room_somebody_says_it_aloud():
    play = Play(way=Way.TOGETHER, keeps_words=False).until("inbrengen")
    with play.turn() as thread:
        opening.appoint(thread, play.people[2], play.leader, play.at)
    assert (play.phase, play.inbrenger) == ("vorm", play.people[2])


def test_who_left_cannot_be_appointed():
    play = Play(way=Way.TOGETHER, keeps_words=False).until("inbrengen")
    play.place(play.people[2]).left_at = play.at
    with pytest.raises(Refused, match="nu meedoet"):
        opening.appoint(play.thread, play.people[2], play.leader, play.at)


@pytest.mark.parametrize(
    ("werkvorm", "people", "way"),
    [("tienstappen", 3, Way.ONLINE), ("balint", 5, Way.ONLINE), ("alles", 8, Way.ONLINE)],
)
def test_a_werkvorm_must_fit_the_group_and_its_way(werkvorm, people, way):
    play = Play(*CAST[:people], way=way).until("vorm")
    with pytest.raises(Refused, match="past niet"):
        play.chooses(werkvorm)
    assert not play.thread.werkvorm_data


def test_a_deep_werkvorm_is_the_choice_of_the_inbrenger_alone():
    play = Play(*CAST[:5]).until("vorm")
    with pytest.raises(Refused, match="gaat diep"):
        play.chooses("roddelmethode", by=play.people[0])
    play.chooses("roddelmethode")
    assert play.phase == "vraag"


def test_the_inbrenger_does_not_lead():
    play = Play().until("vorm")
    with pytest.raises(Refused, match="iemand anders"):
        play.chooses(leader=play.inbrenger)


def test_who_left_does_not_lead():
    play = Play(*CAST[:5]).until("vorm")
    play.place(play.people[4]).left_at = play.at
    with pytest.raises(Refused, match="iemand anders"):
        play.chooses(leader=play.people[4])


@pytest.mark.parametrize("consulenten", [[], [1], [0], [2, 3, 4], [2, 5]])
def test_one_or_two_consulenten_who_are_neither_inbrenger_nor_gespreksleider(consulenten):
    play = Play(*CAST[:6]).until("vorm")  # 0 leads, 1 brings in, 5 left
    play.place(play.people[5]).left_at = play.at
    chosen = [play.people[each] for each in consulenten]
    with pytest.raises(Refused):
        opening.choose_form(
            play.thread, shelf()["consultatie"], play.people[0], chosen, play.inbrenger, play.at
        )
    assert play.phase == "vorm"
    assert [each.role for each in play.thread.present].count(Role.CONSULENT) == 0


def test_consulenten_get_their_role():
    play = Play(*CAST[:5]).until("vorm")
    play.chooses("consultatie", leader=play.people[0], consulenten=play.people[2:4])
    roles = {each.user.name: each.role for each in play.thread.present}
    assert roles == {
        "Sanne": Role.GESPREKSLEIDER,
        "Bilal": Role.INBRENGER,
        "Noor": Role.CONSULENT,
        "Fatma": Role.CONSULENT,
        "Vera": Role.DEELNEMER,
    }


@pytest.mark.parametrize("back_to", [BRINGING, CASUSSEN])
def test_before_the_casus_was_told_the_group_may_choose_again(back_to):
    play = offered(1, 2)
    play.says(play.people[1], Kind.WILLING, the_offers(play)[0])
    play.chooses_again(play.leader, back_to)
    assert play.phase == back_to
    assert play.thread.holder_of(Role.INBRENGER) is None
    assert len(the_offers(play)) == 2, "what was offered stays offered"


def test_who_chooses_again_leads_when_nobody_did():
    play = offered(0)
    play.says(play.people[0], Kind.WILLING, the_offers(play)[0]).later(days=30)
    assert rules.may_choose_again(play.people[3], play.thread, play.at)
    play.chooses_again(play.people[3])
    assert play.leader is play.people[3]


def test_an_inbrenger_who_stays_away_before_telling_does_not_hold_up_the_choice():
    play = Play().until("vorm")
    assert not rules.may_choose_again(play.people[3], play.thread, play.at)
    play.later(days=3, minutes=1)
    assert rules.may_choose_again(play.people[3], play.thread, play.at)


def test_the_werkvorm_is_a_copy():
    play = Play().until("toelichting")
    chosen = shelf()["feedback-zonder-discussie"]
    assert play.thread.werkvorm == chosen
    play.thread.werkvorm_data["phases"][0]["title"] = "Andere titel"
    assert chosen.phases[0].title != "Andere titel"
