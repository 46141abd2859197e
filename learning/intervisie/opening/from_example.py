"""A practice example as the casus that somebody offers, when they have none of their own."""

from collections.abc import Mapping
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.intervisie.threads import rules, writing
from learning.intervisie.threads.boxes import has_words
from learning.intervisie.threads.frame import CASUSSEN
from learning.intervisie.threads.phases import sheet_of
from learning.modules.parts import PracticeExample

MARK = "uit een praktijkvoorbeeld"
NOT_EMPTY = (
    "Er staat al iets bij jouw casus. Dat laten we staan. "
    "Wil je toch een voorbeeld? Maak dan eerst de vakken leeg."
)


def may_take_example(user, thread, moment: datetime) -> bool:
    """While casussen are offered, and their own sheet is not done."""
    sheet = sheet_of(thread.run, user.id)
    is_done = bool(sheet and sheet.is_ready)
    is_now = thread.run.phase == CASUSSEN and rules.may_write(user, thread, moment)
    return is_now and not is_done


def casus_from(example: PracticeExample, question: str) -> dict[str, str]:
    """What goes in the boxes of an offer: a copy, with where it came from."""
    situation = "\n\n".join(filter(None, (example.summary, question)))
    return {"titel": f"{example.title} ({MARK})", "situatie": situation}


def has_begun(thread, user) -> bool:
    """Whether something stands in their own sheet already."""
    sheet = sheet_of(thread.run, user.id)
    return bool(sheet and sheet.words and has_words(sheet.words.answers))


def fill(
    thread, user, casus: Mapping[str, str], beginning: Mapping[str, str], at: datetime
) -> None:
    """Put *casus* in the sheet of *user*. Raises Refused when they wrote anything in it: nothing
    is overwritten. *beginning*: what an untouched sheet holds already."""
    sheet = writing.sheet_in(thread.run, user, at, beginning)
    if has_words(sheet.words.answers):
        raise Refused(NOT_EMPTY)
    sheet.words.take(Typed(casus, [], sheet.words.revision), at)
