"""Can this step be played: who writes, about what, who reads it when, and how does it end?"""

from collections.abc import Iterator
from typing import NamedTuple

from learning.modules.problems import did_you_mean, listed
from learning.modules.werkvormen import Audience, Form, Phase, Role, Shown, Way, Werkvorm

Found = Iterator[tuple[str, str]]  # the key of the step, and what to say

# The opening and the end of every thread belong to the engine, and these ids with them.
RESERVED = frozenset({"afspraken", "casussen", "keuze", "inbrengen", "vorm", "afronding", "oogst"})
GIVES_ITEMS = (Form.TEXT, Form.QUESTION, Form.ANSWER)
NEEDS_ITEMS = (Form.LABEL, Form.ANSWER)
MOST_CONTRIBUTIONS = 5
FEWEST_LABELS, MOST_LABELS = 2, 5


class Step(NamedTuple):
    """A phase at its place in its werkvorm."""

    werkvorm: Werkvorm
    place: int

    @property
    def phase(self) -> Phase:
        """The phase itself."""
        return self.werkvorm.phases[self.place]

    @property
    def before(self) -> dict[str, Phase]:
        """The earlier phases by id."""
        return {phase.id: phase for phase in self.werkvorm.phases[: self.place]}

    @property
    def after(self) -> dict[str, Phase]:
        """The later phases by id."""
        return {phase.id: phase for phase in self.werkvorm.phases[self.place + 1 :]}


def check_step(step: Step) -> Found:
    """(key, message) of everything that is wrong with it."""
    for check in (_id, _writers, _ending, _amount, _about, _form, _reading, _blindness):
        yield from check(step)


def _id(step: Step) -> Found:
    id = step.phase.id
    if not id:
        yield "id", "Deze stap heeft geen goede id. Zet er een bij, bijvoorbeeld ‘id: feedback’."
    elif id in step.before:
        yield "id", f"De stap ‘{id}’ staat er dubbel. Kies een andere id."
    if id in RESERVED:
        message = f"De naam ‘{id}’ hoort bij het vaste begin of het vaste eind."
        yield "id", f"{message} Kies een andere."


def _writers(step: Step) -> Found:
    phase = step.phase
    if not phase.writers:
        yield "schrijft", "Wie schrijft er in deze stap? Zet er ‘schrijft: [inbrenger]’ bij."
    for key, roles in (("schrijft", phase.writers), ("sluit", phase.closers)):
        for role in roles:
            if role not in step.werkvorm.roles:
                yield key, f"De rol ‘{role}’ staat niet bij ‘rollen’. Zet hem daar bij."


def _ending(step: Step) -> Found:
    phase = step.phase
    if not (phase.closers or phase.when_all):
        message = "Zo komt niemand deze stap uit: een termijn is niet genoeg."
        yield "sluit", f"{message} Zet bij ‘sluit’ een rol of ‘allen’."
    if phase.days < 1 <= step.werkvorm.days:
        yield "sluit", "Een termijn is minstens 1 dag. Schrijf ‘na 1 dag’ of meer."
    if Way.TOGETHER in step.werkvorm.ways and phase.minutes < 1:
        yield "minuten", "Deze werkvorm kan samen. Zeg hoeveel minuten deze stap duurt."


def _amount(step: Step) -> Found:
    least, most = step.phase.least, step.phase.most
    if most is not None and not max(1, least) <= most <= MOST_CONTRIBUTIONS:
        message = f"Het eerste getal is het kleinst. Het tweede is 1 tot {MOST_CONTRIBUTIONS},"
        yield "aantal", f"{message} of ‘alle’."


def _about(step: Step) -> Found:
    phase = step.phase
    if not phase.on:
        if phase.form in NEEDS_ITEMS:
            yield "vorm", f"Waar gaat dit ‘{phase.form}’ over? Zet bij ‘op’ een eerdere stap."
        return
    earlier = step.before.get(phase.on)
    if earlier is None:
        hint = did_you_mean(phase.on, step.before) or _choose(step.before)
        yield "op", f"Vóór deze stap is er geen stap ‘{phase.on}’.{hint}"
    elif earlier.audience == Audience.AUTHOR:
        yield "op", f"Wat iemand bij ‘{phase.on}’ schrijft, leest niemand anders. Kies een andere."
    elif earlier.form not in GIVES_ITEMS:
        message = f"Bij ‘{phase.on}’ schrijft niemand een tekst, vraag of antwoord."
        yield "op", f"{message} Kies een andere stap."
    elif earlier.since and earlier.since in step.after:
        yield "op", f"De tekst van ‘{phase.on}’ is hier nog verzegeld. Zet deze stap later."


def _choose(phases: dict[str, Phase]) -> str:
    return f" Kies uit: {listed(phases)}." if phases else " Haal ‘op’ weg."


def _form(step: Step) -> Found:
    phase = step.phase
    if phase.form == Form.LABEL:
        count = len(set(phase.options))
        if not FEWEST_LABELS <= count == len(phase.options) <= MOST_LABELS:
            message = f"Zet bij ‘opties’ {FEWEST_LABELS} tot {MOST_LABELS} verschillende labels."
            yield "opties", f"{message} Bijvoorbeeld [warm, neutraal, koud]."
    elif phase.options:
        yield "opties", "‘opties’ horen alleen bij ‘vorm: label’. Haal ze weg."
    if phase.form == Form.CHOICE and not (phase.on or any(f.choices for f in phase.fields)):
        message = "Er valt hier niets te kiezen. Zet bij ‘op’ een eerdere stap,"
        yield "vorm", f"{message} of zet keuzes onder een vraag."


def _reading(step: Step) -> Found:
    phase = step.phase
    if phase.shown == Shown.FROM_PHASE:
        yield from _seal(step)
    if phase.replies and (phase.shown != Shown.AT_ONCE or phase.audience == Audience.AUTHOR):
        message = "Op een tekst die niemand nog leest, kan niemand reageren."
        yield "reacties", f"{message} Kies ‘zichtbaar: direct’ of ‘reacties: nee’."


def _seal(step: Step) -> Found:
    since = step.phase.since
    opener = step.after.get(since)
    if not step.after:
        message = "De laatste stap kan niet verzegeld zijn: na deze stap gaat hij nooit meer open."
        yield "zichtbaar", f"{message} Kies ‘direct’ of ‘bij-sluiten’."
    elif opener is None:
        hint = did_you_mean(since, step.after) or _choose(step.after)
        yield "zichtbaar", f"Na deze stap komt geen stap ‘{since}’.{hint}"
    elif opener.optional:
        message = f"De stap ‘{since}’ mag een groep overslaan. Dan gaat deze tekst nooit open."
        yield "zichtbaar", f"{message} Kies een stap die altijd komt."


def _blindness(step: Step) -> Found:
    """Two texts at least in the smallest group, or everybody knows whose it is."""
    phase, size = step.phase, step.werkvorm.least
    if phase.is_blind and phase.writers and givers_in(phase, step.werkvorm, size) < 2:
        message = f"Bij {size} mensen schrijft hier hoogstens één. Dan weet iedereen wie."
        advice = "Laat meer rollen schrijven, of kies ‘zichtbaar: direct’."
        yield "schrijft", f"{message} {advice}"


def givers_in(phase: Phase, werkvorm: Werkvorm, size: int) -> int:
    """How many people write in *phase* when the group has *size* people.

    In a group of three the gespreksleider always thinks along.
    """
    leader_joins = werkvorm.leader_joins or size == 3
    consulent = Role.CONSULENT in werkvorm.roles
    others = size - 1 - (not leader_joins) - consulent
    givers = others if Role.DEELNEMER in phase.writers else 0
    counted = leader_joins and Role.DEELNEMER in phase.writers
    givers += Role.GESPREKSLEIDER in phase.writers and not counted
    return givers + (Role.INBRENGER in phase.writers) + (Role.CONSULENT in phase.writers)
