"""The mail of this room. It names the site and carries a link: no student, no workplace."""

from datetime import datetime

from learning.base.models import OutgoingMail

INVITATION = """\
Dag,

Iemand nodigt je uit om als praktijkopleider mee te lezen op Vrijplaats.
Met deze link kom je binnen:

{link}

De link werkt zeven dagen, en één keer.
Weet je niet waar dit over gaat? Dan hoef je niets te doen.
"""


def invitation_mail(address: str, link: str, at: datetime) -> OutgoingMail:
    """The link to come in with; not who invites."""
    return OutgoingMail(
        address=address,
        subject="Uitnodiging voor Vrijplaats",
        body=INVITATION.format(link=link),
        written_at=at,
        try_at=at,
    )
