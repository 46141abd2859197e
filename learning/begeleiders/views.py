"""Asking a begeleider for contact, and what a begeleider has before them."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.begeleiders import queries, telling
from learning.begeleiders.forms import AskForm, DaysForm, PassForm, with_people
from learning.begeleiders.models import ContactRequest
from learning.begeleiders.rules import (
    KEPT,
    MOST_DAYS,
    How,
    due_after,
    may_handle,
    may_say_not_yet,
    may_withdraw,
    within,
)
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences.portfolio.sharing import queries as portfolios
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.readings import queries as readings
from learning.readings.opening import opened
from learning.submissions.showing import queries as showing
from learning.submissions.showing.models import ReaderRole

bp = Blueprint("begeleiders", __name__, url_prefix="/begeleiders")

KIND = "contact"
SAID = {
    None: "Je vraag staat bij {}.",
    True: "Je vraag stond al bij {}. Je nieuwe woorden staan nu onder de eerste.",
    False: "Je vraag staat al bij {}. Er is niets veranderd.",
}
ASKED_ANEW = "Je vroeg {} intussen opnieuw. Die vraag staat er nog."
NOBODY_NOW = "Er is nu niemand meer die je zo kunt vragen. Wil je iemand spreken? Kijk bij Hulp."
TAKEN = "{} heeft al een vraag van {}. Kies een andere collega, of neem zelf contact op."


@bp.get("/")
def overview():
    """Who asked for contact, who would talk on after an intervisie, and what students show."""
    require(bool(current_places(Role.BEGELEIDER, Role.DOCENT)))
    return _overview_page(DaysForm(formdata=None))


@bp.post("/days")
def say_days():
    """How soon one may expect to hear something, in one cohort."""
    form = DaysForm()
    readable = queries.cohort_guided_by(current_user, form.cohort.data or "")
    cohort = one_or_404(readable)
    require(bool(current_places(Role.BEGELEIDER, Role.DOCENT)))
    if not form.is_valid_post():
        return _overview_page(form), 422
    with writing():
        cohort = one_or_404(readable, for_change=True)
        cohort.contact_days = form.days.data
        db.session.commit()
    flash(f"Studenten van {cohort.name} lezen nu: je hoort iets {within(cohort.contact_days)}.")
    return redirect(url_for(".overview"))


@bp.get("/ask")
@signed_in
def ask():
    """*Ik wil dat iemand contact met mij opneemt*: whom, and what one may expect."""
    return _asking_page(_ask_form())


@bp.post("/ask")
@signed_in
def send():
    """Ask. Asked twice is asked once, as long as it is open; new words come below the old."""
    form, moment = _ask_form(), clock.now()
    if not form.who.choices:
        raise Refused(NOBODY_NOW)
    if not form.is_valid_post():
        return _asking_page(form), 422
    helper = _helper(queries.whom_to_ask(current_user), form.who.data)
    with writing():
        student = _locked(current_user.id)
        asked = queries.open_between(student, helper.id)
        added = asked and asked.add(How(form.how.data), form.note.data or "")
        if asked is None:
            asked = _new(student, helper, form)
            db.session.add(asked)
            db.session.flush()
        if added is not False:
            telling.tell_asked(asked, moment)
        db.session.commit()
    flash(SAID[added].format(helper.name))
    return redirect(telling.address_of(asked))


@bp.get("/<key>")
def request_page(key: str):
    """One question, for the two who know of it. Who asks sees that the words were opened."""
    found = one_or_404(_readable(key))
    saw(current_user, telling.address_of(found), clock.now())
    return _page(found, _pass_form(found))


@bp.post("/<key>/spoken")
def handle(key: str):
    """*Ik heb contact gehad.*"""
    with writing():
        found = _held(key)
        require(found.with_id == current_user.id)
        found.handle(clock.now())
        telling.tell_over(found, clock.now())
        db.session.commit()
    flash("Fijn. Wat erbij geschreven is, wissen we over dertig dagen.")
    return redirect(url_for(".overview"))


@bp.post("/<key>/not-yet")
def not_yet(key: str):
    """*Nee, nog niet*: who asked opens it again. Pressed twice it is once."""
    with writing():
        found = _held(key)
        require(found.student_id == current_user.id)
        if found.handled_at:
            require(may_say_not_yet(current_user, found, queries.is_there(found)))
            if queries.open_between(found.student, found.with_id):
                raise Refused(ASKED_ANEW.format(found.other.name))
            found.not_yet(clock.now())
            telling.tell_not_yet(found, clock.now())
            db.session.commit()
    flash(f"Je vraag staat weer bij {found.other.name}.")
    return redirect(telling.address_of(found))


@bp.post("/<key>/pass")
def pass_on(key: str):
    """A colleague goes on with it; who asks sees who that is."""
    found = one_or_404(_readable(key))
    require(may_handle(current_user, found))
    form = _pass_form(found)
    if not form.is_valid_post():
        return _page(found, form), 422
    with writing():
        found = _held(key)
        require(may_handle(current_user, found))
        helper = _helper(_colleagues(found), form.who.data)
        is_free = queries.open_between(found.student, helper.id) is None
        if is_free:
            found.pass_on(db.session.get(User, helper.id), clock.now())
            telling.tell_passed(found, clock.now())
            db.session.commit()
    if not is_free:
        form.who.errors = [TAKEN.format(helper.name, found.student.name)]
        return _page(found, form), 422
    flash(f"De vraag ligt nu bij {helper.name}. De student ziet dat.")
    return redirect(url_for(".overview"))


@bp.post("/<key>/withdraw")
def withdraw(key: str):
    """Take it back, or only the words when it was handled: those are gone at once."""
    with writing():
        found = _held(key)
        require(may_withdraw(current_user, found))
        was_open = found.is_open
        found.withdraw(clock.now())
        telling.tell_over(found, clock.now())
        db.session.commit()
    traces.empty_journal()
    flash("Je vraag is ingetrokken." if was_open else "Wat je erbij schreef, is gewist.")
    return redirect(url_for(".ask"))


def _readable(key: str):
    return queries.readable_by(current_user).where(ContactRequest.public_id == key)


def _locked(student_id: int) -> User:
    """First of all, wherever what a student asked changes: who asks and who passes on at once
    would otherwise wait for each other. Who is told of it needs no lock, so key_share."""
    return db.session.get(User, student_id, with_for_update={"key_share": True})


def _held(key: str) -> ContactRequest:
    """One question, changed by nobody else. Inside writing()."""
    _locked(one_or_404(_readable(key)).student_id)
    return one_or_404(_readable(key), for_change=True)


def _ask_form() -> AskForm:
    form = with_people(AskForm(), queries.whom_to_ask(current_user))
    form.earlier = queries.open_words_of(current_user) if form.is_submitted() else ""
    return form


def _colleagues(found: ContactRequest):
    return queries.colleagues_in(found.cohort_id, found.with_id, found.student_id)


def _pass_form(found: ContactRequest) -> PassForm:
    """Empty for who asks: only who is asked chooses."""
    is_mine = may_handle(current_user, found)
    return with_people(PassForm(), _colleagues(found) if is_mine else [])


def _helper(people, key: str) -> queries.Helper:
    return next((each for each in people if each.public_id == key), None) or abort(404)


def _new(student: User, helper: queries.Helper, form: AskForm) -> ContactRequest:
    moment = clock.now()
    return ContactRequest(
        student=student,
        cohort_id=helper.cohort_id,
        other=db.session.get(User, helper.id),
        how=How(form.how.data),
        note=form.note.data or "",
        asked_at=moment,
        due_at=due_after(helper.days, moment),
    )


def _role(found: ContactRequest) -> str:
    """As what the reader is asked, for the list of who opened what."""
    here = (each for each in current_places() if each.cohort_id == found.cohort_id)
    roles = {each.role for each in here}
    return str(Role.BEGELEIDER if Role.BEGELEIDER in roles else Role.DOCENT)


def _overview_page(form: DaysForm) -> str:
    moment = clock.now()
    modules = current_shelf(moment).modules
    shown, more = showing.shown_to(current_user, moment, ReaderRole.BEGELEIDER)
    return render_template(
        "begeleiders/overview.html",
        waiting=[(each, each.is_late(moment)) for each in queries.waiting_for(current_user)],
        handled=queries.handled_by(current_user, moment - KEPT),
        follow_ups=queries.follow_ups_for(current_user),
        rows=[(row, work_title(modules, row.module, row.opdracht, row.part)) for row in shown],
        more=more,
        portfolios=portfolios.shown_to(current_user, moment),
        guided=[(each, within(each.contact_days)) for each in queries.guided_by(current_user)],
        form=form,
        most=MOST_DAYS,
        here="begeleiders.overview",
    )


def _asking_page(form: AskForm) -> str:
    people = queries.whom_to_ask(current_user)
    help_page = current_app.extensions["live"].library.shelf().help
    return render_template(
        "begeleiders/ask.html",
        form=form,
        people=[(each, within(each.days)) for each in people],
        names=[f"{each.name} ({each.role})" for each in people],
        asked=queries.asked_by(current_user, clock.now() - KEPT),
        lines=help_page.lines if help_page else [],
    )


def _page(found: ContactRequest, form: PassForm) -> str:
    """Whoever is asked reads the words in the transaction that says so."""
    is_mine, is_there = found.student_id == current_user.id, queries.is_there(found)
    if found.note and not is_mine:
        with writing():
            found = one_or_404(_readable(found.public_id))
            opened(KIND, found.id, found.student, current_user, _role(found), clock.now())
            db.session.commit()
    return render_template(
        "begeleiders/request.html",
        request=found,
        is_mine=is_mine,
        may_handle=may_handle(current_user, found),
        is_late=found.is_late(clock.now()),
        is_there=is_there,
        may_say_not_yet=may_say_not_yet(current_user, found, is_there),
        form=form,
        openings=readings.openings_of(KIND, found.id) if is_mine else [],
    )
