"""The library of practice examples, and one example."""

from flask import Blueprint, abort, render_template, request
from flask_login import current_user

from learning.base import clock
from learning.base.access import signed_in
from learning.base.dates import date_of
from learning.base.searching import answer_to_words
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.examples import library
from learning.examples.forms import LibraryForm
from learning.examples.proposals import queries as proposals
from learning.examples.proposals.words import STATES
from learning.modules.contents import chapters_that_tell
from learning.modules.current import modules_readable_by
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.talks import queries as talks

bp = Blueprint("examples", __name__, url_prefix="/examples")


@bp.get("/")
@signed_in
def all_examples():
    """All stories from practice, or those that fit a choice."""
    return _library_page(LibraryForm.at(request.args))


@bp.post("/")
@signed_in
def find():
    """What fits those words. A post: what one looks for stands in no address."""
    return answer_to_words(LibraryForm(), _library_page, ".all_examples")


@bp.get("/<id>")
@signed_in
def example(id: str):
    """One story from practice, and the chapters that tell it."""
    moment = clock.now()
    shelf = current_shelf(moment)
    shown = shelf.examples.get(id) or abort(404)
    readable = modules_readable_by(current_user, moment)
    return render_template(
        "examples/example.html",
        shown=shown,
        kinds=library.KINDS,
        where=library.where_of(shown),
        elements=[shelf.elements[each] for each in shown.works if each in shelf.elements],
        still_true=library.still_true(shown.checked_on, date_of(moment)),
        told_in=chapters_that_tell(id, readable),
        talks=_talks(shelf.modules) if current_places(Role.DOCENT) else [],
    )


def _library_page(form: LibraryForm) -> str:
    shelf = current_shelf(clock.now())
    told, places = list(shelf.examples.values()), current_places()
    ours = proposals.accepted_for(current_user, [each.cohort_id for each in places])
    form.place.choices = library.places_of(told, ours)
    form.kind.choices = library.kinds_of(told)
    form.works.choices = library.elements_of(told, shelf.elements)
    learns = [each for each in current_places(Role.STUDENT) if not each.closed_at]
    return render_template(
        "examples/all_examples.html",
        form=form,
        is_asked=form.wanted.is_asked,
        examples=library.found(told, form.wanted),
        ours=library.found_proposals(ours, form.wanted),
        where_of=library.where_of,
        kinds=library.KINDS,
        own=proposals.own_of(current_user),
        states=STATES,
        waiting=proposals.waiting_for(current_user) if current_places(Role.DOCENT) else [],
        learns=learns,
    )


def _talks(modules) -> list[tuple[str, str]]:
    """(key, title) of the open talks that this docent guides."""
    return [
        (each.public_id, f"{work_title(modules, *each.about)} ({each.cohort.name})")
        for each in talks.guided_by(current_user)
    ]
