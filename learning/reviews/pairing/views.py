"""For docenten: who looks for somebody to make an opdracht with, and bringing them together."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import require, signed_in
from learning.base.dates import day_of, listed
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.pauses.queries import paused_among
from learning.submissions.together import bringing, queries
from learning.submissions.together.forms import BringForm, bring_form
from learning.submissions.together.models import WorkGroup

bp = Blueprint("pairing", __name__)

BROUGHT = "Ze zijn bij elkaar. Ze zien het allemaal op Mijn plek."
AWAY = " (is er even niet)"
GONE = "Intussen is er iets veranderd. Kijk nog eens wie er nu zoekt."


@bp.get("/looking")
@signed_in
def looking():
    """Who looks, in all cohorts of this docent, by part; longest wait first."""
    return _page(_all_looking())


@bp.post("/looking")
@signed_in
def bring_together():
    """Bring people together who all asked for that."""
    found, form = _all_looking(), BringForm()
    form.groups.choices = [(each.public_id, "") for each in found]
    if not form.is_valid_post():
        return _page(found, form), 422
    with writing():
        groups = queries.locked_looking(current_user, form.groups.data)
        if len({(each.cohort_id, each.what) for each in groups}) != 1 or len(groups) < 2:
            raise Refused(GONE)
        require(len(groups) == len(set(form.groups.data)))
        keep_open(groups[0].cohort_id)
        bringing.together_anew(groups, _part_of(groups[0]), clock.now())
        db.session.commit()
    flash(BROUGHT)
    return redirect(url_for(".looking"))


def _all_looking():
    taught = [place.cohort_id for place in current_places(Role.DOCENT)]
    require(bool(taught))
    return queries.looking_in(taught)


def _part_of(group: WorkGroup):
    module = current_shelf(clock.now()).modules.get(group.module) or abort(404)
    return module.part(group.opdracht, group.part) or abort(404)


def _page(found, sent: BringForm | None = None) -> str:
    parts = _parts(found)
    refused = sent and _put_back(sent, parts)
    return render_template("reviews/pairing/looking.html", parts=parts, refused=refused)


@dataclass
class _Part:
    """Who looks for one part of an opdracht in one cohort: the choices of ``form``."""

    cohort: str
    title: str
    is_anybody_away: bool
    form: BringForm

    @property
    def is_one_alone(self) -> bool:
        return len(self.form.groups.choices) == 1


def _parts(found) -> list[_Part]:
    modules, groups_of = current_shelf(clock.now()).modules, {}
    for each in found:
        groups_of.setdefault((each.cohort, each.what), []).append(each)
    away, parts = _away(found), []
    for number, ((cohort, what), groups) in enumerate(groups_of.items()):
        looking = [(each.public_id, _line(each, each.id in away)) for each in groups]
        form = bring_form(number, "/".join([cohort.public_id, *what]), looking)
        is_away = any(each.id in away for each in groups)
        parts.append(_Part(cohort.name, work_title(modules, *what), is_away, form))
    return parts


def _line(group: WorkGroup, is_away: bool) -> str:
    who = listed([each.user.name for each in group.present])
    return f"{who}, sinds {day_of(group.looking_since, clock.now())}" + AWAY * is_away


def _put_back(sent: BringForm, parts: list[_Part]) -> BringForm:
    """What was sent, in its form on the page: that of the same part, else the first."""
    forms = [part.form for part in parts if not part.is_one_alone]
    if not forms:
        raise Refused(GONE)
    here = next((form for form in forms if form.part.data == sent.part.data), forms[0])
    here.groups.data, here.groups.errors = sent.groups.data, sent.groups.errors
    return here


def _away(groups) -> set[int]:
    """Numbers of those in which somebody is er even niet; a query for each module."""
    found = set()
    for module in {each.module for each in groups}:
        here = [each for each in groups if each.module == module]
        people = {one.user_id: each.id for each in here for one in each.present}
        found |= {people[user] for user in paused_among(people, module, clock.now())}
    return found
