"""Asking people into a group, and taking that back; inside ``writing()``, with the group locked."""

from collections.abc import Iterable
from datetime import datetime

from learning.accounts import queries as accounts
from learning.accounts.models import User
from learning.intervisie.groups.models import GroupInvitation, GroupMember, IntervisieGroup
from learning.intervisie.groups.words import INVITED
from learning.notices.giving import give
from learning.notices.giving import take_back as take_notices_back
from learning.notices.kinds import Kind


def ask(
    group: IntervisieGroup, people: Iterable[User], address: str, by: User, at: datetime, page: str
) -> None:
    """Ask *people*, and whoever has *address* ("": nobody). *page*: where the group is found.

    What can be seen afterwards is the same for an address of somebody here and of nobody.
    Raises Refused when the group is full or over.
    """
    asked = [group.invite(user, by, at) for user in people]
    told = [each.user_id for each in asked if each.invited_at == at]
    if address:
        group.ask(address, by, at)
        known = accounts.user_with(address)
        told += [known.id] if known and known.is_active and not group.is_present(known) else []
    tell_asked(group, told, by, at, page)


def tell_asked(
    group: IntervisieGroup, told: Iterable[int], by: User, at: datetime, page: str
) -> None:
    """Tell the people with these numbers on Mijn plek that they were asked; not who did it."""
    others = set(told) - {by.id}
    key = f"group:{group.public_id}:asked:{at.isoformat()}"
    give(others, key, INVITED, page, at, kind=Kind.INTERVISIE)


def take_back(
    group: IntervisieGroup, asked: GroupMember | GroupInvitation, at: datetime, page: str
) -> None:
    """That invitation is over; when the page is closed for them now, no notice leads there."""
    group.withdraw(asked, at)
    gone = asked.user if isinstance(asked, GroupMember) else accounts.user_with(asked.address)
    if gone and not (group.is_present(gone) or group.is_asked(gone)):
        take_notices_back([gone.id], page, at)
