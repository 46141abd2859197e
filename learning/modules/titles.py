"""What a piece of work is called, wherever it is named."""

from collections.abc import Mapping

from learning.modules.parts import REPORT, Module, Opdracht, Part

GONE = "Een eerdere opdracht"


def work_title(modules: Mapping[str, Module], slug: str, opdracht: str, part: str = "") -> str:
    """The title of an opdracht and its part; GONE when the module no longer has it."""
    found = slug in modules and modules[slug].opdracht(opdracht)
    return title_of(found, modules[slug].part(opdracht, part)) if found else GONE


def title_of(opdracht: Opdracht | None, part: Part | None) -> str:
    """``Verken Enik``, with a part ``Je eigen buurt – Denk na``, or ``Praktijkverslag bij: …``."""
    if opdracht is None:
        return GONE
    if part and part.id == REPORT:
        return f"Praktijkverslag bij: {opdracht.title}"
    return f"{opdracht.title} – {part.title}" if part and part.title else opdracht.title
