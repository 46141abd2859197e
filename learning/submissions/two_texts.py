"""The two texts of a writer who wrote in two places at once, question by question."""

from collections.abc import Iterator

from learning.drafting.draft import Typed
from learning.drafting.picking import SKIP, Pair
from learning.submissions.desk import Desk
from learning.submissions.forms import ANSWER

PASSED_OVER = {"y": "Deze vraag sla ik over", "": "Deze vraag sla ik niet over"}


def pairs_of(desk: Desk, typed: Typed) -> list[Pair]:
    """What is in the draft beside what was *typed*, in the order of the page."""
    return [pair for id in typed.answers for pair in _pairs(desk, typed, id)]


def _pairs(desk: Desk, typed: Typed, id: str) -> Iterator[Pair]:
    draft, field = desk.submission.draft, desk.field(id)
    question = field.question if field else desk.question_of(id)
    choices = {each.id: each.text for each in field.choices} if field else {}
    stored = draft.answers.get(id) or ""
    yield Pair(id, ANSWER + id, question, stored, typed.answers[id], choices)
    if field:
        name, skipped = SKIP + id, (id in draft.skipped, id in typed.skipped)
        yield Pair(name, name, question, *("y" if each else "" for each in skipped), PASSED_OVER)
