"""What front matter and block options may hold. The only file that needs pydantic."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from learning.modules.parts import Circle, Kind, OwnStory

YEAR_MONTH_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _yes_or_no(value: object) -> bool:
    if value not in ("ja", "nee"):
        raise PydanticCustomError("dutch", "Schrijf ja of nee.")
    return value == "ja"


def _visible(value: str) -> str:
    """Text that shows something: not only spaces, zero-width or direction signs."""
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in value):
        raise PydanticCustomError("dutch", "Hier staat geen tekst.")
    return value.strip()


def _number(value: object) -> int:
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value)):
        raise PydanticCustomError("dutch", "Schrijf een heel getal, zoals 3.")
    return int(value)


def _day(value: object) -> date:
    try:
        if isinstance(value, str) and YEAR_MONTH_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("dutch", "Schrijf een datum als jaar-maand-dag: 2026-11-21.")


def _website(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise PydanticCustomError("dutch", "Een website begint met https://.")
    return value


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Number = Annotated[int, BeforeValidator(_number)]
Day = Annotated[date, BeforeValidator(_day)]
Shown = Annotated[str, AfterValidator(_visible)]
Website = Annotated[str, AfterValidator(_website)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")]


class Options(BaseModel):
    """Keys as in the files; a key that is not named here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CoreTaskOptions(Options):
    primary: Code = Field("", alias="primair")
    also: tuple[Code, ...] = Field((), alias="ook")


class ModuleOptions(Options):
    """The front matter of module.md."""

    title: Shown = Field("", alias="titel")
    number: Number | None = Field(None, alias="nummer")
    summary: str = Field("", alias="samenvatting")
    own: YesNo = Field(False, alias="eigen")
    framework: Id | None = Field(None, alias="profiel")
    core_tasks: CoreTaskOptions = Field(CoreTaskOptions(), alias="kerntaken")
    emphasis: tuple[Code, ...] = Field((), alias="nadruk")
    goals: dict[Code, Shown] = Field({}, alias="leerdoelen")


class ChapterOptions(Options):
    title: Shown = Field("", alias="titel")
    id: Id | None = None
    lead: str = Field("", alias="samenvatting")


class GroupOptions(Options):
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
    werkvorm: Id | None = None


class OpdrachtOptions(PartOptions):
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
    id: Id


class ProfileOptions(Options):
    show: Annotated[str, Field(pattern="^(kerntaken|taakgebieden|competenties|indicatoren)$")] = (
        Field(alias="toon")
    )


class GlossaryOptions(Options):
    title: Shown = Field("Begrippen", alias="titel")


class ExampleOptions(Options):
    """The front matter of a file in praktijkvoorbeelden/."""

    title: Shown = Field(alias="titel")
    organisation: str = Field("", alias="organisatie")
    place: str = Field("", alias="plaats")
    year: Number = Field(0, alias="jaar")
    source: str = Field("", alias="bron")
    website: Website = ""
    questions: tuple[Shown, ...] = Field((), alias="gesprek")


class NamedOptions(Options):
    name: Shown = Field(alias="naam")
    text: str = Field("", alias="uitleg")


class TaskAreaOptions(Options):
    name: Shown = Field(alias="naam")
    text: str = Field("", alias="uitleg")
    tasks: dict[Code, Shown] = Field({}, alias="taken")


class FrameworkOptions(Options):
    """The front matter of a file in competenties/."""

    title: Shown = Field(alias="titel")
    version: str = Field("", alias="versie")
    source: str = Field("", alias="bron")
    core_tasks: dict[Code, NamedOptions] = Field({}, alias="kerntaken")
    task_areas: dict[Code, TaskAreaOptions] = Field({}, alias="taakgebieden")
    competences: dict[Code, NamedOptions] = Field({}, alias="competenties")
    indicators: dict[Code, dict[Code, Shown]] = Field({}, alias="indicatoren")


class HelpLineOptions(Options):
    name: Shown = Field(alias="naam")
    number: Shown = Field(alias="nummer")
    when: str = Field("", alias="wanneer")
    site: Website = ""


class HelpOptions(Options):
    """The front matter of hulp.md."""

    title: Shown = Field("Hulp nodig?", alias="titel")
    checked_on: Day | None = Field(None, alias="gecontroleerd-op")
    lines: tuple[HelpLineOptions, ...] = Field((), alias="nummers")


class TitledOptions(Options):
    """The front matter of a werkvorm or reflectiemodel: here only its title counts."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: Shown = Field(alias="titel")
