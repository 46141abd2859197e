"""The page of a group: one thing in the light, what a docent sees of it, and what it costs."""

import re

import pytest

from learning.intervisie.groups.asked_now import Asked, asked_now
from learning.intervisie.groups.models import Keeps
from learning.notices.models import Notice


def light(page):
    """The words in the one patch of light; None when there is none."""
    found = re.findall(r'<section class="light.*?</section>', page, re.DOTALL)
    assert len(found) <= 1
    words = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", each)).strip() for each in found]
    return words[0] if words else None


def filled_buttons(page):
    return re.findall(r'class="button"[^>]*>([^<]+)<', page)


@pytest.mark.parametrize(
    ("present", "asked", "expected", "words", "buttons"),
    [
        ("bilal", "sanne noor", Asked.JOIN, "Doe je mee?", ["Ik doe mee, en zeg hier ja tegen"]),
        ("sanne bilal noor", "", Asked.BEGIN, "kunnen beginnen", ["Begin een intervisie"]),
        ("sanne", "bilal", Asked.GROW, "nog met weinig", ["Vraag iemand erbij"]),
        ("sanne bilal", "noor", Asked.WAIT, "Nu zijn dat er twee.", []),
        ("sanne", "bilal noor", Asked.WAIT, "Nu is dat er één.", []),
    ],
)
def test_one_thing_in_the_light_with_at_most_one_filled_button(
    as_, cast, new_group, present, asked, expected, words, buttons
):
    inside, waiting = ([cast[name] for name in names.split()] for names in (present, asked))
    group = new_group(*inside, asked=waiting)
    assert asked_now(cast["sanne"], group) == expected
    page = as_(cast["sanne"]).get(f"/intervisie/groups/{group.public_id}").text
    assert words in light(page)
    assert filled_buttons(page) == buttons


def test_after_a_newer_agreement_the_light_asks_for_a_yes(
    as_, school, group, address, sanne, bilal, now
):
    group.rewrite("Alleen nog thee.", bilal, 1, now)
    school.commit()
    assert asked_now(sanne, group) == Asked.AGREE
    page = as_(sanne).get(address).text
    assert "De afspraken zijn veranderd" in light(page)
    assert "Alleen nog thee." in light(page)
    assert filled_buttons(page) == ["Ja, dit spreken we af"]


def test_an_ended_group_asks_nothing(as_, school, group, address, sanne, now):
    group.end(now)
    school.commit()
    assert asked_now(sanne, group) == Asked.OVER
    page = as_(sanne).get(address).text
    assert light(page) is None
    assert filled_buttons(page) == []


def test_who_was_asked_reads_the_agreement_how_long_words_stay_and_who_is_there(
    as_, new_group, cast, school
):
    group = new_group(cast["bilal"], asked=[cast["sanne"], cast["noor"]])
    group.keep(Keeps.NOT)
    school.commit()
    page = as_(cast["sanne"]).get(f"/intervisie/groups/{group.public_id}").text
    assert "Wat we hier vertellen, blijft hier." in light(page)
    assert "wissen we meteen wat jullie schreven" in light(page)
    assert "<bdi>Bilal</bdi>" in page
    assert "<bdi>Noor</bdi>" in page
    assert "Verander de afspraken" not in page
    assert "Bewaar de keuze" not in page


@pytest.mark.parametrize("who", ["anna", "joost", "wim"])
def test_a_docent_sees_who_is_in_it_and_what_they_agreed_and_manages(as_, cast, new_group, who):
    group = new_group(cast["sanne"], cast["bilal"], asked=[cast["noor"]])
    page = as_(cast[who]).get(f"/intervisie/groups/{group.public_id}").text
    for told in ("<bdi>Sanne</bdi>", "<bdi>Noor</bdi>", "erbij sinds vandaag", "gevraagd: vandaag",
                 "Wat we hier vertellen", "Ja zeiden: <bdi>Bilal</bdi> (vandaag)"):  # fmt: skip
        assert told in page
    for door in ("Haal uit de groep", "Bewaar de naam", "Stop deze groep", "Trek in"):
        assert door in page
    for closed in (
        "Ik doe mee",
        "Begin een intervisie",
        "Verander de afspraken",
        "Bewaar de keuze",
    ):
        assert closed not in page
    assert filled_buttons(page) == ["Vraag studenten erbij"]


def test_a_member_sees_no_doors_of_a_docent(as_, address, sanne):
    page = as_(sanne).get(address).text
    for door in ("Haal uit de groep", "Bewaar de naam", "Stop deze groep", "@school.example"):
        assert door not in page


def test_a_docent_who_joined_by_invitation_has_both(as_, school, group, address, anna, sanne, now):
    group.ask(anna.email, sanne, now)
    school.commit()
    assert "Doe je mee?" in as_(anna).get(address).text
    as_(anna).post(f"{address}/agree", data={"version": 1})
    page = as_(anna).get(address).text
    assert "Verander de afspraken" in page
    assert "Stop deze groep" in page


def test_another_name_is_seen_by_everybody(as_, address, anna, sanne):
    as_(anna).post(f"{address}/name", data={"name": "De woensdag"})
    assert "<bdi>De woensdag</bdi></h1>" in as_(sanne).get(address).text


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a" * 81, "a\nb", "a\0"])
def test_a_name_that_cannot_be_seen_comes_back_with_words(as_, address, look, group, anna, name):
    answer = as_(anna).post(f"{address}/name", data={"name": name})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert look(group).name == "Dinsdag"


@pytest.mark.parametrize("keeps", list(Keeps))
def test_how_long_words_stay_is_chosen_by_who_is_in_it_and_told_to_the_others(
    as_, school, look, group, address, sanne, keeps
):
    before = group.keeps
    assert as_(sanne).post(f"{address}/keeps", data={"keeps": str(keeps)}).status_code == 302
    assert look(group).keeps == keeps
    told = {each.user_id for each in school.query(Notice)}
    others = {each.user_id for each in group.present} - {sanne.id}
    assert told == (others if keeps != before else set())


@pytest.mark.parametrize("keeps", ["", "altijd", "WITH_GROUP"])
def test_no_other_time_can_be_chosen(as_, look, group, address, sanne, keeps):
    answer = as_(sanne).post(f"{address}/keeps", data={"keeps": keeps})
    assert answer.status_code == 422
    assert "Kies een van deze drie" in answer.text
    assert look(group).keeps == Keeps.FOUR_WEEKS


def test_a_second_look_writes_nothing_and_the_first_only_marks_the_notice(
    as_, school, group, address, sanne, bilal, statements, now
):
    as_(bilal).post(f"{address}/agreement", data={"text": "Thee.", "version": 1})
    browser = as_(sanne)
    writes = lambda: [each.split()[:2] for each in statements if not each.startswith("SELECT")]  # noqa: E731
    statements.clear()
    browser.get(address)
    assert writes() == [["UPDATE", "notice"]]
    statements.clear()
    browser.get(address)
    assert writes() == []


@pytest.mark.parametrize("who", ["sanne", "anna"])
def test_the_page_costs_a_fixed_number_of_queries(
    as_, cast, address, group, person, school, voorjaar, now, statements, who
):
    browser = as_(cast[who])

    def cost():
        browser.get(address)
        school.expire_all()
        statements.clear()
        browser.get(address)
        return len(statements)

    few = cost()
    for number in range(2):
        group.invite(person(f"Nieuw{number}"), cast["sanne"], now)
        group.agree(group.members[-1].user, 1, now)
        group.ask(f"a{number}@voorbeeld.nl", cast["sanne"], now)
    for number in range(20):
        voorjaar.add(person(f"Mens{number}"), "student", now)
    for version in range(1, 6):
        group.rewrite(f"Tekst {version}", cast["sanne"], version, now)
    school.commit()
    assert cost() == few
    assert few <= 10


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("sanne", "of vraag je docent."),
        ("anna", "Maak er een voor je studenten"),
        ("karim", "Studenten en docenten maken er een"),
    ],
)
def test_ax8_without_a_group_each_is_told_what_they_can_do(as_, cast, who, told):
    assert told in as_(cast[who]).get("/intervisie/").text
