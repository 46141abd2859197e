"""Signing in and out, one's own account, and the people a beheerder looks after."""

from datetime import datetime

from flask import (
    Blueprint,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from learning.accounts import passwords, queries, sessions
from learning.accounts.attempts import Attempt, password_attempt, recognise
from learning.accounts.forms import (
    LinkForm,
    NewPasswordForm,
    OwnDeviceForm,
    PasswordForm,
    RenameForm,
    SearchForm,
)
from learning.accounts.links import link_behind, may_have_link, write_link
from learning.accounts.rules import is_over, may_close, may_open, may_see_people
from learning.appearance.current import leave, take_along
from learning.base import clock
from learning.base.access import one_or_404, own_path, public, require, signed_in
from learning.base.dates import counted
from learning.base.db import db, writing
from learning.base.kept_words import KEPT_ADDRESS, kept_fields
from learning.base.mail import nudge
from learning.base.public_id import is_public_id
from learning.cohorts import queries as cohorts
from learning.waiting.current import room
from learning.waiting.jobs import forget_all_of

bp = Blueprint("accounts", __name__, url_prefix="/accounts")

PAGE = 100
NOT_TOGETHER = (
    "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. "
    "Typ ze nog eens, of vraag een link aan."
)


@bp.get("/sign-in")
@public
def sign_in():
    """The door: by an e-mailed link, or by password."""
    if current_user.is_authenticated:
        return redirect(own_path(request.args.get("next")))
    form = PasswordForm(next=own_path(request.args.get("next")))
    return _door(form, by_password=request.args.get("with") == "password")


@bp.post("/sign-in")
@public
def enter():
    """Sign in by password. Words that travelled along come back after it."""
    form, moment = PasswordForm(), clock.now()
    if not form.is_valid_post():
        return _door(form), 422
    attempt = password_attempt(form.email.address)
    wait = _begin(attempt, moment)
    if wait:
        form.form_errors.append(_please_wait(wait))
        return _door(form), 422, {"Retry-After": str(wait)}
    if not _let_in(form, attempt, moment):
        form.form_errors.append(NOT_TOGETHER)
        return _door(form), 422
    if KEPT_ADDRESS in request.form:
        return _kept("Je bent weer ingelogd. Druk op de knop, dan gaat het verder waar je was.")
    return redirect(form.then)


@bp.post("/send-link")
@public
def send_link():
    """Mail a link to whoever has this address. The answer never tells whether anybody has."""
    form, moment = LinkForm(), clock.now()
    if not form.is_valid_post():
        return _door(form, by_password=False), 422
    address = form.email.address
    with writing():
        user = queries.user_with(address)
        write_link(user, address, moment, for_real=may_have_link(user, moment))
        db.session.commit()
    nudge(current_app.extensions["settings"])
    session["next"] = form.then
    return render_template("accounts/link_sent.html", address=address)


@bp.get("/link/<token>")
@public
def open_link(token: str):
    """A button that signs in. Opening the page changes nothing: mail scanners do that too."""
    if link_behind(token, clock.now()) is None:
        return render_template("accounts/link_over.html"), 410
    return render_template("accounts/link.html", form=OwnDeviceForm(), token=token)


@bp.post("/link/<token>")
@public
def use_link(token: str):
    """Sign in by the link, once."""
    form, moment = OwnDeviceForm(), clock.now()
    then = own_path(session.get("next"))
    with writing():
        link = link_behind(token, moment)
        if link:
            link.use(moment)
            sessions.begin(link.user, form.own_device.data, moment, by_link=True)
            take_along(link.user)
            db.session.commit()
    if link is None:
        return render_template("accounts/link_over.html"), 410
    return redirect(then)


@bp.post("/sign-out")
@public
def sign_out():
    """Sign out at the server, and let the browser forget what it kept."""
    leave()
    with writing():
        sessions.end()
        db.session.commit()
    flash("Je bent uitgelogd. Tot de volgende keer.")
    return redirect(url_for(".sign_in")), 302, sessions.CLEAR


@bp.post("/kept")
@signed_in
def kept():
    """The words that waited while somebody signed in, in another tab, ready to be sent."""
    return _kept("Je bent weer ingelogd. Druk op de knop, dan gaat het verder waar je was.")


@bp.get("/token")
@signed_in
def token():
    """Who is signed in in this browser now, and a token for the forms of their pages.

    For <auto-save>, when somebody signed in again in another tab; other sites cannot read it.
    """
    return jsonify(person=current_user.public_id, token=generate_csrf())


@bp.get("/me")
@signed_in
def me():
    """What the site knows of you: a name and an address; and your password."""
    return _me_page(clock.now())


@bp.post("/me/name")
@signed_in
def rename():
    """Be called by another name."""
    form = RenameForm()
    if not form.is_valid_post():
        return _me_page(clock.now(), rename_form=form), 422
    with writing():
        queries.user_numbered(current_user.id).rename(form.name.data)
        db.session.commit()
    flash("Je naam is bewaard.")
    return redirect(url_for(".me"))


@bp.post("/me/password")
@signed_in
def set_password():
    """Take a new password. Everywhere else you are signed out."""
    form, moment = NewPasswordForm(), clock.now()
    if not form.is_valid_post() or not _is_fit(form, moment):
        return _me_page(moment, password_form=form), 422
    own_device, hashed = (
        sessions.is_on_own_device(),
        passwords.hash_of_password(form.new_password.data),
    )
    with writing():
        user = queries.user_numbered(current_user.id)
        user.set_password(hashed)
        password_attempt(user.email).succeeded(moment)
        sessions.begin(user, own_device, moment)
        db.session.commit()
    flash("Je wachtwoord is bewaard. Op andere apparaten ben je nu uitgelogd.")
    return redirect(url_for(".me"))


@bp.post("/me/sign-out-everywhere")
@signed_in
def sign_out_everywhere():
    """End every session of yours, this one too."""
    leave()
    with writing():
        user = queries.user_numbered(current_user.id)
        user.sessions.clear()
        sessions.end()
        db.session.commit()
    flash("Je bent overal uitgelogd.")
    return redirect(url_for(".sign_in")), 302, sessions.CLEAR


@bp.get("/people")
def people():
    """Everybody by name, for a beheerder: names and addresses, no texts."""
    require(may_see_people(current_user))
    return _people_page(SearchForm(formdata=None), request.args.get("after", ""))


@bp.post("/people")
def find_people():
    """Whom a piece of a name or an address fits: that travels in no address of a page."""
    require(may_see_people(current_user))
    form = SearchForm()
    asked = (form.q.data or "").strip() if form.is_valid_post() else ""
    return _people_page(form, form.after.data or "", asked)


def _people_page(form: SearchForm, after: str, asked: str = "") -> str:
    after = after if is_public_id(after) else ""
    rows = queries.page_of_people(current_user, after, PAGE + 1, asked)
    return render_template(
        "accounts/people.html",
        form=form,
        asked=asked,
        people=rows[:PAGE],
        places=cohorts.roles_by_person([each.id for each in rows[:PAGE]]),
        me=current_user.public_id,
        after=rows[PAGE - 1].public_id if len(rows) > PAGE else None,
        here="cohorts.all_cohorts",
    )


@bp.post("/people/<key>/close")
def deactivate(key: str):
    """Close somebody's account: every session ends, everything written stays."""
    with writing():
        other = one_or_404(_person(key), for_change=True)
        require(may_close(current_user, other))
        other.deactivate(at=clock.now())
        db.session.commit()
    forget_all_of(room(), other.public_id)
    flash("Het account is gesloten. Wat deze persoon schreef, blijft bewaard.")
    return redirect(url_for(".people"))


@bp.post("/people/<key>/sign-out")
def sign_out_person(key: str):
    """End every session of somebody else, as when a phone is lost. They can sign in again."""
    with writing():
        other = one_or_404(_person(key), for_change=True)
        require(may_close(current_user, other))
        other.sessions.clear()
        db.session.commit()
    flash("Deze persoon is overal uitgelogd. Opnieuw inloggen kan altijd.")
    return redirect(url_for(".people"))


@bp.post("/people/<key>/open")
def reactivate(key: str):
    """Open a closed account again."""
    with writing():
        other = one_or_404(_person(key), for_change=True)
        require(may_open(current_user, other))
        other.reactivate()
        db.session.commit()
    flash("Het account is weer open.")
    return redirect(url_for(".people"))


def _person(key: str):
    return queries.people_readable_by(current_user).filter_by(public_id=key)


def _door(form: LinkForm, by_password: bool = True) -> str:
    """The sign-in page; or, when words travel along, the page that holds on to them."""
    if KEPT_ADDRESS not in request.form:
        return render_template("accounts/sign_in.html", form=form, by_password=by_password)
    reasons = [*form.form_errors, *(each for field in form for each in field.errors)]
    return _kept(f"{reasons[0]} Je tekst staat er nog.", must_sign_in=True)


def _kept(why: str, must_sign_in: bool = False) -> str:
    return render_template(
        "kept_words.html",
        why=why,
        fields=kept_fields(request.form),
        address=own_path(request.form.get(KEPT_ADDRESS)),
        must_sign_in=must_sign_in,
        bare=True,
    )


def _please_wait(seconds: int) -> str:
    minutes = counted(-(-seconds // 60), "minuut", "minuten")
    return f"Wacht even. Probeer het over {minutes} nog eens, of vraag een link aan."


def _begin(attempt: Attempt, moment: datetime) -> int:
    with writing():
        wait = attempt.begin(moment)
        db.session.commit()
    return wait


def _let_in(form: PasswordForm, attempt: Attempt, moment: datetime) -> bool:
    number, kept, newer = recognise(form.email.address, form.password.data)
    if number is None:
        return False
    with writing():
        user = queries.user_numbered(number)
        if user is None or not user.is_active or user.password_hash != kept:
            return False
        user.password_hash = newer
        attempt.succeeded(moment)
        sessions.begin(user, form.own_device.data, moment)
        take_along(user)
        db.session.commit()
    return True


def _asks_current(moment: datetime) -> bool:
    return bool(current_user.password_hash) and not sessions.came_by_link_just_now(moment)


def _is_fit(form: NewPasswordForm, moment: datetime) -> bool:
    """Whether the new password is good and the present one right; else the form says why."""
    why = passwords.why_refused(
        form.new_password.data, about=(current_user.name, current_user.email)
    )
    form.new_password.errors = [why] if why else []
    if not why and _asks_current(moment):
        address, typed = current_user.email, form.current_password.data or ""
        wait = _begin(password_attempt(address), moment)
        if wait:
            form.current_password.errors = [_please_wait(wait)]
        elif recognise(address, typed)[0] is None:
            form.current_password.errors = ["Dit is niet je wachtwoord van nu. Typ het nog eens."]
    return not form.errors


def _me_page(moment: datetime, rename_form=None, password_form=None) -> str:
    signed_in_at = [each for each in queries.sessions_of(current_user) if not is_over(each, moment)]
    return render_template(
        "accounts/me.html",
        rename_form=rename_form or RenameForm(formdata=None, name=current_user.name),
        password_form=password_form or NewPasswordForm(formdata=None),
        asks_current=_asks_current(moment),
        has_password=bool(current_user.password_hash),
        places=len(signed_in_at),
        may_see_people=may_see_people(current_user),
    )
