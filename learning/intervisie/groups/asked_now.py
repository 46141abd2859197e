"""The one thing that a group asks of somebody now. Plain decisions; no Flask and no database."""

from enum import StrEnum

from learning.intervisie.groups.models import SMALLEST
from learning.intervisie.groups.rules import may_begin_thread


class Asked(StrEnum):
    """What stands in the light on the page of a group."""

    JOIN = "join"  # read the agreement, and say whether you join
    AGREE = "agree"  # there is a newer agreement: say yes to that one
    BEGIN = "begin"  # nothing is in the way of an intervisie
    GROW = "grow"  # too few people: ask somebody
    WAIT = "wait"  # not enough people said yes; nothing to do
    OVER = "over"  # the group ended


def asked_now(user, group) -> Asked:
    """What *group* asks of *user*, who is in it or was asked."""
    if group.ended_at:
        return Asked.OVER
    if group.is_asked(user):
        return Asked.JOIN
    if all(each.user_id != user.id for each in group.agreed):
        return Asked.AGREE
    if may_begin_thread(user, group):
        return Asked.BEGIN
    return Asked.GROW if group.places_taken < SMALLEST else Asked.WAIT
