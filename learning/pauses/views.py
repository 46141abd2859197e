"""Pausing a module, coming back to it; and the page where one is when one stops at once."""

from contextlib import suppress

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock
from learning.base.access import public, require
from learning.base.db import db, writing
from learning.cohorts.current import current_places
from learning.modules import queries as versions
from learning.modules.changed import chapters_changed
from learning.modules.current import module_readable_by
from learning.modules.parts import Module
from learning.modules.rules import works_in
from learning.notices import queries as notices
from learning.pauses import queries
from learning.pauses.models import ModulePause
from learning.pauses.rules import may_pause
from learning.progress import queries as progress
from learning.progress.my_place import ALL_WORK, works_from
from learning.progress.next_step import reading_step_in
from learning.progress.overview import overview, that_count
from learning.reviews import queries as reviews
from learning.submissions import queries as submissions

bp = Blueprint("pauses", __name__, url_prefix="/pauses")


@bp.get("/rest")
@public
def rest():
    """Where *Stop* leads: nothing of anybody stands there. Asks no database."""
    return render_template("pauses/rest.html", bare=True)


@bp.get("/<module>/begin")
def ask(module: str):
    """What even niet means, before it is so."""
    found = _module(module)
    if queries.pause_of(current_user, module):
        return redirect(url_for("modules.module", module=module))
    return render_template("pauses/ask.html", module=found)


@bp.post("/<module>/begin")
def begin(module: str):
    """From now on it stands still. Pressed twice it is once."""
    _module(module)
    moment, user = clock.now(), current_user.id
    with suppress(IntegrityError), writing():
        db.session.add(ModulePause(user_id=user, module=module, since=moment))
        db.session.commit()
    return redirect(url_for("progress.my_place"))


@bp.post("/<module>/end")
def end(module: str):
    """Going on. Nobody asks where one was."""
    module_readable_by(current_user, module, clock.now())
    with writing():
        held = queries.pause_of(current_user, module)
        if held:
            held.end(clock.now())
            db.session.commit()
    return redirect(url_for(".back", module=module))


@bp.get("/<module>/back")
def back(module: str):
    """What changed meanwhile, without a list of what was not done; and one small step."""
    found = module_readable_by(current_user, module, clock.now())
    was = queries.last_pause_of(current_user, module)
    if was is None or queries.pause_of(current_user, module):
        return redirect(url_for("modules.module", module=module))
    news = [each for each in reviews.news_for(current_user) if each.module == module]
    return render_template(
        "pauses/back.html",
        module=found,
        news=works_from({module: found}, news),
        told=notices.kept_back(current_user, module, was.since),
        chapters=chapters_changed(versions.files_live_at(module, was.since), found),
        step=reading_step_in(_overview(found)),
    )


def _module(slug: str) -> Module:
    """The module that somebody works on; 403 for whoever only reads it."""
    found = module_readable_by(current_user, slug, clock.now())
    require(may_pause(works_in(current_places(), slug)))
    return found


def _overview(module: Module):
    place = works_in(current_places(), module.slug)
    work = submissions.open_work_of(current_user, ALL_WORK)
    standings = that_count(work, module.slug, place and place.cohort_id)
    return overview(module, progress.marks_of(current_user), standings)
