"""Reflection models: questions to write at, in place of those of an opdracht. Frozen records.

A question of a model has the id ``<model>_<id>``: other ids have no such sign in them, so no two
questions in one draft are ever alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from learning.modules.parts import REPORT, Circle, Field, Kind, Part

OWN, BLANK = "vrij", "blad"
TAKEN = {OWN, BLANK, REPORT}  # no file in reflectiemodellen/ is called like this
SIGN = "_"


@dataclass(frozen=True)
class ReflectionModel:
    """``when``: one sentence to choose it by. ``version``: of its text, "" for what we made.

    ``files``: the text it was read from, as of a module.
    """

    id: str
    title: str
    when: str = ""
    source: str = ""
    html: str = ""
    fields: tuple[Field, ...] = ()
    version: str = ""
    files: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def slug(self) -> str:
        """Under which name its versions are kept."""
        return kept_name(self.id)


SHEET = Field(
    f"{BLANK}{SIGN}tekst", "Vrij geschreven", "Schrijf zoals het komt. Er zijn hier geen vragen."
)
BLANK_SHEET = ReflectionModel(
    BLANK, "Leeg blad", "Je wilt gewoon schrijven, zonder vragen.", fields=(SHEET,)
)


def kept_name(id: str) -> str:
    """No module has a slash in its name."""
    return f"reflectiemodellen/{id}"


def field_of(model: str, asked: Field) -> Field:
    """*asked*, as a question of *model*."""
    return replace(asked, id=f"{model}{SIGN}{asked.id}")


def model_behind(field_id: str) -> str:
    """Of which model a question is; "" for one of an opdracht."""
    return field_id.partition(SIGN)[0] if SIGN in field_id else ""


def as_piece(asked: str, words: str) -> str:
    """An answer to another question, as it is put on the blank sheet."""
    return f"{asked}\n{words}"


def beginning_of(part: Part) -> str:
    """What a draft of *part* has as its model at first: "" for the questions of the opdracht."""
    return part.model if part.model != OWN and may_choose_in(part) else ""


def may_choose_in(part: Part) -> bool:
    """Whoever reflects chooses how; what people make together has one set of questions."""
    return part.kind == Kind.REFLECTION


def report_part(report: ReflectionModel | None) -> Part | None:
    """The part that every opdracht has besides its own: what one did in real life."""
    if report is None:
        return None
    return Part(REPORT, "", readers=Circle.DOCENT, html=report.html, fields=report.fields)
