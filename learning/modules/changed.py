"""Which chapters and opdrachten are another text than they were once. Plain decisions."""

from collections.abc import Mapping
from dataclasses import dataclass

from learning.modules.asked import MODULE, asked_in
from learning.modules.drafts import draft_chapter
from learning.modules.parts import Chapter, Module, Opdracht
from learning.modules.problems import Problems


@dataclass(frozen=True)
class ChangedChapter:
    """A chapter of now that reads otherwise than then; ``is_new``: it was not there.

    ``opdrachten``: those in it that are new, or ask something else.
    """

    chapter: Chapter
    is_new: bool
    opdrachten: tuple[Opdracht, ...] = ()


def chapters_changed(before: Mapping[str, str] | None, module: Module) -> list[ChangedChapter]:
    """What changed in *module*, in order of its chapters. *before*: its files then (name → text);
    None: it was not there, so nothing can be said."""
    if before is None:
        return []
    then, now = _texts(before), _texts(module.files)
    return [
        ChangedChapter(
            each, each.slug not in then, tuple(_opdrachten_changed(before, module, each))
        )
        for each in module.chapters
        if then.get(each.slug) != now.get(each.slug)
    ]


def _texts(files: Mapping[str, str]) -> dict[str, str]:
    """Slug of a chapter → its text."""
    names = sorted(set(files) - {MODULE})
    return {draft_chapter(name, files[name], Problems("")).slug: files[name] for name in names}


def _opdrachten_changed(before: Mapping[str, str], module: Module, chapter: Chapter):
    for opdracht in chapter.opdrachten:
        parts = [part.id for part in opdracht.parts]
        if any(
            asked_in(before, opdracht.id, id) != asked_in(module.files, opdracht.id, id)
            for id in parts
        ):
            yield opdracht
