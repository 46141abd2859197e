"""The mails of this room. They say who invites into which cohort, and carry a link."""

from datetime import datetime

from learning.base.models import INVITATION as SLOWLY
from learning.base.public_id import new_public_id

INVITATION = """\
Dag,

{by} nodigt je uit voor {cohort} op Vrijplaats. Met deze link kom je binnen:

{link}

De link werkt zeven dagen, en één keer.
Weet je niet waar dit over gaat? Dan hoef je niets te doen.
"""


def invitation_mail(address: str, link: str, by: str, cohort: str, at: datetime) -> dict:
    """The row of a mail with the link to come in with. *by*, *cohort*: names."""
    return {
        "public_id": new_public_id(),
        "address": address,
        "subject": "Uitnodiging voor Vrijplaats",
        "body": INVITATION.format(link=link, by=by, cohort=cohort),
        "urgency": SLOWLY,
        "written_at": at,
        "try_at": at,
    }
