"""Groups: making one, who is in it, what it agrees, asking people in and leaving."""

from contextlib import suppress
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places, modules_followed_in
from learning.cohorts.models import Cohort, Role
from learning.intervisie.groups import queries
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.forms import (
    AgreementForm,
    GroupForm,
    InviteForm,
    KeepsForm,
    NameForm,
    WhoForm,
    YesForm,
)
from learning.intervisie.groups.group_page import group_page
from learning.intervisie.groups.inviting import ask, tell_asked
from learning.intervisie.groups.inviting import take_back as take_invitation_back
from learning.intervisie.groups.models import IntervisieGroup, Keeps
from learning.intervisie.groups.rules import (
    may_agree,
    may_begin_group,
    may_change,
    may_decline,
    may_invite,
    may_leave,
    may_manage,
    may_take_back,
)
from learning.intervisie.groups.words import (
    ADDRESS_ASKED,
    AGREEMENT_CHANGED,
    KEEPS_CHANGED,
    KEEPS_HINTS,
    KEEPS_SENTENCES,
    agreement_readers,
)
from learning.intervisie.people.rooms import rows_for
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.moving import let_go_with_group
from learning.intervisie.threads.safety import agree_in_threads_of_group, leave_threads_of_group
from learning.notices.giving import give, saw
from learning.notices.giving import take_back as take_notices_back
from learning.notices.kinds import Kind
from learning.pauses.queries import away_among

bp = Blueprint("groups", __name__, url_prefix="/groups")


@bp.route("/new", methods=["GET", "POST"])
def begin():
    """Make a group of people of one cohort, who are all asked. Sent twice, it is still one."""
    cohort = _cohort(request.values.get("cohort", ""))
    require(may_begin_group(current_user, cohort))
    form = _group_form(cohort)
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        page = render_template("intervisie/groups/begin.html", form=form, cohort=cohort)
        return page, 422 if form.errors else 200
    with suppress(IntegrityError), writing():
        keep_open(cohort.id)
        made = _made(_cohort(cohort.public_id), form, clock.now())
        db.session.add(made)
        db.session.commit()
    return redirect(_address(form.key.data))


@bp.get("/<key>")
def group(key: str):
    """Who is in it and what they agreed; for who is in it or was asked, also what to do now."""
    found = one_or_404(_readable(key))
    saw(current_user, _address(key), clock.now())
    return _page(found)


@bp.post("/<key>/agree")
def agree(key: str):
    """Say yes to the agreement; who was asked is in from then on."""
    form = YesForm()
    try:
        with writing():
            found = _locked(key)
            require(may_agree(current_user, found))
            found.agree(_me(), form.version.data or 0, clock.now())
            agree_in_threads_of_group(_me(), found, clock.now())
            db.session.commit()
    except Refused as refusal:
        return _page(one_or_404(_readable(key)), wrong=str(refusal)), 409
    return redirect(_address(key))


@bp.post("/<key>/decline")
def decline(key: str):
    """Say no to an invitation. Nobody has to say why."""
    with writing():
        found = _locked(key)
        require(may_decline(current_user, found))
        _let_go(found, current_user)
        db.session.commit()
    flash("Je doet niet mee. Dat is goed. Je hoeft niet te zeggen waarom.")
    return redirect(url_for("intervisie.threads.overview"))


@bp.route("/<key>/leave", methods=["GET", "POST"])
def leave(key: str):
    """Leave: from that moment on everything of the group is closed for this person."""
    if request.method == "GET":
        found = one_or_404(_readable(key))
        require(may_leave(current_user, found))
        return render_template("intervisie/groups/leave.html", group=found)
    with writing():
        found = _locked(key)
        require(may_leave(current_user, found))
        _let_go(found, current_user)
        db.session.commit()
    flash("Je bent uit de intervisiegroep.")
    return redirect(url_for("intervisie.threads.overview"))


@bp.route("/<key>/agreement", methods=["GET", "POST"])
def rewrite(key: str):
    """Change what the group agrees. A newer text comes back beside the one that was typed."""
    found = one_or_404(_readable(key))
    require(may_change(current_user, found))
    form, moment = AgreementForm(), clock.now()
    if not form.is_valid_post():
        return _agreement_page(found, form), 422 if form.errors else 200
    try:
        with writing():
            found = _locked(key)
            require(may_change(current_user, found))
            if found.rewrite(form.text.data, current_user, form.version.data or 0, moment):
                _tell_others(found, f"agreement:{found.agreement.version}", AGREEMENT_CHANGED)
            db.session.commit()
    except Refused as refusal:
        return _agreement_page(one_or_404(_readable(key)), form, str(refusal)), 409
    return redirect(_address(key))


@bp.post("/<key>/keeps")
def choose_keeps(key: str):
    """Choose how long words stay after an intervisie."""
    found, form = one_or_404(_readable(key)), KeepsForm()
    require(may_change(current_user, found))
    if not form.is_valid_post():
        return _page(found, keeps_form=form), 422
    with writing():
        found = _locked(key)
        require(may_change(current_user, found))
        if found.keep(Keeps(form.keeps.data)):
            _tell_others(found, f"keeps:{clock.now().isoformat()}", KEEPS_CHANGED)
        db.session.commit()
    flash("Jullie keuze is bewaard. De anderen zien het op Mijn plek.")
    return redirect(_address(key))


@bp.route("/<key>/invite", methods=["GET", "POST"])
def invite(key: str):
    """Ask people of the cohort by name; who is in the group asks others by address too."""
    found = one_or_404(_readable(key))
    require(may_invite(current_user, found, _taught()))
    form = _invite_form(found)
    if not form.is_valid_post():
        return _invite_page(found, form), 422 if form.errors else 200
    people, address = form.people.data, form.typed_address
    try:
        with writing():
            found = _locked(key)
            require(may_invite(current_user, found, _taught()))
            chosen = [each for each in _candidates(found) if each.public_id in people]
            ask(found, chosen, address, current_user, clock.now(), _address(key))
            db.session.commit()
    except Refused as refusal:
        return _invite_page(one_or_404(_readable(key)), form, str(refusal)), 409
    flash(ADDRESS_ASKED if address else "Jullie vraag staat nu op hun eigen plek.")
    return redirect(_address(key))


@bp.post("/<key>/take-back")
def take_back(key: str):
    """Take back an invitation that nobody said yes to."""
    form = WhoForm()
    with writing():
        found = _locked(key)
        asked = found.open_invitation(form.who.data or "") or abort(404)
        require(may_take_back(current_user, found, asked, _taught()))
        take_invitation_back(found, asked, clock.now(), _address(key))
        db.session.commit()
    flash("De vraag is ingetrokken.")
    return redirect(_address(key))


@bp.post("/<key>/name")
def rename(key: str):
    """Give the group another name."""
    found, form = one_or_404(_readable(key)), NameForm()
    require(may_manage(current_user, found, _taught()))
    if not form.is_valid_post():
        return _page(found, name_form=form), 422
    with writing():
        found = _locked(key)
        require(may_manage(current_user, found, _taught()))
        found.rename(form.name.data)
        db.session.commit()
    flash("De groep heet nu anders.")
    return redirect(_address(key))


@bp.post("/<key>/remove")
def remove(key: str):
    """Take somebody out: from that moment on everything of the group is closed for them."""
    form = WhoForm()
    with writing():
        found = _locked(key)
        require(may_manage(current_user, found, _taught()))
        inside = (each for each in found.present if each.user.public_id == form.who.data)
        _let_go(found, (next(inside, None) or abort(404)).user)
        db.session.commit()
    flash("Deze persoon zit niet meer in de groep.")
    return redirect(_address(key))


@bp.post("/<key>/end")
def end(key: str):
    """End the group: no intervisie begins in it any more."""
    with writing():
        found = _locked(key)
        require(may_manage(current_user, found, _taught()))
        found.end(clock.now())
        for each in threads.threads_in(found):
            let_go_with_group(each, clock.now())
        db.session.commit()
    flash("De groep is gestopt.")
    return redirect(_address(key))


def _readable(key: str):
    return queries.pages_readable_by(current_user).filter_by(public_id=key)


def _locked(key: str) -> IntervisieGroup:
    return one_or_404(_readable(key), for_change=True)


def _address(key: str) -> str:
    return url_for("intervisie.groups.group", key=key)


def _me() -> User:
    return db.session.get(User, current_user.id)


def _taught() -> set[int]:
    return {place.cohort_id for place in current_places(Role.DOCENT)}


def _cohort(key: str) -> Cohort:
    return one_or_404(cohorts.readable_by(current_user).filter_by(public_id=key))


def _group_form(cohort: Cohort) -> GroupForm:
    """With everybody who can be asked by name; whoever makes it is in it as a student."""
    students = _students(cohort)
    form = GroupForm(cohort=cohort.public_id)
    form.maker_is_in = any(each.id == current_user.id for each in students)
    form.people.offer([each for each in students if each.id != current_user.id])
    return form


def _students(cohort: Cohort) -> list[User]:
    places = [each for each in cohort.present if each.role == Role.STUDENT]
    return [each.user for each in places if each.user.is_active]


def _made(cohort: Cohort, form: GroupForm, moment: datetime) -> IntervisieGroup:
    """The new group, with the maker when they are a student; everybody is told."""
    key, name = form.key.data, form.name.data
    ticked = {*form.people.data, *([current_user.public_id] if form.maker_is_in else [])}
    people = [each for each in _students(cohort) if each.public_id in ticked]
    made = IntervisieGroup.begin(key, name, cohort, people, current_user, DEFAULT, moment)
    tell_asked(made, [each.id for each in people], current_user, moment, _address(key))
    return made


def _let_go(found: IntervisieGroup, user: User) -> None:
    """Everything of the group is closed for *user*, and no notice leads there any more."""
    found.leave(user, clock.now())
    leave_threads_of_group(user, found, clock.now())
    take_notices_back([user.id], _address(found.public_id), clock.now())


def _tell_others(found: IntervisieGroup, what: str, words: str) -> None:
    others = [each.user_id for each in found.present if each.user_id != current_user.id]
    key, page = f"group:{found.public_id}:{what}", _address(found.public_id)
    give(others, key, words, page, clock.now(), kind=Kind.INTERVISIE)


def _candidates(found: IntervisieGroup) -> list[User]:
    """Whom *found*'s cohort can still give; its names are shown to its own people only."""
    belongs = any(place.cohort_id == found.cohort_id for place in current_places())
    people = queries.candidates_for(found) if belongs or current_user.is_beheerder else []
    return [each for each in people if each.id != current_user.id]


def _invite_form(found: IntervisieGroup) -> InviteForm:
    form = InviteForm()
    form.people.offer(_candidates(found))
    if not found.is_present(current_user):
        del form.address
    return form


def _invite_page(found: IntervisieGroup, form: InviteForm, wrong: str = "") -> str:
    return render_template("intervisie/groups/invite.html", group=found, form=form, wrong=wrong)


def _agreement_page(found: IntervisieGroup, form: AgreementForm, wrong: str = "") -> str:
    """With the text of now to begin from; when *wrong* with what was typed, on top of that one."""
    if not form.is_submitted():
        form.text.data = found.agreement.text
    if wrong or not form.is_submitted():
        form.version.data, form.version.raw_data = found.agreement.version, None
    return render_template(
        "intervisie/groups/agreement.html",
        group=found,
        form=form,
        readers=agreement_readers(
            [each.user.name for each in found.present if each.user.is_active],
            [each.name for each in cohorts.docenten_of(found.cohort_id)],
        ),
        wrong=wrong,
    )


def _page(found: IntervisieGroup, wrong: str = "", name_form=None, keeps_form=None) -> str:
    people = [each.user_id for each in found.present]
    away = away_among(people, modules_followed_in(found.cohort_id), clock.now())
    page = group_page(current_user, found, _taught(), away)
    named = NameForm(formdata=None, name=found.name)
    return render_template(
        "intervisie/groups/group.html" if page.asked else "intervisie/groups/for_docent.html",
        page=page,
        group=found,
        threads=rows_for(
            current_user, threads.threads_in(found), clock.now(), found.is_present(current_user)
        ),
        name_form=name_form or named,
        keeps_form=keeps_form or KeepsForm(formdata=None, keeps=found.keeps),
        keeps_hints=KEEPS_HINTS,
        kept=KEEPS_SENTENCES[found.keeps],
        wrong=wrong,
    )
