"""SE10: after signing in we go to our own pages only."""

import pytest

from learning.base.access import own_path

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize("path", ["/", "/modules/kwartiermaken/", "/reviews/?after=2026-1", "/a#b"])
def test_se10_own_paths_are_kept(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "address",
    [
        None, "", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
        "https://evil.example", "http:evil.example", "javascript:alert(1)", " //evil.example",
        "/\t/evil.example", "/\n/evil.example", "evil.example", "?next=//evil", "/\x00/evil",
        "data:text/html,hoi", "/a\\b", "https:/evil.example", "/ /evil.example",
    ],
)  # fmt: skip
def test_se10_tricky_addresses_lead_home(address):
    assert own_path(address) == "/"
