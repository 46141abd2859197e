"""Cohorts: who is in them, what they follow, inviting people and coming in."""

from contextlib import suppress

from flask import (
    Blueprint,
    current_app,
    flash,
    get_flashed_messages,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.accounts import queries as accounts
from learning.accounts import sessions
from learning.appearance.current import take_along
from learning.base import clock
from learning.base.access import one_or_404, public, require, signed_in
from learning.base.dates import counted, listed
from learning.base.db import db, writing
from learning.base.mail import nudge
from learning.base.public_id import new_public_id
from learning.base.queries import mail_state
from learning.cohorts import queries
from learning.cohorts.current import current_places
from learning.cohorts.forms import (
    CohortForm,
    InviteForm,
    JoinForm,
    ModulesForm,
    OpenInvitationForm,
    PersonForm,
)
from learning.cohorts.inviting import CameIn, Person, come_in, invitation_behind, take_back
from learning.cohorts.inviting import invite as invite_people
from learning.cohorts.models import Cohort, Invitation, Role
from learning.cohorts.rules import is_open, may_begin, may_choose_modules, may_manage
from learning.cohorts.words import DOCENT_CAME, students_of, who_see_addresses
from learning.maatjes import queries as maatjes
from learning.modules.live import current_shelf
from learning.notices.giving import give, saw, take_back_of_cohort
from learning.notices.kinds import Kind
from learning.pauses.queries import away_among
from learning.reviews.pile.queries import count_waiting
from learning.submissions.together.bringing import leave_all

bp = Blueprint("cohorts", __name__, url_prefix="/cohorts")


@bp.get("/")
@signed_in
def all_cohorts():
    """The cohorts you may look into; whoever has just one goes straight there."""
    cohorts = queries.list_readable_by(current_user)
    if len(cohorts) == 1 and not may_begin(current_user):
        return redirect(url_for(".cohort", key=cohorts[0].public_id))
    return render_template(
        "cohorts/all_cohorts.html",
        cohorts=cohorts,
        **_school(cohorts),
        mail=mail_state(clock.now()) if may_begin(current_user) else None,
        here="cohorts.all_cohorts",
    )


@bp.route("/new", methods=["GET", "POST"])
def begin():
    """Make a cohort. Sent twice, it is still one."""
    require(may_begin(current_user))
    form = CohortForm()
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        page = render_template("cohorts/begin.html", form=form, here="cohorts.all_cohorts")
        return page, 422 if form.errors else 200
    made = Cohort(public_id=form.key.data, name=form.name.data, created_at=clock.now())
    with suppress(IntegrityError), writing():
        db.session.add(made)
        db.session.commit()
    return redirect(url_for(".cohort", key=form.key.data))


@bp.get("/<key>")
def cohort(key: str):
    """Who is in it, and what it follows."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    saw(current_user, url_for(".cohort", key=key), clock.now())
    return _page(found)


@bp.post("/<key>/modules")
def choose_modules(key: str):
    """Decide which modules a cohort follows; what was made in a dropped one stays."""
    seen = _seen(key)
    require(may_choose_modules(current_user))
    form = _modules_form(seen, request.form)
    if not form.is_valid_post():
        return _page(seen, modules_form=form), 422
    with writing():
        one_or_404(_readable(key), for_change=True).follow(set(form.modules.data))
        db.session.commit()
    flash("De keuze is bewaard.")
    return redirect(url_for(".cohort", key=key))


@bp.post("/<key>/invite")
def invite(key: str):
    """Invite pasted addresses. Each gets a mail with a link of their own."""
    form, seen = InviteForm(), _seen(key)
    require(may_manage(current_user, seen))
    if not form.is_valid_post():
        return _page(seen, invite_form=form), 422
    role = Role(form.role.data)
    people = [Person(each) for each in form.addresses.read.addresses]
    with writing():
        cohort = one_or_404(_readable(key), for_change=True)
        require(may_manage(current_user, cohort))
        already = invite_people(cohort, people, role, current_user, clock.now())
        db.session.commit()
    nudge(current_app.extensions["settings"])
    done = f"Je hebt {counted(len(people) - len(already), 'persoon', 'mensen')} uitgenodigd."
    if already:
        told = [done, f"Al in de groep, of al uitgenodigd: {listed(already)}."]
        return _page(_seen(key), said=told, kept_page=request.form.get("page"))
    flash(done)
    return redirect(url_for(".cohort", key=key))


@bp.post("/<key>/withdraw")
def withdraw_invitation(key: str):
    """Take back an invitation that nobody accepted yet."""
    form = OpenInvitationForm()
    with writing():
        cohort = one_or_404(_readable(key), for_change=True)
        require(may_manage(current_user, cohort))
        address, role = form.address.address, form.role.data
        take_back(one_or_404(queries.invitation_for(cohort, address, role)))
        db.session.commit()
    flash("De uitnodiging is ingetrokken. De link in de mail werkt niet meer.")
    return redirect(url_for(".running.invitations", key=key))


@bp.post("/<key>/remove")
def remove(key: str):
    """Let somebody go: from now on this cohort is closed for them; their own texts stay theirs."""
    form = PersonForm()
    with writing():
        cohort = one_or_404(_readable(key), for_change=True)
        require(may_manage(current_user, cohort))
        place = one_or_404(queries.place_in(cohort, form.person.data, form.role.data))
        went_myself, moment = place.user_id == current_user.id, clock.now()
        cohort.let_go(place, by=current_user, at=moment)
        if place.role == Role.STUDENT:
            db.session.flush()
            leave_all(place.user, cohort.id, moment)
        _let_go_of_notices(place.user, cohort, moment)
        db.session.commit()
    flash("Deze persoon doet niet meer mee. Wat die persoon schreef, blijft bewaard.")
    return redirect(url_for(".all_cohorts") if went_myself else url_for(".cohort", key=key))


@bp.get("/invitation/<token>")
@public
def open_invitation(token: str):
    """What you are invited for. Opening the page changes nothing."""
    invitation = invitation_behind(token, clock.now())
    if invitation is None:
        return render_template("cohorts/invitation_over.html"), 410
    return _invitation_page(invitation, token, _joining_form(invitation))


@bp.post("/invitation/<token>")
@public
def accept_invitation(token: str):
    """Come in. New people are signed in; who has an account signs in as always."""
    moment = clock.now()
    invitation = invitation_behind(token, moment)
    if invitation is None:
        return render_template("cohorts/invitation_over.html"), 410
    form, key = _joining_form(invitation), invitation.cohort.public_id
    if not form.is_valid_post():
        return _invitation_page(invitation, token, form), 422
    with writing():
        came = come_in(token, form.chosen_name, moment)
        _tell_of(came, moment)
        is_here = current_user.is_authenticated and current_user.id == came.user.id
        if came.is_new:
            sessions.begin(came.user, form.own_device.data, moment, by_link=True)
            take_along(came.user)
        elif not is_here:
            sessions.end()
        db.session.commit()
    if came.is_new or is_here:
        return redirect(url_for(".cohort", key=key))
    flash("Je hoort er nu bij. Log in met je eigen account.")
    return redirect(url_for("accounts.sign_in", next=url_for(".cohort", key=key)))


def _school(found) -> dict[str, object]:
    """What a beheerder sees besides: docenten and modules of every cohort, and who follows what."""
    if not may_begin(current_user):
        return {"may_begin": False}
    follows, shelf = queries.modules_by_cohort(), current_shelf(clock.now()).lessons
    names = {slug: each.title for slug, each in shelf.items()}
    followed = {
        slug: [each for each in found if slug in follows.get(each.id, ())] for slug in shelf
    }
    return {
        "may_begin": True,
        "docenten": queries.docenten_by_cohort(),
        "modules": {each.id: _titles(follows.get(each.id, ()), names) for each in found},
        "shelf": [
            (each, followed[slug], sum(one.students for one in followed[slug]))
            for slug, each in shelf.items()
        ],
    }


def _titles(slugs, names: dict[str, str]) -> list[str]:
    return [names.get(slug, f"{slug} (staat nu niet op de site)") for slug in slugs]


def _readable(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _seen(key: str) -> Cohort:
    return one_or_404(_readable(key))


def _first_needed(cohort: Cohort) -> Role:
    """Whom to invite first: a group without a docent needs one."""
    here = [each for each in cohort.present if each.user.is_active]
    has_docent = any(each.role == Role.DOCENT for each in here)
    return Role.STUDENT if has_docent else Role.DOCENT


def _tell_of(came: CameIn, moment) -> None:
    """Students hear that another docent reads along; who went is led nowhere any more."""
    db.session.flush()
    page = url_for(".cohort", key=came.cohort.public_id)
    if came.role == Role.DOCENT and not came.was_here:
        key = f"docent:{came.cohort.public_id}:{came.user.id}:{moment:%Y%m%d}"
        give(students_of(came.cohort), key, DOCENT_CAME, page, moment, kind=Kind.GROEP)
    if came.instead_of:
        _let_go_of_notices(came.instead_of, came.cohort, moment)


def _let_go_of_notices(user, cohort: Cohort, moment) -> None:
    """Unless they are here still, in another role."""
    if not cohort.roles_of(user):
        take_back_of_cohort(user.id, cohort.public_id, cohort.id, moment)


def _joining_form(invitation: Invitation) -> JoinForm:
    form = JoinForm(name=invitation.name)
    if accounts.user_with(invitation.link.address):
        del form.name
    return form


def _invitation_page(invitation: Invitation, token: str, form: JoinForm) -> str:
    return render_template(
        "cohorts/invitation.html",
        form=form,
        token=token,
        cohort=invitation.cohort.name,
        role=invitation.role,
        address=invitation.link.address,
        suggested=bool(invitation.name),
        by=invitation.invited_by.name,
        goes=invitation.in_place_of.name if invitation.in_place_of else "",
    )


def _modules_form(cohort: Cohort, formdata=None) -> ModulesForm:
    shelf = current_shelf(clock.now()).lessons
    followed = {each.module for each in cohort.follows}
    gone = {slug: f"{slug} (staat nu niet op de site)" for slug in sorted(followed - set(shelf))}
    form = ModulesForm(formdata=formdata, modules=sorted(followed))
    form.modules.choices = {slug: each.title for slug, each in shelf.items()} | gone
    return form


def _away(cohort: Cohort, moment) -> set[int]:
    """Who is er even niet; told to its docenten only, so that they need not ask after them."""
    if Role.DOCENT not in cohort.roles_of(current_user):
        return set()
    modules = [each.module for each in cohort.follows]
    return away_among([each.user_id for each in cohort.present], modules, moment)


def _page(cohort: Cohort, modules_form=None, invite_form=None, said=(), kept_page=None) -> str:
    moment = clock.now()
    shelf = current_shelf(moment).modules
    manages = may_manage(current_user, cohort)
    teaches = Role.DOCENT in cohort.roles_of(current_user)
    may_choose = may_choose_modules(current_user)
    if may_choose and modules_form is None:
        modules_form = _modules_form(cohort)
    return render_template(
        "cohorts/cohort.html",
        cohort=cohort,
        people=[each for each in cohort.present if manages or each.user.is_active],
        modules=[shelf[each.module] for each in cohort.follows if each.module in shelf],
        manages=manages,
        others_see=who_see_addresses(current_user, cohort),
        learns=Role.STUDENT in cohort.roles_of(current_user),
        away=_away(cohort, moment),
        teaches=teaches,
        waiting=count_waiting([cohort.id]) if teaches else 0,
        is_here=bool(cohort.roles_of(current_user)),
        maatjes=maatjes.with_whom_in(current_user, cohort.id),
        invitations=queries.count_invitations(cohort, moment) if manages else (0, 0),
        going=queries.who_will_go(cohort, moment) if manages else [],
        is_open=is_open(cohort),
        invite_form=invite_form or InviteForm(formdata=None, role=_first_needed(cohort)),
        modules_form=modules_form if may_choose else None,
        may_go_all=may_begin(current_user) or len(current_places()) > 1,
        said=[*said, *get_flashed_messages()],
        kept_page=kept_page,
        here="cohorts.all_cohorts",
    )
