"""What somebody may do in a thread besides writing: the ways out, and small doors at each text.

Plain decisions over a thread and its rows; a template only shows what stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from learning.intervisie.safety import rules as safe
from learning.intervisie.threads import rules
from learning.intervisie.threads.joining import waiting
from learning.intervisie.threads.models import Contribution
from learning.intervisie.threads.phases import stands
from learning.intervisie.threads.safety import RETURN_REASONS, open_offer
from learning.intervisie.threads.states import OVER
from learning.modules.werkvormen import Role

RETURNED = "De gespreksleider geeft je deze tekst terug."
ANONYMISE = "Iemand vraagt: maak deze tekst zo dat niemand herkenbaar is."


@dataclass(frozen=True)
class Deeds:
    """What one person may do with one contribution. ``line``: what its writer is asked, or ""."""

    hide: bool
    give_back: bool
    anonymise: bool
    withdraw: bool
    rewrite: bool
    line: str

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.hide or self.give_back or self.anonymise or self.withdraw


@dataclass(frozen=True)
class Newcomer:
    """Somebody who asks to join. ``key``: their public id; ``has_yes``: this reader said yes."""

    key: str
    name: str
    has_yes: bool


@dataclass(frozen=True)
class Hidden:
    """A text that this reader put out of sight: its public id and who wrote it."""

    key: str
    author: str


@dataclass(frozen=True)
class Doors:
    """The doors of one reader. ``way_out``: what the link to the stop page says, or "".

    ``offered_by``: who offers to lead, for who may answer, or ""; ``deeds``: by public id;
    ``reasons``: why a text may go back to its writer, with the sentence for them.
    """

    thread: str
    way_out: str
    may_resume: bool
    may_offer: bool
    has_offered: bool
    offered_by: str
    is_leaderless: bool
    may_talk_on: bool
    newcomers: tuple[Newcomer, ...]
    hidden: tuple[Hidden, ...]
    deeds: Mapping[str, Deeds]
    reasons: Mapping[str, str]

    @property
    def contributions(self) -> str:
        """Under this address stand those of each contribution, by its public id."""
        return f"/intervisie/{self.thread}/contributions"


def doors_of(user, thread, moment: datetime) -> Doors:
    """What *user*, who takes part, may do in *thread* at *moment*."""
    standing, offer = stands(thread, moment), open_offer(thread)
    is_over = standing.state in OVER
    mine = bool(offer and offer.by_id == user.id)
    answers = offer and not is_over and rules.may_agree_to_take_over(user, thread, offer, moment)
    return Doors(
        thread=thread.public_id,
        way_out=_way_out(user, thread, moment),
        may_resume=rules.may_resume(user, thread, moment),
        may_offer=offer is None and rules.may_take_over(user, thread, moment),
        has_offered=mine and not is_over,
        offered_by=_name(thread, offer.by_id) if answers else "",
        is_leaderless=not is_over and thread.holder_of(Role.GESPREKSLEIDER) is None,
        may_talk_on=safe.may_talk_on(user, thread),
        newcomers=() if is_over else tuple(_newcomers(user, thread)),
        hidden=tuple(_hidden(user, thread)),
        deeds=deeds_in(user, thread, moment),
        reasons=RETURN_REASONS,
    )


def deeds_in(user, thread, moment: datetime) -> dict[str, Deeds]:
    """What *user* may do with each contribution that they can read, by its public id."""
    shown = set(stands(thread, moment).shown)
    return {
        each.public_id: _deeds(user, thread, each, moment)
        for run in thread.runs
        for each in run.contributions
        if each.author_id == user.id or run.id in shown
    }


def _deeds(user, thread, each: Contribution, moment: datetime) -> Deeds:
    return Deeds(
        hide=safe.may_hide(user, thread, each),
        give_back=safe.may_give_back(user, thread, each, moment),
        anonymise=safe.may_ask_to_anonymise(user, thread, each),
        withdraw=safe.may_withdraw(user, each),
        rewrite=safe.may_rewrite(user, each),
        line=line_for(user, each),
    )


def line_for(user, each: Contribution) -> str:
    """What its writer is asked to do with *each*; "" for nothing, and for others."""
    if each.author_id != user.id:
        return ""
    if each.returned_at and not each.done_at:
        return f"{RETURNED} {RETURN_REASONS.get(each.returned_for, '')}"
    return ANONYMISE if safe.may_rewrite(user, each) else ""


def _way_out(user, thread, moment: datetime) -> str:
    ways = safe.ways_out(user, thread, moment)
    if safe.KEEP in ways:
        return "Pauze of stoppen"
    if safe.LEAVE in ways:
        return "Ik doe niet meer mee"
    return "Wis wat je schreef" if ways else ""


def _newcomers(user, thread):
    for each in waiting(thread):
        has_yes = any(consent.by_id == user.id for consent in each.consents)
        yield Newcomer(each.user.public_id, each.user.name, has_yes)


def _hidden(user, thread):
    ids = {each.contribution_id for each in thread.hurts if each.reader_id == user.id}
    for run in thread.runs if ids else ():
        for each in run.contributions:
            if each.id in ids:
                yield Hidden(each.public_id, _name(thread, each.author_id))


def _name(thread, user_id: int) -> str:
    return next(each.user.name for each in thread.participations if each.user_id == user_id)
