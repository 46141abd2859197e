"""How the school says who reads the note about a talk."""

from collections.abc import Iterable

from learning.base.dates import listed


def readers_sentence(people: Iterable, reader_id: int, student_id: int, is_there: bool) -> str:
    """*people*: the student and the docenten; whoever reads the sentence is *jij*, and first.
    *is_there*: the note was made already."""
    others = [
        f"{each.name} ({'student' if each.id == student_id else 'docent'})"
        for each in people
        if each.id != reader_id
    ]
    begin = "Deze notitie lezen" if is_there else "Straks lezen de notitie"
    return f"{begin}: {listed(['jij', *others])}. Verder niemand."
