"""Which opdrachten an intervisie can count for."""

from collections.abc import Sequence

from learning.modules.library import Shelf
from learning.modules.parts import Kind


def opdrachten_for(shelf: Shelf, places: Sequence) -> list[tuple[str, str]]:
    """(key, title) of the opdrachten with an intervisie that the cohorts of *places* follow."""
    followed = {slug for place in places for slug in place.modules}
    return [
        (f"{slug}/{opdracht.id}/{part.id}", f"{opdracht.title} ({module.title})")
        for slug, module in shelf.modules.items()
        if slug in followed
        for chapter in module.chapters
        for opdracht in chapter.opdrachten
        for part in opdracht.parts
        if part.kind == Kind.INTERVISIE
    ]


def what_of(key: str | None, offered: Sequence[tuple[str, str]]) -> tuple[str, str, str]:
    """(module, opdracht, part) behind a key of opdrachten_for(); empty ones for none."""
    if key not in {each for each, _ in offered}:
        return ("", "", "")
    module, opdracht, part = key.split("/")
    return (module, opdracht, part)


def werkvorm_asked(shelf: Shelf, thread) -> str:
    """The id of the werkvorm that the opdracht of *thread* names; "" when it names none."""
    module = shelf.modules.get(thread.module)
    part = module and module.part(thread.opdracht, thread.part)
    return part.werkvorm if part else ""
