"""An address to invite, and the ways to do it."""

import pytest

from tests.letterbox import link_in, mails


@pytest.fixture
def invite(as_, voorjaar):
    """``invite(anna, "jo@voorbeeld.nl", role="docent")`` posts the form; returns the answer."""
    key = voorjaar.public_id

    def post(who, addresses, role="student", **more):
        data = {"addresses": addresses, "role": role, **more}
        return as_(who).post(f"/cohorts/{key}/invite", data=data)

    return post


@pytest.fixture
def invitation(invite, school):
    """``invitation(anna, "jo@voorbeeld.nl")`` invites one person; returns the path of the link."""

    def make(who, address="jo@voorbeeld.nl", role="student"):
        assert invite(who, address, role).status_code == 302
        return link_in(mails(school)[-1])

    return make


@pytest.fixture
def places(school, voorjaar):
    """Who is in Voorjaar now, as (name, role) pairs in order of name."""

    def now():
        school.rollback()
        return [(each.user.name, str(each.role)) for each in voorjaar.present]

    return now
