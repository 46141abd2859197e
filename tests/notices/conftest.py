"""What the tests of notices share: a mail server, a notice, and a morning."""

import re
from datetime import timedelta
from email import policy
from email.parser import BytesParser

import pytest

from learning.mailing import make_digests, send_mails
from learning.notices.kinds import Kind
from learning.notices.models import Notice
from tests.post_office import mail_url, no_server, post_office  # noqa: F401

PAGE = "/intervisie/groups/abc"


def read(message) -> str:
    """The words of a mail as a mail program shows them."""
    return BytesParser(policy=policy.default).parsebytes(message.as_bytes()).get_content()


def kinds_in(message) -> list[str]:
    """The lines about what is there."""
    return re.findall(r"^- (.*)$", read(message), re.MULTILINE)


@pytest.fixture
def waits(school, now):
    """``waits(sanne)`` has something to look at since an hour ago."""

    def make(user, address=PAGE, kind=Kind.INTERVISIE, module="", key="iets", ago=1, **more):
        moment = now - timedelta(hours=ago)
        words = f"Er is {key}."
        row = Notice(user_id=user.id, key=f"{address}:{key}", words=words, address=address,
                     at=moment, kind=kind, module=module, **more)  # fmt: skip
        school.add(row)
        school.commit()
        return row

    return make


@pytest.fixture
def morning(app, at, post_office, mail_url):  # noqa: F811
    """``morning("2026-03-10")`` runs a pass at five past eight here; returns how many left.

    ``post_office.to(…)`` tells what came.
    """
    mail_url(post_office.url)

    def run(day="2026-03-10", time="07:05") -> int:
        moment = at(f"{day} {time}")
        with app.app_context():
            make_digests(moment)
            return send_mails(app)

    return run
