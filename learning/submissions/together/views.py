"""Asking fellow students, saying yes or no, and going on alone."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.pauses.queries import paused_among
from learning.submissions import queries as submissions
from learning.submissions.desk import Desk, desk_of
from learning.submissions.models import Submission
from learning.submissions.rules import is_open, may_write
from learning.submissions.together import bringing, queries, telling, words
from learning.submissions.together.forms import WhoForm, ask_form
from learning.submissions.together.models import WorkGroup
from learning.submissions.together.rules import (
    is_for_several,
    is_one_text,
    may_answer,
    may_ask,
    may_leave,
    may_withdraw,
)

bp = Blueprint("together", __name__)


@bp.get("/<key>/together")
def around(key: str):
    """With whom somebody makes a part: who is asked, who asks, and who it is."""
    desk = _desk(one_or_404(_mine(key)))
    group = _group_of(desk)
    if group:
        saw(current_user, telling.address_of(group), clock.now())
    return _around_page(desk, group, ask_form(_could_join(desk, group)))


@bp.post("/<key>/together/ask")
def ask(key: str):
    """Ask one fellow student. Who asked each other are together by that."""
    desk = _desk(one_or_404(_mine(key)))
    group = _group_of(desk)
    require(may_ask(current_user, group, _may_begin(desk)))
    people = _could_join(desk, group)
    form = ask_form(people)
    if not form.is_valid_post():
        return _around_page(desk, group, form), 422
    [asked] = [each for each in people if each.public_id == form.person.data]
    with writing():
        keep_open(desk.submission.cohort_id)
        where = desk.submission.cohort_id, _what(desk)
        user, groups = bringing.hold(current_user, *where, asked)
        asked = db.session.merge(asked, load=False)
        both = bringing.ask(groups, user, asked, desk.submission, desk.part, clock.now())
        db.session.commit()
    flash((words.BOTH_ASKED if both else words.ASKED).format(asked.name))
    return redirect(url_for(".around", key=key))


@bp.post("/<key>/together/look")
def look(key: str):
    """Let the docenten find somebody; pressed once more: not any more."""
    desk = _desk(one_or_404(_mine(key)))
    group = _group_of(desk)
    is_looking = bool(group and group.looking_since)
    require(is_looking or may_ask(current_user, group, _may_begin(desk)))
    with writing():
        user, groups = bringing.hold(current_user, desk.submission.cohort_id, _what(desk))
        group = bringing.own_group(groups, user, desk.submission, desk.part, clock.now())
        looks = not group.looking_since
        if looks:
            keep_open(desk.submission.cohort_id)
            group.look(clock.now())
        else:
            group.stop_looking()
        db.session.commit()
    flash(words.LOOKS if looks else words.STOPPED_LOOKING)
    return redirect(url_for(".around", key=key))


@bp.get("/together/<key>")
def group(key: str):
    """What somebody is asked for; who is in it goes on to the text."""
    found = one_or_404(_place_in(key))
    if found.is_present(current_user):
        saw(current_user, telling.address_of(found), clock.now())
        work = queries.joint_of(found) or queries.own_of(current_user, found)
        desk = desk_of(work, current_shelf(clock.now()))
        return redirect(
            url_for("submissions.submission" if desk.is_gone else ".around", key=work.public_id)
        )
    own = queries.own_of(current_user, found)
    module = current_shelf(clock.now()).modules.get(found.module)
    part = module and module.part(found.opdracht, found.part)
    return render_template(
        "submissions/together/asked.html",
        group=found,
        names=[each.user.name for each in found.present],
        opdracht=module and module.opdracht(found.opdracht),
        title=work_title({found.module: module} if module else {}, *found.what),
        one_text=part is None or is_one_text(part),
        is_gone=part is None,
        has_handed_in=bool(own and own.hand_ins),
    )


@bp.post("/together/<key>/yes")
def yes(key: str):
    """Join. Whoever else asked hears that it does not go now, and not why."""
    asked = one_or_404(_place_in(key))
    if asked.is_present(current_user):  # pressed twice
        return redirect(url_for(".group", key=key))
    part = _part_of(asked)
    with writing():
        keep_open(asked.cohort_id)
        user, groups = bringing.hold(current_user, asked.cohort_id, asked.what)
        work = bringing.say_yes(user, _among(groups, key), groups, part, clock.now())
        db.session.commit()
    return redirect(url_for("submissions.write", key=work.public_id))


@bp.post("/together/<key>/no")
def no(key: str):
    """Rather not; no reason is asked."""
    asked = one_or_404(_place_in(key))
    with writing():
        user, groups = bringing.hold(current_user, asked.cohort_id, asked.what)
        found = _among(groups, key)
        require(may_answer(user, found))
        bringing.decline(found, user, clock.now())
        db.session.commit()
    flash(words.DECLINED)
    return redirect(url_for("progress.my_place"))


@bp.post("/together/<key>/withdraw")
def withdraw(key: str):
    """Somebody is asked no longer."""
    seen, form = one_or_404(_place_in(key)), WhoForm()
    with writing():
        user, groups = bringing.hold(current_user, seen.cohort_id, seen.what)
        found = _among(groups, key)
        require(may_withdraw(user, found))
        for each in [each for each in found.asked if each.user.public_id == form.person.data]:
            found.leave(each.user, clock.now())
            telling.take_back(found, each.user, clock.now())
        db.session.commit()
    flash(words.WITHDRAWN)
    return redirect(url_for(".group", key=key))


@bp.post("/together/<key>/leave")
def leave(key: str):
    """Go on alone, with a copy of all that was written."""
    seen, moment = one_or_404(_place_in(key)), clock.now()
    with writing():
        user, groups = bringing.hold(current_user, seen.cohort_id, seen.what)
        found = _among(groups, key)
        joint = queries.locked_joint_of(found)
        require(may_leave(user, found, joint is None or is_open(joint)))
        own = bringing.leave(found, user, moment)
        db.session.commit()
    flash(words.ALONE if joint else words.ALONE_AGAIN)
    return redirect(url_for("submissions.submission", key=own.public_id))


@bp.post("/<key>/together/bring")
def bring(key: str):
    """Put one's own earlier text below what stands in the text of all."""
    with writing():
        joint = one_or_404(_mine(key), for_change=True)
        require(joint.group is not None and may_write(current_user, joint) and is_open(joint))
        own = queries.own_of(current_user, joint.group)
        if own and not own.draft.erased_at:
            joint.draft.add(own.draft.answers, own.draft.questions, clock.now())
            db.session.commit()
    return redirect(url_for("submissions.write", key=key))


def _mine(key: str):
    return submissions.readable_by(current_user).filter_by(public_id=key)


def _place_in(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _among(groups: list[WorkGroup], key: str) -> WorkGroup:
    return next((each for each in groups if each.public_id == key), None) or abort(404)


def _desk(found: Submission) -> Desk:
    """The work with its part; 404 when that is not one to make with others."""
    desk = desk_of(found, current_shelf(clock.now()))
    return desk if not desk.is_gone and is_for_several(desk.part) else abort(404)


def _part_of(group: WorkGroup):
    """The part as it is now; 404 when it has gone from the module."""
    module = current_shelf(clock.now()).modules.get(group.module) or abort(404)
    return module.part(group.opdracht, group.part) or abort(404)


def _what(desk: Desk) -> tuple[str, str, str]:
    return desk.submission.module, desk.submission.opdracht, desk.submission.part


def _group_of(desk: Desk) -> WorkGroup | None:
    found = desk.submission
    return found.group or queries.group_around(current_user, found.cohort_id, _what(desk))


def _is_student_in(desk: Desk) -> bool:
    places = current_places(Role.STUDENT)
    return any(place.cohort_id == desk.submission.cohort_id for place in places)


def _may_begin(desk: Desk) -> bool:
    """Whether there is anything to make together still: not what is handed in, or done."""
    joint = desk.submission if desk.submission.group else _joint_around(desk)
    return _is_student_in(desk) and is_open(joint or desk.submission)


def _joint_around(desk: Desk) -> Submission | None:
    group = _group_of(desk)
    return queries.joint_of(group) if group else None


def _could_join(desk: Desk, group: WorkGroup | None):
    return queries.could_join(group, current_user, desk.submission.cohort_id, _what(desk))


def _around_page(desk: Desk, group: WorkGroup | None, form) -> str:
    found, others = desk.submission, telling.others_in(group, current_user) if group else []
    joint = found if found.group else _joint_around(desk)
    own = queries.own_of(current_user, group) if group else None
    return render_template(
        "submissions/together/around.html",
        desk=desk,
        group=group,
        others=others,
        paused=paused_among([each.id for each in others], found.module, clock.now()),
        joint=joint if group and group.is_together else None,
        has_own=bool(own and own is not joint and any(own.draft.answers.values())),
        own=own,
        not_now=[each.user.name for each in group.not_now] if group else [],
        to_talk=[each.user.name for each in group.present if not each.talked_at] if group else [],
        has_talked=bool(group and group.is_present(current_user))
        and group.partner(current_user).talked_at is not None,
        asking=queries.asking(current_user, found.cohort_id, _what(desk)),
        form=form,
        may_ask=may_ask(current_user, group, _may_begin(desk)),
        may_leave=group is not None
        and may_leave(current_user, group, joint is None or is_open(joint)),
        docenten=[each.name for each in cohorts.docenten_of(found.cohort_id)],
        one_text=is_one_text(desk.part),
    )
