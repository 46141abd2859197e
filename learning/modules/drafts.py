"""Chapters before their links are followed: where they will stand, which opdrachten they hold.

Only when all drafts of a module are there, a link from one chapter to another can be made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from learning.modules.names import chapter_name
from learning.modules.option_reader import line_of_key, read_options
from learning.modules.options import ChapterOptions, OpdrachtOptions
from learning.modules.problems import Problems
from learning.modules.source import Block, Document, read_document


@dataclass(frozen=True)
class Draft:
    """One chapter. *opdrachten* go by the line of their block."""

    file: str
    slug: str
    options: ChapterOptions
    document: Document
    opdrachten: Mapping[int, OpdrachtOptions]
    problems: Problems


def draft_chapter(file: str, text: str, problems: Problems) -> Draft:
    """Read the structure of the chapter in *file* (its name within the module)."""
    document = read_document(text, problems)
    options = read_options(ChapterOptions, document.front, problems, strict=False)
    options = options or ChapterOptions()
    opdrachten = {}
    for block in document.pieces:
        if isinstance(block, Block) and block.name == "opdracht":
            found = read_options(OpdrachtOptions, block.options, problems, block.line)
            opdrachten |= {block.line: found} if found else {}
    return Draft(file, options.id or chapter_name(file), options, document, opdrachten, problems)


def with_free_address(draft: Draft, others: Sequence[Draft]) -> Draft:
    """*draft* with an address that none of the *others* has; a double one is said."""
    taken = {other.slug: other.file for other in others}
    if draft.slug not in taken:
        return draft
    message = f"Het adres ‘{draft.slug}’ is al van {taken[draft.slug]}. Kies een andere id of naam."
    if draft.options.id:
        draft.problems.fault(line_of_key(draft.document.front, "id"), message)
    else:
        draft.problems.fault_if_own(1, message)
    numbers = (f"{draft.slug}-{number}" for number in range(2, len(taken) + 3))
    return replace(draft, slug=next(name for name in numbers if name not in taken))


def opdracht_places(drafts: Sequence[Draft]) -> dict[str, str]:
    """Opdracht id -> slug of its chapter."""
    return {options.id: draft.slug for draft in drafts for options in draft.opdrachten.values()}


def report_double_opdrachten(drafts: Sequence[Draft]) -> None:
    """A fault for each opdracht whose id an earlier one in the module has."""
    seen: dict[str, str] = {}
    for draft in drafts:
        for line, options in draft.opdrachten.items():
            if options.id in seen:
                message = f"De opdracht ‘{options.id}’ staat al in {seen[options.id]}."
                draft.problems.fault(line, f"{message} Kies een andere id.")
            seen.setdefault(options.id, draft.file)


def report_any_opdracht(drafts: Sequence[Draft]) -> None:
    """A fault for each opdracht: in a handbook nobody can hand it in."""
    for draft in drafts:
        for line in draft.opdrachten:
            message = (
                "In een handleiding kan geen opdracht staan. Laat hem zien als voorbeeld: ```."
            )
            draft.problems.fault(line, message)
