"""All components on one page; registered in development and tests only."""

from flask import Blueprint, render_template

from learning.base.access import public
from learning.showcase.colours import SETS, pairs
from learning.showcase.forms import SampleForm, refused
from learning.showcase.samples import samples

bp = Blueprint("showcase", __name__, url_prefix="/showcase")


@bp.get("/")
@public
def showcase():
    """Every component, in each of its states."""
    return render_template(
        "showcase/showcase.html",
        sets=SETS,
        pairs=pairs(),
        form=SampleForm(),
        here=SampleForm(prefix="hier-"),
        wrong=refused(),
        **samples(),
    )
