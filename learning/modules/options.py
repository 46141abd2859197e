"""What the front matter of a module and a chapter, and the options of a block, may hold."""

from typing import Annotated

from pydantic import Field

from learning.modules.option_types import Code, Id, Number, Options, Shown, YesNo
from learning.modules.parts import Circle, Kind, OwnStory, Purpose, Together


class CoreTaskOptions(Options):
    """The core tasks of a module: one first, others beside it."""

    primary: Code = Field("", alias="primair")
    also: tuple[Code, ...] = Field((), alias="ook")


class ModuleOptions(Options):
    """The front matter of module.md."""

    title: Shown = Field("", alias="titel")
    number: Number | None = Field(None, alias="nummer")
    summary: str = Field("", alias="samenvatting")
    own: YesNo = Field(False, alias="eigen")
    purpose: Purpose = Field(Purpose.LESSONS, alias="soort")
    framework: Id | None = Field(None, alias="profiel")
    core_tasks: CoreTaskOptions = Field(CoreTaskOptions(), alias="kerntaken")
    emphasis: tuple[Code, ...] = Field((), alias="nadruk")
    goals: dict[Code, Shown] = Field({}, alias="leerdoelen")


class ChapterOptions(Options):
    """The front matter of a chapter; all of it may be left out."""

    title: Shown = Field("", alias="titel")
    id: Id | None = None
    lead: str = Field("", alias="samenvatting")
    audience: str = Field("", alias="voor")


class GroupOptions(Options):
    """How many people make a group, both ends included."""

    min: Number
    max: Number


class PartOptions(Options):
    """What a ``deel`` may say, and an opdracht without ``deel``."""

    id: Id
    kind: Kind = Field(Kind.REFLECTION, alias="soort")
    readers: Circle = Field(Circle.DOCENT, alias="lezers")
    model: Id = "vrij"
    own_first: YesNo = Field(False, alias="eerst-zelf")
    group: GroupOptions | None = Field(None, alias="groep")
    together: Together = Field(Together.TEXT, alias="samen")
    werkvorm: Id | None = None


class OpdrachtOptions(PartOptions):
    """What an opdracht may say; the keys of a part too, when it has no ``deel``."""

    goals: tuple[Code, ...] = Field((), alias="leerdoelen")
    core_task: Code | None = Field(None, alias="kerntaak")
    task_areas: tuple[Code, ...] = Field((), alias="taakgebieden")
    competences: tuple[Code, ...] = Field((), alias="competenties")
    indicators: tuple[Code, ...] = Field((), alias="indicatoren")
    own_story: OwnStory = Field(OwnStory.NO, alias="eigen-verhaal")
    replaces: Id | None = Field(None, alias="vervangt")
    plan_days: Number | None = Field(None, alias="plan")


PART_FIELDS = {
    name: field.alias or name for name, field in PartOptions.model_fields.items() if name != "id"
}


class ExampleBlockOptions(Options):
    """Which practice example to show."""

    id: Id


class ProfileOptions(Options):
    """Which list of the framework to show."""

    show: Annotated[str, Field(pattern="^(kerntaken|taakgebieden|competenties|indicatoren)$")] = (
        Field(alias="toon")
    )
