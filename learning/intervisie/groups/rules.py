"""Who may do what in a group. What cannot be done *now* is refused by the models."""

from collections.abc import Collection

from learning.cohorts.models import Role
from learning.intervisie.groups.models import SMALLEST


def may_begin_group(user, cohort) -> bool:
    """Students and docenten of a cohort make groups in it; a beheerder in all."""
    return user.is_beheerder or bool(cohort.roles_of(user) & {Role.STUDENT, Role.DOCENT})


def may_manage(user, group, taught: Collection[int]) -> bool:
    """A beheerder, and who is docent of the group's cohort now. *taught*: numbers of cohorts."""
    return user.is_beheerder or group.cohort_id in taught


def may_agree(user, group) -> bool:
    """Who was asked says yes, and who is in it to a newer text."""
    return group.is_present(user) or group.is_asked(user)


def may_change(user, group) -> bool:
    """Who is in it changes the agreement, and how long words are kept."""
    return group.is_present(user)


def may_invite(user, group, taught: Collection[int]) -> bool:
    """Who is in it asks others; a docent asks students of the cohort."""
    return group.is_present(user) or may_manage(user, group, taught)


def may_take_back(user, group, asked, taught: Collection[int]) -> bool:
    """Who asked somebody (*asked*: the invitation), and a docent, take that back."""
    return may_manage(user, group, taught) or (
        group.is_present(user) and asked.invited_by_id == user.id
    )


def may_leave(user, group) -> bool:
    """Everybody who is in it, always."""
    return group.is_present(user)


def may_decline(user, group) -> bool:
    return group.is_asked(user)


def may_begin_thread(user, group) -> bool:
    """Who said yes to the text that holds now, once enough people did."""
    yes = [each for each in group.agreed if each.user.is_active]
    is_among = any(each.user_id == user.id for each in yes)
    return is_among and not group.ended_at and len(yes) >= SMALLEST
