"""All that stands on the page of a group, for one person. Plain decisions over plain records."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from learning.intervisie.groups.asked_now import Asked, asked_now
from learning.intervisie.groups.models import GroupMember, IntervisieGroup
from learning.intervisie.groups.rules import may_agree, may_invite, may_manage, may_take_back


@dataclass(frozen=True)
class Invitation:
    """Somebody who was asked and said nothing yet: a name, or the address as it was asked.

    ``who``: what to send to take it back; "" for whoever may not.
    """

    name: str
    at: datetime
    who: str


@dataclass(frozen=True)
class GroupPage:
    """``people``: who is in it, ``agreed``: who of them said yes to the text of now, by name.

    ``asked``: what the group asks now; None for who only manages it. ``away``: numbers of who
    is er even niet: no more is known of them.
    """

    group: IntervisieGroup
    people: tuple[GroupMember, ...]
    agreed: tuple[tuple[GroupMember, datetime], ...]
    invitations: tuple[Invitation, ...]
    asked: Asked | None
    is_in: bool
    manages: bool
    may_invite: bool
    away: Collection[int] = ()


def group_page(
    user, group: IntervisieGroup, taught: Collection[int], away: Collection[int] = ()
) -> GroupPage:
    """The page of *group* for *user*. *taught*: cohorts where they are docent now (numbers)."""
    manages = may_manage(user, group, taught)
    people = tuple(each for each in group.present if manages or each.user.is_active)
    said = ((each, each.agreed_to(group.agreement)) for each in people)
    return GroupPage(
        group=group,
        people=people,
        agreed=tuple((each, at) for each, at in said if at),
        invitations=tuple(_invitations(user, group, taught)),
        asked=asked_now(user, group) if may_agree(user, group) else None,
        is_in=group.is_present(user),
        manages=manages,
        may_invite=group.has_room and may_invite(user, group, taught),
        away=away,
    )


def _invitations(user, group: IntervisieGroup, taught: Collection[int]) -> Iterable[Invitation]:
    """Names for everybody; addresses only for who is in the group or manages it."""
    for each in group.invited:
        takes_back = may_take_back(user, group, each, taught)
        yield Invitation(each.user.name, each.invited_at, each.user.public_id if takes_back else "")
    if group.is_present(user) or may_manage(user, group, taught):
        for each in group.asked:
            takes_back = may_take_back(user, group, each, taught)
            yield Invitation(each.address, each.invited_at, each.address if takes_back else "")
