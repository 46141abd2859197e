"""Which questions a reflection is written at: those of the opdracht, of a model, or none at all."""

from collections.abc import Mapping
from datetime import datetime

from learning.modules.library import Shelf
from learning.modules.parts import REPORT, Part
from learning.modules.past import model_as_it_was, model_as_it_was_last
from learning.modules.reflection_models import (
    BLANK,
    OWN,
    SHEET,
    ReflectionModel,
    as_piece,
    may_choose_in,
)
from learning.submissions.adding import add_below

MARK = 20  # signs of a version's name that a page carries along
ALL_IS_KEPT = "Wat je eerder schreef, is bewaard."
ON_THE_SHEET = "Het staat nu op je blad. Wat je eerder schreef, is ook bewaard."
ON_IT_ALREADY = "Dit staat al op je blad."
SHEET_TOO_LONG = (
    "Samen is dat te lang voor één blad: er passen 20.000 tekens op. "
    "Er is niets veranderd. Kopieer zelf wat je nodig hebt."
)


def questions_now(draft, part: Part, shelf: Shelf) -> ReflectionModel | None:
    """What *draft* is written at in place of the questions that *part* has in its module; None for
    those. Of a model that is gone or broken: as it was last."""
    report = shelf.report if part.id == REPORT else None
    if not draft.model or not may_choose_in(part):
        return report
    return shelf.questions.get(draft.model) or model_as_it_was_last(draft.model) or report


def questions_on_page(mark: str, now: Mapping[str, ReflectionModel]) -> ReflectionModel | None:
    """Those of a page that carries *mark* (see mark_of); None for the questions of the module.

    *now*: the models as they are, by id.
    """
    id, _, version = mark.partition(".")
    if not id:
        return None
    model = now.get(id)
    if model and model.version.startswith(version):
        return model
    return model_as_it_was(id, version) or model


def mark_of(questions: ReflectionModel | None) -> str:
    """``starrt.0123456789abcdef0123``: which questions a page shows; "" for those of its module."""
    return f"{questions.id}.{questions.version[:MARK]}" if questions else ""


def turned(desk, pressed: Mapping[str, str], at: datetime) -> str:
    """Act on a button of the writing page, once all that was typed is saved; the sentence to tell,
    "" when none of these buttons was pressed."""
    if "model" in pressed:
        return _turn_to(desk, pressed["model"])
    if pressed.get("then") == "sheet" and desk.is_blank_sheet:
        return _fill_sheet(desk, at)
    return ""


def _turn_to(desk, id: str) -> str:
    chosen = next((each for each in desk.choices if each.id == id), None)
    if chosen is None:
        return ""
    desk.submission.draft.model = "" if id == OWN else id
    if id == BLANK:
        return f"Je schrijft nu op een leeg blad. {ALL_IS_KEPT}"
    whose = chosen.title[:1].lower() + chosen.title[1:]  # De vragen van de opdracht
    what = whose if id == OWN else f"de vragen van: {chosen.title}"
    return f"Je schrijft nu met {what}. {ALL_IS_KEPT}"


def _fill_sheet(desk, at: datetime) -> str:
    """Put below what is on the sheet all that was written at other questions; nothing goes."""
    pieces = [as_piece(*each) for each in desk.elsewhere]
    if not pieces:
        return ON_IT_ALREADY
    is_added = add_below(desk, SHEET.id, "\n\n".join(pieces), at)
    return ON_THE_SHEET if is_added else SHEET_TOO_LONG
