"""Another docent takes a cohort: asked by mail, told to the students, and only after the yes."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Invitation
from learning.notices.models import Notice
from tests.letterbox import link_in, mails
from tests.work import Work

WHO = [("visitor", 401), ("sanne", 403), ("karim", 403), ("mats", 404), ("ria", 404)]


@pytest.fixture
def ask(as_, there):
    def post(who, address, goes=""):
        data = {"address": address, "goes": goes}
        return as_(who).post(there("hand-over"), data=data)

    return post


def unseen(school, user):
    school.rollback()
    found = select(Notice.address).where(Notice.user_id == user.id, Notice.seen_at.is_(None))
    return set(school.scalars(found))


@pytest.mark.parametrize(("who", "status"), [*WHO, ("anna", 302), ("wim", 302)])
def test_docenten_and_a_beheerder_ask_another(cast, ask, school, who, status):
    assert ask(cast[who], "ria@school.example").status_code == status
    assert len(mails(school)) == (status == 302)


def test_nothing_changes_before_the_yes(anna, ria, ask, places, as_, there):
    ask(anna, ria.email, anna.public_id)
    assert ("Anna", "docent") in places()
    assert as_(ria).get(there()).status_code == 404


def test_after_the_yes_one_goes_and_the_other_reads(anna, ria, sanne, ask, places, as_, voorjaar,
                                                    school, now, there):  # fmt: skip
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    ask(anna, ria.email, anna.public_id)
    assert as_(ria).post(link_in(mails(school)[0])).location == there()
    assert ("Ria", "docent") in places()
    assert ("Anna", "docent") not in places()
    assert as_(ria).get(work.review_address).status_code == 200
    assert as_(anna).get(work.review_address).status_code == 404
    assert "Er kwam een docent bij in je groep." in as_(sanne).get("/").text


def test_the_last_docent_may_hand_over_too(cast, ask, remove_joost, places, as_, school):
    remove_joost()
    ask(cast["anna"], "ria@school.example", cast["anna"].public_id)
    as_(cast["ria"]).post(link_in(mails(school)[0]))
    assert [name for name, role in places() if role == "docent"] == ["Ria"]


@pytest.fixture
def remove_joost(as_, anna, joost, there):
    data = {"person": joost.public_id, "role": "docent"}
    return lambda: as_(anna).post(there("remove"), data=data)


def test_who_stays_stays(anna, ria, ask, places, as_, school):
    ask(anna, ria.email, "")
    as_(ria).post(link_in(mails(school)[0]))
    assert {("Anna", "docent"), ("Joost", "docent"), ("Ria", "docent")} <= set(places())


@pytest.mark.parametrize(
    ("address", "goes", "words"),
    [
        ("", "", "Schrijf je hele e-mailadres"),
        ("geen adres", "", "Schrijf je hele e-mailadres"),
        ("Joost@school.example", "", "al docent van deze groep"),
        ("ria@school.example", "bestaatniet222", "Kies wie er stopt"),
    ],
)
def test_what_cannot_be_comes_back_as_it_was_typed(anna, ask, school, address, goes, words):
    answer = ask(anna, address, goes)
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{address}"' in answer.text
    assert not mails(school)


def test_az10_nobody_else_than_a_docent_of_this_cohort_goes(anna, sanne, ask):
    assert ask(anna, "ria@school.example", sanne.public_id).status_code == 422


def test_no_notice_leads_a_docent_who_went_into_the_cohort(anna, joost, sanne, voorjaar, school,
                                                           now, there, remove_joost):  # fmt: skip
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    elsewhere = "/submissions/eenanderding2"
    for number, page in enumerate((work.review_address, work.address, there(), elsewhere)):
        for user in (joost, anna):
            school.add(Notice(user_id=user.id, key=f"k{number}", words="x", address=page, at=now))
    school.commit()
    remove_joost()
    assert unseen(school, joost) == {elsewhere}
    assert len(unseen(school, anna)) == 4


def test_a_student_who_went_keeps_the_notices_about_their_own_work(
    sanne, bilal, anna, as_, there, voorjaar, school, now
):
    own, other = Work(school, sanne, voorjaar, now), Work(school, bilal, voorjaar, now)
    own.hand_in()
    for number, page in enumerate((own.address, other.address, there())):
        school.add(Notice(user_id=sanne.id, key=f"k{number}", words="x", address=page, at=now))
    school.commit()
    as_(anna).post(there("remove"), data={"person": sanne.public_id, "role": "student"})
    assert unseen(school, sanne) == {own.address}
    assert as_(sanne).get(own.address).status_code == 200


@pytest.fixture
def who_goes(school):
    """The docenten who go, by the role in which somebody is invited."""

    def now():
        school.rollback()
        school.expire_all()
        return {str(each.role): each.in_place_of_id for each in school.query(Invitation)}

    return now


@pytest.mark.parametrize(("when", "all_of_them"), [("2026-03-10", False), ("2026-03-20", True)])
def test_sent_again_it_is_still_handing_over(
    anna, ask, invite, as_, at, there, who_goes, when, all_of_them
):
    ask(anna, "nieuw@x.nl", anna.public_id)
    invite(anna, "nieuw@x.nl", "student")
    at(f"{when} 10:00")
    one = {} if all_of_them else {"address": "nieuw@x.nl", "role": "docent"}
    as_(anna).post(there("invitations/again"), data=one)
    assert who_goes() == {"docent": anna.id, "student": None}


@pytest.mark.parametrize("goes", [True, False])
def test_handed_over_to_somebody_who_was_invited_just_now(
    anna, joost, ask, as_, at, there, school, who_goes, goes
):
    ask(anna, "nieuw@x.nl", joost.public_id)
    at("2026-03-09 09:05")
    data = {"address": "nieuw@x.nl", "goes": anna.public_id if goes else ""}
    page = as_(anna).post(there("hand-over"), data=data, follow_redirects=True).text
    assert "Deze persoon was net al uitgenodigd." in page
    assert ("dan stopt Anna als docent" in page) is goes
    assert who_goes() == {"docent": anna.id if goes else None}
    assert len(mails(school)) == 1


def test_who_stops_is_chosen_and_told_before_the_yes(anna, ria, ask, as_, there, school):
    browser = as_(anna)
    assert " checked" not in browser.get(there("hand-over")).text
    unchosen = browser.post(there("hand-over"), data={"address": ria.email})
    assert unchosen.status_code == 422
    assert "Kies wie er stopt." in unchosen.text
    ask(anna, ria.email, anna.public_id)
    assert "Bij een ja stopt <bdi>Anna</bdi> als docent." in browser.get(there("invitations")).text
    assert "<bdi>Anna</bdi> stopt als" in browser.get(there()).text
    page = as_().get(link_in(mails(school)[0])).text
    assert "<bdi>Anna</bdi> nodigt je uit." in page
    assert "Je leest dan wat studenten van deze groep inleverden." in page
    assert "<bdi>Anna</bdi> stopt dan als docent van deze groep." in page
