"""How the school says who reads the note about a talk."""

from collections.abc import Iterable

from learning.base.dates import listed


def readers_sentence(people: Iterable, reader_id: int, student_id: int) -> str:
    """*people*: the student and the docenten; whoever reads the sentence is *jij*, and first."""
    others = [
        f"{each.name} ({'student' if each.id == student_id else 'docent'})"
        for each in people
        if each.id != reader_id
    ]
    return f"Deze notitie lezen: {listed(['jij', *others])}. Verder niemand."
