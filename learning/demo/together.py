"""What is made together in the demo school: a plan of three, a question, and two who look."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.demo.script import MODULE
from learning.drafting.draft import Typed
from learning.modules.parts import Module
from learning.submissions.models import Submission
from learning.submissions.together import telling
from learning.submissions.together.joining import come_together
from learning.submissions.together.models import WorkGroup
from learning.submissions.together.rules import most_in

PLAN, TALK = "bijeenkomst-gemeente", "samenwerken"
DAY = timedelta(days=1)
WRITTEN = (
    (
        "noor",
        {"aanpak": "Eerst bellen met zes organisaties. Eén vraag: wat loopt er bij jullie vast?"},
    ),
    (
        "fatma",
        {
            "betrekken": "Het buurthuis, de huisarts en twee mensen die er zelf komen.\n\n"
            "Ieder kiest één naam om te bellen."
        },
    ),
    (
        "aylin",
        {"activiteiten": "Een belronde van een week. Daarna soep in het buurthuis, met wie wil."},
    ),
)


def play_together(people: Mapping[str, User], cohort: Cohort, module: Module, at: datetime) -> None:
    """Nothing of what the module no longer has."""
    if module.part(PLAN, ""):
        _plan_of_three(people, cohort, module, at)
    if module.part(TALK, ""):
        asked = _group(people["noor"], cohort, module, TALK, at - DAY)
        asked.ask(people["bilal"], people["noor"], at - DAY)
        db.session.flush()
        telling.tell(asked, [people["bilal"]], "ask:demo", telling.ASKED, at - DAY)
        for number, name in enumerate(("aylin", "henk"), 2):
            _group(people[name], cohort, module, TALK, at - number * DAY).look(at - number * DAY)


def _plan_of_three(
    people: Mapping[str, User], cohort: Cohort, module: Module, at: datetime
) -> None:
    part = module.part(PLAN, "")
    group = _group(people["noor"], cohort, module, PLAN, at - 6 * DAY)
    joint: Submission | None = None
    for number, name in enumerate(("fatma", "aylin")):
        group.ask(people[name], people["noor"], at - 6 * DAY)
        moment = at - (5 - number) * DAY
        joint = come_together(group, people[name], [], joint, part.kind, moment) or joint
    db.session.add(joint)
    for number, (name, answers) in enumerate(WRITTEN):
        draft, moment = joint.draft, at - (3 - number) * DAY
        typed = Typed(answers, [], draft.revision, f"demo-{name}")
        draft.save(typed, part.fields, moment, module.version)
    group.agree(people["noor"], joint.draft.revision, at - timedelta(hours=3))


def _group(first: User, cohort: Cohort, module: Module, opdracht: str, at: datetime) -> WorkGroup:
    made = WorkGroup.begin(
        cohort.id, (MODULE, opdracht, ""), most_in(module.part(opdracht, "")), at
    )
    made.cohort = cohort
    db.session.add(made)
    made.join(first, at)
    return made
