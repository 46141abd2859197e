"""One way to write an address, and the network somebody comes from."""

import pytest

from learning.accounts.addresses import address_of, network_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Sanne@School.Example", "sanne@school.example"),
        (" a.b+c@d.nl ", "a.b+c@d.nl"),
        ("mailto:a@b.nl", "a@b.nl"),
        ("a@bücher.nl", "a@xn--bcher-kva.nl"),
        ("a@b.test", "a@b.test"),
    ],
)
def test_one_way_to_write_an_address(typed, address):
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed",
    [None, "", "a", "a@", "@b.nl", "a@b", "a@@b.nl", "a b@c.nl", "a@b.nl\r\nBcc: x@y.nl",
     "a@b.nl\0", "<a@b.nl>", "a@b.nl,c@d.nl", "é@b.nl", "\u202ea@b.nl", "x" * 250 + "@b.nl"],
)  # fmt: skip
def test_what_is_no_address(typed):
    assert address_of(typed) is None


@pytest.mark.parametrize(
    ("remote", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        (None, "unknown"), ("", "unknown"), ("zomaar", "unknown"),
    ],
)  # fmt: skip
def test_the_network_of_an_address(remote, network):
    assert network_of(remote) == network
