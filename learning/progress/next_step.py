"""What somebody does next: one thing, chosen for a person who is tired.

People who wait for us come first. Then what asks the least of you: a question
that a docent asked about your own work; what you had in your hands last, be it a
text or a page; the next page to read; and only then something new to make.
Plain decisions over plain records; imports no Flask and no database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.modules.parts import Chapter, Module, Opdracht
from learning.progress.overview import ChapterRow, OpdrachtRow, Overview, PartRow
from learning.submissions.rules import Status

DOCENT = "docent"  # a Role, plain


class Do(StrEnum):
    """The one thing to do."""

    CONTACT = "contact"  # people ask to be reached
    REVIEW = "review"  # students wait for an answer
    ADD = "add"  # a docent asks for something more
    WRITE = "write"  # a text that was begun
    READ_ON = "read on"  # a chapter that was begun
    READ = "read"  # the next chapter
    BEGIN = "begin"  # the next opdracht
    WAIT = "wait"  # all is handed in; a docent looks at it
    NOTHING = "nothing"  # all is done
    REST = "rest"  # all that they work on stands still: even niet
    NO_MODULES = "no modules"  # the cohort follows none yet
    LOOK_AROUND = "look around"  # a docent or begeleider whom nobody waits for
    MANAGE = "manage"  # a beheerder
    INVITE = "invite"  # a docent in whose cohorts no student is yet
    NOBODY_YET = "nobody yet"  # the same for a begeleider: a docent invites them
    FIRST_COHORT = "first cohort"  # a beheerder of a school without cohorts
    COME_IN = "come in"  # somebody in no cohort


@dataclass(frozen=True)
class NextStep:
    """What to do, and where. ``key``: the public id of a submission, of the question for contact
    that waits longest, or of the cohort to invite for; ``count``: how many wait."""

    do: Do
    module: Module | None = None
    chapter: Chapter | None = None
    opdracht: Opdracht | None = None
    paragraph: str = ""
    key: str = ""
    count: int = 0


def next_step_for(
    overviews: Sequence[Overview],
    is_student: bool = False,
    guides: bool = False,
    is_beheerder: bool = False,
    waiting: int = 0,
    calling: Sequence[str] = (),
    beginning: NextStep | None = None,
) -> NextStep:
    """The one thing for somebody who may be several things at once.

    *overviews*: the modules they work on as a student; *guides*: docent or
    begeleider somewhere; *waiting*: hand-ins that wait for them;
    *calling*: questions for contact (public ids), the longest wait first; *beginning*: what
    comes first where nobody is yet, for who guides or runs the school; None: people are there.
    """
    if calling:
        return NextStep(Do.CONTACT, key=calling[0], count=len(calling))
    if waiting:
        return NextStep(Do.REVIEW, count=waiting)
    if is_student and (overviews or not guides):
        return next_step_in(overviews)
    if guides:
        return beginning or NextStep(Do.LOOK_AROUND)
    if is_beheerder:
        return beginning or NextStep(Do.MANAGE)
    return NextStep(Do.COME_IN)


def beginning_in(places: Sequence) -> NextStep:
    """The one thing for who guides cohorts without students. *places*: theirs there."""
    taught = [place.public_id for place in places if place.role == DOCENT]
    return NextStep(Do.INVITE, key=taught[0]) if taught else NextStep(Do.NOBODY_YET)


def next_step_in(overviews: Sequence[Overview]) -> NextStep:
    """The one thing for a student of these modules; the module touched last goes first."""
    if not overviews:
        return NextStep(Do.NO_MODULES)
    order = _touched_last_first(overviews)
    return (
        _asked_to_add(order)
        or _left_off(order)
        or _unread(order)
        or _to_begin(order)
        or _nothing_left(order)
    )


def reading_step_in(overview: Overview) -> NextStep | None:
    """The next page for somebody who only reads; None when everything is read."""
    return _left_off([overview]) or _unread([overview])


def _touched_last_first(overviews: Sequence[Overview]) -> list[Overview]:
    touched = [each for each in overviews if each.touched_at is not None]
    never = [each for each in overviews if each.touched_at is None]
    return sorted(touched, key=lambda each: each.touched_at, reverse=True) + never


def _asked_to_add(order: Sequence[Overview]) -> NextStep | None:
    asked = [found for found in _works(order) if found[2].status == Status.TO_ADD]
    newest = max(asked, key=lambda found: found[2].standing.at, default=None)
    return _at_work(Do.ADD, *newest) if newest else None


def _left_off(order: Sequence[Overview]) -> NextStep | None:
    """The text or the page that somebody had before them last."""
    texts = [
        (part.standing.at, _at_work(Do.WRITE, each, row, part))
        for each, row, part in _works(order)
        if part.status == Status.CONCEPT and part.standing.has_words
    ]
    pages = [
        (
            row.stopped.at,
            NextStep(Do.READ_ON, each.module, row.chapter, None, row.stopped.paragraph),
        )
        for each in order
        for row in each.chapters
        if row.stopped and not row.is_read
    ]
    newest = max(texts + pages, key=lambda found: found[0], default=None)
    return newest[1] if newest else None


def _unread(order: Sequence[Overview]) -> NextStep | None:
    rows = ((each, row) for each in order for row in each.chapters if not row.is_read)
    return next((_at_page(Do.READ, each, row) for each, row in rows), None)


def _to_begin(order: Sequence[Overview]) -> NextStep | None:
    """The first opdracht with a part that was not begun, or was begun and left empty."""
    for each in order:
        for row in each.opdrachten:
            if row.open_part and not any(other.is_begun for other in row.instead):
                return NextStep(Do.BEGIN, each.module, row.chapter, row.opdracht)
    return None


def _nothing_left(order: Sequence[Overview]) -> NextStep:
    waits = any(part.status == Status.HANDED_IN for _, _, part in _works(order))
    return NextStep(Do.WAIT if waits else Do.NOTHING, order[0].module)


def _works(order: Iterable[Overview]) -> Iterable[tuple[Overview, OpdrachtRow, PartRow]]:
    for each in order:
        for chapter in each.chapters:
            for row in chapter.opdrachten:
                yield from ((each, row, part) for part in row.parts if part.standing)


def _at_page(do: Do, each: Overview, row: ChapterRow) -> NextStep:
    paragraph = row.stopped.paragraph if row.stopped else ""
    return NextStep(do, each.module, row.chapter, paragraph=paragraph)


def _at_work(do: Do, each: Overview, row: OpdrachtRow, part: PartRow) -> NextStep:
    return NextStep(do, each.module, row.chapter, row.opdracht, key=part.standing.public_id)
