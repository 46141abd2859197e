"""The desks of docenten in the demo school: what is new since last time, and what nobody opened."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.drafting.draft import Typed
from learning.modules.parts import Module
from learning.readings.opening import opened
from learning.reviews.models import WORDS, Review
from learning.reviews.pile.desk.models import DeskVisit
from learning.submissions.models import Submission
from learning.submissions.rules import Verdict

OPDRACHT = "meer-draagvlak"
STORY = "Ik sprak met de buurvrouw van de bibliotheek. Zij kent drie mensen die willen meedoen."
SAID = "Je begon bij één gesprek. Dat werkt: je weet nu wie er wil meedoen."


def play_desk(
    people: Mapping[str, User], cohorts: Mapping[str, Cohort], module: Module, at: datetime
) -> None:
    """Anna, Joost and Ria were there two days ago; Henk did not open what Anna wrote him."""
    for who in ("anna", "joost", "ria"):
        last, before = at - timedelta(days=2), at - timedelta(days=4)
        db.session.add(DeskVisit(user_id=people[who].id, seen_until=last, before=before))
    part = module.part(OPDRACHT, "")
    if part is None or not part.fields:
        return
    henk, anna, begun = people["henk"], people["anna"], at - timedelta(days=12)
    what = module.slug, OPDRACHT, ""
    work = Submission.begin(henk, cohorts["henk"], *what, at=begun, kind=part.kind)
    db.session.add(work)
    db.session.flush()
    work.draft.save(Typed({part.fields[0].id: STORY}, [], 0), part.fields, begun, module.version)
    handed_in = work.hand_in(part.fields, module.version, work.draft.revision, begun)
    db.session.flush()
    sent_at = at - timedelta(days=8)
    opened("hand-in", handed_in.id, henk, anna, "docent", sent_at)
    review = Review.begin(handed_in, anna, sent_at)
    db.session.add(review)
    words = {**dict.fromkeys(WORDS, ""), "already": SAID}
    review.save(Typed(words, [], 0), Verdict.VOLDAAN, sent_at)
    review.send(sent_at)
    db.session.flush()
