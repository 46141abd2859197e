"""The mails of this room. They name the site and carry a link, nothing else."""

from datetime import datetime

from learning.base.models import LINK, OutgoingMail

SIGN_IN = """\
Dag,

Met deze link log je in bij Vrijplaats:

{link}

De link werkt één uur, en één keer.
Heb je hier niet om gevraagd? Dan hoef je niets te doen.
"""


def sign_in_mail(address: str, link: str, at: datetime) -> OutgoingMail:
    """The link to sign in with."""
    return OutgoingMail(
        address=address,
        subject="Je link voor Vrijplaats",
        body=SIGN_IN.format(link=link),
        urgency=LINK,
        written_at=at,
        try_at=at,
    )
