"""A file in werkvormen/ as a Werkvorm: steps from its front matter, their words from its body."""

from collections.abc import Callable

from learning.modules.fields import read_fields
from learning.modules.finishing import Finisher
from learning.modules.items import plain
from learning.modules.opdrachten import LOOKS_LIKE_FIELD
from learning.modules.option_reader import read_options
from learning.modules.parts import Field
from learning.modules.problems import Problems, did_you_mean, has_faults
from learning.modules.source import Document, Prose
from learning.modules.werkvorm_check import LineOf, check_werkvorm
from learning.modules.werkvorm_options import INSTEAD, PhaseOptions, WerkvormOptions
from learning.modules.werkvorm_steps import Step, split_steps
from learning.modules.werkvormen import Form, Phase, Werkvorm
from learning.modules.yaml_reader import YamlText, read_yaml

FIELD_IDS = {
    Form.TEXT: "tekst",
    Form.QUESTION: "vraag",
    Form.ANSWER: "antwoord",
    Form.TALK: "bericht",
}


def read_werkvorm(
    id: str,
    document: Document,
    body: Prose,
    finisher: Callable[[str], Finisher],
    problems: Problems,
) -> Werkvorm | None:
    """The werkvorm in the file *id*; None when anything in it is a fault.

    ``finisher(name)`` makes the HTML of one text, with its own explanations of hard
    words: a step is read on its own.
    """
    options = read_options(WerkvormOptions, document.front, problems, instead=INSTEAD)
    front = document.front
    line_of = (read_yaml(front.text, front.line) if front else YamlText({}, {(): 1})).line_of
    before, steps = split_steps(body, problems)
    if options is None:
        return None
    werkvorm = _Reading(options, steps, line_of, finisher, problems).werkvorm(before)
    check_werkvorm(id, werkvorm, line_of, problems)
    return None if has_faults(problems.found) else werkvorm


class _Reading:
    """Puts the two halves of one file together."""

    def __init__(self, options, steps, line_of: LineOf, finisher, problems: Problems):
        self.options: WerkvormOptions = options
        self.steps: dict[str, Step] = {step.id: step for step in steps}
        self.line_of = line_of
        self.finisher = finisher
        self.problems = problems

    def werkvorm(self, before: Prose) -> Werkvorm:
        options = self.options
        self.match()
        return Werkvorm(
            id=options.id,
            version=options.version,
            title=plain(options.title),
            origin=plain(options.origin),
            level=options.level,
            depth=options.depth,
            least=options.size.min,
            ideal=options.size.ideal,
            most=options.size.max,
            minutes=options.duration.minutes,
            online_days=options.duration.online_days,
            ways=_once(options.ways),
            roles=_once(options.roles),
            leader_joins=options.leader_joins,
            wishes=_once(options.wishes),
            bonds=_once(options.bonds),
            days=options.days,
            html=self.introduction(before),
            phases=tuple(self.phase(at, each) for at, each in enumerate(options.phases)),
        )

    def introduction(self, before: Prose) -> str:
        if not before.text.strip():
            message = "Schrijf boven de eerste kop wat deze werkvorm is en wanneer je hem kiest."
            self.problems.remark(before.line, message)
        return self.finisher("begin").embedded_text(before, 1)

    def match(self) -> None:
        """Headings and steps go together one to one, in the same order."""
        names = [each.id for each in self.options.phases]
        for at, name in enumerate(names):
            if name and name not in self.steps:
                message = f"De stap ‘{name}’ heeft geen kop. Zet in de tekst: ‘## {name} | Titel’."
                self.problems.fault(self.line_of(("fasen", at, "id")), message)
        for step in self.steps.values():
            if names and step.id not in names:
                hint = did_you_mean(step.id, names) or " Voeg hem toe of haal de kop weg."
                message = f"Er is geen stap ‘{step.id}’ bij ‘fasen’.{hint}"
                self.problems.fault(step.line, message)
        self.same_order(names)

    def same_order(self, names: list[str]) -> None:
        there = [name for name in dict.fromkeys(names) if name in self.steps]
        headings = [step for step in self.steps.values() if step.id in names]
        for wanted, step in zip(there, headings, strict=True):
            if wanted != step.id:
                message = f"Hier hoort ‘{wanted}’. Zet de koppen in de volgorde van ‘fasen’."
                self.problems.fault(step.line, message)
                return

    def phase(self, at: int, options: PhaseOptions) -> Phase:
        step = self.steps.get(options.id)
        closing = options.closing
        return Phase(
            id=options.id,
            title=step.title if step else "",
            instruction=self.instruction(step) if step else "",
            writers=_once(options.writers),
            form=options.form,
            on=options.on,
            least=options.amount.least,
            most=options.amount.most,
            shown=options.visibility.shown,
            since=options.visibility.since,
            audience=options.audience,
            replies=options.replies,
            closers=closing.roles,
            when_all=closing.when_all,
            days=self.options.days if closing.days is None else closing.days,
            minutes=options.minutes,
            optional=options.optional,
            repeats=options.repeats,
            fields=self.fields(options, step) if step else (),
            options=options.options,
        )

    def instruction(self, step: Step) -> str:
        if not step.instruction.text.strip():
            message = "Deze stap heeft geen uitleg. Schrijf wat iedereen hier doet."
            self.problems.remark(step.line, message)
        if LOOKS_LIKE_FIELD.search(step.instruction.text):
            message = "Staan hier vragen? Zet de lijst met vragen dan onderaan de stap."
            self.problems.remark(step.line, message)
        return self.finisher(step.id).embedded_text(step.instruction, 3)

    def fields(self, options: PhaseOptions, step: Step) -> tuple[Field, ...]:
        """Those in the file; else, where people write, one that asks the title of the step."""
        fields = read_fields(step.questions, set(), self.problems)
        if fields and options.form in (Form.LABEL, Form.READY):
            message = f"Bij ‘vorm: {options.form}’ schrijft niemand. Haal deze vragen weg."
            self.problems.fault(step.questions.line, message)
        if not fields and options.form in FIELD_IDS:
            return (Field(FIELD_IDS[options.form], step.title),)
        return fields


def _once(values: tuple) -> tuple:
    return tuple(dict.fromkeys(values))
