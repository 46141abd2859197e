"""Somebody else leads, or somebody joins: only with the yes of whom it concerns."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.intervisie.people.forms import NewcomerForm
from learning.intervisie.safety.rules import (
    may_answer_newcomer,
    may_ask_to_join,
    may_withdraw_offer,
)
from learning.intervisie.safety.words import LET_IN, NEW_LEADER, WANTS_TO_JOIN, WANTS_TO_LEAD
from learning.intervisie.threads import joining, queries, safety
from learning.intervisie.threads.loading import thread_readable_by
from learning.intervisie.threads.models import Participation, Thread
from learning.intervisie.threads.rules import may_agree_to_take_over, may_take_over
from learning.intervisie.threads.telling import address_of, moved_from, tell, tell_of_step

bp = Blueprint("people", __name__, url_prefix="/<key>")

ANSWERED = "Op dit aanbod is al antwoord gegeven. Er is niets veranderd."
CANNOT_JOIN = (
    "Meedoen kan nu niet. Misschien is de intervisie al klaar. "
    "Of je zei nog geen ja tegen de nieuwe afspraken van je groep."
)


@bp.post("/lead")
def offer(key: str):
    """Offer to be gespreksleider from now on."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if not may_withdraw_offer(current_user, found):
            require(may_take_over(current_user, found, moment))
            safety.offer_to_lead(found, current_user, moment)
            _tell_others(found, f"lead:{found.changes}", WANTS_TO_LEAD, moment)
            db.session.commit()
    return redirect(address_of(found))


@bp.post("/lead/agree")
def agree(key: str):
    """Find it good: who offered it leads from now on."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        waiting = safety.open_offer(found) or _answered()
        require(may_agree_to_take_over(current_user, found, waiting, moment))
        before = moved_from(found)
        safety.accept_lead(found, waiting, moment)
        tell(found, current_user, before, moment)
        _tell_others(found, f"led:{found.changes}", NEW_LEADER, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.post("/lead/refuse")
def refuse(key: str):
    """Leave it as it is; who offered it takes it back the same way."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        waiting = safety.open_offer(found) or _answered()
        require(
            may_agree_to_take_over(current_user, found, waiting, moment)
            or may_withdraw_offer(current_user, found)
        )
        safety.refuse_lead(found, waiting, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.post("/join")
def join(key: str):
    """Ask to join a thread of one's group that runs: everyone in it has to say yes."""
    moment = clock.now()
    with writing():
        rooms = queries.rooms_readable_by(current_user).where(Thread.public_id == key)
        found = one_or_404(rooms, for_change=True)
        if not _waits(found):
            if not may_ask_to_join(current_user, found, moment):
                raise Refused(CANNOT_JOIN)
            joining.ask_to_join(found, current_user, moment)
            _tell_others(found, f"join:{current_user.public_id}", WANTS_TO_JOIN, moment)
            db.session.commit()
    flash("Je vraag staat bij de mensen die meedoen. Je hoort het als iedereen ja zegt.")
    return redirect(url_for("intervisie.groups.group", key=found.group.public_id))


@bp.post("/join/answer")
def answer(key: str):
    """Say yes or no to somebody who asks to join. One no ends it, quietly."""
    moment, form = clock.now(), NewcomerForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        newcomer = _newcomer(found, form.who.data or "")
        if newcomer:
            require(may_answer_newcomer(current_user, found, newcomer, moment))
            if form.says_yes():
                joining.welcome(found, newcomer, current_user, moment)
            else:
                joining.decline(found, newcomer, moment)
            _tell_newcomer(found, newcomer, moment)
            db.session.commit()
    return redirect(address_of(found))


def _answered():
    raise Refused(ANSWERED)


def _waits(found: Thread) -> bool:
    return any(each.user_id == current_user.id for each in joining.waiting(found))


def _newcomer(found: Thread, who: str) -> Participation | None:
    """Who waits; None when it was answered meanwhile, 404 for who never asked."""
    asked = (each for each in found.participations if each.user.public_id == who)
    newcomer = next(asked, None) or abort(404)
    return newcomer if joining.is_waiting(found, newcomer) else None


def _tell_others(found: Thread, what: str, words: str, moment) -> None:
    others = {each.user_id for each in found.present} - {current_user.id}
    tell_of_step(found, others, what, words, moment)


def _tell_newcomer(found: Thread, newcomer: Participation, moment) -> None:
    if newcomer in found.present:
        tell_of_step(found, [newcomer.user_id], f"in:{found.changes}", LET_IN, moment)
