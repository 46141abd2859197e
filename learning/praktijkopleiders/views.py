"""A praktijkopleider: invited by a student, reads what is shown to them, until a day."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.accounts import queries as accounts
from learning.accounts import sessions
from learning.appearance.current import leave, take_along
from learning.base import clock
from learning.base.access import one_or_404, public, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.mail import nudge
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.forms import JoinForm
from learning.cohorts.models import Role
from learning.competences.portfolio.sharing import queries as portfolios
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notebook import queries as notebook
from learning.notices.giving import saw
from learning.praktijkopleiders import inviting, queries
from learning.praktijkopleiders.forms import InviteForm, UntilForm
from learning.praktijkopleiders.models import Companion
from learning.praktijkopleiders.rules import last_day_of, longest_until, usual_day
from learning.praktijkopleiders.words import known_from
from learning.submissions.showing import queries as showing
from learning.submissions.showing.ending import stop_for
from learning.submissions.showing.models import ReaderRole
from learning.waiting.current import room
from learning.waiting.jobs import forget_all_of

bp = Blueprint("praktijkopleiders", __name__, url_prefix="/praktijkopleiders")


@bp.get("/")
@signed_in
def overview():
    """For whom one is praktijkopleider, until when, and what they show."""
    moment = clock.now()
    modules = current_shelf(moment).modules
    shown, more = showing.shown_to(current_user, moment, ReaderRole.PRAKTIJKOPLEIDER)
    students = queries.students_of(current_user)
    return render_template(
        "praktijkopleiders/overview.html",
        students=[known_from(each, moment) for each in students],
        rows=[(row, work_title(modules, row.module, row.opdracht, row.part)) for row in shown],
        more=more,
        portfolios=portfolios.shown_to(current_user, moment),
        may_close=_came_in_alone(),
        here="praktijkopleiders.overview",
    )


@bp.get("/mine")
def mine():
    """A student: whom one let in, until when; and letting somebody in."""
    _must_have_been_student()
    saw(current_user, inviting.MINE, clock.now())
    return _own_page(_invite_form())


@bp.post("/mine")
def invite():
    """Let somebody in: a mail with a link, in which nothing stands."""
    form, moment = _invite_form(), clock.now()
    require(bool(form.cohort.choices))
    if not form.is_valid_post():
        return _own_page(form), 422
    groups = {each.public_id: each.cohort_id for each in current_places(Role.STUDENT)}
    try:
        with writing():
            student = accounts.user_numbered(current_user.id)
            cohort_id = groups[form.cohort.data]
            keep_open(cohort_id)
            name, address = form.name.data, form.address.address
            inviting.invite(student, cohort_id, name, address, form.until, moment)
            db.session.commit()
    except Refused as refusal:
        return _own_page(form, str(refusal)), 409
    nudge(current_app.extensions["settings"])
    flash("De uitnodiging is onderweg. Je praktijkopleider leest nog niets.")
    return redirect(url_for(".mine"))


@bp.post("/<key>/prolong")
def prolong(key: str):
    """Another last day. What was read before an end is chosen anew."""
    form, moment = UntilForm(), clock.now()
    if not form.is_valid_post():
        _own(key)
        return _own_page(_invite_form(empty=True), form.last_day.errors[0]), 422
    with writing():
        found = _own(key, for_change=True)
        was_on = found.is_on(moment)
        found.prolong(form.until, moment)
        if not was_on:
            stop_for(found, moment)
        db.session.commit()
    flash("De nieuwe dag is bewaard.")
    return redirect(url_for(".mine"))


@bp.post("/<key>/end")
def end(key: str):
    """It stops: from the next request on nothing is readable for them."""
    moment = clock.now()
    with writing():
        found = _own(key, for_change=True)
        inviting.end(found, moment)
        stop_for(found, moment)
        db.session.commit()
    flash(f"{found.called} leest nu niets meer van jou.")
    return redirect(url_for(".mine"))


@bp.get("/invitation/<token>")
@public
def open_invitation(token: str):
    """What one is invited for. Opening the page changes nothing."""
    invitation = inviting.invitation_behind(token, clock.now())
    if invitation is None:
        return render_template("praktijkopleiders/invitation_over.html"), 410
    return _invitation_page(invitation, token, _joining_form(invitation))


@bp.post("/invitation/<token>")
@public
def accept_invitation(token: str):
    """Come in. New people are signed in; who has an account signs in as always."""
    moment = clock.now()
    invitation = inviting.invitation_behind(token, moment)
    if invitation is None:
        return render_template("praktijkopleiders/invitation_over.html"), 410
    form = _joining_form(invitation)
    if not form.is_valid_post():
        return _invitation_page(invitation, token, form), 422
    with writing():
        user, is_new = inviting.come_in(token, form.chosen_name, moment)
        stop_for(invitation, moment)
        is_here = current_user.is_authenticated and current_user.id == user.id
        if is_new:
            sessions.begin(user, form.own_device.data, moment, by_link=True)
            take_along(user)
        elif not is_here:
            sessions.end()
        db.session.commit()
    if is_new or is_here:
        return redirect(url_for(".overview"))
    return redirect(url_for("accounts.sign_in", next=url_for(".overview")))


@bp.post("/close")
@signed_in
def close_account():
    """Who came in as praktijkopleider alone closes their own account."""
    leave()
    with writing():
        require(queries.is_anybodys(current_user) and _came_in_alone())
        person = accounts.user_numbered(current_user.id)
        sessions.end()
        person.deactivate(clock.now())
        db.session.commit()
    forget_all_of(room(), person.public_id)
    return redirect(url_for("accounts.sign_in")), 302, sessions.CLEAR


def _must_have_been_student() -> None:
    """Students; and who invited somebody before leaving, so that it can be stopped."""
    is_student = bool(current_places(Role.STUDENT))
    require(is_student or bool(queries.invited_by(current_user)))


def _came_in_alone() -> bool:
    """Never in a cohort, and no words of their own: nothing is locked away with the account."""
    is_elsewhere = cohorts.was_anywhere(current_user) or current_user.is_beheerder
    return not is_elsewhere and not notebook.pages_of(current_user)


def _own(key: str, for_change: bool = False) -> Companion:
    return one_or_404(queries.own_readable_by(current_user).filter_by(public_id=key), for_change)


def _invite_form(empty: bool = False) -> InviteForm:
    places = current_places(Role.STUDENT)
    options = {"formdata": None} if empty else {}
    form = InviteForm(last_day=usual_day(clock.now()), **options)
    form.cohort.choices = {each.public_id: each.cohort_name for each in places}
    if len(places) == 1 and not form.cohort.data:
        form.cohort.data = places[0].public_id
    return form


def _joining_form(invitation: Companion) -> JoinForm:
    form = JoinForm()
    if accounts.user_with(invitation.link.address):
        del form.name
    return form


def _invitation_page(invitation: Companion, token: str, form: JoinForm) -> str:
    return render_template(
        "praktijkopleiders/invitation.html",
        form=form,
        token=token,
        student=invitation.student.name,
        last_day=known_from(invitation, clock.now()).day,
        address=invitation.link.address,
    )


def _own_page(form: InviteForm, wrong: str = "") -> str:
    moment = clock.now()
    return render_template(
        "praktijkopleiders/mine.html",
        companions=[known_from(each, moment) for each in queries.invited_by(current_user)],
        form=form,
        wrong=wrong,
        latest=last_day_of(longest_until(moment)),
    )
