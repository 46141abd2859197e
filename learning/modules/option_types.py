"""The kinds of value that options hold. Only the option files need pydantic."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

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
