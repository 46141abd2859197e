"""*Wij hebben gepraat*: a harvest goes to who one talked with, and it counts once all say so."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.modules.live import current_shelf
from learning.modules.parts import Circle
from learning.submissions import queries as submissions
from learning.submissions.desk import Desk, desk_of
from learning.submissions.forms import HandInForm
from learning.submissions.models import Submission
from learning.submissions.rules import is_open
from learning.submissions.together import bringing, queries, telling
from learning.submissions.together.joining import say_talked
from learning.submissions.together.rules import is_for_several, is_one_text
from learning.submissions.together.words import TALKED, harvest_readers

bp = Blueprint("talking", __name__)


@bp.get("/<key>/talked")
def preview(key: str):
    """What the others will read of one's harvest, before one says that they talked."""
    desk = _desk(one_or_404(_mine(key)))
    group = _group_around(desk.submission)
    if group is None or not group.is_together or not is_open(desk.submission):
        return redirect(url_for("submissions.submission", key=key))
    others = [each.name for each in telling.others_in(group, current_user)]
    docenten = [each.name for each in cohorts.docenten_of(desk.submission.cohort_id)]
    return render_template(
        "submissions/talking/preview.html",
        desk=desk,
        others=others,
        readers=harvest_readers(others, docenten),
        form=HandInForm(revision=desk.submission.draft.revision),
    )


@bp.post("/<key>/talked")
def talked(key: str):
    """Say so: the harvest goes to the others, and it is done once all of them said it."""
    form, moment, seen = HandInForm(), clock.now(), one_or_404(_mine(key))
    with writing():
        user, groups = bringing.hold(current_user, seen.cohort_id, _what(seen))
        desk = _desk(one_or_404(_mine(key), for_change=True))
        group = next((each for each in groups if each.is_present(user)), None) or abort(404)
        if is_open(desk.submission):
            keep_open(seen.cohort_id)
            require(group.is_together)
            mark = request.form.get("version", "")
            last = desk.hand_in(user, form.revision.data, mark, moment)
            desk.submission.stop_sharing(moment)
            last.concluded_at = moment  # nobody has to answer to a conversation
            last.share_with(Circle.TWEETAL, telling.others_in(group, user), moment)
            say_talked(group, user, queries.works_in(group), moment)
            telling.tell_others(group, user, f"talked:{last.public_id}", telling.TALKED, moment)
            db.session.commit()
            flash(TALKED)
    return redirect(url_for("submissions.submission", key=key))


def _mine(key: str):
    return submissions.readable_by(current_user).filter_by(public_id=key)


def _what(found: Submission) -> tuple[str, str, str]:
    return found.module, found.opdracht, found.part


def _group_around(found: Submission):
    return queries.group_around(current_user, found.cohort_id, _what(found))


def _desk(found: Submission) -> Desk:
    """The work with its part; 404 when that is no conversation."""
    desk = desk_of(found, current_shelf(clock.now()))
    is_talk = not desk.is_gone and is_for_several(desk.part) and not is_one_text(desk.part)
    return desk if is_talk and not found.group else abort(404)
