"""HD1–HD5: what goes with every answer, and pages for when things go wrong."""

import pytest

pytestmark = pytest.mark.sqlite_only
ADDRESSES = [
    "/accounts/sign-in",
    "/help",
    "/healthz",
    "/bestaat-niet",
    "/static/x/bestaat-niet",
    "/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_hd1_every_answer_has_the_headers(as_, address):
    headers = as_().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in (
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_hd1_refusals_have_them_too(as_, sanne):
    assert as_(sanne).post("/bestaat-niet").headers["Content-Security-Policy"]
    assert as_(sanne).post("/help").headers["Content-Security-Policy"]


def test_hd2_https_is_remembered_only_over_https(app):
    client = app.test_client()
    assert "Strict-Transport-Security" not in client.get("/help").headers
    secure = client.get("/help", base_url="https://school.example").headers
    assert "max-age=31536000" in secure["Strict-Transport-Security"]


def test_hd3_private_pages_are_not_stored_and_files_are_kept_for_a_year(app, as_, sanne, voorjaar):
    assert as_(sanne).get("/").headers["Cache-Control"] == "no-store"
    style = app.extensions["assets"].address("site.css")
    assert "immutable" in as_().get(style).headers["Cache-Control"]
    assert "immutable" not in as_().get("/static/oud/site.css").headers["Cache-Control"]


def test_hd3_no_file_outside_the_static_folder(as_):
    for name in ("../app.py", "..%2fapp.py", "%2e%2e/app.py", "css", ""):
        assert as_().get(f"/static/x/{name}").status_code == 404


@pytest.mark.parametrize("address", ["/bestaat-niet", "/static/x/bestaat-niet", "/modules/nee/"])
def test_hd5_an_error_page_is_ours_and_shows_a_way_on(as_, sanne, voorjaar, address):
    answer = as_(sanne).get(address)
    assert answer.status_code == 404
    assert '<html lang="nl">' in answer.text
    assert 'href="/help"' in answer.text
    assert "Werkzeug" not in answer.text


def test_hd5_the_host_is_not_reflected(as_):
    answer = as_().get("/", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in answer.text + answer.headers["Location"]
    for address in ("/modules/kwartiermaken", "/reviews?after=1"):  # a slash is missing
        answer = as_().get(address, headers={"Host": "evil.example"})
        assert "evil.example" not in answer.text
        assert answer.headers["Location"] == address.replace("?", "/?") + "/" * ("?" not in address)


def test_xc1_an_unknown_method_is_405(as_, sanne):
    answer = as_(sanne).put("/help")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
