"""Letting fellow students read what was handed in, stopping that, and reading what others share."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import studies_in
from learning.modules.live import current_shelf
from learning.modules.parts import Circle
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.readings.opening import opened
from learning.submissions import queries as submissions
from learning.submissions.desk import Desk, desk_of
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import may_share, may_write
from learning.submissions.sharing import queries
from learning.submissions.sharing.forms import ShareForm, share_form
from learning.submissions.sharing.readers import readers_line
from learning.submissions.sharing.telling import address_of, take_back, tell
from learning.submissions.sharing.words import (
    ASKED,
    fellows_in_words,
    will_read,
)

bp = Blueprint("sharing", __name__)


@bp.get("/shared")
@signed_in
def all_shared():
    """What fellow students let this reader read, newest first."""
    modules = current_shelf(clock.now()).modules
    return render_template(
        "submissions/sharing/all_shared.html",
        rows=[
            (row, work_title(modules, row.module, row.opdracht, row.part))
            for row in queries.shared_with(current_user)
        ],
    )


@bp.get("/shared/<key>")
def read(key: str):
    """What a fellow student handed in and shares. They see that it was opened."""
    with writing():
        found = one_or_404(queries.readable_by(current_user).where(HandIn.public_id == key))
        writer = found.submission.student
        opened("hand-in", found.id, writer, current_user, "medestudent", clock.now())
        db.session.commit()
    saw(current_user, address_of(found), clock.now())
    return render_template(
        "submissions/sharing/read.html",
        hand_in=found,
        desk=desk_of(found.submission, current_shelf(clock.now()), found.module_version),
        readers=readers_line(found, current_user, clock.now()),
    )


@bp.get("/<key>/share")
def ask(key: str):
    """Who will read it too, before it is so: the one question."""
    desk, circle, form = _asked(_mine(key))
    form.circle.data, form.seen.data = circle, desk.submission.handed_in.public_id
    return _asking_page(desk, circle, form)


@bp.post("/<key>/share")
def share(key: str):
    """Let them read it, from now on."""
    found = _mine(key)
    found.cohort.must_be_open()
    desk, circle, form = _asked(found)
    if not form.is_valid_post():
        return _asking_page(desk, circle, form), 422
    moment = clock.now()
    with writing():
        found = _mine(key, for_change=True)
        keep_open(found.cohort_id)
        desk, circle, form = _asked(found)
        fellows = queries.fellow_students_of(found)
        chosen = [each for each in fellows if each.public_id in form.chosen()]
        take_back(found, moment)
        found.share(form.seen.data, circle, chosen, moment, desk.part.own_first)
        db.session.flush()
        if chosen:
            tell(found.handed_in, queries.shown_to(found.handed_in), moment)
        db.session.commit()
    flash("Je tekst is gedeeld. Bij ‘Wie mag dit lezen?’ zie je met wie.")
    return redirect(url_for("submissions.submission", key=key))


@bp.post("/<key>/share/stop")
def stop(key: str):
    """Nobody but the docenten reads it any more, from the next request on."""
    moment = clock.now()
    with writing():
        found = _mine(key, for_change=True)
        require(may_write(current_user, found))
        take_back(found, moment)
        found.stop_sharing(moment)
        db.session.commit()
    flash("Je deelt deze tekst niet meer. Medestudenten lezen hem nu niet meer.")
    return redirect(url_for("submissions.submission", key=key))


def _mine(key: str, for_change: bool = False) -> Submission:
    mine = submissions.readable_by(current_user).filter_by(public_id=key)
    return one_or_404(mine, for_change)


def _asked(found: Submission) -> tuple[Desk, Circle, ShareForm]:
    """The work, the circle that is asked about, and the form for it; 403 when it may not be."""
    name = request.values.get("circle", "")
    circle = Circle(name) if name in {each.value for each in ASKED} else abort(404)
    desk = desk_of(found, current_shelf(clock.now()))
    is_here = studies_in(found.cohort_id)
    require(may_share(current_user, found, desk.part, circle, is_here))
    return desk, circle, share_form(circle, desk.part, queries.fellow_students_of(found))


def _asking_page(desk: Desk, circle: Circle, form: ShareForm) -> str:
    found, everybody = desk.submission, circle == Circle.COHORT
    fellows = [each.name for each in queries.fellow_students_of(found)] if everybody else []
    told, names = fellows_in_words(
        fellows, found.cohort.name, is_everybody=everybody, own_first=desk.part.own_first
    )
    docenten = cohorts.docenten_of(found.cohort_id)
    others = [f"{each.name} (docent)" for each in docenten if each.id != found.student_id]
    chosen = {Circle.TWEETAL: ["wie je hier kiest"], Circle.GROEPJE: ["wie je hier aankruist"]}
    people = ["jij", *others, *(chosen.get(circle) or told)]
    return render_template(
        "submissions/sharing/ask.html",
        desk=desk,
        hand_in=found.handed_in,
        heading=ASKED[circle],
        form=form,
        readers=will_read(people, names, own_first=desk.part.own_first and not everybody),
    )
