"""Searching. Words travel by POST only: they stand in no address, no log and no history."""

from collections.abc import Sequence

from flask import Blueprint, render_template
from flask_login import current_user

from learning.base import clock
from learning.base.access import signed_in
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.current import modules_readable_by
from learning.modules.live import current_shelf
from learning.search.asking import MOST_WORDS, asked_from
from learning.search.contents import Contents, kinds_in
from learning.search.forms import SearchForm
from learning.search.hits import AT_FIRST, MORE, Kind, Looking
from learning.search.kinds import MINE, THEIRS

bp = Blueprint("search", __name__, url_prefix="/search")
CONTENTS = Contents()


@bp.get("/")
@signed_in
def search():
    """An empty box."""
    return _page(SearchForm(formdata=None))


@bp.post("/")
@signed_in
def find():
    """What stands where; of one kind only, and further on, when that is asked."""
    form, groups = SearchForm(), _groups()
    asked = asked_from(form.q.data)
    is_one = any(kind.id == form.kind.data for _, kinds in groups for kind in kinds)
    before = (form.before.data or "") if is_one else ""
    looking = _looking(asked, before, MORE if is_one else AT_FIRST)
    found = [
        (
            name,
            [
                (each, each.find(looking))
                for each in kinds
                if each.id == form.kind.data or not is_one
            ],
        )
        for name, kinds in groups
        if asked
    ]
    return _page(form, asked, found, is_one)


def _groups() -> list[tuple[str, Sequence[Kind]]]:
    moment = clock.now()
    readable = [each.slug for each in modules_readable_by(current_user, moment)]
    modules = kinds_in(CONTENTS.of(current_shelf(moment)), readable)
    return [("In de modules", modules), ("Jouw teksten", MINE), ("Wat je mag lezen", THEIRS)]


def _looking(asked, before: str, most: int) -> Looking:
    def places(*roles: Role) -> frozenset[int]:
        return frozenset(each.cohort_id for each in current_places(*roles))

    return Looking(
        user=current_user,
        asked=asked,
        at=clock.now(),
        modules=current_shelf(clock.now()).modules,
        learns=places(Role.STUDENT),
        teaches=places(Role.DOCENT),
        places=places(),
        before=before,
        most=most,
    )


def _page(form: SearchForm, asked=None, found=(), is_one: bool = False) -> str:
    shown = [(name, [each for each in kinds if each[1].hits]) for name, kinds in found]
    return render_template(
        "search/search.html",
        form=form,
        asked=asked,
        groups=[(name, kinds) for name, kinds in shown if kinds],
        bounded=[kind.title for _, kinds in found for kind, each in kinds if each.is_bounded],
        is_one=is_one,
        most_words=MOST_WORDS,
    )
