"""Part 9: a school has a name of its own beside the mark, on phones and in front of mails."""

from datetime import UTC, datetime

import pytest

from learning.app import create_app
from learning.base.mail import message_of
from learning.base.models import OutgoingMail
from learning.base.settings import settings_from
from tests.conftest import CONTENT

pytestmark = pytest.mark.sqlite_only


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    """Somebody at a school called De Brug, which is purple."""
    settings = settings_from(
        {
            "LEARNING_INSTANCE": str(tmp_path_factory.mktemp("brug")),
            "LEARNING_MODULES": str(CONTENT),
            "SCHOOL_NAME": "De Brug",
            "SCHOOL_COLOUR": "#7A1F5C",
        }
    )
    return create_app(settings).test_client()


def test_its_name_stands_beside_the_mark_and_not_in_the_title(visitor):
    page = visitor.get("/help").text
    assert '<span class="school">De Brug</span>' in page
    assert " – Vrijplaats</title>" in page


def test_a_phone_is_told_its_name_and_colour(visitor):
    told = visitor.get("/offline/manifest").json
    assert told["name"] == "Vrijplaats – De Brug"
    assert told["theme_color"] == "#7a1f5c"


def test_a_mail_comes_from_it():
    moment = datetime(2026, 3, 9, tzinfo=UTC)
    mail = OutgoingMail(address="sanne@school.example", subject="Dag", body="x", written_at=moment)
    message = message_of(mail, "post@school.example", "Vrijplaats – De Brug")
    assert message["From"].addresses[0].display_name == "Vrijplaats – De Brug"
