"""Everything that somebody wrote at opdrachten, as one list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.modules.titles import work_title
from learning.privacy.erasing import undo_until
from learning.submissions.rules import Status


@dataclass(frozen=True)
class Text:
    """``undo_until``: it is being erased, and can be taken back until then; else None.
    ``is_erased``: nothing is left to erase; ``is_joint``: made with others. ``at``: when it was
    last touched."""

    key: str
    title: str
    module: str
    cohort: str
    status: Status
    at: datetime
    undo_until: datetime | None
    is_erased: bool
    is_joint: bool = False


def texts_from(standings: Sequence, rows: Sequence, modules: Mapping) -> list[Text]:
    """*standings*: in the order to show; *rows*: those of queries.texts_of(). ``cohort`` is told
    where there are more. What was begun and left empty is no text; nor is what was wiped
    before anybody said something of it.
    """
    about = {row.public_id: row for row in rows}
    cohorts = {row.cohort for row in rows}
    found = []
    for each in standings:
        row = about[each.public_id]
        if not row.has_words and (each.status == Status.CONCEPT or not row.wiped_revision):
            continue
        module = modules.get(each.module)
        found.append(
            Text(
                key=each.public_id,
                title=work_title(modules, each.module, each.opdracht, each.part),
                module=module.title if module else "",
                cohort=row.cohort if len(cohorts) > 1 else "",
                status=each.status,
                at=each.at,
                undo_until=undo_until(row.erased_at) if row.erased_at else None,
                is_erased=bool(row.erased_at) or not row.has_words,
                is_joint=each.is_joint,
            )
        )
    return found
