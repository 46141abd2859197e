"""What a piece of work is called, wherever it is named."""

from collections.abc import Mapping

from learning.modules.parts import Module, Opdracht, Part

GONE = "Een eerdere opdracht"


def work_title(modules: Mapping[str, Module], slug: str, opdracht: str, part: str = "") -> str:
    """The title of an opdracht and its part; GONE when the module no longer has it."""
    found = slug in modules and modules[slug].opdracht(opdracht)
    return title_of(found, found.part(part)) if found else GONE


def title_of(opdracht: Opdracht | None, part: Part | None) -> str:
    """``Verken Enik``, or with a part ``Je eigen buurt – Denk na``."""
    if opdracht is None:
        return GONE
    return f"{opdracht.title} – {part.title}" if part and part.title else opdracht.title
