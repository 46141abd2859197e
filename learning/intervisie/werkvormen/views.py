"""The werkvormen to read: all of them, one with its steps, and three questions to choose."""

from flask import Blueprint, abort, render_template, request

from learning.base import clock
from learning.base.access import signed_in
from learning.intervisie.werkvormen import words
from learning.intervisie.werkvormen.choosing import advice_on
from learning.intervisie.werkvormen.forms import ChooseForm
from learning.modules.live import current_shelf
from learning.modules.werkvormen import Level

bp = Blueprint("werkvormen", __name__, url_prefix="/werkvormen")


@bp.get("/")
@signed_in
def all_werkvormen():
    """Every werkvorm: those to begin with first, then by title."""
    found = sorted(current_shelf(clock.now()).werkvormen.values(), key=lambda each: each.title)
    by_level = [(level, [each for each in found if each.level == level]) for level in Level]
    return render_template(
        "intervisie/werkvormen/all_werkvormen.html", by_level=by_level, words=words
    )


@bp.get("/<id>")
@signed_in
def werkvorm(id: str):
    """What a werkvorm is, when to choose it, and its steps."""
    found = current_shelf(clock.now()).werkvormen.get(id) or abort(404)
    return render_template("intervisie/werkvormen/werkvorm.html", werkvorm=found, words=words)


@bp.get("/choose")
@signed_in
def choose():
    """Three questions; with their answers what fits, or else what comes nearest."""
    form = ChooseForm(request.args)
    advice = None
    if request.args and form.validate():
        advice = advice_on(current_shelf(clock.now()).werkvormen.values(), form.answers)
    return render_template(
        "intervisie/werkvormen/choose.html", form=form, advice=advice, words=words
    )
