"""The growth view: where somebody showed what they can, and what is asked."""

from flask import Blueprint, render_template, request
from flask_login import current_user

from learning.base import clock
from learning.base.access import signed_in
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences import queries
from learning.competences.evidence import queries as evidence
from learning.competences.evidence.choosing import frameworks_for
from learning.competences.evidence.words import READERS
from learning.competences.growth import asks_in, gone_from, growth_in, states_of
from learning.competences.picture import WORDS, grid_of
from learning.competences.rating.queries import shown_ratings_of
from learning.modules.live import current_shelf
from learning.modules.parts import Framework, Module
from learning.submissions import queries as submissions

MOST_WORK = 1000  # more parts than anybody begins

bp = Blueprint("competences", __name__, url_prefix="/competences")


@bp.get("/")
@signed_in
def overview():
    """Wat je kunt: line by line of a framework of one's own modules."""
    shelf, quotes = current_shelf(clock.now()), queries.newest_quotes(current_user)
    modules = _modules()
    if not modules and not quotes:
        return render_template("competences/no_student.html")
    frameworks = _frameworks(modules, quotes)
    chosen = _chosen(frameworks)
    return render_template(
        "competences/overview.html",
        frameworks=frameworks,
        framework=chosen,
        before=shelf.frameworks.get(chosen.follows) if chosen else None,
        gone=gone_from(shelf.frameworks, chosen, quotes, queries.SHOWN),
        undecided=evidence.undecided_of(current_user),
        readers_line=READERS,
        words=WORDS,
        **_growth(chosen, modules, quotes),
    )


def _modules() -> list[Module]:
    """What whoever asks follows as a student, in the order of the shelf."""
    followed = {slug for place in current_places(Role.STUDENT) for slug in place.modules}
    shelf = current_shelf(clock.now()).modules
    return [each for slug, each in shelf.items() if slug in followed]


def _frameworks(modules: list[Module], quotes) -> list[Framework]:
    """Those of one's modules; then those that one has evidence of."""
    shelf = current_shelf(clock.now())
    mine = frameworks_for([each.slug for each in modules], shelf.modules, shelf.frameworks)
    others = [shelf.frameworks.get(each.framework) for each in quotes]
    found = {each.id: each for each in [*mine, *filter(None, others)]}
    return list(found.values())


def _chosen(frameworks: list[Framework]) -> Framework | None:
    asked = request.args.get("framework")
    named = (each for each in frameworks if each.id == asked)
    return next(named, frameworks[0] if frameworks else None)


def _growth(framework: Framework | None, modules: list[Module], quotes) -> dict[str, object]:
    """The lines and the picture of *framework*; nothing where there is none."""
    if framework is None:
        return {"competences": [], "grid": None}
    here = [each for each in modules if each.framework == framework.id]
    states = states_of(submissions.open_work_of(current_user, MOST_WORK))
    rated = shown_ratings_of(current_user, current_user)
    asks = asks_in(here, states)
    return {
        "competences": growth_in(framework, here, quotes, asks, rated, queries.SHOWN),
        "grid": grid_of(framework, here, queries.touched_by(current_user), states),
    }
