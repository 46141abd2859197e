"""How far the work is that somebody waits for, and what was made. Everybody sees only their own."""

import re

from flask import Blueprint, Response, abort, redirect, render_template, url_for

from learning.base import clock
from learning.base.access import signed_in
from learning.waiting.current import own
from learning.waiting.job import Job
from learning.waiting.words import why_not

bp = Blueprint("waiting", __name__, url_prefix="/waiting")


@bp.get("/<kind>")
@signed_in
def standing(kind: str):
    """How far it is: in the row, at work, done, or nothing comes of it."""
    job = _own(kind)
    return render_template(
        "waiting/standing.html", job=job, state=job.state.value, told=job.told, why=why_not(job)
    )


@bp.get("/<kind>/file")
@signed_in
def file(kind: str):
    """What was made, as often as one asks within the hour."""
    job = _own(kind)
    made = job.result
    if made is None:
        return redirect(url_for(".standing", kind=kind))
    answer = Response(made, mimetype=job.task.mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{job.task.name}"'
    return answer


def _own(kind: str) -> Job:
    is_one = re.fullmatch(r"[a-z0-9-]+", kind)  # it names a folder
    return (is_one and own(kind, clock.now())) or abort(404)
