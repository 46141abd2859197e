"""The buttons on the table: who may press them, and what a late press does."""

import threading

import pytest

from learning.intervisie.threads import moving
from learning.intervisie.threads.models import Thread
from learning.modules.werkvormen import Role, Way
from tests.intervisie.play import shelf

OUTSIDE = ["mats", "anna", "joost", "ria", "karim", "wim"]
AROUND = ["bilal", "fatma", "noor"]
AT_ONCE = 8
AHEAD = "Jullie waren al een stap verder."


def test_who_leads_sees_the_step_the_turn_and_the_button(room):
    page = room.page()
    assert "Wie heeft iets meegemaakt?" in page
    assert "<bdi>Bilal</bdi>" in page
    assert "Daarna Fatma." in page
    assert ">Volgende</button>" in page


@pytest.mark.parametrize("who", AROUND)
def test_the_others_around_the_table_see_the_same_without_buttons(room, who):
    page = room.page(who)
    assert "<bdi>Bilal</bdi>" in page
    assert "<button" not in page.partition("<main")[2].partition("</main>")[0]
    assert "Sanne drukt op Volgende" in page
    before = room.now
    for what in ("next", "back", "skip", "again", "iets"):
        assert room.press(what, who).status_code == 403
    assert room.now == before


def test_what_one_of_them_left_on_this_device_is_not_for_the_table(room):
    assert "data-left-overs" not in room.page()
    assert "data-left-overs" in room.browsers["sanne"].get(room.home).text


@pytest.mark.parametrize("who", OUTSIDE)
def test_for_everybody_else_there_is_no_table(room, cast, as_, who):
    browser, (step, turn) = as_(cast[who]), room.now
    nowhere = browser.get("/intervisie/bestaatniet222/table").text
    there = browser.get(room.address)
    assert (there.status_code, there.text) == (404, nowhere)
    data = {"step": step, "turn": turn, "what": "next"}
    for address in ("", "/inbrenger", "/werkvorm"):
        assert browser.post(room.address + address, data=data).status_code == 404
    assert room.now == (step, turn)


def test_who_left_the_group_sees_it_no_more(room, group, noor, school, now):
    group.leave(noor, now)
    school.commit()
    assert room.browsers["noor"].get(room.address).status_code == 404


def test_a_thread_online_has_no_table(room, school):
    room.fresh().way = Way.ONLINE
    school.commit()
    assert room.browsers["sanne"].get(room.address).status_code == 404
    assert room.press().status_code == 404


def test_next_gives_the_turn_and_after_the_last_one_opens_the_next_step(room):
    shown = []
    for _ in range(4):
        shown.append(room.page().partition('id="nu"><bdi>')[2].partition("<")[0])
        assert room.press().location == room.address
    assert shown == ["Bilal", "Fatma", "Noor", "Sanne"]
    assert room.now == ("keuze.1", 0)


def test_back_gives_it_back(room):
    room.press()
    assert ">Terug</button>" in room.page()
    room.press("back")
    assert "<bdi>Bilal</bdi>" in room.page()
    assert ">Terug</button>" not in room.page()
    assert room.press("back").status_code == 409


def test_back_from_a_next_step_opens_the_one_before_where_it_was(room):
    room.until("stilte")
    room.press("back")
    assert room.now[0] == "reacties.2"
    assert "<bdi>Sanne</bdi>" in room.page()


@pytest.mark.parametrize(
    ("written", "after"), [("verhaal", "verzegeld"), ("verzegeld", "reacties")]
)
def test_back_never_takes_away_what_people_wrote(writing_room, written, after):
    writing_room.until(written).write("bilal", "Een verhaal.")
    assert writing_room.now[0] == f"{after}.1"
    assert ">Terug</button>" not in writing_room.page()
    assert writing_room.press("back").status_code == 409
    assert writing_room.now[0] == f"{after}.1"


def test_an_optional_step_can_be_passed_over_and_no_other(room):
    room.until("verhaal")
    assert ">Sla over</button>" not in room.page()
    assert room.press("skip").status_code == 409
    room.until("verzegeld")
    assert ">Sla over</button>" in room.page()
    room.press("skip")
    assert room.now[0] == "reacties.1"


def test_a_step_that_repeats_can_be_done_once_more(room):
    room.until("overleg", werkvorm="alles", consulenten=["noor"], willing="y")
    assert ">Nog een keer</button>" in room.page()
    room.press("again")
    assert room.now == ("overleg.2", 0)
    room.until("stemmen")
    assert ">Nog een keer</button>" not in room.page()


@pytest.mark.parametrize("what", ["next", "back", "skip", "again"])
def test_a_press_for_a_turn_that_is_over_changes_nothing_and_says_so(room, what):
    seen = room.now
    room.press()
    before = room.now
    answer = room.press(what, now=seen)
    assert answer.location == room.address
    assert room.now == before
    assert AHEAD in room.page()


def test_a_press_for_a_step_that_is_over_changes_nothing_either(room):
    seen = room.now
    room.until("verhaal")
    before = room.now
    assert room.press(now=seen).status_code == 302
    assert room.now == before


def test_a_late_press_after_the_end_leads_to_the_close(room):
    room.until("oogst")
    for _ in range(3):
        room.press()
    seen = room.now
    room.press()
    assert room.press(now=seen).status_code == 302
    assert room.fresh().ended_at


@pytest.mark.parametrize("junk", [("", 0), ("bestaat.1", 0), ("casussen.1", "x"), ("x" * 999, 1)])
def test_a_press_for_nothing_that_was_there_changes_nothing(room, junk):
    before = room.now
    assert room.press(now=junk).status_code in {302, 403}
    assert room.now == before


def test_two_who_press_at_once_make_one_step(room, as_, sanne):
    browsers, (step, turn) = [as_(sanne) for _ in range(AT_ONCE)], room.now
    data = {"step": step, "turn": turn, "what": "next"}
    ready, answers = threading.Barrier(AT_ONCE), []

    def press(browser):
        ready.wait()
        answers.append(browser.post(room.address, data=data).status_code)

    threads = [threading.Thread(target=press, args=[each]) for each in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * AT_ONCE
    assert room.now == (step, 1)


def test_in_a_pause_nothing_can_be_pressed_until_somebody_goes_on(room, school, sanne, now):
    room.until("verhaal")
    moving.pause(room.fresh(), sanne, now)
    school.commit()
    page = room.page()
    assert "Jullie rusten even" in page
    assert ">Volgende</button>" not in page
    assert "Ga verder" in page
    assert room.press().status_code == 403


def test_after_a_stop_the_table_leads_to_the_page_of_the_thread(room, school, sanne, now):
    moving.stop(room.fresh(), sanne, now)
    school.commit()
    assert room.browsers["noor"].get(room.address).location == room.home


def test_when_nobody_leads_the_screen_says_what_can_be_done(room, school):
    room.until("verhaal").thread.holder_of(Role.GESPREKSLEIDER).role = Role.DEELNEMER
    school.commit()
    assert "Niemand leidt nu het gesprek" in room.page()
    assert room.press().status_code == 403


def test_pausing_and_stopping_is_one_click_away_in_every_step(room):
    met = set()
    while not room.fresh().ended_at:
        for who in ("sanne", "bilal"):
            assert f'href="{room.home}/stop"' in room.page(who)
        met.add(room.thread.run.phase)
        room.until(after(room.thread))
    assert len(met) > 8


def after(thread: Thread) -> str:
    """The phase that comes after the open one; before the werkvorm was chosen its first one."""
    if thread.run.phase == "vorm":
        return shelf()["ronde"].phases[0].id
    ids = [phase.id for phase in thread.plan]
    return [*ids, ""][ids.index(thread.run.phase) + 1]


@pytest.mark.parametrize("what", ["next", "back"])
def test_who_looks_along_hears_of_every_press(room, what):
    room.press()
    changes = room.fresh().changes
    room.press(what)
    assert room.fresh().changes > changes
    assert f'data-changes="{room.thread.changes}"' in room.page("noor")


def test_looking_changes_nothing(room, school):
    changes = room.fresh().changes
    for who in room.people:
        room.page(who)
    assert room.fresh().changes == changes


def test_the_page_costs_the_same_for_a_short_and_a_long_thread(room, statements):
    def cost():
        room.page()
        statements.clear()
        room.page()
        return len(statements)

    few = cost()
    room.until("oogst")
    assert cost() == few
