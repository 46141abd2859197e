"""Signing in by an e-mailed link: once, within the hour, by a button."""

import pytest
from sqlalchemy import select

from learning.accounts.models import OneTimeLink
from tests.letterbox import link_in, mails


@pytest.fixture
def ask(visitor):
    def ask_for_link(email="sanne@school.example"):
        return visitor.post("/accounts/send-link", data={"email": email})

    return ask_for_link


@pytest.fixture
def link(sanne, ask, school):
    ask()
    (mail,) = mails(school)
    return link_in(mail)


def is_in(browser) -> bool:
    return browser.get("/accounts/me").status_code == 200


def test_the_mail_names_the_site_and_carries_a_link_and_no_more(sanne, link, school):
    (mail,) = mails(school)
    assert mail.address == "sanne@school.example"
    assert "Vrijplaats" in mail.subject
    assert "Sanne" not in mail.subject + mail.body
    assert link.startswith("/accounts/link/")


def test_se9_the_database_keeps_only_a_hash(link, school):
    token = link.rsplit("/", 1)[1]
    assert len(token) >= 43
    assert token not in school.scalars(select(OneTimeLink.token_hash)).one()


def test_se9_opening_the_link_changes_nothing(link, visitor, as_):
    for browser in (visitor, as_(), visitor):
        page = browser.get(link)
        assert page.status_code == 200
        assert "Is dit je eigen apparaat?" in page.text
        assert not is_in(browser)


def test_se9_the_button_signs_in_once(link, as_):
    first, second = as_(), as_()
    assert first.post(link).status_code == 302
    assert is_in(first)
    assert second.post(link).status_code == 410
    assert not is_in(second)


@pytest.mark.parametrize(("own_device", "lasts"), [("y", True), ("", False)])
def test_the_device_is_asked_for(link, visitor, own_device, lasts):
    answer = visitor.post(link, data={"own_device": own_device} if own_device else {})
    assert ("Expires=" in answer.headers["Set-Cookie"]) is lasts


@pytest.mark.parametrize(
    ("moment", "works"), [("2026-03-09 09:59", True), ("2026-03-09 10:00", False)]
)
def test_se9_a_link_works_for_an_hour(link, visitor, at, moment, works):
    at(moment)
    assert (visitor.get(link).status_code == 200) is works
    assert (visitor.post(link).status_code == 302) is works


def test_used_old_and_unknown_links_are_told_the_same(sanne, ask, school, visitor, as_, at):
    ask(), ask()
    used, old = (link_in(mail) for mail in mails(school))
    as_().post(used)
    at("2026-03-09 11:00")
    pages = {visitor.get(each).text for each in (used, old, "/accounts/link/nooit-gemaakt")}
    assert len(pages) == 1
    assert "Vraag een nieuwe link aan" in pages.pop()


def test_a_link_of_a_closed_account_is_dead(sanne, wim, link, visitor, as_):
    as_(wim).post(f"/accounts/people/{sanne.public_id}/close")
    assert visitor.get(link).status_code == 410
    assert visitor.post(link).status_code == 410


def test_at_most_five_mails_an_hour_for_one_account(sanne, ask, school, at):
    answers = {ask().text for _ in range(8)}
    assert len(answers) == 1
    assert len(mails(school)) == 5
    at("2026-03-09 10:01")
    ask()
    assert len(mails(school)) == 6


def test_an_invitation_does_not_work_as_a_link_to_sign_in(sanne, school, now, visitor):
    link, token = OneTimeLink.make(OneTimeLink.INVITATION, sanne.email, sanne, now)
    school.add(link)
    school.commit()
    assert visitor.post(f"/accounts/link/{token}").status_code == 410


def test_mail_is_announced_to_the_next_pass(sanne, ask, app):
    nudge = app.extensions["settings"].nudge
    nudge.unlink(missing_ok=True)
    ask()
    assert nudge.exists()


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "a@b.nl\r\nBcc: c@d.nl", "x" * 300])
def test_what_is_no_address_comes_back_in_words(ask, email, school):
    answer = ask(email)
    assert answer.status_code == 422
    assert "Schrijf je hele e-mailadres" in answer.text
    assert not mails(school)
