"""Ways to do what this room does."""

import pytest


@pytest.fixture
def there(voorjaar):
    """``there("closing")`` is an address of the cohort."""
    return lambda page="": f"/cohorts/{voorjaar.public_id}/{page}".rstrip("/")


@pytest.fixture
def upload(as_, there):
    """``upload(anna, b"Jo;jo@x.nl")`` sends a file to look at; returns the answer."""

    def post(who, data: bytes, name="lijst.csv", **fields):
        browser = as_(who)
        fields = {"role": "student", "csrf_token": browser.token(), **fields}
        body = b"".join(_part(f'name="{key}"', text.encode()) for key, text in fields.items())
        body += _part(f'name="file"; filename="{name}"', data) + b"--x--\r\n"
        kind = "multipart/form-data; boundary=x"
        return browser.post(there("list"), data=body, content_type=kind)

    return post


def _part(about: str, data: bytes) -> bytes:
    return b"--x\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n" % (about.encode(), data)


@pytest.fixture
def check(as_, there):
    """``check(anna, "Jo;jo@x.nl")`` pastes a list to look at; returns the answer."""

    def post(who, lines, role="student", **more):
        return as_(who).post(there("list"), data={"lines": lines, "role": role, **more})

    return post


@pytest.fixture
def send(as_, there):
    """``send(anna, "naam;e-mail\\nJo;jo@x.nl")`` presses the button under a good list."""

    def post(who, good, lines="", role="student"):
        data = {"good": good, "lines": lines, "role": role}
        return as_(who).post(there("list/invite"), data=data)

    return post
