"""Whom was asked and did not come yet: where each stands, once more, and taken back."""

import html
import re

import pytest

from learning.base.models import Trouble
from learning.cohorts import queries
from learning.cohorts.models import Invitation
from tests.letterbox import link_in, mails

WHO = [("visitor", 302), ("sanne", 403), ("karim", 403), ("mats", 404), ("ria", 404)]


@pytest.fixture
def again(as_, there):
    return lambda who, **data: as_(who).post(there("invitations/again"), data=data)


@pytest.mark.parametrize(("who", "status"), [*WHO, ("anna", 200), ("wim", 200)])
def test_docenten_and_a_beheerder_see_them(cast, invite, as_, there, who, status):
    invite(cast["anna"], "jo@x.nl")
    answer = as_(cast[who]).get(there("invitations"))
    assert answer.status_code == status
    assert ("jo@x.nl" in answer.text) is (status == 200)


def test_where_the_mail_is_stands_beside_each(anna, invite, as_, there, school, now, at):
    invite(anna, "a@x.nl, b@x.nl, c@x.nl, d@x.nl")
    sent, later, refused, _ = mails(school)
    sent.sent(now)
    later.try_now(now)
    later.failed(Trouble.LATER, now)
    refused.try_now(now)
    refused.failed(Trouble.IMPOSSIBLE, now)
    school.commit()
    page = as_(anna).get(there("invitations")).text
    for words in ("de mail is weg", "ging nog niet weg", "kwam niet aan", "staat klaar"):
        assert page.count(words) == 1
    at("2026-03-17")
    assert as_(anna).get(there("invitations")).text.count("· verlopen") == 4


def test_one_or_all_that_are_too_old_are_sent_again(anna, invite, again, as_, at, school):
    invite(anna, "a@x.nl, b@x.nl")
    invite(anna, "c@x.nl", "docent")
    at("2026-03-17 09:00")
    invite(anna, "nieuw@x.nl")
    assert again(anna).status_code == 302
    addresses = [mail.address for mail in mails(school)]
    assert sorted(addresses[-3:]) == ["a@x.nl", "b@x.nl", "c@x.nl"]
    at("2026-03-17 10:00")
    again(anna, address="nieuw@x.nl", role="student")
    assert [mail.address for mail in mails(school)][-1] == "nieuw@x.nl"


def test_sent_again_the_old_link_works_no_longer(anna, invite, again, as_, at, school):
    invite(anna, "jo@x.nl")
    old = link_in(mails(school)[0])
    mails(school)[0].sent(at("2026-03-09 10:00"))
    school.commit()
    again(anna, address="jo@x.nl", role="student")
    assert as_().get(old).status_code == 410
    assert as_().get(link_in(mails(school)[-1])).status_code == 200


def test_co1_pressed_twice_sends_one_mail(anna, invite, again, at, school):
    invite(anna, "jo@x.nl")
    at("2026-03-09 10:00")
    again(anna, address="jo@x.nl", role="student")
    again(anna, address="jo@x.nl", role="student")
    assert len([mail for mail in mails(school) if mail.body]) == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [({"address": "x"}, 404), ({"address": "jo@x.nl", "role": "docent"}, 404), ({}, 302)],
)
def test_what_was_not_asked_is_not_sent_again(anna, invite, again, school, data, status):
    invite(anna, "jo@x.nl")
    assert again(anna, **data).status_code == status
    assert len(mails(school)) == 1


def test_a_mail_that_did_not_leave_never_does_once_it_was_taken_back(anna, invite, as_, there,
                                                                     school):  # fmt: skip
    invite(anna, "jo@x.nl")
    as_(anna).post(there("withdraw"), data={"address": "jo@x.nl", "role": "student"})
    assert not mails(school)


def test_pages_of_a_hundred_show_everybody_once(anna, invite, as_, there, monkeypatch):
    monkeypatch.setattr("learning.cohorts.running.views.PAGE", 2)
    invite(anna, "a@x.nl, b@x.nl, c@x.nl")
    page = as_(anna).get(there("invitations")).text
    assert "c@x.nl" not in page
    assert "c@x.nl" in as_(anna).get(there("invitations?page=2")).text


def test_se13_no_address_of_anybody_stands_in_the_address_of_a_page(
    anna, invite, as_, there, monkeypatch
):
    monkeypatch.setattr("learning.cohorts.running.views.PAGE", 1)
    invite(anna, "a@x.nl, b@x.nl, c@x.nl")
    page = as_(anna).get(there("invitations?page=2")).text
    assert re.findall(r'href="[^"]*invitations([^"]*)"', page) == ["?page=3", "?page=1"]


def test_the_page_costs_a_fixed_number_of_queries(anna, invite, as_, there, statements):
    browser = as_(anna)

    def cost():
        browser.get(there("invitations"))
        statements.clear()
        browser.get(there("invitations"))
        return len(statements)

    invite(anna, "a@x.nl")
    few = cost()
    invite(anna, " ".join(f"m{n}@x.nl" for n in range(50)))
    assert cost() == few


def test_au9_after_a_month_their_addresses_are_gone(app, anna, invite, school, now, at):
    invite(anna, "jo@x.nl")
    later = at("2026-04-20")
    with app.app_context():
        queries.forget_lapsed_invitations(later)
        queries.db.session.commit()
    school.rollback()
    assert not school.query(Invitation).count()


def test_somebody_asked_in_two_roles_stands_there_twice_over_the_edge_of_a_page(
    anna, invite, as_, there, monkeypatch
):
    monkeypatch.setattr("learning.cohorts.running.views.PAGE", 1)
    roles = ["begeleider", "docent", "student"]
    for role in roles:
        invite(anna, "a@x.nl", role)
    browser, address, seen = as_(anna), there("invitations"), []
    while address:
        page = browser.get(address).text
        seen += re.findall(r'name="role" value="(\w+)"', page)[:1]
        found = re.search(r'href="([^"]+)">Volgende uitnodigingen', page)
        address = html.unescape(found[1]) if found else None
    assert seen == roles
