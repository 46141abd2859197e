"""What a thing that somebody opened is called, for its writer. Never a word of what it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from learning.base.dates import day_of
from learning.intervisie.threads.frame import plan_of
from learning.modules.titles import work_title
from learning.modules.werkvormen import werkvorm_from

HAND_IN, FEEDBACK, CONTRIBUTION, FOLLOW_UP = "hand-in", "feedback", "contribution", "follow-up"
SPOKEN_NOTE = "spoken-note"
TALK_ANSWER = "talk-answer"
CARDS = {  # what is proposed to a cohort; what it says is not kept when it goes
    "card": "jouw plek voor de sociale kaart",
    "card-remark": "je bericht over een plek voor de sociale kaart",
    "example": "jouw praktijkvoorbeeld",
    "example-remark": "je bericht over een praktijkvoorbeeld",
}

CONTACT = {
    "contact": "wat je schreef bij je vraag om contact",
    "portfolio": "je portfolio",
}
RATINGS = {
    "rating": "wat jij koos bij de competenties",
    "rating-view": "wat jij zag bij de competenties van een student",
}
WERKTAFEL = {
    "werktafel": "jouw vraag aan de Werktafel",
    "werktafel-addition": "wat jij inbracht aan de Werktafel",
}
ROLES = {"intervisie": "uit je intervisiegroep"}  # the other roles are words already
GONE = "een tekst die gewist is"


@dataclass(frozen=True)
class Opening:
    """*reader*, in a *role*, opened *what* at a moment. ``times``: so many texts called that."""

    at: datetime
    reader: str
    role: str
    what: str
    times: int = 1


def openings_from(rows: Sequence, works: Mapping, steps: Mapping, modules: Mapping) -> list:
    """As people read it, in the order of *rows* (those of queries.openings_about()).

    *works* and *steps*: what things are, by (kind, id); *modules*: by slug. What somebody
    opened at one moment under one name stands there once.
    """
    found: dict[tuple, Opening] = {}
    plans: dict[int, dict[str, str]] = {}
    for row in rows:
        thing = row.kind, row.thing_id
        if thing in works:
            what = _work(row.kind, works[thing], modules)
        else:
            gone = (CARDS | CONTACT | RATINGS | WERKTAFEL).get(row.kind, GONE)
            what = _step(row.kind, steps[thing], plans) if thing in steps else gone
        opening = Opening(row.at, row.name, ROLES.get(row.role, row.role), what)
        key = row.at, row.reader_id, row.role, what
        had = found.get(key)
        found[key] = replace(had, times=had.times + 1) if had else opening
    return list(found.values())


def by_day(openings: Iterable[Opening]) -> list[tuple[datetime, list[Opening]]]:
    """(a moment of the day, its openings), in the order they have."""
    days: dict[str, tuple[datetime, list[Opening]]] = {}
    for each in openings:
        days.setdefault(day_of(each.at), (each.at, []))[1].append(each)
    return list(days.values())


def _work(kind: str, row, modules: Mapping) -> str:
    title = f"‘{work_title(modules, row.module, row.opdracht, row.part)}’"
    if kind == TALK_ANSWER:
        what = f"jouw antwoord in het gesprek {title}"
        return f"{what}, dat je terughaalde" if row.erased_at else what
    if kind == FEEDBACK:
        if row.erased_at:
            return f"je feedback bij {title}, een tekst die gewist is"
        return f"je feedback bij {title}"
    if kind == SPOKEN_NOTE:
        return f"de notitie bij {title}" + (", die we binnenkort wissen" if row.erased_at else "")
    return f"{title}, een tekst die je hebt gewist" if row.erased_at else title


def _step(kind: str, row, plans: dict) -> str:
    if kind == FOLLOW_UP:
        what = "wat je meestuurde om verder te praten"
        return what if row.has_words else f"{what}. Dat is nu gewist"
    if row.thread_id not in plans:
        werkvorm = werkvorm_from(row.werkvorm_data) if row.werkvorm_data else None
        plans[row.thread_id] = {each.id: each.title for each in plan_of(werkvorm)}
    step = plans[row.thread_id].get(row.phase, "")
    where = f"de intervisie van {row.group}" + (f", stap {step}" if step else "")
    return f"jouw tekst in {where}" if row.has_words else f"een gewiste tekst in {where}"
