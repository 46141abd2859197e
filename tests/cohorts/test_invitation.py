"""Coming in by an invitation: new people, and people who have an account."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from learning.accounts.models import User
from tests.letterbox import link_in, mails


def is_in(browser) -> bool:
    return browser.get("/accounts/me").status_code == 200


@pytest.mark.parametrize("role", ["student", "docent", "begeleider"])
def test_new_people_give_a_name_and_are_in(anna, voorjaar, invitation, as_, places, role):
    link, browser = invitation(anna, role=role), as_()
    page = browser.get(link).text
    assert "Voorjaar" in page
    assert f"Je doet mee als {role}" in page
    assert "Is dit je eigen apparaat?" in page
    answer = browser.post(link, data={"name": "Jo"})
    assert answer.location == f"/cohorts/{voorjaar.public_id}"
    assert is_in(browser)
    assert ("Jo", role) in places()


def test_se9_opening_it_changes_nothing(anna, invitation, as_, school):
    link = invitation(anna)
    for _ in range(3):
        as_().get(link)
    assert school.scalar(select(User).where(User.email == "jo@voorbeeld.nl")) is None


def test_se9_it_works_once(anna, invitation, as_, places):
    link, second = invitation(anna), as_()
    as_().post(link, data={"name": "Jo"})
    assert second.post(link, data={"name": "Piet"}).status_code == 410
    assert second.get(link).status_code == 410
    assert not is_in(second)
    assert "Piet" not in dict(places())


@pytest.mark.parametrize(
    ("moment", "works"), [("2026-03-16 08:59", True), ("2026-03-16 09:00", False)]
)
def test_se9_it_works_for_seven_days(anna, invitation, as_, at, moment, works):
    link = invitation(anna)
    at(moment)
    assert (as_().get(link).status_code == 200) is works
    assert (as_().post(link, data={"name": "Jo"}).status_code == 302) is works


def test_used_old_and_unknown_invitations_are_told_the_same(anna, invitation, as_, at):
    used, old = invitation(anna), invitation(anna, "an@voorbeeld.nl")
    as_().post(used, data={"name": "Jo"})
    at("2026-03-20")
    pages = {as_().get(each).text for each in (used, old, "/cohorts/invitation/nooit-gemaakt")}
    assert len(pages) == 1


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a\r\nb", "Jo\0", "a" * 81])
def test_a_name_that_cannot_be_seen_is_asked_again(anna, invitation, as_, name):
    link, browser = invitation(anna), as_()
    answer = browser.post(link, data={"name": name})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert not is_in(browser)
    assert browser.post(link, data={"name": "Jo"}).status_code == 302


def test_az10_nobody_gives_themselves_more_than_the_invitation_does(
    anna, invitation, as_, school, places
):
    extra = {"name": "Jo", "role": "docent", "is_beheerder": "y", "email": "x@y.nl", "cohort": "1"}
    as_().post(invitation(anna), data=extra)
    user = school.scalar(select(User).where(User.name == "Jo"))
    assert (user.email, user.is_beheerder) == ("jo@voorbeeld.nl", False)
    assert ("Jo", "student") in places()


def test_who_has_an_account_joins_and_signs_in_as_always(anna, mats, invitation, as_, places):
    link, browser = invitation(anna, "mats@school.example"), as_()
    assert "Je hebt al een account" in browser.get(link).text
    answer = browser.post(link)
    assert answer.location.startswith("/accounts/sign-in")
    assert not is_in(browser)
    assert ("Mats", "student") in places()


def test_who_is_signed_in_already_goes_straight_on(anna, mats, voorjaar, invitation, as_):
    link, browser = invitation(anna, "Mats@School.example"), as_(mats)
    assert browser.post(link).location == f"/cohorts/{voorjaar.public_id}"
    assert browser.get(f"/cohorts/{voorjaar.public_id}").status_code == 200


def test_somebody_else_in_this_browser_is_told_and_signed_out(
    anna, mats, bilal, invitation, as_, places
):
    link, browser = invitation(anna, "mats@school.example"), as_(bilal)
    assert "Je bent nu ingelogd als <bdi>Bilal</bdi>" in browser.get(link).text
    browser.post(link)
    assert not is_in(browser)
    assert ("Mats", "student") in places()


def test_who_left_comes_back_in_the_same_place(
    anna, sanne, voorjaar, school, now, invitation, as_, places
):
    next(each for each in voorjaar.memberships if each.user is sanne).leave(now)
    school.commit()
    as_(sanne).post(invitation(anna, "sanne@school.example"))
    assert places().count(("Sanne", "student")) == 1
    assert len([each for each in voorjaar.memberships if each.user is sanne]) == 1


def test_r_5_12_a_student_can_become_a_docent_too(anna, sanne, invitation, as_, places):
    as_(sanne).post(invitation(anna, "sanne@school.example", role="docent"))
    assert {("Sanne", "student"), ("Sanne", "docent")} <= set(places())


def test_a_closed_account_does_not_come_in(anna, mats, school, now, invitation, as_, places):
    link = invitation(anna, "mats@school.example")
    mats.deactivate(now)
    school.commit()
    answer = as_().post(link)
    assert answer.status_code == 409
    assert "Dit account is gesloten" in answer.text
    assert ("Mats", "student") not in places()


def test_co1_eight_at_once_make_one_account(anna, invitation, as_, school, places):
    link, browsers = invitation(anna), [as_() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        codes = list(
            pool.map(lambda each: each.post(link, data={"name": "Jo"}).status_code, browsers)
        )
    assert codes.count(302) == 1
    assert set(codes) <= {302, 409, 410}
    assert places().count(("Jo", "student")) == 1
    assert sum(is_in(each) for each in browsers) == 1


def test_two_invitations_at_once_make_one_account(anna, ria, voorjaar, najaar, as_, school):
    for who, cohort in ((anna, voorjaar), (ria, najaar)):
        data = {"addresses": "jo@x.nl", "role": "student"}
        as_(who).post(f"/cohorts/{cohort.public_id}/invite", data=data)
    links = [link_in(mail) for mail in mails(school)]
    browsers = [as_(), as_()]
    with ThreadPoolExecutor(2) as pool:
        post = lambda browser, link: browser.post(link, data={"name": "Jo"}).status_code  # noqa: E731
        assert list(pool.map(post, browsers, links)) == [302, 302]
    school.rollback()
    jo = select(func.count()).select_from(User).where(User.email == "jo@x.nl")
    assert school.scalar(jo) == 1
    assert all(
        cohort.roles_of(school.scalar(select(User).where(User.email == "jo@x.nl")))
        for cohort in (voorjaar, najaar)
    )
