"""In a room: who brings something in, in which werkvorm, and who leads."""

import pytest

from learning.intervisie.threads.frame import BRINGING, FORM
from learning.modules.werkvormen import Role

DEEP = {"werkvorm": "alles", "consulenten": ["noor"], "leader": "fatma"}


def roles(room):
    return {each.user.name.lower(): each.role for each in room.fresh().present}


def test_somebody_says_yes_and_is_the_inbrenger(room):
    room.until(BRINGING)
    assert "Noor" in room.page()
    assert room.appoint("noor").location == room.address
    assert roles(room)["noor"] == Role.INBRENGER
    assert room.now[0] == "vorm.1"


@pytest.mark.parametrize("who", ["bilal", "fatma", "noor"])
def test_only_who_leads_notes_it_down(room, who):
    room.until(BRINGING)
    assert room.appoint("noor", who).status_code == 403
    assert 'type="radio"' not in room.page(who)
    room.appoint("bilal")
    if who != "bilal":
        assert room.choose(who=who).status_code == 403


def test_nobody_chosen_comes_back_with_a_sentence(room):
    room.until(BRINGING)
    answer = room.appoint("")
    assert answer.status_code == 422
    assert "Kies wie iets inbrengt." in answer.text
    assert room.now[0] == "inbrengen.1"


def test_somebody_who_is_not_there_cannot_bring_in(room, mats):
    room.until(BRINGING)
    room.people["mats"] = mats
    assert room.appoint("mats").status_code == 422


def test_appointing_is_not_a_button_that_goes_on(room):
    room.until(BRINGING)
    assert room.press().status_code == 403
    room.until(FORM)
    assert room.press().status_code == 403


def test_a_second_press_finds_that_it_was_done(room):
    room.until(BRINGING)
    step, turn = room.now
    room.appoint("noor")
    data = {"step": step, "turn": turn, "who": room.people["bilal"].public_id}
    answer = room.browsers["sanne"].post(f"{room.address}/inbrenger", data=data)
    assert answer.status_code == 302
    assert roles(room)["bilal"] == Role.DEELNEMER


def test_they_may_think_again(room):
    room.until(FORM).press("back")
    assert room.now[0] == "inbrengen.2"
    assert Role.INBRENGER not in roles(room).values()
    room.press("back")
    assert room.now[0] == "casussen.2"


def test_the_inbrenger_too_may_take_it_back(room):
    room.until(FORM)
    assert ">Terug</button>" in room.page("bilal")
    room.press("back", "bilal")
    assert room.now[0] == "inbrengen.2"
    assert roles(room)["sanne"] == Role.GESPREKSLEIDER


def test_what_fits_stands_there_and_leads_to_who_does_what(room):
    room.until(FORM)
    page = room.page()
    assert f'href="{room.address}?werkvorm=ronde"' in page
    assert f'href="{room.address}?werkvorm=alles"' in page
    chosen = room.page(ask="?werkvorm=ronde")
    assert 'href="/intervisie/werkvormen/ronde"' in chosen
    assert "Wie is gespreksleider?" in chosen
    assert "Wie is consulent?" not in chosen
    assert "zegt zelf: ja" not in chosen


def test_with_three_people_only_what_three_can_do_stands_there(room, school):
    room.until(FORM).thread.place_of(room.people["noor"]).left_at = room.thread.touched_at
    school.commit()
    page = room.page()
    assert "werkvorm=ronde" in page
    assert "werkvorm=alles" not in page
    assert room.choose(**DEEP, willing="y").location == room.address
    assert room.now[0] == "vorm.1"
    assert "past niet meer" in room.page()


def test_with_two_people_nothing_fits_and_it_says_so(room, school):
    room.until(FORM)
    for name in ("noor", "fatma"):
        room.thread.place_of(room.people[name]).left_at = room.thread.touched_at
    school.commit()
    assert "Er is geen werkvorm voor twee mensen." in room.page()


def test_a_werkvorm_is_chosen_and_frozen_with_its_roles(room):
    room.until(FORM)
    assert room.choose("ronde", leader="noor").location == room.address
    assert room.now[0] == "verhaal.1"
    assert room.thread.werkvorm.id == "ronde"
    assert roles(room) == {
        "sanne": Role.DEELNEMER,
        "bilal": Role.INBRENGER,
        "fatma": Role.DEELNEMER,
        "noor": Role.GESPREKSLEIDER,
    }
    assert room.press(who="noor").status_code == 302
    assert room.press(who="sanne").status_code == 403


def test_a_deep_one_needs_the_yes_of_the_inbrenger(room):
    room.until(FORM)
    assert "Bilal zegt zelf: ja, deze vorm wil ik." in room.page(ask="?werkvorm=alles")
    answer = room.choose(**DEEP)
    assert answer.status_code == 422
    assert "Vraag het eerst aan de inbrenger zelf." in answer.text
    assert room.now[0] == "vorm.1"
    assert room.choose(**DEEP, willing="y").status_code == 302
    assert room.now[0] == "situatie.1"


@pytest.mark.parametrize(
    ("consulenten", "leader", "why"),
    [
        ([], "sanne", "Kies één of twee consulenten."),
        (["sanne", "fatma", "noor"], "sanne", "Kies één of twee consulenten."),
        (["sanne"], "sanne", "De gespreksleider kan niet ook consulent zijn."),
        (["noor"], "bilal", "Kies iemand die nu meedoet."),
    ],
)
def test_roles_that_do_not_fit_come_back_with_a_sentence(room, consulenten, leader, why):
    room.until(FORM)
    answer = room.choose("alles", leader, consulenten=consulenten, willing="y")
    assert answer.status_code == 422
    assert why in answer.text
    assert room.now[0] == "vorm.1"


def test_consulenten_get_their_role(room):
    room.until(FORM).choose("alles", "sanne", consulenten=["noor", "fatma"], willing="y")
    assert roles(room)["noor"] == roles(room)["fatma"] == Role.CONSULENT


def test_an_unknown_werkvorm_changes_nothing(room):
    room.until(FORM)
    assert room.choose("bestaatniet").location == room.address
    assert room.now[0] == "vorm.1"
    assert "Kies samen een werkvorm" in room.page(ask="?werkvorm=bestaatniet")


def test_when_who_began_brings_in_somebody_else_has_to_lead(room):
    room.until(FORM, inbrenger="sanne")
    assert Role.GESPREKSLEIDER not in roles(room).values()
    page = room.page(ask="?werkvorm=ronde")
    assert "checked" not in page
    assert room.page("noor").count("<form") == 1, "signing out, and nothing else"
    assert room.choose(leader="sanne").status_code == 422
    room.choose(leader="noor")
    assert roles(room)["noor"] == Role.GESPREKSLEIDER
    assert "Noor drukt op Volgende" in room.page("sanne")
    assert ">Volgende</button>" in room.page("noor")


def test_with_a_casus_that_was_typed_the_same_is_said_aloud(writing_room):
    writing_room.until(BRINGING)
    assert writing_room.appoint("noor").status_code == 302
    assert writing_room.now[0] == "vorm.1"
