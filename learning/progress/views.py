"""My place: what to do next and what is new; and what a reader ticks and keeps."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock
from learning.base.access import signed_in
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.cohorts.rules import is_open
from learning.modules.current import lessons_readable_by, module_readable_by
from learning.praktijkopleiders.queries import is_anybodys as is_praktijkopleider
from learning.progress import queries
from learning.progress.aims import aim_of_step
from learning.progress.forms import PlaceForm
from learning.progress.models import ReadChapter, ReadingPlace
from learning.progress.my_place import ALL_WORK, my_place_of
from learning.progress.next_step import Do, NextStep, beginning_in
from learning.reviews import queries as reviews
from learning.reviews.pile import queries as pile
from learning.submissions import queries as submissions
from learning.submissions.words import WORDS

bp = Blueprint("progress", __name__)
MY_PLACE = "progress/my_place.html"


@bp.get("/")
@signed_in
def my_place():
    """What to do next, in one sentence; what is new; and how far it is."""
    if _only_reads_along():
        return redirect(url_for("praktijkopleiders.overview"))
    has_work = bool(current_places(Role.STUDENT)) or not current_places()  # who left keeps theirs
    taught = [place.cohort_id for place in current_places(Role.DOCENT)]
    marks, notices = queries.marks_and_notices_of(current_user)
    mine = my_place_of(
        {each.slug: each for each in lessons_readable_by(current_user, clock.now())},
        current_places(),
        is_beheerder=current_user.is_beheerder,
        marks=marks,
        work=submissions.open_work_of(current_user, ALL_WORK) if has_work else [],
        news=reviews.news_for(current_user) if has_work else [],
        waiting=pile.count_waiting(taught) if taught else 0,
        notices=notices,
        now=clock.now(),
        beginning=_beginning(),
    )
    aim = aim_of_step(marks, current_places(), mine.step, clock.now())
    learns = bool(current_places(Role.STUDENT))
    return render_template(MY_PLACE, mine=mine, learns=learns, words=WORDS, aim=aim)


@bp.post("/progress/<module>/<chapter>/read")
def mark_read(module: str, chapter: str):
    """The reader says: I read this."""
    found = module_readable_by(current_user, module, clock.now())
    page = found.chapter(chapter) or abort(404)
    moment, reader = clock.now(), current_user.id
    _put(lambda: ReadChapter(user_id=reader, module=module, chapter=page.slug, at=moment))
    return _back_to_tick(module, chapter)


@bp.post("/progress/<module>/<chapter>/unread")
def mark_unread(module: str, chapter: str):
    """The reader takes the tick away."""
    found = module_readable_by(current_user, module, clock.now())
    page = found.chapter(chapter) or abort(404)
    with writing():
        read = db.session.get(ReadChapter, (current_user.id, module, page.slug))
        if read:
            db.session.delete(read)
            db.session.commit()
    return _back_to_tick(module, chapter)


@bp.post("/progress/<module>/place")
def keep_place(module: str):
    """Where somebody is in the text; sent by <reading-place>."""
    found, form = module_readable_by(current_user, module, clock.now()), PlaceForm()
    if not form.is_valid_post():
        abort(400)
    page = found.chapter(form.chapter.data) or abort(404)
    moment, reader, paragraph = clock.now(), current_user.id, form.paragraph.data
    _put(
        lambda: ReadingPlace(
            user_id=reader, module=module, chapter=page.slug, paragraph=paragraph, at=moment
        )
    )
    return "", 204


def _beginning() -> NextStep | None:
    """What comes first where nobody is yet: no student in what one guides, no cohort at all."""
    if current_places(Role.STUDENT):
        return None  # they have something to do of their own
    guided = [each for each in current_places(Role.DOCENT, Role.BEGELEIDER) if is_open(each)]
    if guided:
        has_students = cohorts.has_students([each.cohort_id for each in guided])
        return None if has_students else beginning_in(guided)
    if current_user.is_beheerder and not cohorts.has_cohorts():
        return NextStep(Do.FIRST_COHORT)
    return None


def _only_reads_along() -> bool:
    """Whether who asks is a praktijkopleider and nothing else, without texts of their own."""
    if current_places() or current_user.is_beheerder or not is_praktijkopleider(current_user):
        return False
    return not submissions.open_work_of(current_user, 1)


def _put(make) -> None:
    """Write what *make* makes, or write over what is there.

    When another request writes the same row at this moment, look once more:
    then it is there.
    """
    for is_last in (False, True):
        try:
            with writing():
                db.session.merge(make())
                db.session.commit()
            return
        except IntegrityError:
            if is_last:
                raise


def _back_to_tick(module: str, chapter: str):
    return redirect(url_for("modules.chapter", module=module, chapter=chapter, _anchor="gelezen"))
