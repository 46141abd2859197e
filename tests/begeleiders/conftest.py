"""Asking for contact, as the page does."""

import pytest

from learning.begeleiders.models import ContactRequest

ASK = "/begeleiders/ask"
NOTE = "Bel me na het werk. Mijn nummer is 06 1234 5678."


@pytest.fixture
def asks(as_, sanne, karim, voorjaar, school):
    """Sanne asks Karim; returns the request."""

    def ask(who=sanne, whom=karim, note=NOTE, how="bellen"):
        data = {"who": whom.public_id, "how": how, "note": note}
        assert as_(who).post(ASK, data=data).status_code == 302
        school.expire_all()
        return school.query(ContactRequest).order_by(ContactRequest.id.desc()).first()

    return ask
