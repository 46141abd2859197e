"""What a school needs to begin and run: lists of people, handing over, closing."""

from collections.abc import Iterator, Sequence

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

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.mail import nudge
from learning.base.paging import page_number
from learning.cohorts import queries
from learning.cohorts.inviting import NOBODY, Person
from learning.cohorts.inviting import invite as invite_people
from learning.cohorts.models import Cohort, Role
from learning.cohorts.rules import is_open, may_manage
from learning.cohorts.running.forms import AgainForm, HandOverForm, ListForm
from learning.cohorts.running.listing import Invitee, Odd, without
from learning.cohorts.running.words import STATES, handed_over, sentence_of, state_of
from learning.cohorts.words import CLOSED_NOW, OPEN_NOW, students_of, who_see_addresses
from learning.notices.giving import give, take_back_words
from learning.notices.kinds import Kind

bp = Blueprint("running", __name__)

BATCH = 500  # invitations in one write, so that nobody waits long for it
PAGE = 100
SHOWN = 50  # wrong lines that are told one by one


@bp.get("/<key>/list")
def bring_list(key: str):
    """Invite many people at once, from a file or from pasted lines."""
    return _list_page(_managed(key), ListForm(formdata=None))


@bp.post("/<key>/list")
def check_list(key: str):
    """What would happen with this list. Nobody is invited yet."""
    seen, form = _managed(key), ListForm()
    seen.must_be_open()
    if not form.is_valid_post():
        return _list_page(seen, form), 422
    return _checked_page(seen, form)


@bp.post("/<key>/list/invite")
def invite_list(key: str):
    """Invite the good lines. What was wrong stays in a box, to mend. Pressed twice it is once."""
    seen, form = _managed(key), ListForm()
    if not form.is_valid_post() or not form.kept.good:
        return _list_page(seen, form), 422
    people, role = form.kept.good, Role(form.role.data)
    already = sum(_invite_some(key, some, role) for some in _in_batches(people))
    nudge(current_app.extensions["settings"])
    said = sentence_of(len(people) - already, already)
    if not form.typed_is_empty():
        rest = ListForm(formdata=None, lines=form.lines.data, role=form.role.data)
        return _list_page(_managed(key), rest, [said], kept_page=request.form.get("page"))
    flash(said)
    return redirect(url_for(".invitations", key=key))


@bp.get("/<key>/invitations")
def invitations(key: str):
    """Whom was asked and did not come yet, and where each invitation stands."""
    seen, moment = _managed(key), clock.now()
    number = page_number(request.args)
    rows = queries.open_invitations(seen, (number - 1) * PAGE, PAGE + 1)
    works, lapsed = queries.count_invitations(seen, moment)
    return render_template(
        "cohorts/running/invitations.html",
        cohort=seen,
        rows=[(each, STATES[state_of(each, moment)]) for each in rows[:PAGE]],
        works=works,
        lapsed=lapsed,
        number=number,
        more=number + 1 if len(rows) > PAGE else None,
        is_open=is_open(seen),
        here="cohorts.all_cohorts",
    )


@bp.post("/<key>/invitations/again")
def again(key: str):
    """Send one invitation once more, or all that are too old."""
    seen, form = _managed(key), AgainForm()
    wanted = queries.lapsed_invitations(seen, clock.now())
    if form.is_one:
        one = one_or_404(queries.invitation_for(seen, form.address.address, form.role.data))
        wanted = [(one.role, one.link.address, one.name, one.in_place_of_id)]
    people = {role: [] for role, *_ in wanted}
    for role, address, name, _ in wanted:
        people[role].append(Person(address, name))
    goes = {address: number for _, address, _, number in wanted if number}
    already = sum(
        _invite_some(key, some, role, anew=True, goes=goes if role == Role.DOCENT else NOBODY)
        for role, them in people.items()
        for some in _in_batches(them)
    )
    nudge(current_app.extensions["settings"])
    flash(sentence_of(len(wanted) - already, already, again=True))
    return redirect(url_for(".invitations", key=key))


@bp.route("/<key>/hand-over", methods=["GET", "POST"])
def hand_over(key: str):
    """Ask another docent to take the cohort. Who goes does so when the other has said yes."""
    seen, form = _managed(key), HandOverForm()
    docenten = [each.user for each in seen.present if each.role == Role.DOCENT]
    form.goes.choices = [(each.public_id, _as_said(each)) for each in docenten]
    form.goes.choices.append(("", "Niemand. Er komt een docent bij."))
    if form.is_valid_post() and _is_there(form, docenten):
        form.address.errors = ["Deze persoon is al docent van deze groep."]
    if not form.is_submitted() or form.errors:
        return _hand_over_page(seen, form), 422 if form.is_submitted() else 200
    gone = next((each for each in docenten if each.public_id == form.goes.data), None)
    person = Person(form.address.address)
    goes = {person.address: gone.id if gone else None}
    already = _invite_some(key, [person], Role.DOCENT, anew=True, goes=goes)
    nudge(current_app.extensions["settings"])
    flash(handed_over(gone.name if gone else "") if already else sentence_of(1, 0))
    return redirect(url_for(".invitations", key=key))


@bp.get("/<key>/closing")
def closing(key: str):
    """What closing means, before it is done; or how to open it again."""
    seen = _managed(key)
    return render_template("cohorts/running/closing.html", cohort=seen, here="cohorts.all_cohorts")


@bp.post("/<key>/close")
def close(key: str):
    """Nothing new begins here any more; who is in it hears so."""
    with writing():
        cohort = _held(key)
        if is_open(cohort):
            cohort.close(clock.now())
            _tell_all(cohort, CLOSED_NOW, "closed")
            db.session.commit()
    flash("De groep is gesloten. Iedereen kan nog lezen.")
    return redirect(url_for("cohorts.cohort", key=key))


@bp.post("/<key>/reopen")
def reopen(key: str):
    """Go on with it."""
    with writing():
        cohort = _held(key)
        if not is_open(cohort):
            cohort.open_again()
            _tell_all(cohort, OPEN_NOW, "open")
            db.session.commit()
    flash("De groep is weer open.")
    return redirect(url_for("cohorts.cohort", key=key))


def _readable(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _managed(key: str) -> Cohort:
    """The cohort, for whoever may invite people and let people go."""
    found = one_or_404(_readable(key))
    require(may_manage(current_user, found))
    return found


def _held(key: str) -> Cohort:
    """The same, changed by nobody else, while nobody begins anything in it. Inside writing()."""
    found = one_or_404(_readable(key), for_change=True)
    require(may_manage(current_user, found))
    return queries.locked(found.id)


def _invite_some(key: str, people, role: Role, anew=False, goes=NOBODY) -> int:
    """Invite these, in a write of their own; returns how many were in or invited already."""
    with writing():
        cohort = one_or_404(_readable(key), for_change=True)
        require(may_manage(current_user, cohort))
        already = invite_people(cohort, people, role, current_user, clock.now(), anew, goes)
        db.session.commit()
    return len(already)


def _in_batches(people: Sequence) -> Iterator[Sequence]:
    return (people[start : start + BATCH] for start in range(0, len(people), BATCH))


def _tell_all(cohort: Cohort, words: str, what: str) -> None:
    others = {each.user_id for each in cohort.present} - {current_user.id}
    page, moment = url_for("cohorts.cohort", key=cohort.public_id), clock.now()
    take_back_words(page, CLOSED_NOW if words == OPEN_NOW else OPEN_NOW, moment)
    key = f"cohort:{cohort.public_id}:{what}:{moment:%Y%m%d%H%M%S}"
    give(others, key, words, page, moment, kind=Kind.GROEP)


def _is_there(form: HandOverForm, docenten) -> bool:
    return any(each.email.lower() == form.address.address for each in docenten)


def _as_said(docent) -> str:
    is_me = docent.id == current_user.id
    return "Ik stop" if is_me else f"{docent.name} stopt"


def _list_page(seen: Cohort, form: ListForm, said=(), kept_page=None) -> str:
    return render_template(
        "cohorts/running/list.html",
        cohort=seen,
        form=form,
        others_see=who_see_addresses(current_user, seen),
        said=[*said, *get_flashed_messages()],
        kept_page=kept_page,
        here="cohorts.all_cohorts",
    )


def _checked_page(seen: Cohort, form: ListForm) -> str:
    role, moment = Role(form.role.data), clock.now()
    taken = queries.taken_among(seen.id, role, [each.address for each in form.found.good], moment)
    found, already = without(form.found, taken)
    mending = ListForm(formdata=None, role=form.role.data)
    mending.good.data = _as_list(found.good)
    mending.lines.label.text = "Regels om te verbeteren"
    mending.lines.data = "\n".join(each.line for each in found.wrong)
    return render_template(
        "cohorts/running/checked.html",
        cohort=seen,
        found=found,
        already=len(already),
        told=sorted([*found.double, *found.wrong, *already], key=lambda each: each.number)[:SHOWN],
        form=mending,
        role=role,
        here="cohorts.all_cohorts",
    )


def _as_list(people: tuple[Invitee | Odd, ...]) -> str:
    return "\n".join(["naam;e-mail", *(each.line for each in people)]) if people else ""


def _hand_over_page(seen: Cohort, form: HandOverForm) -> str:
    return render_template(
        "cohorts/running/hand_over.html",
        cohort=seen,
        form=form,
        students=len(students_of(seen)),
        is_open=is_open(seen),
        here="cohorts.all_cohorts",
    )
