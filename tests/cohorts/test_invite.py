"""Inviting people by pasting addresses: who may, what goes out, what is said."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from learning.cohorts.models import Invitation
from tests.letterbox import link_in, mails


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 401), ("sanne", 403), ("karim", 403), ("mats", 404), ("ria", 404), ("anna", 302),
     ("joost", 302), ("wim", 302)],
)  # fmt: skip
@pytest.mark.parametrize("role", ["student", "docent", "begeleider"])
def test_docenten_and_a_beheerder_invite_in_any_role(cast, invite, school, who, status, role):
    assert invite(cast[who], "jo@voorbeeld.nl", role).status_code == status
    assert len(mails(school)) == (status == 302)


def test_az9_the_mail_names_who_invites_and_into_which_group_and_nothing_else(
    anna, voorjaar, invite, school
):
    invite(anna, "Jo van Dijk <jo@voorbeeld.nl>")
    (mail,) = mails(school)
    assert mail.address == "jo@voorbeeld.nl"
    told = mail.subject + mail.body
    assert "Anna nodigt je uit voor Voorjaar op Vrijplaats." in told
    for private in ("Jo van Dijk", "student", "kwartiermaken"):
        assert private not in told
    assert link_in(mail).startswith("/cohorts/invitation/")


def test_everybody_gets_a_link_of_their_own(anna, invite, school):
    invite(anna, "a@x.nl, b@x.nl; c@x.nl")
    assert len({link_in(mail) for mail in mails(school)}) == 3


def test_wrong_lines_are_named_and_nobody_is_invited_yet(anna, invite, school):
    text = "a@x.nl\npiet@\nzomaar iets"
    answer = invite(anna, text)
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert "Regel 2: “piet@” is geen heel e-mailadres" in answer.text
    assert "Regel 3: in “zomaar iets” staat geen e-mailadres" in answer.text
    assert f"\n{text}</textarea>" in answer.text.replace("\r\n", "\n")
    assert not mails(school)


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        ("", "Plak hier minstens één e-mailadres"),
        ("  \n \n", "Plak hier minstens één e-mailadres"),
        ("a@x.nl\0", "onzichtbaar teken"),
        ("\n".join(f"m{n}@x.nl" for n in range(201)), "meer dan 200 adressen"),
        ("a@x.nl " * 5000, "Doe het in twee keer"),
    ],
)
def test_what_cannot_be_used_comes_back_in_words(anna, invite, school, addresses, words):
    answer = invite(anna, addresses)
    assert answer.status_code == 422
    assert words in answer.text
    assert not mails(school)


@pytest.mark.parametrize("role", ["", "beheerder", "STUDENT", "<b>", "\0"])
def test_a_role_that_does_not_exist_is_refused(anna, invite, school, role):
    assert invite(anna, "a@x.nl", role).status_code == 422
    assert not mails(school)


def test_who_is_in_or_invited_already_is_said_and_gets_no_mail(anna, voorjaar, invite, school):
    invite(anna, "jo@x.nl")
    answer = invite(anna, "jo@x.nl, Bilal@School.example, nieuw@x.nl")
    assert answer.status_code == 200
    assert "Je hebt één persoon uitgenodigd" in answer.text
    assert "Al in de groep, of al uitgenodigd: jo@x.nl en bilal@school.example." in answer.text
    assert [mail.address for mail in mails(school)] == ["jo@x.nl", "nieuw@x.nl"]


def test_the_answer_does_not_tell_who_has_an_account_elsewhere(anna, mats, invite):
    assert (
        invite(anna, "mats@school.example").status_code == invite(anna, "x@y.nl").status_code == 302
    )


def test_an_old_invitation_is_replaced(anna, invite, invitation, school, as_, at):
    old = invitation(anna)
    at("2026-03-16 09:00")
    new = invitation(anna)
    assert as_().get(old).status_code == 410
    assert as_().get(new).status_code == 200
    assert school.scalar(select(func.count()).select_from(Invitation)) == 1


def test_co1_eight_at_once_send_one_mail(anna, voorjaar, as_, school):
    browsers, url = [as_(anna) for _ in range(8)], f"/cohorts/{voorjaar.public_id}/invite"

    def send(browser):
        return browser.post(url, data={"addresses": "jo@x.nl", "role": "student"}).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(send, browsers)) == [200] * 7 + [302]
    assert len(mails(school)) == 1


@pytest.mark.parametrize(
    ("who", "status"), [("sanne", 403), ("karim", 403), ("ria", 404), ("anna", 302), ("wim", 302)]
)
def test_an_invitation_can_be_taken_back(cast, voorjaar, invitation, as_, who, status):
    link = invitation(cast["anna"])
    data = {"address": "jo@voorbeeld.nl", "role": "student"}
    answer = as_(cast[who]).post(f"/cohorts/{voorjaar.public_id}/withdraw", data=data)
    assert answer.status_code == status
    assert as_().get(link).status_code == (410 if status == 302 else 200)
    assert as_().post(link, data={"name": "Jo"}).status_code == (410 if status == 302 else 302)


@pytest.mark.parametrize(
    "data",
    [{}, {"address": "jo@voorbeeld.nl"}, {"address": "jo@voorbeeld.nl", "role": "docent"},
     {"address": "x", "role": "rubbish"}, {"address": "\0", "role": "student"}],
)  # fmt: skip
def test_what_was_not_invited_cannot_be_taken_back(anna, voorjaar, invitation, as_, data):
    invitation(anna)
    answer = as_(anna).post(f"/cohorts/{voorjaar.public_id}/withdraw", data=data)
    assert answer.status_code == 404


def test_nobody_takes_back_an_invitation_to_another_cohort(cast, najaar, invitation, as_):
    link = invitation(cast["anna"])
    data = {"address": "jo@voorbeeld.nl", "role": "student"}
    assert (
        as_(cast["ria"]).post(f"/cohorts/{najaar.public_id}/withdraw", data=data).status_code == 404
    )
    assert as_().get(link).status_code == 200
