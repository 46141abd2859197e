"""How we say what a werkvorm is: size, time, ways, level, and what happens in a step."""

import re
from collections.abc import Sequence
from html import unescape

from learning.base.dates import counted, listed
from learning.modules.werkvormen import (
    Audience,
    Bond,
    Depth,
    Form,
    Level,
    Phase,
    Role,
    Shown,
    Way,
    Werkvorm,
    Wish,
)

LEVELS = {
    Level.STARTER: "goed om mee te beginnen",
    Level.EXPERIENCED: "voor groepen met ervaring",
}
DEPTHS = {
    Depth.LIGHT: "het blijft licht",
    Depth.MIDDLE: "het komt een beetje dichtbij",
    Depth.DEEP: "het komt dichtbij",
}
WAYS = {
    Way.TOGETHER: "Samen, in een kamer of met bellen",
    Way.ONLINE: "Online, iedereen in eigen tijd",
}
WISHES = {
    Wish.HEAR: "Ik wil horen wat anderen zien",
    Wish.QUESTION: "Ik zoek mijn echte vraag",
    Wish.MOMENT: "Ik wil kijken naar één moment",
    Wish.TIPS: "Ik wil praktische tips, in weinig tijd",
    Wish.OTHER: "Ik wil iemand anders beter begrijpen",
    Wish.STRENGTH: "Ik wil kijken naar wat lukt",
}
BONDS = {
    Bond.NEW: "Nog maar kort",
    Bond.KNOWN: "Ja, we kennen elkaar goed",
}
ONE = {
    Role.INBRENGER: "de inbrenger",
    Role.DEELNEMER: "de deelnemers",
    Role.GESPREKSLEIDER: "de gespreksleider",
    Role.CONSULENT: "de consulent",
}
TASKS = {
    Role.INBRENGER: "Brengt een situatie in, en beslist wat ermee gebeurt.",
    Role.DEELNEMER: "Denken mee, zoals de stap het vraagt. Passen mag altijd.",
    Role.GESPREKSLEIDER: "Let op de stappen en de tijd.",
    Role.CONSULENT: "Praat met de inbrenger, terwijl de anderen meekijken.",
}
PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SENTENCE = re.compile(r".*?[.!?…][”’\")]*(?=\s|$)", re.DOTALL)


def in_one_sentence(werkvorm: Werkvorm) -> str:
    """The first sentence of what it is, as plain text; "" when there is none."""
    paragraph = PARAGRAPH.search(werkvorm.html)
    text = unescape(TAG.sub("", paragraph[1])).strip() if paragraph else ""
    sentence = SENTENCE.match(text)
    return sentence[0] if sentence else text


def size_of(werkvorm: Werkvorm) -> str:
    """``3 tot 8 mensen``."""
    return f"{_from_to(werkvorm.least, werkvorm.most)} mensen"


def ideal_of(werkvorm: Werkvorm) -> str:
    """``4 tot 6``: with so many it goes best."""
    return _from_to(*werkvorm.ideal)


def _from_to(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} tot {high}"


def time_of(werkvorm: Werkvorm, way: Way) -> str:
    """``60 minuten`` or ``16 dagen``."""
    if way == Way.TOGETHER:
        return f"{werkvorm.minutes} minuten"
    return counted(werkvorm.online_days, "dag", "dagen")


def ways_of(werkvorm: Werkvorm) -> str:
    """``samen of online``, or ``alleen samen``."""
    if len(werkvorm.ways) > 1:
        return "samen of online"
    return f"alleen {werkvorm.ways[0]}"


def facts_of(werkvorm: Werkvorm) -> str:
    """Size, time and ways on one line, for in a list."""
    times = [time_of(werkvorm, way) for way in werkvorm.ways]
    return f"Met {size_of(werkvorm)}, {ways_of(werkvorm)}. Duurt {' of '.join(times)}."


def task_of(role: Role, werkvorm: Werkvorm) -> str:
    """What somebody in this role does here."""
    if role != Role.GESPREKSLEIDER:
        return TASKS[role]
    if werkvorm.leader_joins:
        return f"{TASKS[role]} Denkt ook zelf mee."
    at_times = any(role in phase.writers for phase in werkvorm.phases)
    also = "Denkt mee waar dat bij een stap staat." if at_times else "Denkt zelf niet mee."
    in_three = " Met z’n drieën wel bij elke stap." if werkvorm.least == 3 else ""
    return f"{TASKS[role]} {also}{in_three}"


def who_acts(phase: Phase, roles: Sequence[Role]) -> str:
    """``de inbrenger``, ``de deelnemers en de gespreksleider``, or ``iedereen``."""
    if set(phase.writers) >= set(roles):
        return "iedereen"
    return listed([ONE[role] for role in roles if role in phase.writers])


def when_read(phase: Phase, werkvorm: Werkvorm) -> str:
    """When the others read it, as a sentence; "" when nothing is written."""
    if phase.form == Form.READY:
        return ""
    if phase.audience == Audience.AUTHOR:
        return "Alleen wie het schrijft, leest het."
    match phase.shown:
        case Shown.AT_ONCE:
            return "Iedereen leest meteen mee."
        case Shown.FROM_PHASE:
            later = werkvorm.phase(phase.since)
            title = f"de stap “{later.title}”" if later else "een latere stap"
            return f"De groep leest het pas bij {title}."
    if phase.is_blind:
        return "Je leest elkaars tekst pas als deze stap klaar is."
    return "De groep leest het als deze stap klaar is."


def how_long(phase: Phase, werkvorm: Werkvorm) -> str:
    """``Samen ongeveer 10 minuten, online hoogstens drie dagen.``"""
    times = {
        Way.TOGETHER: f"samen ongeveer {phase.minutes} minuten",
        Way.ONLINE: f"online hoogstens {counted(phase.days, 'dag', 'dagen')}",
    }
    return f"{', '.join(times[way] for way in werkvorm.ways).capitalize()}."
