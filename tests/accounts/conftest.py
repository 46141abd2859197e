"""Sanne has a password here; and a browser without anybody in it."""

import pytest

from tests.conftest import PASSWORD


@pytest.fixture
def sanne(person):
    """Sanne, who can sign in with PASSWORD."""
    return person("Sanne", password=PASSWORD)


@pytest.fixture
def visitor(as_):
    """A browser in which nobody is signed in."""
    return as_()


@pytest.fixture
def try_in(as_):
    """Try to sign in, from a network, in a new browser unless one is given."""

    def enter(email="sanne@school.example", password=PASSWORD, remote="10.0.0.7", **more):
        browser = more.pop("browser", None) or as_()
        data = {"email": email, "password": password, **more}
        answer = browser.post("/accounts/sign-in", data=data, environ_base={"REMOTE_ADDR": remote})
        answer.browser = browser
        return answer

    return enter
