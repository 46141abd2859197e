"""What somebody lets come by mail: what is put off is kept, so that what is new comes."""

from collections.abc import Collection

from learning.notices.kinds import Kind

ALL = "alles"
FOR_DOCENTEN = {Kind.NAKIJKEN}
FOR_STUDENTS = {Kind.FEEDBACK}


def offered_to(is_docent: bool, is_student: bool, only_reads_along: bool = False) -> list[Kind]:
    """The kinds that can come to somebody who is that."""
    if only_reads_along:
        return [Kind.SAMEN]
    left_out = (set() if is_docent else FOR_DOCENTEN) | (set() if is_student else FOR_STUDENTS)
    return [each for each in Kind if each not in left_out]


def off_after(chosen: Collection[str], offered: Collection[Kind], wants_mail: bool) -> set[str]:
    """What is put off by such a choice; ALL beside it when there is to be no mail at all."""
    off = {each.value for each in offered} - set(chosen)
    return off if wants_mail else off | {ALL}
