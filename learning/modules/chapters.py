"""From the draft of a chapter to a Chapter, block after block."""

from collections.abc import Mapping
from dataclasses import dataclass

from learning.modules.drafts import Draft
from learning.modules.finishing import Finisher
from learning.modules.frameworks import profile_rows
from learning.modules.html_tree import parse
from learning.modules.items import plain, read_items
from learning.modules.names import slug, spoken
from learning.modules.opdrachten import OpdrachtReader, need_title
from learning.modules.option_reader import line_of_key, read_options
from learning.modules.options import (
    ExampleBlockOptions,
    ProfileOptions,
)
from learning.modules.parts import (
    Block as Piece,
)
from learning.modules.parts import (
    Chapter,
    ContentNote,
    ExampleBlock,
    Framework,
    PracticeExample,
    Profile,
    Source,
    SourceList,
    Text,
)
from learning.modules.problems import did_you_mean
from learning.modules.source import Block, Prose

WORDS_A_MINUTE = 180


@dataclass(frozen=True)
class Surroundings:
    """What a chapter may show from outside itself."""

    examples: Mapping[str, PracticeExample]
    framework: Framework | None
    emphasis: frozenset[str]


class ChapterReader:
    """Makes one chapter, block after block."""

    def __init__(
        self, draft: Draft, around: Surroundings, opdrachten: OpdrachtReader, finisher: Finisher
    ):
        self.draft = draft
        self.around = around
        self.opdrachten = opdrachten
        self.finisher = finisher
        self.problems = draft.problems
        self.example_words = 0

    def chapter(self, number: int) -> Chapter:
        """The chapter; what is wrong is said, and left out."""
        title = self.title()
        pieces = [self.piece(piece, title) for piece in self.draft.document.pieces]
        words = self.finisher.word_count + self.example_words
        return Chapter(
            slug=self.draft.slug,
            title=title,
            lead=plain(self.draft.options.lead),
            blocks=tuple(piece for piece in pieces if piece is not None),
            minutes=max(1, -(-words // WORDS_A_MINUTE)),
            number=number,
            audience=plain(self.draft.options.audience),
        )

    def title(self) -> str:
        """The title in the front matter, else the first heading, else the name of the file."""
        first = next(iter(self.draft.document.pieces), None)
        if self.draft.options.title:
            return plain(self.draft.options.title)
        heading = self.finisher.first_heading(first) if isinstance(first, Prose) else ""
        return heading or spoken(self.draft.file)

    def piece(self, piece: Prose | Block, title: str) -> Piece | None:
        if isinstance(piece, Prose):
            html = self.finisher.running_text(piece, title).strip()
            return Text(html) if html else None
        makers = {
            "opdracht": self.opdracht,
            "praktijkvoorbeeld": self.example,
            "profiel": self.profile,
            "let-op": self.note,
            "bronnen": self.sources,
        }
        return makers[piece.name](piece)

    def opdracht(self, block: Block) -> Piece | None:
        options = self.draft.opdrachten.get(block.line)
        self.finisher.stairs.at_section()
        return options and self.opdrachten.opdracht(block, options)

    def note(self, block: Block) -> ContentNote:
        need_title(block, self.problems)
        level = self.finisher.stairs.level
        id = self.finisher.anchors.fresh(f"let-op-{slug(block.title) or 'tekst'}")
        html = self.finisher.embedded_text(block.prose, level)
        return ContentNote(id, plain(block.title), html, level)

    def example(self, block: Block) -> ExampleBlock | None:
        self.need_no_text(block)
        options = read_options(ExampleBlockOptions, block.options, self.problems, block.line)
        example = options and self.around.examples.get(options.id)
        if options and not example:
            hint = did_you_mean(options.id, self.around.examples)
            hint = hint or " Maak het bestand in praktijkvoorbeelden."
            message = f"Er is geen praktijkvoorbeeld ‘{options.id}’.{hint}"
            self.problems.fault(line_of_key(block.options, "id"), message)
        if not example:
            return None
        self.example_words += len(parse(example.lead).text.split())
        return ExampleBlock(example, self.finisher.stairs.level)

    def profile(self, block: Block) -> Profile | None:
        self.need_no_text(block)
        options = read_options(ProfileOptions, block.options, self.problems, block.line)
        framework = self.around.framework
        if not framework:
            message = "Deze module heeft geen profiel. Zet ‘profiel: …’ in module.md."
            self.problems.fault(block.line, message)
        if not (options and framework):
            return None
        rows = profile_rows(framework, options.show, self.around.emphasis)
        return Profile(options.show, rows, self.finisher.stairs.level)

    def sources(self, block: Block) -> SourceList:
        items = read_items(block.prose, self.problems)
        sources = tuple(
            Source(item.id, self.finisher.line(Prose(item.full, item.line))) for item in items
        )
        return SourceList(plain(block.title) or "Bronnen", sources, self.finisher.stairs.level)

    def need_no_text(self, block: Block) -> None:
        if block.prose.text.strip():
            message = f"In het blok ‘{block.name}’ hoort geen tekst. Haal de tekst weg."
            self.problems.fault(block.prose.line, message)
