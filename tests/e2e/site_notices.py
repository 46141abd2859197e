"""Every page about mail: who sees it, how they get there."""

from collections.abc import Callable

from tests.e2e.mailbox import off_page
from tests.e2e.site import NOBODY, link, place, press, spoil

CHOICES = "/notices/"


def from_mail(address: str) -> Callable:
    """Follow the link in a mail with which one stops mail."""
    return lambda page, server: page.goto(off_page(server, address))


PLACES = [
    place("sanne", "notices.choices", "/accounts/me", link("Kies wat je per mail krijgt")),
    place(
        "anna",
        "notices.choices",
        CHOICES,
        press("Bewaar mijn keuze"),
        about="saved",
    ),
    place(
        "anna",
        "notices.choose",
        CHOICES,
        spoil("kinds", "van-alles"),
        press("Bewaar mijn keuze"),
        about="refused",
        status=422,
    ),
    place("visitor", "notices.ask_off", from_mail("karim@school.example")),
    place(
        "visitor",
        "notices.switch_off",
        from_mail("karim@school.example"),
        press("Zet alle mail uit"),
    ),
    place("visitor", "notices.ask_off", f"/notices/off/{NOBODY}", about="over", status=410),
]
