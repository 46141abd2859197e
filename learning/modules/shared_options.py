"""What the front matter of the files that modules share may hold."""

from pydantic import Field

from learning.modules.option_types import Code, Day, Id, Number, Options, Shown, Website
from learning.modules.parts import ExampleKind


class GlossaryOptions(Options):
    """The front matter of begrippen.md."""

    title: Shown = Field("Begrippen", alias="titel")


class ElementsOptions(Options):
    """The front matter of werkzame-elementen.md."""

    title: Shown = Field("Wat werkt", alias="titel")


class FigureOptions(Options):
    """A figure that a practice example names: never without a year and a source."""

    what: Shown = Field(alias="wat")
    year: Shown = Field(alias="jaar")
    source: Shown = Field(alias="bron")


class ExampleOptions(Options):
    """The front matter of a file in praktijkvoorbeelden/."""

    title: Shown = Field(alias="titel")
    organisation: str = Field("", alias="organisatie")
    place: str = Field("", alias="plaats")
    year: Number = Field(0, alias="jaar")
    source: str = Field("", alias="bron")
    website: Website = ""
    questions: tuple[Shown, ...] = Field((), alias="gesprek")
    kind: ExampleKind | None = Field(None, alias="soort")
    works: tuple[Id, ...] = Field((), alias="werkzaam")
    figures: tuple[FigureOptions, ...] = Field((), alias="cijfers")
    sources: tuple[Shown, ...] = Field((), alias="bronnen")
    checked_on: Day | None = Field(None, alias="gecontroleerd-op")


class NamedOptions(Options):
    """A core task or competence: its official name, and what it means."""

    name: Shown = Field(alias="naam")
    text: str = Field("", alias="uitleg")


class TaskAreaOptions(Options):
    """A task area with its tasks, by code."""

    name: Shown = Field(alias="naam")
    text: str = Field("", alias="uitleg")
    tasks: dict[Code, Shown] = Field({}, alias="taken")


class FrameworkOptions(Options):
    """The front matter of a file in competenties/."""

    title: Shown = Field(alias="titel")
    version: str = Field("", alias="versie")
    source: str = Field("", alias="bron")
    follows: Id | None = Field(None, alias="opvolger-van")
    matches: dict[Code, tuple[Code, ...]] = Field({}, alias="overeenkomst")
    core_tasks: dict[Code, NamedOptions] = Field({}, alias="kerntaken")
    task_areas: dict[Code, TaskAreaOptions] = Field({}, alias="taakgebieden")
    competences: dict[Code, NamedOptions] = Field({}, alias="competenties")
    indicators: dict[Code, dict[Code, Shown]] = Field({}, alias="indicatoren")


class HelpLineOptions(Options):
    """One place to turn to."""

    name: Shown = Field(alias="naam")
    number: Shown = Field(alias="nummer")
    when: str = Field("", alias="wanneer")
    site: Website = ""


class HelpOptions(Options):
    """The front matter of hulp.md."""

    title: Shown = Field("Hulp nodig?", alias="titel")
    checked_on: Day | None = Field(None, alias="gecontroleerd-op")
    lines: tuple[HelpLineOptions, ...] = Field((), alias="nummers")


class StatementOptions(Options):
    """The front matter of toegankelijkheid.md."""

    title: Shown = Field("Toegankelijkheid", alias="titel")


class TalkRulesOptions(Options):
    """The front matter of gespreksregels.md."""

    title: Shown = Field("Zo praten we met elkaar", alias="titel")


class ModelOptions(Options):
    """The front matter of a file in reflectiemodellen/, and of praktijkverslag.md."""

    title: Shown = Field(alias="titel")
    when: Shown = Field(alias="wanneer")
    source: str = Field("", alias="bron")
