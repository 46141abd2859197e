"""From an ``/// opdracht`` block to an Opdracht, with every check on it."""

import re
from dataclasses import replace

from learning.modules.fields import read_criteria, read_fields
from learning.modules.finishing import Finisher
from learning.modules.items import plain, split_off_list
from learning.modules.option_reader import line_of_key, read_options
from learning.modules.options import PART_FIELDS, OpdrachtOptions, PartOptions
from learning.modules.parts import REPORT, Criterion, GroupSize, Kind, Opdracht, Part
from learning.modules.problems import Problems
from learning.modules.references import FREE_MODEL, Known, check_names
from learning.modules.source import Block, Prose

LOOKS_LIKE_FIELD = re.compile(r"^[-*+] +[a-z0-9-]+: ", re.MULTILINE)
WITHOUT_WRITING = (Kind.TALK, Kind.INTERVISIE)


class OpdrachtReader:
    """Reads the opdrachten of one file, in reading order."""

    def __init__(self, known: Known, finisher: Finisher, problems: Problems):
        self.known = known
        self.finisher = finisher
        self.problems = problems

    def opdracht(self, block: Block, options: OpdrachtOptions) -> Opdracht:
        """The opdracht in *block*. What is wrong is said, and left out."""
        self.check_opdracht(block, options)
        if block.inner("deel"):
            html = self.finisher.embedded_text(block.prose, 2)
            parts = self.parts(block, options)
        else:
            text, questions = split_off_list(block.prose)
            html = self.finisher.embedded_text(text, 2)
            parts = (self.part(block, options, questions, set()),)
        return Opdracht(
            id=options.id,
            title=plain(block.title),
            goals=options.goals,
            core_task=options.core_task or "",
            task_areas=options.task_areas,
            competences=options.competences,
            indicators=options.indicators,
            own_story=options.own_story,
            replaces=options.replaces or "",
            plan_days=options.plan_days,
            html=html,
            parts=parts,
            criteria=self.criteria(block),
        )

    def check_opdracht(self, block: Block, options: OpdrachtOptions) -> None:
        need_title(block, self.problems)
        no_text_between(block, self.problems)
        named = {
            "leerdoelen": options.goals,
            "kerntaak": [options.core_task],
            "taakgebieden": options.task_areas,
            "competenties": options.competences,
            "indicatoren": options.indicators,
            "vervangt": [options.replaces],
        }
        for key, names in named.items():
            check_names(key, names, self.known, block.options, self.problems)
        if options.replaces == options.id:
            line = line_of_key(block.options, "vervangt")
            self.problems.fault(line, "Een opdracht kan niet zichzelf vervangen.")

    def parts(self, block: Block, options: OpdrachtOptions) -> tuple[Part, ...]:
        for name, key in PART_FIELDS.items():
            if name in options.model_fields_set:
                line = line_of_key(block.options, key)
                self.problems.fault(line, f"Deze opdracht heeft delen. Zet ‘{key}’ bij een deel.")
        parts: dict[str, Part] = {}
        fields: set[str] = set()
        for inner in block.inner("deel"):
            part = self.titled_part(inner, fields)
            if part and part.id == REPORT:
                message = f"De id ‘{REPORT}’ is bezet. Kies een andere id voor dit deel."
                self.problems.fault(inner.line, message)
            elif part and part.id in parts:
                self.problems.fault(inner.line, f"Het deel ‘{part.id}’ staat dubbel. Kies een id.")
            elif part:
                parts[part.id] = part
        return tuple(parts.values())

    def titled_part(self, block: Block, taken: set[str]) -> Part | None:
        options = read_options(PartOptions, block.options, self.problems, block.line)
        need_title(block, self.problems)
        if options is None:
            return None
        text, questions = split_off_list(block.prose)
        html = self.finisher.embedded_text(text, 3)
        part = self.part(block, options, questions, taken)
        return replace(part, id=options.id, title=plain(block.title), html=html)

    def part(self, block: Block, options: PartOptions, questions: Prose, taken: set[str]) -> Part:
        """The part without a name and text: as it is in an opdracht without ``deel``."""
        self.check_part(block, options, questions)
        return Part(
            id="",
            title="",
            kind=options.kind,
            readers=options.readers,
            model=options.model,
            own_first=options.own_first,
            group=options.group and GroupSize(options.group.min, options.group.max),
            together=options.together,
            werkvorm=options.werkvorm or "",
            fields=read_fields(questions, taken, self.problems),
        )

    def check_part(self, block: Block, options: PartOptions, questions: Prose) -> None:
        check_names("model", [options.model], self.known, block.options, self.problems)
        check_names("werkvorm", [options.werkvorm], self.known, block.options, self.problems)
        group = options.group
        if group and not 1 <= group.min <= group.max:
            line = line_of_key(block.options, "groep")
            self.problems.fault(line, "Bij ‘groep’ is min groter dan max, of nul. Draai ze om.")
        if questions.text.strip():
            return
        if LOOKS_LIKE_FIELD.search(block.prose.text):
            message = "Staan hier vragen? Zet de lijst met vragen dan helemaal onderaan."
            self.problems.remark(block.line, message)
        elif options.kind not in WITHOUT_WRITING and options.model == FREE_MODEL:
            self.problems.remark(
                block.line, "Hier staan geen vragen. Schrijf ze zo: ‘- naam: Vraag?’"
            )

    def criteria(self, block: Block) -> tuple[Criterion, ...]:
        blocks = block.inner("criteria")
        for double in blocks[1:]:
            self.problems.fault(double.line, "Er zijn al criteria. Zet alle criteria bij elkaar.")
        return read_criteria(blocks[0], self.known, self.problems) if blocks else ()


def need_title(block: Block, problems: Problems) -> None:
    """A fault when the block has no title."""
    if not plain(block.title):
        message = f"Geef dit blok een titel: /// {block.name} | Titel."
        problems.fault(block.line, message)


def no_text_between(block: Block, problems: Problems) -> None:
    """A fault for prose after the first inner block, which would be lost."""
    for piece in block.pieces[1:]:
        if isinstance(piece, Prose):
            message = "Tekst na een deel of na de criteria hoort nergens bij. Zet hem bovenaan."
            problems.fault(piece.line, message)
