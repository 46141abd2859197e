"""Leaving, declining, being taken out, and the end of a group: what is closed, and for whom."""

import threading

import pytest

from learning.intervisie.groups.rules import may_begin_thread
from learning.notices.models import Notice

CLOSED = [
    ("get", ""), ("get", "/agreement"), ("get", "/invite"), ("get", "/leave"),
    ("post", "/agree"), ("post", "/agreement"), ("post", "/keeps"), ("post", "/invite"),
    ("post", "/take-back"), ("post", "/leave"), ("post", "/decline"),
]  # fmt: skip


@pytest.mark.parametrize("way", ["leave", "remove"])
def test_az8_from_then_on_everything_is_closed_on_the_next_request(
    as_, address, look, group, bilal, anna, way
):
    browser = as_(bilal)
    assert browser.get(address).status_code == 200
    if way == "leave":
        answer = browser.post(f"{address}/leave")
    else:
        answer = as_(anna).post(f"{address}/remove", data={"who": bilal.public_id})
    assert answer.status_code == 302
    assert [each.user.name for each in look(group).present] == ["Fatma", "Noor", "Sanne"]
    data = {"version": 1, "text": "Nog iets.", "keeps": "niet", "who": "x"}
    for method, page in CLOSED:
        options = {"data": data} if method == "post" else {}
        assert getattr(browser, method)(address + page, **options).status_code == 404, page


def test_words_typed_on_a_page_that_was_still_open_come_back(as_, address, bilal, anna):
    browser = as_(bilal)
    browser.get(f"{address}/agreement")
    as_(anna).post(f"{address}/remove", data={"who": bilal.public_id})
    words = "- Wie te laat komt,\n- neemt koek mee."
    answer = browser.post(f"{address}/agreement", data={"text": words, "version": 1})
    assert answer.status_code == 404
    assert "Je tekst staat hier nog" in answer.text
    assert f"{words}</textarea>" in answer.text


def test_before_leaving_one_sentence_says_what_it_means_and_nothing_changes(
    as_, address, look, group, bilal
):
    page = as_(bilal).get(f"{address}/leave").text
    assert "Je leest dan meteen niets meer van de groep" in page
    assert "Nee, ik blijf" in page
    assert look(group).is_present(bilal)


def test_who_left_can_be_asked_again_and_their_yes_is_a_new_one(
    as_, address, look, group, sanne, bilal, at
):
    as_(bilal).post(f"{address}/leave")
    at("2026-03-20 12:00")
    as_(sanne).post(f"{address}/invite", data={"people": [bilal.public_id]})
    assert look(group).agreed == [each for each in group.present if each.user_id != bilal.id]
    assert "Doe je mee?" in as_(bilal).get(address).text
    moment = at("2026-03-21 12:00")
    as_(bilal).post(f"{address}/agree", data={"version": 1})
    member = look(group).member(bilal)
    assert member.joined_at == member.agreed_to(group.agreement) == moment


def test_declining_closes_the_page_and_the_notice_leads_nowhere_any_more(
    as_, school, new_group, look, sanne, bilal, noor, fatma
):
    group = new_group(sanne, bilal, noor)
    address = f"/intervisie/groups/{group.public_id}"
    as_(sanne).post(f"{address}/invite", data={"people": [fatma.public_id]})
    browser = as_(fatma)
    assert address in browser.get("/").text
    assert browser.post(f"{address}/decline").status_code == 302
    assert look(group).invited == []
    assert address not in browser.get("/").text
    assert browser.get(address).status_code == 404


def test_declining_an_address_frees_its_place(as_, school, group, address, look, sanne, mats, now):
    group.ask(mats.email, sanne, now)
    school.commit()
    assert as_(mats).post(f"{address}/decline").status_code == 302
    assert look(group).asked == []
    assert as_(mats).get(address).status_code == 404


def test_who_is_taken_out_does_not_come_back_by_an_address(
    as_, school, group, address, look, sanne, bilal, anna, now
):
    group.ask(bilal.email, sanne, now)
    school.commit()
    as_(anna).post(f"{address}/remove", data={"who": bilal.public_id})
    assert as_(bilal).get(address).status_code == 404
    assert look(group).asked == []


@pytest.mark.parametrize("who", ["sanne", "mats", "", "bestaatniet222"])
def test_only_who_is_in_it_can_be_taken_out(as_, new_group, cast, look, who):
    group = new_group(cast["bilal"], asked=[cast["sanne"]])
    data = {"who": cast[who].public_id if who in cast else who}
    answer = as_(cast["anna"]).post(f"/intervisie/groups/{group.public_id}/remove", data=data)
    assert answer.status_code == 404
    assert look(group).places_taken == 2


def test_what_was_there_of_somebody_who_left_is_kept(as_, address, look, group, bilal):
    as_(bilal).post(f"{address}/leave")
    [place] = [each for each in look(group).members if each.user_id == bilal.id]
    assert place.joined_at
    assert place.left_at
    assert len(place.consents) == 1


def test_a_group_that_shrinks_to_two_begins_nothing(as_, address, look, group, sanne, bilal, noor):
    as_(bilal).post(f"{address}/leave")
    assert may_begin_thread(sanne, look(group))
    as_(noor).post(f"{address}/leave")
    assert not may_begin_thread(sanne, look(group))
    assert "Jullie zijn nog met weinig" in as_(sanne).get(address).text


def test_a_closed_account_counts_for_nobody(as_, school, address, look, new_group, cast, now):
    group = new_group(cast["sanne"], cast["bilal"], cast["noor"])
    address = f"/intervisie/groups/{group.public_id}"
    cast["bilal"].deactivate(now)
    school.commit()
    assert not may_begin_thread(cast["sanne"], look(group))
    assert "Bilal" not in as_(cast["sanne"]).get(address).text
    assert "account gesloten" in as_(cast["anna"]).get(address).text


def test_the_end_of_a_group_closes_what_can_be_done_and_not_what_can_be_read(
    as_, school, address, look, group, sanne, bilal, anna
):
    as_(anna).post(f"{address}/end")
    assert look(group).ended_at
    page = as_(sanne).get(address).text
    assert "Deze groep is gestopt: vandaag." in page
    assert "Jullie afspraken" in page
    for shut in (
        "Begin een intervisie",
        "Vraag iemand erbij",
        "Verander de afspraken",
        "Bewaar de keuze",
    ):
        assert shut not in page
    assert not may_begin_thread(sanne, group)
    for what, data in (("agree", {"version": 1}), ("agreement", {"text": "Nee.", "version": 1})):
        answer = as_(bilal).post(f"{address}/{what}", data=data)
        assert answer.status_code == 409, what
        assert "Deze groep is gestopt" in answer.text
    assert as_(bilal).post(f"{address}/leave").status_code == 302


def test_a_group_ends_once(as_, address, look, group, anna, at):
    as_(anna).post(f"{address}/end")
    moment = look(group).ended_at
    at("2026-03-12 10:00")
    as_(anna).post(f"{address}/end")
    assert look(group).ended_at == moment


def test_nobody_is_told_that_somebody_left(as_, school, address, bilal, anna, noor):
    as_(bilal).post(f"{address}/leave")
    as_(anna).post(f"{address}/remove", data={"who": noor.public_id})
    assert school.query(Notice).count() == 0


def test_co1_leaving_and_being_taken_out_at_once_is_leaving_once(
    as_, address, look, group, bilal, anna
):
    calls = [(as_(bilal), "leave", {}), (as_(anna), "remove", {"who": bilal.public_id})] * 4
    answers = []

    def send(browser, what, data):
        answers.append(browser.post(f"{address}/{what}", data=data).status_code)

    threads = [threading.Thread(target=send, args=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302] + [404] * 7
    assert len(look(group).present) == 3
