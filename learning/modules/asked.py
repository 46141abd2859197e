"""What a part of an opdracht asks, in plain words, from the files of one version.

Nothing becomes HTML here, so this takes a few milliseconds.
"""

import dataclasses
from collections.abc import Mapping

from learning.modules.fields import read_fields
from learning.modules.items import plain, read_items, split_off_codes, split_off_list
from learning.modules.option_reader import read_options
from learning.modules.options import OpdrachtOptions, PartOptions
from learning.modules.parts import Field
from learning.modules.plain_text import plain_text
from learning.modules.problems import Problems
from learning.modules.source import Block, read_document

MODULE = "module.md"


@dataclasses.dataclass(frozen=True)
class Asked:
    """A part of an opdracht. ``part``: the title of the part, "" without parts.

    ``text``: all that stands above its questions. ``criteria``: their sentences.
    ``version``: of the module, in full; it makes no difference.
    """

    title: str
    part: str = ""
    text: str = ""
    fields: tuple[Field, ...] = ()
    criteria: tuple[str, ...] = ()
    version: str = dataclasses.field(default="", compare=False)

    def field(self, id: str) -> Field | None:
        """The question with *id*, or None."""
        return next((each for each in self.fields if each.id == id), None)


def asked_in(files: Mapping[str, str], opdracht: str, part: str, version: str = "") -> Asked | None:
    """What the part asks in *files* (name within the module → text); None when it is not there.

    Never raises on what stands in a file, also not when it was written for an older engine.
    """
    for name in sorted(set(files) - {MODULE}):
        block = _opdracht(files[name], opdracht) if opdracht in files[name] else None
        found = _asked(block, part, version) if block else None
        if found:
            return found
    return None


def _opdracht(text: str, id: str) -> Block | None:
    problems = Problems("")
    for block in read_document(text, problems).pieces:
        if isinstance(block, Block) and block.name == "opdracht":
            options = read_options(OpdrachtOptions, block.options, problems, block.line)
            if options and options.id == id:
                return block
    return None


def _asked(block: Block, id: str, version: str) -> Asked | None:
    parts = block.inner("deel")
    part = next((each for each in parts if _id_of(each) == id), None) if parts else block
    if part is None or (id and not parts):
        return None
    text, questions = split_off_list(part.prose)
    above = f"{block.prose.text}\n\n" if parts else ""
    return Asked(
        title=plain(block.title),
        part=plain(part.title) if parts else "",
        text=plain_text(above + text.text),
        fields=read_fields(questions, set(), Problems("")),
        criteria=_criteria(block),
        version=version,
    )


def _id_of(part: Block) -> str | None:
    options = read_options(PartOptions, part.options, Problems(""), part.line)
    return options.id if options else None


def _criteria(block: Block) -> tuple[str, ...]:
    items = [item for inner in block.inner("criteria")[:1] for item in _items(inner)]
    return tuple(plain(split_off_codes(item.full)[0]) for item in items)


def _items(block: Block):
    return read_items(block.prose, Problems(""))
