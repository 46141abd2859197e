"""What a thread asks of somebody now, in one calm sentence; and the words for roles and reasons."""

from dataclasses import dataclass
from datetime import datetime

from learning.base.dates import listed
from learning.intervisie.threads import rules
from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM, HARVEST, MARKING
from learning.intervisie.threads.phases import (
    asks_leader,
    is_ready,
    keeps_words_in,
    stands,
    with_the_floor,
)
from learning.intervisie.threads.states import State
from learning.modules.werkvormen import Audience, Phase, Role, Shown, Way

ROLES = {
    Role.INBRENGER: "inbrenger",
    Role.DEELNEMER: "meedenker",
    Role.GESPREKSLEIDER: "gespreksleider",
    Role.CONSULENT: "consulent",
}

STATES = {
    State.PAUSED: ("De intervisie rust even", "Niemand hoeft nu iets te doen."),
    State.ABSENT: (
        "Even wachten op de inbrenger",
        "De inbrenger is er even niet. De intervisie rust vanzelf. Jij hoeft nu niets te doen.",
    ),
    State.STOPPED: (
        "Deze intervisie is gestopt",
        "Dat mag altijd, zonder reden. Jullie lezen niets meer van elkaar. Wat je zelf schreef,"
        " vind je nog bij jouw teksten.",
    ),
    State.ENDED: (
        "Jullie zijn klaar",
        "Dank je wel voor je aandacht en je vertrouwen. Wat hier gezegd is, blijft hier.",
    ),
    State.WIPED: (
        "Klaar en opgeruimd",
        "De teksten zijn gewist. De datums en rollen staan er nog.",
    ),
}


@dataclass(frozen=True)
class Asked:
    """``do``: what this page offers in the light: write, talk, mark, say, form, lead or wait."""

    do: str
    heading: str
    text: str


def asked_of(user, thread, moment: datetime) -> Asked:
    """What *user*, who takes part, is asked to do in *thread* at *moment*."""
    standing = stands(thread, moment)
    if standing.state == State.ABSENT and rules.is_inbrenger(user, thread):
        return Asked("write", "De groep wacht op jou", "Neem de tijd. Schrijven mag nog gewoon.")
    if standing.state in STATES:
        return Asked("wait", *STATES[standing.state])
    if thread.way == Way.TOGETHER and not thread.keeps_words and thread.run.phase in _OPENING:
        return Asked("wait", "Jullie zitten samen", "Kijk naar het scherm op tafel.")
    if thread.run.phase in _OPENING:
        return _OPENING[thread.run.phase](user, thread)
    if thread.way == Way.TOGETHER and not keeps_words_in(thread):
        return Asked(
            "wait", "Jullie zitten samen", "Kijk naar het scherm op tafel. Hier schrijf je niets."
        )
    if asks_leader(thread, standing) and rules.is_leader(user, thread):
        return Asked(
            "lead",
            "Er zijn nog geen twee teksten",
            "Eén tekst alleen tonen we niet. Kies wat jullie doen.",
        )
    return _in_step(user, thread, standing)


def _in_step(user, thread, standing) -> Asked:
    phase, here = thread.phase, thread.place_of(user)
    if here not in with_the_floor(thread):
        who = listed([each.user.name for each in with_the_floor(thread)]) or "Niemand"
        return Asked("wait", f"{who} {_has(thread)} nu aan zet", waiting_words(phase))
    if is_ready(thread.run, user.id):
        return Asked("wait", "Jij bent klaar met deze stap", ready_words(phase))
    if rules.is_leader(user, thread) and standing.has_lapsed:
        return Asked("write", phase.title, "De dagen van deze stap zijn om. Je mag verder gaan.")
    return Asked("talk" if phase.is_talk else "write", phase.title, "")


def _has(thread) -> str:
    return "zijn" if len(with_the_floor(thread)) > 1 else "is"


def waiting_words(phase: Phase) -> str:
    """For who has not the floor."""
    if phase.audience == Audience.AUTHOR:
        return "Dit is een stil moment. Jij hoeft nu niets te doen."
    if phase.shown == Shown.FROM_PHASE:
        return "Deze tekst blijft nog dicht. Jij hoeft nu niets te doen."
    if phase.shown == Shown.AT_ONCE:
        return "Je leest mee. Jij hoeft nu niets te doen."
    return "Als deze stap klaar is, lees je mee. Jij hoeft nu niets te doen."


def ready_words(phase: Phase) -> str:
    """For who contributed or passed, while others may still be busy."""
    if phase.is_blind:
        return (
            "Nog niet iedereen is klaar. Als de stap sluit, lezen jullie alles tegelijk. "
            "Jij hoeft nu niets te doen."
        )
    return "Je hoeft nu niets te doen. Je krijgt bericht als er een nieuwe stap is."


def _agreements(_user, thread) -> Asked:
    return Asked(
        "lead",
        "Eerst jullie afspraken",
        "Wie ja zegt tegen de afspraken, doet mee. Daarna begint de eerste stap.",
    )


def _casussen(user, thread) -> Asked:
    if not is_ready(thread.run, user.id):
        return Asked("write", "Heb jij iets om in te brengen?", "")
    return Asked(
        "wait", "Jij bent klaar met deze stap", "Als de stap sluit, lezen jullie alle casussen."
    )


def _marking(user, thread) -> Asked:
    if is_ready(thread.run, user.id):
        return Asked("wait", "Je hebt gekozen", "Je hoort het als iedereen klaar is.")
    return Asked("mark", "Wat spreekt jou aan?", "")


def _bringing(_user, _thread) -> Asked:
    return Asked("say", "Welke casus nemen jullie?", "")


def _form(user, thread) -> Asked:
    if rules.is_inbrenger(user, thread):
        return Asked("form", "Kies hoe jullie het doen", "Jij brengt in, dus jij beslist.")
    name = thread.holder_of(Role.INBRENGER).user.name
    return Asked(
        "prefer", f"{name} kiest de werkvorm", "Heb je een voorkeur? Zeg het hieronder gerust."
    )


_OPENING = {
    AGREEMENTS: _agreements,
    CASUSSEN: _casussen,
    MARKING: _marking,
    BRINGING: _bringing,
    FORM: _form,
}


def news_of(thread, asked: Asked) -> str:
    """What an open page says when something changed: the step, and what is asked now."""
    step = f"Stap nu: {thread.phase.title}"
    said = [step] if asked.heading == thread.phase.title else [step, asked.heading]
    return " ".join(["Er is iets veranderd.", *(ended(each) for each in said)])


def ended(words: str) -> str:
    """*words* as a sentence; a title may be a question."""
    return words if words.endswith(("?", "!", ".")) else f"{words}."


def readers_sentence(thread, user, phase: Phase) -> str:
    """Above the box: who reads this, by name, and from when."""
    if phase.audience == Audience.AUTHOR or phase.id == HARVEST:
        return "Dit leest alleen jij. Ook je docent niet."
    others = [
        each.user.name for each in thread.present if each.user_id != user.id and each.user.is_active
    ]
    if not others:
        return "Dit lees jij nu alleen. Docenten en beheerders lezen het niet."
    if phase.shown == Shown.AT_ONCE:
        when = "zodra jij het plaatst" if phase.is_talk else "zodra jij klaar bent"
    elif phase.shown == Shown.FROM_PHASE:
        title = next(each.title for each in thread.plan if each.id == phase.since)
        when = f"pas bij de stap ‘{title}’"
    elif phase.is_for_inbrenger_alone:
        when = "zodra jij klaar bent"
    else:
        when = "pas als deze stap sluit, alles tegelijk"
    verb = "lezen" if len(others) > 1 else "leest"
    return (
        f"Nu lees jij dit alleen. {listed(others)} {verb} het {when}. Docenten en beheerders niet."
    )


def shown_readers_sentence(thread, user, state: State) -> str:
    """Where one only reads: who reads what is shown here, by name; "" when nobody else does."""
    others = [
        each.user.name for each in thread.present if each.user_id != user.id and each.user.is_active
    ]
    if state in {State.STOPPED, State.WIPED} or not others:
        return ""
    return f"Wat open is, lezen: {listed(['jij', *others])}. Docenten en beheerders niet."
