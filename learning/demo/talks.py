"""The talk of the demo school: what is said of the contributions, played by the pages' own verbs.

The contributions themselves stand with everybody's work, as the step *place*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.demo.queries import work_of
from learning.demo.script import MODULE
from learning.readings.opening import opened
from learning.talks import queries
from learning.talks.telling import tell

ABOUT = (MODULE, "vriendendiensten", "bespreken")
BEGAN, ENDS = timedelta(days=3), timedelta(days=11)


@dataclass(frozen=True)
class Told:
    """*by* answers the contribution of *of*, so long ago."""

    by: str
    of: str
    ago: timedelta
    text: str
    role: str = "medestudent"


TOLD = (
    Told(
        "bilal", "henk", timedelta(days=1, hours=4),
        "Mooi dat ze gewoon bij de poort staan. Mag je daar ook komen als je niks van tuinen weet?",
    ),
    Told(
        "anna", "henk", timedelta(days=1, hours=2),
        "Je zag wie er niet komt. Wat zou jij als eerste aan de tuinders vragen?", "docent",
    ),
    Told(
        "henk", "bilal", timedelta(days=1),
        "Juist dan. Ik kom kijken in de wasserette, met een tas was.",
    ),
)  # fmt: skip


def play_talk(people: Mapping[str, User], cohort: Cohort, at: datetime) -> None:
    """Plan the talk about the vriendendiensten, and let people answer; nothing without its part."""
    talk = queries.talk_about(cohort.id, *ABOUT)
    if talk is None:
        return
    talk.plan((at - BEGAN).date(), (at + ENDS).date())
    for each in TOLD:
        moment, writer, work = (
            at - each.ago,
            people[each.by],
            work_of(people[each.of], cohort, *ABOUT),
        )
        opened("hand-in", work.handed_in.id, work.student, writer, each.role, moment)
        made = talk.answer(work, writer, new_public_id(), each.text, moment)
        db.session.add(made)
        tell(made, moment)
        db.session.flush()
