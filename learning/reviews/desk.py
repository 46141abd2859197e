"""What a docent has on the table: taking over what was typed, and what stood there before."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.history import Line
from learning.drafting.picking import Pair
from learning.drafting.stale import Stale
from learning.reviews.models import WORDS, Review
from learning.reviews.words import ASKED
from learning.submissions.models import HandIn


def said_of(hand_in: HandIn, said: Iterable[Review], docent_id: int) -> list[Review]:
    """What colleagues of *docent_id* sent on this very hand-in, oldest first."""
    others = (each for each in said if each.docent_id != docent_id)
    return [each for each in others if each.hand_in_id == hand_in.id]


def mark_of(said: Iterable[Review]) -> str:
    """What a page sends back, to tell which words of colleagues it showed."""
    return ".".join(each.public_id for each in said)


def marks_of(found: Iterable) -> str:
    """What a preview sends back, to tell which remarks it showed, in which words."""
    return ".".join(f"{each.public_id}-{each.revision}" for each in found)


def take(review: Review, form, at: datetime) -> Refused | Stale | None:
    """Save what was typed; None when it is saved, else why not."""
    try:
        review.save(form.typed(), form.chosen(), at)
    except (Refused, Stale) as wrong:
        return wrong
    return None


def pairs_of(form, review: Review, may_decide: bool) -> list[Pair]:
    """What is saved beside what was just typed; last whether the work is done, when the docent
    *may decide* that now."""
    words, verdict = review.feedback.words, form["verdict"]
    texts = [Pair(id, id, form[id].label.text, words[id], form[id].data or "") for id in WORDS]
    if not may_decide:
        return texts
    chosen, choices = review.verdict or "", {each.value: each.label for each in verdict.choices}
    name, asked = "verdict", verdict.label.text
    return [*texts, Pair(name, name, asked, str(chosen), verdict.data or "", choices)]


def lines(answers: Mapping[str, str], _questions: Mapping) -> Iterator[Line]:
    """The texts of feedback with what was asked."""
    return (Line(id, asked, answers.get(id) or "") for id, asked in ASKED.items())
