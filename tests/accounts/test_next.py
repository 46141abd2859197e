"""After signing in you go where you were going, on this site and nowhere else."""

import pytest

from tests.letterbox import link_in, mails

HOSTILE = [
    "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
    "https://evil.example", "http:evil.example", "HTTPS://evil.example/", "javascript:alert(1)",
    "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "evil.example",
    "data:text/html,x", "/%0d%0aLocation:x\r\nX: y", "@evil.example",
    "//evil.example@school.example", "/\u0000//evil.example", "", "?next=//evil.example",
    "#//evil.example",
    "/" + "a" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("next_", HOSTILE)
def test_se10_hostile_addresses_lead_home(sanne, try_in, next_):
    assert try_in(next=next_).location == "/"


@pytest.mark.parametrize(
    "next_", [each for each in HOSTILE if each.isprintable() and each[:2] != "/a"]
)
def test_se10_also_for_whoever_is_in_already(sanne, as_, next_):
    answer = as_(sanne).get("/accounts/sign-in", query_string={"next": next_})
    assert answer.location == "/"


@pytest.mark.parametrize("next_", ["/cohorts/", "/modules/proef/begin?a=1#b", "/submissions/abc"])
def test_an_own_path_is_kept(sanne, try_in, as_, next_):
    page = as_().get("/accounts/sign-in", query_string={"next": next_, "with": "password"})
    assert f'value="{next_}"' in page.text
    assert try_in(next=next_).location == next_


def test_a_link_from_the_mail_leads_there_too_in_the_same_browser(sanne, visitor, school):
    data = {"email": "sanne@school.example", "next": "/cohorts/"}
    visitor.post("/accounts/send-link", data=data)
    (mail,) = mails(school)
    assert visitor.post(link_in(mail)).location == "/cohorts/"


def test_the_mail_does_not_say_where_you_were_going(sanne, visitor, school):
    data = {"email": "sanne@school.example", "next": "//evil.example/cohorts/"}
    visitor.post("/accounts/send-link", data=data)
    (mail,) = mails(school)
    assert "cohorts" not in mail.body
    assert visitor.post(link_in(mail)).location == "/"
