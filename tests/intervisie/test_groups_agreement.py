"""What a group agrees: everybody's dated yes, to one version of the text; a new one asks again."""

import threading

import pytest
from sqlalchemy import select

from learning.base.dates import day_of
from learning.intervisie.groups.models import Consent, GroupAgreement
from learning.intervisie.groups.rules import may_begin_thread
from learning.notices.models import Notice
from tests.pages import hidden_in

NEW = "- Wat we hier zeggen, blijft hier.\n- Thee om half tien."


@pytest.fixture
def rewrite(as_, address):
    """``rewrite(sanne, text, version=1)`` sends a new text; returns the answer."""

    def send(who, text=NEW, version=1):
        return as_(who).post(f"{address}/agreement", data={"text": text, "version": version})

    return send


@pytest.fixture
def agree(as_, address):
    """``agree(sanne, version=1)`` says yes; returns the answer."""
    return lambda who, version=1: as_(who).post(f"{address}/agree", data={"version": version})


@pytest.fixture
def said(look, group):
    """Who said yes to the text of now, by name."""
    return lambda: [each.user.name for each in look(group).agreed]


def test_a_yes_is_dated_and_lets_somebody_in(new_group, as_, sanne, bilal, noor, fatma, at, look):
    group = new_group(sanne, bilal, noor, asked=[fatma])
    address = f"/intervisie/groups/{group.public_id}"
    moment = at("2026-03-12 18:30")
    answer = as_(fatma).post(f"{address}/agree", data={"version": 1})
    assert answer.location == address
    member = look(group).member(fatma)
    assert member.joined_at == member.agreed_to(group.agreement) == moment
    page = as_(sanne).get(address).text
    assert "<bdi>Fatma</bdi> (vandaag)" in page
    assert f"<bdi>Bilal</bdi> ({day_of(group.created_at, moment)})" in page


def test_a_new_version_asks_everybody_again_and_keeps_everybody_in(
    rewrite, agree, said, look, group, sanne, bilal
):
    assert rewrite(sanne).status_code == 302
    assert (look(group).agreement.version, group.agreement.text) == (2, NEW)
    assert said() == []
    assert len(group.present) == 4
    agree(bilal, 2)
    assert said() == ["Bilal"]


def test_the_others_are_told_that_it_changed_and_the_writer_is_not(
    rewrite, as_, school, group, address, sanne, bilal
):
    rewrite(sanne)
    told = school.scalars(select(Notice)).all()
    assert {each.words for each in told} == {"De afspraken van je intervisiegroep zijn veranderd."}
    assert {each.user_id for each in told} == {
        each.user_id for each in group.present if each.user_id != sanne.id
    }
    assert "De afspraken van je intervisiegroep" in as_(bilal).get("/").text
    as_(bilal).get(address)
    assert "De afspraken van je intervisiegroep" not in as_(bilal).get("/").text


def test_the_same_text_is_no_change_and_tells_nobody(rewrite, said, school, look, group, sanne):
    text = group.agreement.text.replace("\n", "\r\n") + "\r\n"
    assert rewrite(sanne, text).status_code == 302
    assert look(group).agreement.version == 1
    assert len(said()) == 4
    assert not school.scalars(select(Notice)).all()


def test_until_three_said_yes_to_the_newest_no_intervisie_begins(
    rewrite, agree, look, group, sanne, bilal, noor, fatma
):
    assert may_begin_thread(sanne, look(group))
    rewrite(sanne)
    for count, who in enumerate([sanne, bilal, noor], start=1):
        agree(who, 2)
        assert may_begin_thread(sanne, look(group)) is (count == 3)
    assert not may_begin_thread(fatma, group)


def test_an_older_version_never_changes(rewrite, school, sanne, bilal, now):
    rewrite(sanne)
    rewrite(bilal, "Nog iets anders.", version=2)
    kept = school.scalars(select(GroupAgreement).order_by(GroupAgreement.version)).all()
    assert [(each.version, each.text) for each in kept][1:] == [(2, NEW), (3, "Nog iets anders.")]
    assert [each.written_by.name for each in kept] == ["Anna", "Sanne", "Bilal"]


def test_a_yes_to_a_text_that_just_changed_is_asked_again(
    rewrite, agree, said, group, sanne, bilal
):
    rewrite(sanne)
    answer = agree(bilal, version=1)
    assert answer.status_code == 409
    assert "De afspraken zijn net veranderd" in answer.text
    assert "Thee om half tien" in answer.text
    assert hidden_in(answer.text, "version") == {"version": "2"}
    assert said() == []


@pytest.mark.parametrize("version", ["", "x", "0", "99"])
def test_a_yes_to_a_text_that_never_was_counts_for_nothing(
    rewrite, agree, said, sanne, bilal, version
):
    rewrite(sanne)
    assert agree(bilal, version).status_code == 409
    assert said() == []


def test_two_who_rewrite_both_keep_their_words_and_see_the_newer_text(
    rewrite, as_, look, group, sanne, bilal
):
    rewrite(sanne)
    mine = "- Wie te laat is, neemt koek mee."
    answer = rewrite(bilal, mine, version=1)
    assert answer.status_code == 409
    assert "Iemand anders heeft de afspraken net veranderd" in answer.text
    assert f"{mine}</textarea>" in answer.text
    assert "<li>Thee om half tien.</li>" in answer.text
    assert look(group).agreement.text == NEW
    again = rewrite(bilal, mine, **hidden_in(answer.text, "version"))
    assert again.status_code == 302
    assert look(group).agreement.text == mine


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "Schrijf op wat jullie afspreken"), ("\u200b ", "Schrijf op wat jullie afspreken"),
     ("a" * 5001, "hoogstens 5000 tekens"), ("Stil\0", "onzichtbaar teken")],
)  # fmt: skip
def test_what_cannot_be_kept_comes_back_in_words(rewrite, look, group, sanne, text, why):
    answer = rewrite(sanne, text)
    assert answer.status_code == 422
    assert why in answer.text
    assert "<title>Fout: " in answer.text
    assert look(group).agreement.version == 1


def test_xs1_what_is_typed_is_shown_as_words(rewrite, as_, address, sanne, bilal):
    rewrite(sanne, "<script>alert(1)</script> [klik](javascript:alert(1))")
    page = as_(bilal).get(address).text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_nobody_is_named_for_not_having_said_yes(rewrite, agree, as_, address, sanne, bilal):
    rewrite(sanne)
    agree(bilal, 2)
    page = as_(sanne).get(address).text
    assert "Ja zeiden: <bdi>Bilal</bdi>" in page
    assert not [word for word in ("te laat", "nog niet", "wacht op") if word in page]


def test_co1_twenty_at_once_say_yes_and_each_is_counted_once(as_, school, group, address):
    people = [each.user for each in group.present]
    school.query(Consent).delete()
    school.commit()
    browsers = [as_(each) for each in people * 5]
    answers = []

    def say(browser):
        answers.append(browser.post(f"{address}/agree", data={"version": 1}).status_code)

    threads = [threading.Thread(target=say, args=(each,)) for each in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 20
    assert school.query(Consent).count() == 4


def test_co2_of_eight_who_rewrite_at_once_one_is_kept_and_the_others_are_told(
    as_, look, group, address, sanne, bilal
):
    browsers = [as_(who) for who in (sanne, bilal) * 4]
    answers = []

    def write(number):
        data = {"text": f"Tekst {number}", "version": 1}
        answer = browsers[number].post(f"{address}/agreement", data=data)
        answers.append((answer.status_code, f"Tekst {number}" in answer.text))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(302, False)] + [(409, True)] * 7
    assert look(group).agreement.version == 2
