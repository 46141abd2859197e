"""Nobody's words are lost by a refusal: *Je tekst staat hier nog*."""

import pytest

WORDS = "Dit schreef ik op de bus.\nIn één keer door."
ADDRESS = "/submissions/abc/write"


@pytest.mark.sqlite_only
def test_se4_an_expired_sign_in_gives_the_words_back(as_):
    answer = as_().post(ADDRESS, data={"answer-a": WORDS})
    assert answer.status_code == 401
    assert "Je tekst staat hier nog" in answer.text
    assert WORDS in answer.text
    assert f'value="{ADDRESS}"' in answer.text


@pytest.mark.parametrize("token", [None, "", "onzin"])
def test_xc1_xc2_a_wrong_token_is_refused_and_the_words_come_back(as_, sanne, voorjaar, token):
    data = {"answer-a": WORDS} | ({} if token is None else {"csrf_token": token})
    answer = as_(sanne).post(ADDRESS, data=data, csrf=False)
    assert answer.status_code == 400
    assert WORDS in answer.text
    assert f'action="{ADDRESS}"' in answer.text


def test_xc1_somebody_elses_token_is_refused(as_, sanne, bilal, voorjaar):
    other = as_(bilal)
    with other.session_transaction() as session:
        session["csrf_token"] = "een-ander"
    answer = as_(sanne).post(ADDRESS, data={"csrf_token": other.token()}, csrf=False)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://a"}],
)
def test_xc1_another_site_cannot_post_here_even_with_a_token(as_, sanne, voorjaar, headers):
    browser = as_(sanne)
    assert browser.post("/accounts/sign-out", headers=headers).status_code == 400
    assert browser.get("/").status_code == 200


def test_xc1_our_own_pages_can(as_, sanne, voorjaar):
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert as_(sanne).post("/accounts/sign-out", headers=headers).status_code == 302


@pytest.mark.sqlite_only
def test_in3_too_much_in_one_go_gives_the_words_back(as_, sanne, voorjaar):
    answer = as_(sanne).post(ADDRESS, data={"answer-a": "woord " * 900_000})
    assert answer.status_code == 413
    assert "woord woord woord" in answer.text
    assert answer.text.count("woord") >= 900_000


@pytest.mark.sqlite_only
def test_in4_far_too_much_is_refused_with_words_only(as_, sanne, voorjaar):
    answer = as_(sanne).post(ADDRESS, data={"answer-a": "a" * 20_000_000})
    assert answer.status_code == 413
    assert len(answer.text) < 20_000


@pytest.mark.sqlite_only
def test_passwords_and_tokens_never_come_back(as_):
    secret = "dit-komt-nooit-terug"
    answer = as_().post(ADDRESS, data={"password": secret, "csrf_token": secret, "a": WORDS})
    assert secret not in answer.text


@pytest.mark.sqlite_only
def test_words_that_are_markup_come_back_as_words(as_):
    answer = as_().post(ADDRESS, data={"answer-a": "</textarea><script>alert(1)</script>\nx"})
    assert "<script>alert" not in answer.text


@pytest.mark.sqlite_only
def test_a_script_gets_a_sentence_and_keeps_its_text(as_):
    answer = as_().post(ADDRESS, data={"a": WORDS}, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json["message"]


@pytest.mark.parametrize("origin", ["http://[", "", "http://a b", "null.example"])
@pytest.mark.sqlite_only
def test_xc1_another_site_signs_nobody_out_and_gets_no_words_back(as_, origin):
    """A browser sends no cookie then: one set now would take the place of somebody's own."""
    answer = as_().post(ADDRESS, data={"answer-a": WORDS}, headers={"Origin": origin}, csrf=False)
    assert answer.status_code == 400
    assert WORDS not in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.sqlite_only
@pytest.mark.parametrize("address", ["/accounts/me/password", "/accounts/sign-in"])
def test_a_password_in_a_refused_form_does_not_come_back(as_, address):
    secret = "dit-komt-nooit-terug"
    fields = {"current_password": secret, "new_password": secret, "password": secret, "a": WORDS}
    answer = as_().post(address, data=fields, csrf=False)
    assert answer.status_code == 400
    assert WORDS in answer.text
    assert secret not in answer.text
