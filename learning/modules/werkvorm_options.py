"""What the front matter of a werkvorm may hold; werkvorm_check.py says whether it can be played."""

import re
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from learning.modules import option_types
from learning.modules.option_types import Id, Number, Options, YesNo
from learning.modules.werkvormen import Audience, Bond, Depth, Form, Level, Role, Shown, Way, Wish

NUMBER = re.compile(r"[0-9]{1,4}")
TERM = re.compile(r"na ([0-9]{1,3}) dag(?:en)?")
EVERYONE, ANY_NUMBER = "allen", "alle"


class Sort(StrEnum):
    """The one thing that such a file can be."""

    WERKVORM = "werkvorm"


class Amount(NamedTuple):
    """How many contributions a person gives; ``most`` None: as many as one likes."""

    least: int
    most: int | None


class Visibility(NamedTuple):
    """When others read it; ``since`` is a step, with Shown.FROM_PHASE only."""

    shown: Shown
    since: str = ""


class Closing(NamedTuple):
    """What ends a step; ``days`` None: the term of the werkvorm holds."""

    roles: tuple[Role, ...] = ()
    when_all: bool = False
    days: int | None = None


def _ideal(value: object) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):
        return int(value[0]), int(value[1])
    raise PydanticCustomError("dutch", "Schrijf twee getallen, zoals [4, 6].")


def _amount(value: object) -> Amount:
    if isinstance(value, list) and len(value) == 2 and _is_number(value[0]):
        if value[1] == ANY_NUMBER:
            return Amount(int(value[0]), None)
        if _is_number(value[1]):
            return Amount(int(value[0]), int(value[1]))
    raise PydanticCustomError("dutch", "Schrijf bijvoorbeeld [1, 1], [0, 3] of [0, alle].")


def _visibility(value: object) -> Visibility:
    if value in (Shown.AT_ONCE, Shown.ON_CLOSE):
        return Visibility(Shown(value))
    if isinstance(value, str) and (match := re.fullmatch(r"vanaf ([a-z0-9-]+)", value)):
        return Visibility(Shown.FROM_PHASE, match[1])
    raise PydanticCustomError("dutch", "Kies uit: direct, bij-sluiten, vanaf <naam van een stap>.")


def _closing(value: object) -> Closing:
    """Each of the list is a role, ``allen`` or ``na 3 dagen``."""
    if not isinstance(value, list):
        raise PydanticCustomError("dutch", "Schrijf een lijst, zoals [inbrenger, na 3 dagen].")
    roles, terms = {}, []
    for each in value:
        if each in list(Role):
            roles[Role(each)] = None
        elif isinstance(each, str) and (match := TERM.fullmatch(each)):
            terms.append(int(match[1]))
        elif each != EVERYONE:
            roles_in_words = ", ".join(Role)
            message = f"Kies uit: {roles_in_words}, allen, na 3 dagen."
            raise PydanticCustomError("dutch", message)
    return Closing(tuple(roles), EVERYONE in value, min(terms, default=None))


def _is_number(value: object) -> bool:
    return isinstance(value, str) and NUMBER.fullmatch(value) is not None


class PhaseOptions(Options):
    """One step. Only what a step cannot do without is asked for by the check."""

    id: Id = ""
    writers: tuple[Role, ...] = Field((), alias="schrijft")
    form: Form = Field(Form.TEXT, alias="vorm")
    on: Id = Field("", alias="op")
    options: tuple[option_types.Shown, ...] = Field((), alias="opties")
    amount: Annotated[Amount, PlainValidator(_amount)] = Field(Amount(0, 1), alias="aantal")
    visibility: Annotated[Visibility, PlainValidator(_visibility)] = Field(
        Visibility(Shown.ON_CLOSE), alias="zichtbaar"
    )
    audience: Audience = Field(Audience.GROUP, alias="voor")
    replies: YesNo = Field(False, alias="reacties")
    closing: Annotated[Closing, PlainValidator(_closing)] = Field(Closing(), alias="sluit")
    minutes: Number = Field(0, alias="minuten")
    optional: YesNo = Field(False, alias="optioneel")
    repeats: YesNo = Field(False, alias="herhaal")


class SizeOptions(Options):
    """How many people: the fewest, where it goes best, the most."""

    min: Number
    ideal: Annotated[tuple[int, int], PlainValidator(_ideal)] = Field(alias="ideaal")
    max: Number


class DurationOptions(Options):
    """How long it takes, in each way."""

    minutes: Number = Field(0, alias="samen-minuten")
    online_days: Number = Field(0, alias="online-dagen")


class WerkvormOptions(Options):
    """The front matter of a file in werkvormen/."""

    sort: Sort = Field(alias="soort")
    id: Id
    version: Number = Field(alias="versie")
    title: option_types.Shown = Field(alias="titel")
    origin: str = Field("", alias="herkomst")
    level: Level = Field(alias="niveau")
    depth: Depth = Field(alias="diepte")
    size: SizeOptions = Field(alias="groep")
    duration: DurationOptions = Field(alias="duur")
    ways: tuple[Way, ...] = Field(alias="modus")
    roles: tuple[Role, ...] = Field(alias="rollen")
    leader_joins: YesNo = Field(False, alias="gespreksleider-doet-mee")
    days: Number = Field(alias="termijn-dagen")
    wishes: tuple[Wish, ...] = Field((), alias="past-bij")
    bonds: tuple[Bond, ...] = Field((), alias="groep-is")
    phases: tuple[PhaseOptions, ...] = Field(alias="fasen")


# In place of what is wrong or missing, so that the rest of the file can still be checked.
INSTEAD = {
    "soort": "werkvorm",
    "id": "-",
    "versie": "1",
    "titel": "-",
    "niveau": "starter",
    "diepte": "licht",
    "groep": {"min": "3", "ideaal": ["4", "6"], "max": "8"},
    "duur": {"samen-minuten": "60", "online-dagen": "10"},
    "modus": ["samen", "online"],
    "rollen": [Role.INBRENGER, Role.DEELNEMER, Role.GESPREKSLEIDER],
    "termijn-dagen": "3",
    "fasen": [],
}
