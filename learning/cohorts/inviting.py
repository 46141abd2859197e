"""Inviting people into a cohort, and coming in; inside ``writing()``, with the cohort locked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol

from sqlalchemy import insert

from learning.accounts import queries as accounts
from learning.accounts.links import own_address
from learning.accounts.models import OneTimeLink, User
from learning.accounts.newcomers import found_or_made
from learning.accounts.tokens import hash_of, new_token
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.models import OutgoingMail
from learning.cohorts import queries
from learning.cohorts.mails import invitation_mail
from learning.cohorts.models import Cohort, Invitation, Role

JUST_NOW = timedelta(minutes=10)
NOBODY: Mapping[str, int | None] = MappingProxyType({})
OPEN_FOR = timedelta(days=30)  # after an invitation is too old, its address is kept this long


class Asked(Protocol):
    """Who is invited. ``name``: only to suggest it; "" for none."""

    address: str
    name: str


@dataclass(frozen=True)
class Person:
    """Somebody to invite."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class CameIn:
    """Somebody came in. ``is_new``: the account is; ``was_here``: in that role already.
    ``instead_of``: the docent who went, None when nobody did."""

    user: User
    is_new: bool
    cohort: Cohort
    role: Role
    was_here: bool
    instead_of: User | None


def invite(
    cohort: Cohort,
    people: Sequence[Asked],
    role: Role,
    by: User,
    at: datetime,
    anew: bool = False,
    goes: Mapping[str, int | None] = NOBODY,
) -> list[str]:
    """Invite *people*, each with a mail; returns the addresses that are in or invited already.

    *anew*: who is invited already gets another mail, unless the last one is of just now.
    *goes*: the number of the docent who goes when that address comes, also by an invitation that
    stands; None for nobody. Raises Refused when the cohort is closed.
    """
    cohort.must_be_open()
    asked = {each.address: each for each in people}
    inside = queries.present_among(cohort.id, role, list(asked))
    before = queries.invitations_among(cohort.id, role, list(asked))
    fresh = at - JUST_NOW if anew else None
    standing = {each.link.address for each in before if _stands(each, at, fresh)}
    already = [address for address in asked if address in inside or address in standing]
    for each in before:
        if each.link.address not in already:
            take_back(each)
        elif each.link.address in goes:
            each.in_place_of_id = goes[each.link.address]
    db.session.flush()
    new = [asked[address] for address in asked if address not in already]
    _invite_all(cohort, new, role, by, at, goes)
    return already


def _stands(invitation: Invitation, at: datetime, since: datetime | None) -> bool:
    link = invitation.link
    return link.is_valid(at) and (since is None or link.made_at > since)


def _invite_all(cohort, people, role, by, at, goes) -> None:
    """In as few statements as can be, however many they are."""
    if not people:
        return
    links, mails = [], []
    for each in people:
        token = new_token()
        links.append(
            {"purpose": OneTimeLink.INVITATION, "user_id": None, "address": each.address}
            | {"token_hash": hash_of(token), "made_at": at, "used_at": None}
            | {"expires_at": at + OneTimeLink.VALID[OneTimeLink.INVITATION]}
        )
        there = own_address("cohorts.open_invitation", token)
        mails.append(invitation_mail(each.address, there, by.name, cohort.name, at))
    link_ids = _added(OneTimeLink.token_hash, OneTimeLink.id, links)
    mail_ids = _added(OutgoingMail.public_id, OutgoingMail.id, mails)
    same = {"cohort_id": cohort.id, "role": role, "invited_by_id": by.id}
    rows = [
        {**same, "name": each.name, "mail_id": mail_ids[mail["public_id"]]}
        | {"link_id": link_ids[link["token_hash"]], "in_place_of_id": goes.get(each.address)}
        for each, link, mail in zip(people, links, mails, strict=True)
    ]
    db.session.execute(insert(Invitation), rows)


def _added(name, number, rows: list[dict]) -> dict[str, int]:
    """Add *rows*; the number that each got, by its *name*."""
    adding = insert(name.class_).returning(name, number)
    return dict(db.session.execute(adding, rows).all())


def take_back(invitation: Invitation) -> None:
    """The link in that mail works no longer; a mail that did not leave yet never does."""
    if invitation.mail_id:
        queries.forget_unsent(invitation.mail_id)
    db.session.delete(invitation)
    db.session.delete(invitation.link)


def invitation_behind(token: str, at: datetime) -> Invitation | None:
    """An invitation that still works; None for a used, old, withdrawn or unknown one."""
    invitation = queries.invitation_with(hash_of(token))
    return invitation if invitation and invitation.link.is_valid(at) else None


def come_in(token: str, name: str, at: datetime) -> CameIn:
    """Whoever was invited is in from now on; *name* counts only for a new account.

    Raises Refused when the link stopped working just now, for a closed account, and for a
    cohort that is closed.
    """
    invitation = invitation_behind(token, at)
    cohort = queries.locked(invitation.cohort_id) if invitation else None
    link = accounts.link_of(hash_of(token))
    if cohort is None or link is None:
        raise Refused("Deze uitnodiging werkt niet meer. Vraag je docent om een nieuwe.")
    if cohort.closed_at:
        raise Refused("Deze groep is intussen gesloten. Vraag je docent of de beheerder om hulp.")
    link.use(at)
    user, is_new = found_or_made(link.address, name, at)
    if not user.is_active:
        raise Refused("Dit account is gesloten. Vraag je docent of de beheerder om hulp.")
    was_here = invitation.role in cohort.roles_of(user)
    cohort.add(user, invitation.role, at)
    invitation.name = ""
    db.session.flush()
    gone = cohort.hand_over(invitation.in_place_of_id, user, at)
    return CameIn(user, is_new, cohort, invitation.role, was_here, gone)
