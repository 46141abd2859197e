"""Inviting people into a cohort, and coming in; inside ``writing()``, with the cohort locked."""

from collections.abc import Sequence
from datetime import datetime

from learning.accounts import queries as accounts
from learning.accounts.links import own_address
from learning.accounts.models import OneTimeLink, User
from learning.accounts.newcomers import found_or_made
from learning.accounts.tokens import hash_of
from learning.base.db import db
from learning.base.errors import Refused
from learning.cohorts import queries
from learning.cohorts.mails import invitation_mail
from learning.cohorts.models import Cohort, Invitation, Role


def invite(
    cohort: Cohort, addresses: Sequence[str], role: Role, by: User, at: datetime
) -> list[str]:
    """Invite *addresses*, each with a mail; returns those who are in or invited already."""
    opened = {each.link.address: each for each in queries.invitations_to(cohort, role)}
    inside = {each.user.email.lower() for each in cohort.present if each.role == role}
    already = []
    for address in addresses:
        before = opened.get(address)
        if address in inside or (before and before.link.is_valid(at)):
            already.append(address)
            continue
        if before:
            take_back(before)
        _invite_one(cohort, address, role, by, at)
    return already


def _invite_one(cohort: Cohort, address: str, role: Role, by: User, at: datetime) -> None:
    link, token = OneTimeLink.make(OneTimeLink.INVITATION, address, None, at)
    there = own_address("cohorts.open_invitation", token)
    db.session.add(Invitation(link=link, cohort=cohort, role=role, invited_by_id=by.id))
    db.session.add(invitation_mail(address, there, at))


def take_back(invitation: Invitation) -> None:
    """The link in that mail works no longer."""
    db.session.delete(invitation)
    db.session.delete(invitation.link)


def invitation_behind(token: str, at: datetime) -> Invitation | None:
    """An invitation that still works; None for a used, old, withdrawn or unknown one."""
    invitation = queries.invitation_with(hash_of(token))
    return invitation if invitation and invitation.link.is_valid(at) else None


def come_in(token: str, name: str, at: datetime) -> tuple[User, bool]:
    """Whoever was invited is in from now on; *name* counts only for a new account.

    Returns the person, and whether the account is new. Raises Refused when the
    link stopped working just now, or for a closed account.
    """
    invitation = invitation_behind(token, at)
    cohort = queries.locked(invitation.cohort_id) if invitation else None
    link = accounts.link_of(hash_of(token))
    if cohort is None or link is None:
        raise Refused("Deze uitnodiging werkt niet meer. Vraag je docent om een nieuwe.")
    link.use(at)
    user, is_new = found_or_made(link.address, name, at)
    if not user.is_active:
        raise Refused("Dit account is gesloten. Vraag je docent of de beheerder om hulp.")
    cohort.add(user, invitation.role, at)
    return user, is_new
