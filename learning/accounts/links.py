"""Links that sign in: made for whoever may have one, and found again by their token."""

from datetime import datetime, timedelta

from flask import current_app, url_for

from learning.accounts import queries
from learning.accounts.attempts import link_request
from learning.accounts.mails import sign_in_mail
from learning.accounts.models import OneTimeLink, User
from learning.accounts.tokens import hash_of
from learning.base.db import db

LINKS_AN_HOUR = 5


def may_have_link(user: User | None, moment: datetime) -> bool:
    """Whether a link goes out now; asks the database the same for everybody, known or not."""
    wait = link_request().begin(moment)
    made = queries.count_links(user, moment - timedelta(hours=1))
    return user is not None and user.is_active and made < LINKS_AN_HOUR and not wait


def write_link(user: User | None, address: str, moment: datetime, for_real: bool) -> None:
    """Make the link and its mail; when not *for_real* do the same work, and undo it."""
    link, token = OneTimeLink.make(OneTimeLink.SIGN_IN, address, user, moment)
    there = own_address("accounts.open_link", token)
    savepoint = db.session.begin_nested()
    db.session.add_all([link, sign_in_mail(address, there, moment)])
    db.session.flush()
    if for_real:
        savepoint.commit()
    else:
        savepoint.rollback()


def own_address(endpoint: str, token: str) -> str:
    """The address of a page with a token, as it stands in a mail."""
    return current_app.extensions["settings"].public_url + url_for(endpoint, token=token)


def link_behind(token: str, moment: datetime) -> OneTimeLink | None:
    """A link that can sign somebody in now; used, old, unknown or of a closed account: None."""
    link = queries.link_of(hash_of(token))
    if link is None or link.purpose != OneTimeLink.SIGN_IN or not link.is_valid(moment):
        return None
    return link if link.user and link.user.is_active else None
