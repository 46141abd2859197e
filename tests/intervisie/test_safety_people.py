"""Somebody else leads, or somebody joins: only with the yes of whom it concerns (invariant 8)."""

import pytest

from learning.intervisie.people.rooms import rows_for
from learning.modules.werkvormen import Role
from tests.intervisie.safety_stage import ADVICE, CASUS, OFFER, Stage

OUTSIDE = ["mats", "anna", "ria", "karim", "wim"]


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


@pytest.fixture
def silent(stage, at):
    """The round is open, and Noor, who leads, said nothing for a day."""
    return stage.told().later(at, hours=25)


def test_after_a_day_of_silence_somebody_offers_and_the_inbrenger_agrees(silent):
    silent.page("noor")
    assert silent.post("sanne", "/lead") == 302
    assert silent.notices("noor") == ["Iemand wil gespreksleider zijn in je intervisie."]
    assert "<bdi>Sanne</bdi> wil vanaf nu gespreksleider zijn" in silent.page("bilal")
    assert silent.post("bilal", "/lead/agree") == 302
    assert silent.place("sanne").role == Role.GESPREKSLEIDER
    assert silent.place("noor").role == Role.DEELNEMER
    assert "Jullie intervisie heeft nu een andere gespreksleider." in silent.notices("noor")


def test_before_a_day_is_over_nobody_takes_over(stage):
    stage.told()
    assert "Ik wil gespreksleider zijn" not in stage.page("sanne")
    assert stage.post("sanne", "/lead") == 403


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("sanne", 302),
        ("fatma", 302),
        ("bilal", 403),
        ("noor", 403),
        *[(one, 404) for one in OUTSIDE],
    ],
)
def test_whoever_thinks_along_may_offer(silent, who, status):
    assert silent.post(who, "/lead") == status


@pytest.mark.parametrize("answer", ["agree", "refuse"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("bilal", 302), ("fatma", 403), ("noor", 403), *[(one, 404) for one in OUTSIDE]],
)
def test_only_the_inbrenger_answers(silent, who, status, answer):
    silent.post("sanne", "/lead")
    assert silent.post(who, f"/lead/{answer}") == status
    is_so = answer == "agree" and status == 302
    assert (silent.place("sanne").role == Role.GESPREKSLEIDER) is is_so


def test_who_offered_cannot_agree_but_may_take_it_back(silent):
    silent.post("sanne", "/lead")
    assert silent.post("sanne", "/lead/agree") == 403
    assert silent.post("sanne", "/lead/refuse") == 302
    assert silent.post("bilal", "/lead/agree") == 409
    assert silent.place("noor").role == Role.GESPREKSLEIDER


def test_one_offer_at_a_time_and_twice_is_once(silent, at):
    assert [silent.post("sanne", "/lead") for _ in range(2)] == [302, 302]
    silent.later(at, hours=25)
    assert silent.post("fatma", "/lead") == 409
    assert len(silent.fresh().take_overs) == 1


def test_an_offer_of_somebody_who_left_counts_no_more(silent):
    silent.post("sanne", "/lead")
    silent.stop("sanne", "leave")
    assert silent.post("bilal", "/lead/agree") == 409
    assert silent.place("noor").role == Role.GESPREKSLEIDER


def test_without_a_gespreksleider_nobody_has_to_wait_a_day(stage):
    stage.told().stop("noor", "leave")
    assert "Jullie hebben nu geen gespreksleider." in stage.page("sanne")
    assert stage.post("sanne", "/lead") == 302
    assert stage.post("bilal", "/lead/agree") == 302
    assert stage.place("sanne").role == Role.GESPREKSLEIDER


def test_before_there_is_an_inbrenger_any_other_agrees(stage):
    stage.offered().stop("noor", "leave")
    stage.post("sanne", "/lead")
    assert stage.post("fatma", "/lead/agree") == 302
    assert stage.place("sanne").role == Role.GESPREKSLEIDER


def test_after_the_end_an_offer_is_not_answered_any_more(silent):
    silent.post("sanne", "/lead")
    silent.stop("bilal", "keep")
    assert silent.post("bilal", "/lead/agree") == 409
    assert silent.place("noor").role == Role.GESPREKSLEIDER


# Joining


@pytest.fixture
def mats_in(school, group, mats, noor, now):
    """Mats is in the group, since after the thread began."""
    school.rollback()
    group.invite(mats, noor, now)
    group.agree(mats, group.agreement.version, now)
    school.commit()


@pytest.fixture
def joining(stage, mats_in):
    """Mats asked to join."""
    stage.told()
    assert stage.post("mats", "/join") == 302
    return stage


def say(stage, who, newcomer, says="yes"):
    who_asks = stage.cast[newcomer].public_id
    return stage.post(who, "/join/answer", who=who_asks, says=says)


def test_a_member_sees_that_one_runs_and_nothing_of_it(stage, mats_in, app):
    stage.told()
    with app.app_context():
        (room,) = rows_for(stage.cast["mats"], [stage.fresh()], stage.at, is_member=True)
    assert (room.is_asked, room.may_ask) == (False, True)
    assert CASUS not in str(room)
    assert OFFER not in str(room)
    assert stage.get("mats") == 404


def test_asking_tells_everybody_and_opens_nothing(joining):
    assert joining.notices("fatma") == ["Iemand wil meedoen met je intervisie."]
    assert joining.get("mats") == 404
    assert "<bdi>Mats</bdi> wil meedoen" in joining.page("fatma")


def test_only_the_last_yes_opens_the_door(joining):
    for who in ("sanne", "noor", "bilal"):
        assert say(joining, who, "mats") == 302
        assert joining.get("mats") == 404
    assert say(joining, "fatma", "mats") == 302
    assert CASUS in joining.page("mats")
    assert joining.place("mats").role == Role.DEELNEMER
    joining.does("mats", zie="Mats ziet iets.", idee="Ja.")


def test_the_same_yes_twice_counts_once(joining):
    for _ in range(5):
        say(joining, "sanne", "mats")
    assert joining.get("mats") == 404


def test_one_no_ends_it_quietly(joining):
    for who in ("sanne", "noor", "bilal"):
        say(joining, who, "mats")
    assert say(joining, "fatma", "mats", "no") == 302
    assert joining.get("mats") == 404
    assert "wil meedoen" not in joining.page("sanne")
    assert joining.notices("mats") == []


def test_who_heard_no_and_asks_again_needs_every_yes_anew_and_nobody_is_told_twice(joining):
    say(joining, "sanne", "mats")
    say(joining, "fatma", "mats", "no")
    joining.page("noor")
    assert joining.post("mats", "/join") == 302
    assert joining.notices("noor") == []
    for who in ("noor", "bilal", "fatma"):
        say(joining, who, "mats")
    assert joining.get("mats") == 404
    say(joining, "sanne", "mats")
    assert joining.get("mats") == 200


def test_the_newcomer_hears_that_they_are_in(joining):
    for who in ("sanne", "noor", "bilal", "fatma"):
        say(joining, who, "mats")
    assert joining.notices("mats") == ["Je doet nu mee met een intervisie."]


def test_when_the_only_one_without_a_yes_leaves_the_door_opens(joining):
    for who in ("sanne", "noor", "bilal"):
        say(joining, who, "mats")
    joining.stop("fatma", "leave")
    assert joining.get("mats") == 200


def test_asking_twice_is_asking_once(joining):
    say(joining, "sanne", "mats")
    assert joining.post("mats", "/join") == 302
    assert len(joining.place("mats").consents) == 1


@pytest.mark.parametrize("who", ["mats", *OUTSIDE])
def test_nobody_outside_answers(joining, who):
    assert say(joining, who, "mats") == 404


def test_an_answer_is_yes_or_no_and_about_somebody_who_asked(joining):
    assert say(joining, "sanne", "mats", "misschien") == 409
    assert say(joining, "sanne", "anna") == 404
    assert say(joining, "sanne", "fatma") == 302  # is in it already: nothing changes
    assert joining.place("fatma").left_at is None


@pytest.mark.parametrize("who", ["mats", "anna", "ria", "karim", "wim"])
def test_only_members_of_the_group_can_ask(stage, who):
    stage.told()
    assert stage.post(who, "/join") == 404


def test_who_did_not_say_yes_to_the_agreement_of_now_cannot_ask(stage, mats_in, group, noor):
    stage.told()
    group.rewrite("Een nieuwe tekst.", noor, 1, stage.at)
    stage.school.commit()
    assert stage.post("mats", "/join") == 409


@pytest.mark.parametrize("what", ["keep", "erase"])
def test_never_when_it_is_over(stage, mats_in, what):
    stage.told().stop("bilal", what)
    assert stage.post("mats", "/join") == 409


def test_never_before_it_began(
    engine, school, as_, new_group, cast, now, sanne, bilal, noor, fatma, mats
):
    group = new_group(sanne, bilal, noor, fatma)
    school.rollback()
    group.rewrite("Een nieuwe tekst.", noor, 1, now)
    for user in (sanne, bilal, noor):
        group.agree(user, 2, now)
    school.commit()
    stage = Stage(engine, school, as_, group, cast, now)
    school.rollback()
    group.invite(mats, noor, now)
    group.agree(mats, 2, now)
    school.commit()
    assert stage.fresh().run.phase == "afspraken"
    assert stage.post("mats", "/join") == 409
    assert stage.get("mats") == 404
    assert "wil meedoen" not in stage.page("sanne")
    for who in ("sanne", "noor", "bilal"):  # only Fatma herself says yes, to the agreement
        say(stage, who, "fatma")
    assert stage.get("fatma") == 404


def test_who_left_can_ask_to_come_back_and_a_no_leaves_their_first_day(stage, at):
    stage.told().stop("sanne", "leave")
    stage.later(at, days=1)
    came = stage.place("sanne").joined_at
    assert stage.post("sanne", "/join") == 302
    assert stage.get("sanne") == 404
    say(stage, "fatma", "sanne", "no")
    assert stage.get("sanne") == 404
    assert stage.place("sanne").joined_at == came
    stage.post("sanne", "/join")
    for who in ("noor", "bilal", "fatma"):
        say(stage, who, "sanne")
    assert stage.get("sanne") == 200
    assert stage.place("sanne").joined_at == came


def test_who_asks_and_then_leaves_the_group_is_not_let_in(joining):
    for who in ("sanne", "noor", "bilal"):
        say(joining, who, "mats")
    group = joining.fresh().group.public_id
    joining.browsers["mats"].post(f"/intervisie/groups/{group}/leave")
    assert "wil meedoen" not in joining.page("fatma")
    say(joining, "fatma", "mats")
    assert joining.get("mats") == 404
    assert "Mats" not in joining.page("fatma")


def test_nor_is_who_left_asks_to_come_back_and_then_leaves_the_group(stage):
    stage.told().stop("sanne", "leave")
    stage.post("sanne", "/join")
    group = stage.fresh().group.public_id
    stage.browsers["sanne"].post(f"/intervisie/groups/{group}/leave")
    for who in ("noor", "bilal", "fatma"):
        say(stage, who, "sanne")
    assert stage.place("sanne").left_at
    assert "Sanne" not in stage.page("fatma")


def test_a_werkvorm_without_a_place_left_says_so(stage, mats_in):
    stage.told()
    thread = stage.fresh()
    thread.werkvorm_data = {**thread.werkvorm_data, "most": 4}
    stage.school.commit()
    assert stage.post("mats", "/join") == 409


def test_what_was_written_before_is_read_by_the_newcomer_only_when_it_is_shown(joining):
    joining.does("sanne", zie=ADVICE["sanne"], idee="Ja.")
    for who in ("sanne", "noor", "bilal", "fatma"):
        say(joining, who, "mats")
    assert ADVICE["sanne"] not in joining.page("mats")
