"""A maatje is asked, says yes, and either of the two ends it."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Cohort, Role
from learning.maatjes import queries, rules, telling
from learning.maatjes.forms import AskForm
from learning.maatjes.models import Maatje
from learning.maatjes.words import GONE, MEANS, STOPPED, TAKEN, seen_by
from learning.notices.giving import saw
from learning.pauses.queries import away_among

bp = Blueprint("maatjes", __name__, url_prefix="/maatjes")


@bp.get("/")
@signed_in
def all_maatjes():
    """What this person is asked, with whom they are maatje, and where they look for maatjes."""
    saw(current_user, telling.ALL, clock.now())
    return render_template(
        "maatjes/all_maatjes.html",
        maatjes=queries.of_student(current_user),
        taught=current_places(Role.DOCENT),
        means=MEANS,
    )


@bp.get("/<key>")
def maatje(key: str):
    """One question or one pair: what it means, and the buttons."""
    found = one_or_404(_readable(key))
    saw(current_user, telling.address_of(found), clock.now())
    return _page(found)


@bp.post("/<key>/yes")
def agree(key: str):
    """Say yes: from now on both see it."""
    with writing():
        found = one_or_404(_readable(key), for_change=True)
        require(current_user.id == found.guide_id)
        if not found.agreed_at:
            found.agree(clock.now())
            telling.agreed(found, clock.now())
        db.session.commit()
    flash("Fijn. Jullie zien elkaar nu allebei op Mijn plek.")
    return redirect(url_for(".maatje", key=key))


@bp.post("/<key>/no")
def decline(key: str):
    """Liever niet; nobody asks why."""
    with writing():
        found = one_or_404(_readable(key), for_change=True)
        require(rules.may_answer(current_user, found))
        found.decline(clock.now())
        desk = url_for(".desk", key=found.cohort.public_id)
        telling.declined(found, desk, clock.now())
        db.session.commit()
    flash("Dat is goed. Je hoeft niet te zeggen waarom.")
    return redirect(url_for(".all_maatjes"))


@bp.post("/<key>/end")
def end(key: str):
    """It stops, for both at once; of a question that waits: it is taken back."""
    with writing():
        found = one_or_404(_readable(key), for_change=True)
        roles = _roles(found.cohort_id)
        require(rules.may_end(current_user, found, roles))
        found.end(clock.now())
        telling.ended(found, current_user.id, clock.now())
        db.session.commit()
    flash(_stopped(found))
    if rules.may_give(roles):
        return redirect(url_for(".desk", key=found.cohort.public_id))
    return redirect(url_for(".all_maatjes"))


@bp.get("/cohort/<key>")
def desk(key: str):
    """Who has a maatje in this cohort, and who has none yet."""
    cohort = _taught(key)
    saw(current_user, url_for(".desk", key=key), clock.now())
    return render_template(
        "maatjes/desk.html", cohort=cohort, students=queries.students_of(cohort.id)
    )


@bp.route("/cohort/<key>/ask", methods=["GET", "POST"])
def ask(key: str):
    """Ask somebody to be the maatje of a student."""
    cohort, form, moment = _taught(key), AskForm(request.values), clock.now()
    newcomer = one_or_404(queries.student_in(cohort.id, form.newcomer.data or ""))
    people = queries.candidates_for(newcomer, cohort.id)
    form.guide.choices = _named(people, cohort, moment)
    if not form.is_valid_post():
        return _asking_page(cohort, newcomer, form), 422 if form.is_submitted() else 200
    try:
        with writing():
            cohort = _taught(key)
            keep_open(cohort.id)
            newcomer = one_or_404(queries.student_in(cohort.id, form.newcomer.data))
            asked = _asked(cohort, newcomer, form.guide.data)
            db.session.add(asked)
            db.session.flush()
            telling.asked(asked, moment)
            db.session.commit()
    except Refused as refusal:
        return _asking_page(cohort, newcomer, form, str(refusal)), 409
    flash("Je vraag staat op Mijn plek. De ander ziet nog niets.")
    return redirect(url_for(".desk", key=key))


def _stopped(found: Maatje) -> str:
    """What came of it, as who ended it reads it."""
    if not found.agreed_at:
        return "De vraag is ingetrokken."
    both = {found.guide_id, found.newcomer_id}
    return STOPPED if current_user.id in both else "Ze zijn geen maatjes meer."


def _readable(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _roles(cohort_id: int) -> set:
    return {each.role for each in current_places() if each.cohort_id == cohort_id}


def _taught(key: str) -> Cohort:
    cohort = one_or_404(cohorts.readable_by(current_user).filter_by(public_id=key))
    require(rules.may_give(cohort.roles_of(current_user)))
    return cohort


def _named(people, cohort: Cohort, moment: datetime) -> list[tuple[str, str]]:
    """Whom a docent may ask, with who is er even niet."""
    follows = [each.module for each in cohort.follows]
    away = away_among([each.id for each in people], follows, moment)
    return [
        (each.public_id, f"{each.name} (is er even niet)" if each.id in away else each.name)
        for each in people
    ]


def _asked(cohort: Cohort, newcomer: User, guide: str) -> Maatje:
    """The new question. Raises Refused when somebody was asked meanwhile, or cannot be asked."""
    person = one_or_404(queries.student_in(cohort.id, guide))
    queries.hold_people(newcomer, person)
    if queries.has_one(newcomer, cohort.id):
        raise Refused(TAKEN)
    if person not in queries.candidates_for(newcomer, cohort.id):
        raise Refused(GONE)
    for each in queries.over_for(newcomer, cohort.id):
        each.end(clock.now())
    db.session.flush()
    return Maatje.ask(cohort, newcomer, person, current_user, clock.now())


def _asking_page(cohort: Cohort, newcomer: User, form: AskForm, wrong: str = "") -> str:
    return render_template(
        "maatjes/ask.html", cohort=cohort, newcomer=newcomer, form=form, wrong=wrong, means=MEANS
    )


def _page(found: Maatje) -> str:
    is_guide = current_user.id == found.guide_id
    return render_template(
        "maatjes/maatje.html",
        maatje=found,
        other=found.newcomer if is_guide else found.guide,
        is_one=current_user.id in {found.guide_id, found.newcomer_id},
        may_answer=rules.may_answer(current_user, found),
        may_end=rules.may_end(current_user, found, _roles(found.cohort_id)),
        seen_by=seen_by(current_user, found, queries.readers_of(found)),
        means=MEANS,
    )
