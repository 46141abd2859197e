"""One way to write an address, and the network somebody comes from."""

import pytest
from email_validator import EmailNotValidError, validate_email

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


@pytest.mark.parametrize("name", ["a", "A.b+c", "a..b", ".a", "a.", "a'b", '"a b"', "x" * 64,
                                  "x" * 65, "", "a b", "\u0131", "postmaster"])  # fmt: skip
@pytest.mark.parametrize("domain", ["b.nl", "B.NL", "bücher.nl", "[192.0.2.1]", "b", "-b.nl",
                                    "b.nl.", "b..nl", "ü" * 40 + ".nl", "b.nl>", "a" * 64 + ".nl",
                                    ".".join(["b" * 60] * 3) + ".nl"])  # fmt: skip
def test_a_domain_that_is_known_makes_no_other_address(name, domain):
    """A list of people is read with each domain looked at once."""
    options = {"check_deliverability": False, "allow_smtputf8": False, "test_environment": True}
    try:
        found = validate_email(f"{name}@{domain}", **options).ascii_email.lower()
    except EmailNotValidError:
        found = None
    assert address_of(f"{name}@{domain}") == found


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
