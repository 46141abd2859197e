"""Asking somebody to walk along, the yes, and stopping."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock, traces
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.werktafel import queries as werktafel
from learning.werktafel import rules
from learning.werktafel.handovers import queries, telling
from learning.werktafel.handovers.forms import propose_form
from learning.werktafel.handovers.models import Handover
from learning.werktafel.loading import chair_at, keep_acting, question_with, way_back

bp = Blueprint("handovers", __name__)

ASKED = "Je vraag is gesteld. Het geldt pas na een ja."
YES = "Dank je. Jullie lopen samen op."
STOPPED = "Het meelopen is gestopt. Een reden hoeft niet."


@bp.route("/<key>/walk", methods=["GET", "POST"])
def propose(key: str):
    """Ask one person who said to walk along."""
    found = question_with(key)
    require(_may_propose(found))
    people = _walking(found)
    form = propose_form(people, not found.is_named)
    if not form.is_valid_post():
        page = render_template("werktafel/handovers/propose.html", question=found, form=form)
        return page, 422 if form.is_submitted() else 200
    try:
        _propose(key, form)
    except IntegrityError:  # two pages at one moment: one of them asked
        flash(ASKED)
        return redirect(url_for("werktafel.question", key=key))
    flash(ASKED)
    return redirect(url_for("werktafel.question", key=key))


@bp.post("/walks/<key>/agree")
def agree(key: str):
    """The yes of who was asked. Twice, it is one."""
    moment = clock.now()
    with writing():
        found = _handover(key)
        require(found.with_id == current_user.id)
        found.question.hold()
        keep_acting(chair_at(found.question))
        if found.agree(moment):
            telling.agreed(found, moment)
        db.session.commit()
    flash(YES)
    return redirect(url_for("werktafel.question", key=found.question.public_id))


@bp.post("/walks/<key>/end")
def end(key: str):
    """Either of the two stops it, or says no."""
    moment = clock.now()
    with writing():
        found = _handover(key)
        found.end(moment)
        telling.ended(found, current_user.id, moment)
        db.session.commit()
    traces.empty_journal()
    flash(STOPPED)
    return redirect(way_back(found.question))


def _propose(key: str, form) -> None:
    moment = clock.now()
    with writing():
        found = question_with(key, for_change=True)
        require(_may_propose(found))
        keep_acting(chair_at(found))
        additions = werktafel.additions_on(found, current_user)
        writers = {each.writer.public_id: each.writer for each in additions}
        with_ = writers.get(form.person.data) or abort(404)
        made = Handover.propose(found, with_, form.when.data, moment)
        made.question = found
        db.session.add(made)
        telling.proposed(made, moment)
        db.session.commit()


def _handover(key: str) -> Handover:
    readable = queries.readable_by(current_user).where(Handover.public_id == key)
    return one_or_404(readable, for_change=True)


def _may_propose(found) -> bool:
    standing = queries.standing_on(found)
    return rules.may_propose(current_user, found, chair_at(found), standing)


def _walking(found) -> dict[str, str]:
    """Who said to walk along and still sits there: public id → name."""
    additions = werktafel.additions_on(found, current_user)
    here = werktafel.here_among(found, [each.writer_id for each in additions])
    present = [each for each in additions if each.writer_id in here]
    return rules.who_walk(present, found.asker_id or 0)
