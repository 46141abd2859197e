"""Which werkvormen fit what a group wants; when none does, what comes nearest."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning.intervisie.werkvormen.words import DEPTHS
from learning.modules.werkvormen import Bond, Depth, Way, Werkvorm, Wish

WHY = {
    Wish.HEAR: "Je hoort wat anderen zien",
    Wish.QUESTION: "Jullie zoeken eerst de vraag achter je vraag",
    Wish.MOMENT: "Jullie staan stil bij één moment",
    Wish.TIPS: "Je krijgt ideeën waar je snel mee verder kunt",
    Wish.OTHER: "Je kijkt ook van de kant van de ander",
    Wish.STRENGTH: "Jullie kijken naar wat al lukt",
}
DEPTH_ORDER = list(Depth)
# How far off something is. The question counts most: pick by the question, then stay with it.
OTHER_WISH, OTHER_WAY, TOO_NEW, TOO_WELL_KNOWN = 4, 2, 1, 3


@dataclass(frozen=True)
class Answers:
    """What somebody answered to the three questions."""

    wish: Wish
    bond: Bond
    way: Way


@dataclass(frozen=True)
class Suggestion:
    """A werkvorm, and in one sentence why it is named."""

    werkvorm: Werkvorm
    why: str


@dataclass(frozen=True)
class Advice:
    """*fitting* best first; only when there is none, *nearest* holds what comes close."""

    fitting: tuple[Suggestion, ...] = ()
    nearest: tuple[Suggestion, ...] = ()


def advice_on(werkvormen: Iterable[Werkvorm], answers: Answers) -> Advice:
    """What to choose from *werkvormen*. A new group is never sent to a deep one."""
    safe = [each for each in werkvormen if not _too_deep(each, answers)]
    safe.sort(key=lambda each: _order(each, answers))
    fitting = [each for each in safe if not _distance(each, answers)]
    if fitting:
        return Advice(fitting=tuple(Suggestion(each, _why(each, answers)) for each in fitting))
    closest = min((_distance(each, answers) for each in safe), default=0)
    nearest = [each for each in safe if _distance(each, answers) == closest]
    return Advice(nearest=tuple(Suggestion(each, _but(each, answers)) for each in nearest))


def _too_deep(werkvorm: Werkvorm, answers: Answers) -> bool:
    return werkvorm.depth == Depth.DEEP and answers.bond == Bond.NEW


def _order(werkvorm: Werkvorm, answers: Answers) -> tuple:
    """Nearest first; then what was made for such a group, what is lighter, and shorter."""
    return (
        _distance(werkvorm, answers),
        len(werkvorm.bonds),
        DEPTH_ORDER.index(werkvorm.depth),
        werkvorm.minutes,
        werkvorm.title,
    )


def _distance(werkvorm: Werkvorm, answers: Answers) -> int:
    """0 when it fits in everything."""
    off = OTHER_WISH * (answers.wish not in werkvorm.wishes)
    off += OTHER_WAY * (answers.way not in werkvorm.ways)
    if not _suits_group(werkvorm, answers):
        off += TOO_NEW if answers.bond == Bond.KNOWN else TOO_WELL_KNOWN
    return off


def _suits_group(werkvorm: Werkvorm, answers: Answers) -> bool:
    return not werkvorm.bonds or answers.bond in werkvorm.bonds


def _why(werkvorm: Werkvorm, answers: Answers) -> str:
    return f"{WHY[answers.wish]}, en {DEPTHS[werkvorm.depth]}."


def _but(werkvorm: Werkvorm, answers: Answers) -> str:
    """What is different from what was asked; the heaviest difference only."""
    if answers.wish not in werkvorm.wishes:
        return "Deze vorm zoekt iets anders, maar past wel bij jullie groep."
    if not _suits_group(werkvorm, answers) and answers.bond == Bond.NEW:
        return "Deze vorm past bij je vraag, maar vraagt een groep die elkaar al kent."
    if answers.way not in werkvorm.ways:
        return f"Deze vorm past bij je vraag, maar kan alleen {werkvorm.ways[0]}."
    return "Deze vorm is gemaakt voor een nieuwe groep, maar kan ook bij jullie."
