"""Asking people into a group: by name in the cohort, by address beyond it, and eight at most."""

import re
import threading

import pytest
from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db, writing
from learning.intervisie.groups.inviting import ask
from learning.intervisie.groups.models import GroupInvitation, GroupMember, IntervisieGroup
from learning.notices.models import Notice

UNKNOWN = "niemand@voorbeeld.nl"


@pytest.fixture
def group(new_group, sanne, bilal):
    return new_group(sanne, bilal)


@pytest.fixture
def invite(as_, address):
    """``invite(sanne, noor, fatma)`` or ``invite(sanne, address="jo@voorbeeld.nl")``."""

    def send(who, *people, **data):
        data = {"people": [each.public_id for each in people], **data}
        return as_(who).post(f"{address}/invite", data=data)

    return send


@pytest.fixture
def told(school):
    """Who has a notice, as (user number, words)."""

    def look():
        school.expire_all()
        return [(each.user_id, each.words) for each in school.scalars(select(Notice))]

    return look


def test_somebody_of_the_cohort_is_asked_by_name_and_told(
    invite, as_, told, look, group, address, sanne, noor
):
    assert invite(sanne, noor).location == address
    assert [each.user.name for each in look(group).invited] == ["Noor"]
    assert told() == [(noor.id, "Je bent gevraagd voor een intervisiegroep.")]
    assert address in as_(noor).get("/").text
    page = as_(noor).get(address).text
    assert "Doe je mee?" in page
    assert address not in as_(noor).get("/").text.split("Voor jou")[-1]


def test_asked_twice_is_asked_once(invite, told, look, group, sanne, bilal, noor):
    invite(sanne, noor)
    invite(bilal, noor)  # the page was open already: Noor is no choice any more
    assert len(look(group).invited) == 1
    assert len(told()) == 1


def test_an_address_asked_twice_gives_the_same_answer_and_is_asked_once(
    invite, told, look, group, sanne, bilal, mats
):
    answers = {invite(who, address=mats.email).status_code for who in (sanne, sanne, bilal)}
    assert answers == {302}
    assert len(look(group).asked) == 1


def test_asking_who_is_in_it_or_was_asked_tells_them_nothing_new(
    app, school, told, group, sanne, bilal, noor, at
):
    for day in ("2026-03-10", "2026-03-11"):
        moment = at(day)
        with app.app_context(), writing():
            found = db.session.get(IntervisieGroup, group.id)
            people = [db.session.get(User, each.id) for each in (bilal, noor)]
            ask(found, people, bilal.email, sanne, moment, "/intervisie/groups/x")
            db.session.commit()
        assert [number for number, _ in told()] == [noor.id]


def test_a_closed_account_cannot_be_asked_by_name(
    invite, as_, school, look, group, address, sanne, noor, now
):
    noor.deactivate(now)
    school.commit()
    assert noor.public_id not in as_(sanne).get(f"{address}/invite").text
    assert invite(sanne, noor).status_code == 422
    assert look(group).invited == []


def test_only_names_of_the_own_cohort_are_offered_and_only_to_its_people(
    as_, school, group, address, sanne, mats, anna, now, najaar
):
    group.ask("mats@school.example", sanne, now)
    group.agree(mats, 1, now)
    school.commit()
    for who, names in ((sanne, {"Fatma", "Noor"}), (anna, {"Fatma", "Noor"}), (mats, set())):
        page = as_(who).get(f"{address}/invite").text
        assert set(re.findall(r'for="people-\d+">(\w+)<', page)) == names, who.name


def test_across_cohorts_by_address_and_the_yes_makes_a_member(
    invite, as_, told, look, group, address, sanne, mats, najaar
):
    assert as_(mats).get(address).status_code == 404
    invite(sanne, address=" Mats@School.example ")
    assert told() == [(mats.id, "Je bent gevraagd voor een intervisiegroep.")]
    assert as_(mats).get(address).status_code == 200
    as_(mats).post(f"{address}/agree", data={"version": 1})
    assert [each.user.name for each in look(group).present] == ["Bilal", "Mats", "Sanne"]
    assert group.asked == []


def test_az5_a_known_and_an_unknown_address_give_the_same_answer_and_the_same_pages(
    new_group, as_, sanne, bilal, noor, mats, person, school, now, najaar
):
    person("Dicht").deactivate(now)
    school.commit()
    pages = []
    for asked in ("mats@school.example", UNKNOWN, "dicht@school.example", noor.email, bilal.email):
        group = new_group(sanne, bilal)
        address = f"/intervisie/groups/{group.public_id}"
        browser = as_(sanne)
        answer = browser.post(f"{address}/invite", data={"address": asked})
        seen = [answer.text, browser.get(address).text, as_(bilal).get(address).text]
        seen.append(as_(sanne).get(f"{address}/invite").text)
        page = f"{answer.status_code} " + "".join(seen)
        assert asked in page
        page = page.replace(asked, "ADRES").replace(group.public_id, "GROEP")
        pages.append(re.sub(r'name="csrf_token"[^>]*value="[^"]*"', "", page))
    assert len(set(pages)) == 1


def test_an_unknown_address_that_comes_to_us_later_finds_the_question(
    invite, as_, person, address, sanne
):
    invite(sanne, address="later@school.example")
    assert "Doe je mee?" in as_(person("Later")).get(address).text


def test_an_address_is_shown_to_who_is_in_it_and_to_docenten_only(
    invite, as_, address, sanne, bilal, noor, anna
):
    invite(sanne, noor, address=UNKNOWN)
    assert UNKNOWN in as_(bilal).get(address).text
    assert UNKNOWN in as_(anna).get(address).text
    assert UNKNOWN not in as_(noor).get(address).text


@pytest.mark.parametrize("typed", ["geen adres", "a@", "x@y@z.nl"])
def test_what_is_no_address_comes_back_with_the_ticks(invite, look, group, sanne, noor, typed):
    answer = invite(sanne, noor, address=typed)
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text
    assert " checked" in answer.text
    assert look(group).places_taken == 2


def test_asking_nobody_is_answered_with_words(invite, sanne):
    answer = invite(sanne, address="  ")
    assert answer.status_code == 422
    assert "Kies minstens één naam" in answer.text


def test_a_docent_asks_students_of_the_cohort_by_name_only(
    invite, as_, look, group, address, anna, noor, mats, karim, najaar
):
    assert 'name="address"' not in as_(anna).get(f"{address}/invite").text
    assert invite(anna, noor).status_code == 302
    assert invite(anna, address="mats@school.example").status_code == 422
    assert invite(anna, mats).status_code == 422
    assert invite(anna, karim).status_code == 422
    assert [each.user.name for each in look(group).invited] == ["Noor"]
    assert group.asked == []


def test_who_asked_takes_it_back_and_so_does_a_docent(
    invite, as_, told, school, look, group, address, sanne, bilal, noor, fatma, anna
):
    invite(sanne, noor, fatma, address=UNKNOWN)
    for who, asked, status in (
        (bilal, noor.public_id, 403), (bilal, UNKNOWN, 403), (sanne, noor.public_id, 302),
        (anna, fatma.public_id, 302), (sanne, UNKNOWN, 302), (sanne, UNKNOWN, 404),
        (sanne, bilal.public_id, 404), (sanne, "", 404),
    ):  # fmt: skip
        answer = as_(who).post(f"{address}/take-back", data={"who": asked})
        assert answer.status_code == status, (who.name, asked)
    assert look(group).places_taken == 2
    assert as_(noor).get(address).status_code == 404
    assert "Je bent gevraagd" not in as_(noor).get("/").text


def test_taking_back_a_name_leaves_the_question_to_the_address(
    invite, as_, look, group, address, sanne, bilal, noor
):
    invite(sanne, noor)
    invite(bilal, address=noor.email)
    as_(sanne).post(f"{address}/take-back", data={"who": noor.public_id})
    assert [each.address for each in look(group).asked] == [noor.email]
    assert as_(noor).get(address).status_code == 200


def test_saying_yes_once_answers_every_question(
    invite, as_, look, group, address, sanne, bilal, noor
):
    invite(sanne, noor)
    invite(bilal, address=noor.email)
    as_(noor).post(f"{address}/agree", data={"version": 1})
    assert (look(group).places_taken, len(group.present)) == (3, 3)


@pytest.fixture
def people(person, voorjaar, school, now):
    """``people(6)`` makes so many new students of Voorjaar."""

    def make(number):
        made = [person(f"Nieuw{each}") for each in range(number)]
        for each in made:
            voorjaar.add(each, "student", now)
        school.commit()
        return made

    return make


def test_the_ninth_is_refused_with_everything_kept(invite, people, look, group, sanne, noor):
    invite(sanne, *people(4), address=UNKNOWN)
    assert look(group).places_taken == 7
    answer = invite(sanne, noor, address="nog@voorbeeld.nl")
    assert answer.status_code == 409
    assert "passen 8 mensen" in answer.text
    assert "nog@voorbeeld.nl" in answer.text
    [ticked] = re.findall(r"<input checked[^>]*>", answer.text)
    assert noor.public_id in ticked
    assert look(group).places_taken == 7


def test_a_group_that_ended_asks_nobody(invite, school, look, group, sanne, noor, now):
    group.end(now)
    school.commit()
    answer = invite(sanne, noor)
    assert answer.status_code == 409
    assert "Deze groep is gestopt" in answer.text
    assert look(group).invited == []


def at_once(calls):
    answers = []
    threads = [threading.Thread(target=lambda do=do: answers.append(do())) for do in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_co5_for_the_last_place_twenty_ask_at_once_and_one_wins(
    as_, people, school, look, group, address, sanne, bilal, anna, joost, now
):
    students = people(25)
    for each in students[:5]:
        group.invite(each, anna, now)
    school.commit()
    assert look(group).places_taken == 7
    browsers = [as_(who) for who in (sanne, bilal, anna, joost) * 5]
    by_name = [{"people": [each.public_id]} for each in students[5:]]
    by_address = [{"address": f"a{number}@voorbeeld.nl"} for number in range(20)]
    data = [by_address[n] if n % 4 < 2 and n % 8 < 4 else by_name[n] for n in range(20)]

    def ask(browser, typed):
        return lambda: browser.post(f"{address}/invite", data=typed).status_code

    answers = at_once([ask(*each) for each in zip(browsers, data, strict=True)])
    assert sorted(answers) == [302] + [409] * 19
    assert look(group).places_taken == 8


def test_co5_twenty_who_ask_the_same_person_make_one_place(
    as_, school, address, look, group, sanne, bilal, noor
):
    browsers = [as_(who) for who in (sanne, bilal) * 10]
    data = {"people": [noor.public_id], "address": UNKNOWN}
    calls = [lambda each=each: each.post(f"{address}/invite", data=data) for each in browsers]
    statuses = {each.status_code for each in at_once(calls)}
    assert statuses in ({302}, {302, 422})  # 422: she was no choice any more
    assert school.query(GroupMember).filter_by(user_id=noor.id).count() == 1
    assert school.query(GroupInvitation).count() == 1
    assert look(group).places_taken == 4
    assert school.query(Notice).filter_by(user_id=noor.id).count() == 1


def test_eight_invited_at_the_same_time_can_all_come_in(
    as_, people, school, look, anna, new_group, now
):
    group = new_group(asked=people(8))
    browsers = [as_(each.user) for each in group.invited]
    address = f"/intervisie/groups/{group.public_id}/agree"
    calls = [lambda each=each: each.post(address, data={"version": 1}) for each in browsers]
    assert {each.status_code for each in at_once(calls)} == {302}
    assert len(look(group).present) == 8
