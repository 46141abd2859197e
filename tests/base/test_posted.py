"""IN2, IN4: forms that no page of ours sends are refused before they cost anything."""

import time

import pytest

pytestmark = pytest.mark.sqlite_only
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "body", ["a=1&" * 900_000, "a&" * 1_900_000, "a=1&" * 2_800_000, "a&" * 1001]
)
def test_in4_very_many_fields_are_refused_at_once(as_, body):
    begun = time.process_time()
    answer = as_().post("/accounts/sign-in", data=body, content_type=FORM, csrf=False)
    assert answer.status_code == 413
    assert len(answer.data) < 20_000
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("body", [b"name=%ED%A0%BD", b"name=%ff", b"name=\xff", b"name=%c3%28"])
def test_in2_what_is_no_utf8_is_refused_and_not_changed(sanne, as_, school, body):
    browser = as_(sanne)
    body += b"&csrf_token=" + browser.token().encode()
    answer = browser.post("/accounts/me/name", data=body, content_type=FORM, csrf=False)
    assert answer.status_code == 400
    school.rollback()
    assert sanne.name == "Sanne"


def test_in4_an_ordinary_form_is_read_as_ever(sanne, as_, school):
    data = {"name": "Zoë & Ко 👋", **{f"x{each}": "" for each in range(900)}}
    assert as_(sanne).post("/accounts/me/name", data=data).status_code == 302
    school.rollback()
    assert sanne.name == "Zoë & Ко 👋"
