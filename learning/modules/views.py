"""Reading: the modules, their chapters, the examples, the hard words, and where to find help."""

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user

from learning.base import clock
from learning.base.access import public, signed_in
from learning.base.db import db
from learning.base.errors import AWAY
from learning.begeleiders.queries import people_of
from learning.cohorts import queries as cohorts
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.contents import (
    by_audience,
    by_letter,
    contents_of,
    neighbours_of,
    notes_of,
)
from learning.modules.current import lessons_readable_by, module_readable_by
from learning.modules.live import current_shelf
from learning.modules.media import picture
from learning.modules.rules import works_in
from learning.progress import queries as progress
from learning.progress.aims import aims_told
from learning.progress.my_place import ALL_WORK
from learning.progress.next_step import next_step_in, reading_step_in
from learning.progress.overview import overview, that_count
from learning.submissions import queries as submissions
from learning.submissions.words import WORDS

bp = Blueprint("modules", __name__)
KEEP_PICTURES = "private, max-age=3600"
ONLY_A_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@bp.get("/modules/")
@signed_in
def all_modules():
    """The modules that this person may read, and how far they are in each."""
    found = lessons_readable_by(current_user, clock.now())
    marks, work = progress.marks_of(current_user), _work()
    rows = [(_overview(each, marks, work), works_in(current_places(), each.slug)) for each in found]
    return render_template("modules/all_modules.html", rows=rows)


@bp.get("/modules/<module>/")
def module(module: str):
    """What a module is about, and where this person is in it."""
    found = module_readable_by(current_user, module, clock.now())
    if found.is_handbook:
        return render_template("modules/handbook.html", module=found, groups=by_audience(found))
    place = works_in(current_places(), module)
    marks = progress.marks_of(current_user)
    mine = _overview(found, marks, _work())
    return render_template(
        "modules/module.html",
        mine=mine,
        paused=module in marks.paused,
        words=WORDS,
        place=place,
        step=next_step_in([mine]) if place else reading_step_in(mine),
        docenten=[each.name for each in cohorts.docenten_of(place.cohort_id)] if place else [],
    )


@bp.get("/modules/<module>/<chapter>")
def chapter(module: str, chapter: str):
    """A chapter to read, with its opdrachten in place."""
    found = module_readable_by(current_user, module, clock.now())
    page = found.chapter(chapter) or abort(404)
    marks, place = progress.marks_of(current_user), works_in(current_places(), module)
    mine = _overview(found, marks, _work())
    before, after = neighbours_of(page, found.chapters)
    return render_template(
        "modules/chapter.html",
        module=found,
        row=mine.row_of(page),
        words=WORDS,
        contents=contents_of(page),
        notes=notes_of(page),
        before=before,
        after=after,
        place=place,
        aims=aims_told(marks, place, module, clock.now()),
    )


@bp.get("/modules/<module>/media/<name>")
def media(module: str, name: str):
    """A picture of a module. A drawing is never a page of its own: it could hold scripts."""
    module_readable_by(current_user, module, clock.now())
    root = current_app.extensions["live"].library.root
    found = picture(root, module, name) or abort(404)
    answer = Response(found.data, mimetype=found.mimetype)
    answer.headers["Cache-Control"] = KEEP_PICTURES
    answer.headers["Content-Security-Policy"] = ONLY_A_PICTURE
    if found.is_drawing:
        answer.headers["Content-Disposition"] = "attachment"
    return answer


@bp.get("/modules/voorbeelden/")
@signed_in
def examples():
    """Where the stories from practice stood before."""
    return redirect(url_for("examples.all_examples"), 301)


@bp.get("/modules/voorbeelden/<id>")
@signed_in
def example(id: str):
    """The same for one of them."""
    shown = current_shelf(clock.now()).examples.get(id) or abort(404)
    return redirect(url_for("examples.example", id=shown.id), 301)


@bp.get("/modules/begrippen")
@signed_in
def terms():
    """Every hard word with its explanation."""
    found = current_shelf(clock.now()).terms.values()
    return render_template("modules/terms.html", letters=by_letter(found))


@bp.get("/modules/modellen")
@signed_in
def reflection_models():
    """The ways to look back that a student chooses from, each with its questions; and the way
    back to the work of one's own that one came from."""
    found, key = current_shelf(clock.now()).models.values(), request.args.get("work", "")
    mine = submissions.readable_by(current_user).filter_by(public_id=key)
    work = db.session.scalars(mine).unique().first() if key else None
    return render_template("modules/reflection_models.html", models=found, work=work)


@bp.get("/help")
@public
def help_page():
    """The people of one's own course, and telephone numbers. Those come without a database too:
    they are there when nothing else is."""
    shelf = current_app.extensions["live"].library.shelf()
    return render_template(
        "modules/help_page.html", help=shelf.help, people=_people_to_ask(), bare=True
    )


@bp.get("/accessibility")
@public
def accessibility():
    """What was tried so that everybody can use this, and what was not. Asks no database."""
    shelf = current_app.extensions["live"].library.shelf()
    return render_template("modules/accessibility.html", statement=shelf.statement, bare=True)


def _people_to_ask():
    """Of the course of whoever asks; nobody for a visitor, and while the database is away."""
    try:
        return people_of(current_user) if current_user.is_authenticated else []
    except AWAY:
        db.session.remove()
        return []


def _work():
    """All that was begun by whoever asks; nothing, and no query, for who is no student."""
    is_student = bool(current_places(Role.STUDENT))
    return submissions.open_work_of(current_user, ALL_WORK) if is_student else []


def _overview(module, marks, work):
    place = works_in(current_places(), module.slug)
    return overview(module, marks, that_count(work, module.slug, place and place.cohort_id))
