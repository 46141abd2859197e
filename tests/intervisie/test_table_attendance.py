"""The proof that somebody took part: theirs for good, and nothing of what was said."""

import pytest

from learning.intervisie.groups.models import Keeps
from learning.intervisie.threads import moving
from learning.intervisie.threads.frame import BRINGING

LIST = "/intervisie/attendance"
ROLES = {"sanne": "Gespreksleider", "bilal": "Inbrenger", "fatma": "Meedenker", "noor": "Meedenker"}


def proof(room, who):
    return room.browsers[who].get(f"{room.home}/attendance")


def facts(page: str) -> str:
    """What stands in it, without the frame."""
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("who", ROLES)
def test_in_every_role_and_having_only_passed_it_is_the_same_proof(room, who):
    room.until("")
    page = facts(proof(room, who).text)
    others = {each.name for name, each in room.people.items() if name != who}
    for fact in (room.people[who].name, "Dinsdag", "Een rondje", ROLES[who], "9 maart 2026"):
        assert fact in page
    assert not [name for name in others if name in page]


def test_it_holds_nothing_of_what_was_said(writing_room):
    writing_room.until("verhaal").write("bilal", "zwaluwstaart")
    bilal = writing_room.browsers["bilal"]
    assert "zwaluwstaart" in bilal.get(writing_room.home).text
    for who in ROLES:
        assert "zwaluwstaart" not in proof(writing_room, who).text
        assert "zwaluwstaart" not in writing_room.browsers[who].get(LIST).text


def test_nothing_of_what_was_said_is_even_asked_of_the_database(room, statements):
    room.until("")
    statements.clear()
    proof(room, "bilal")
    room.browsers["bilal"].get(LIST)
    assert not [each for each in statements if "contribution" in each]


@pytest.mark.parametrize("who", ["mats", "anna", "joost", "ria", "karim", "wim"])
def test_for_who_took_no_part_there_is_none(room, cast, as_, who):
    room.until("")
    browser = as_(cast[who])
    there = browser.get(f"{room.home}/attendance")
    assert there.status_code == 404
    assert there.text == browser.get("/intervisie/bestaatniet222/attendance").text
    assert "Je deed nog niet mee" in browser.get(LIST).text


def test_while_it_runs_it_says_so(room):
    page = proof(room, "noor").text
    assert "De intervisie loopt nog" in page
    assert "Werkvorm" not in page
    assert "Loopt nog." in room.browsers["noor"].get(LIST).text


def test_after_a_stop_it_stays_and_names_no_reason(room, school, bilal, at):
    room.until("reacties")
    moving.stop(room.fresh(), bilal, at("2026-03-09 10:00"))
    school.commit()
    page = facts(proof(room, "fatma").text)
    assert "9 maart 2026" in page
    assert "loopt nog" not in page
    assert "stop" not in page.lower()


def test_after_wiping_it_stays(room, school, group, at):
    group.keeps = Keeps.NOT
    school.commit()
    room.until("").thread.wiped_at = at("2026-03-09 11:00")
    school.commit()
    assert "Een rondje" in proof(room, "noor").text
    assert LIST.removesuffix("attendance") in room.browsers["noor"].get(LIST).text


def test_who_left_the_thread_or_the_group_keeps_it(room, school, group, noor, fatma, at):
    moment = at("2026-03-09 10:00")
    room.until("verhaal").thread.place_of(noor).left_at = moment
    group.leave(noor, moment)
    group.leave(fatma, moment)
    school.commit()
    for who in ("noor", "fatma"):
        assert room.browsers[who].get(room.address).status_code == 404
        assert proof(room, who).status_code == 200
        assert room.home in room.browsers[who].get(LIST).text


def test_who_was_asked_and_never_came_in_has_none(room, school, noor):
    room.until(BRINGING).thread.place_of(noor).joined_at = None
    school.commit()
    assert proof(room, "noor").status_code == 404


def test_the_list_holds_every_thread_the_last_one_first(room, writing_room, school, at):
    later = at("2026-03-09 12:00")
    for each in writing_room.fresh().participations:
        each.joined_at = later
    school.commit()
    page = room.browsers["noor"].get(LIST).text
    assert page.index(writing_room.home) < page.index(room.home)


def test_on_paper_stands_the_proof_without_buttons(room):
    page = proof(room, "noor").text
    assert '<on-paper class="no-print" hidden>' in page
    assert '<div class="no-print">' in page
