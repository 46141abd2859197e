"""The logboek of the demo school, and what somebody did in real life, by the pages' verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.demo.script import MODULE
from learning.drafting.draft import Typed
from learning.modules.library import Shelf
from learning.modules.parts import REPORT
from learning.notebook.models import TEXT, NotebookPage
from learning.submissions.choosing import turned
from learning.submissions.desk import desk_of
from learning.submissions.models import Submission

PAGES = (  # of Sanne: so long ago
    (
        timedelta(days=9, hours=3),
        "De deur aan de tuinkant klemt. Ik heb hem twee keer dicht laten vallen en niemand zei "
        "er iets van.\n\nVroeger was ik dan naar huis gegaan. Nu bleef ik zitten met mijn thee.",
    ),
    (
        timedelta(days=2, hours=5),
        "De buurvrouw met de hond vroeg of ik er volgende week weer ben. Ik zei ja.\n\n"
        "Iemand die wil dat je er bent. Dat is misschien wat een vriendendienst is.\n\n"
        "Ook nog: brood kopen, fiets naar de maker.",
    ),
)
REPORTED, LATER = "jij-als-kwartiermaker", "eigen-buurt"
IN_REAL_LIFE = {
    "wanneer": "Vorige maand, in de wasserette op de hoek.",
    "met-wie": "Met de eigenaar, B., en twee mensen die op hun was wachtten.",
    "gedaan": "We hebben gevraagd of er een bankje mag staan. Het mocht, als wij het ophalen.",
    "meenemen": "Eerst vragen wat iemand zelf dwarszit. Daarna pas mijn plan.",
}
WITH_STARRT = {
    "situatie": "Een overleg over het bankje. De eigenaar was kort aangebonden.",
    "taak": "Ik wilde weten of het bankje mocht blijven.",
}


def play_notebook(people: Mapping[str, User], cohorts, shelf: Shelf, at: datetime) -> None:
    """Sanne's pages; and Bilal, who tells what he did, and reflects in another way."""
    for ago, text in PAGES:
        page = NotebookPage.begin(people["sanne"], at - ago)
        page.save(Typed({TEXT: text}, [], 0, "demo"), at - ago)
        db.session.add(page)
    bilal, cohort = people["bilal"], cohorts["bilal"]
    done = writes_report(bilal, cohort, shelf, REPORTED, "", IN_REAL_LIFE, at - timedelta(days=3))
    if done:
        done.hand_in(bilal, done.submission.draft.revision, done.mark, at - timedelta(days=3))
    writes_report(bilal, cohort, shelf, LATER, "starrt", WITH_STARRT, at - timedelta(days=2))
    db.session.flush()


def writes_report(
    who: User, cohort: Cohort, shelf: Shelf, opdracht: str, model, words, at: datetime
):
    """The desk with the report that was written; None when it cannot be asked any more."""
    module = shelf.modules.get(MODULE)
    part = module and module.part(opdracht, REPORT)
    if part is None or (model and model not in shelf.models):
        return None
    begun = Submission.begin(who, cohort, MODULE, opdracht, REPORT, at, part.kind)
    db.session.add(begun)
    db.session.flush()
    if model:
        turned(desk_of(begun, shelf), {"model": model}, at)
    answers = {f"{model or REPORT}_{id}": text for id, text in words.items()}
    desk = desk_of(begun, shelf)
    desk.take(Typed(answers, [], begun.draft.revision, "demo"), at)
    return desk
