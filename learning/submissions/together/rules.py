"""Who may do what in a work group."""

from learning.modules.parts import Kind, Together

USUAL = 2  # people in a tweetal
MOST = 4  # in a groepje, when the part does not say


def is_for_several(part) -> bool:
    """Whether a part is made for a tweetal or a groepje; alone always goes too."""
    return part is not None and part.kind in (Kind.PAIR, Kind.GROUP_PLAN)


def most_in(part) -> int:
    """How many people fit in a group for *part*."""
    if part.group:
        return part.group.max
    return USUAL if part.kind == Kind.PAIR else MOST


def is_one_text(part) -> bool:
    """Whether they write in one text; else they talk, and each writes a harvest."""
    return part.together == Together.TEXT


def may_ask(user, group, is_student_here: bool) -> bool:
    """Whoever is in it asks somebody along, as long as somebody fits in; who has none makes one."""
    return is_student_here and (group is None or (group.is_present(user) and group.has_room))


def may_answer(user, group) -> bool:
    """Who was asked says yes or no."""
    found = group.partner(user)
    return bool(found and not found.joined_at)


def may_withdraw(user, group) -> bool:
    """Whoever is in it takes back that somebody was asked."""
    return group.is_present(user)


def may_leave(user, group, is_open: bool) -> bool:
    """Whoever is in it goes on alone; not while a docent has the text, or when it is done."""
    return group.is_present(user) and is_open
