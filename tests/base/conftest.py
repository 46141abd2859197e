"""What the tests of the floor share."""

from tests.post_office import mail_url, no_server, post_office  # noqa: F401
