"""Letting a begeleider, a praktijkopleider or a second docent read one text."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.place import place_from
from learning.cohorts.current import current_places, studies_in
from learning.cohorts.models import Role
from learning.competences.portfolio.sharing import queries as portfolios
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.praktijkopleiders import queries as praktijkopleiders
from learning.readings.opening import opened
from learning.submissions import queries as submissions
from learning.submissions.desk import desk_of
from learning.submissions.models import HandIn, Submission
from learning.submissions.sharing.readers import readers_line
from learning.submissions.showing import ending, queries, telling
from learning.submissions.showing.asking import ask
from learning.submissions.showing.forms import ColleagueForm, ShowForm, show_form
from learning.submissions.showing.models import ReaderRole, Showing
from learning.submissions.showing.rules import Reason, may_ask_colleague, may_show, until_after
from learning.submissions.showing.words import state_of

bp = Blueprint("showing", __name__)

CHANGED = "Er is intussen een andere tekst ingeleverd. Kijk eerst welke. Er is nog niets gebeurd."
NOT_NOW = "Deze persoon kun je nu niet kiezen. Kies iemand anders."
NOT_AGAIN = "Deze persoon leest je teksten niet meer. Kies opnieuw wie er meeleest."
NO_COLLEAGUE = (
    "We vinden geen docent met dit adres buiten deze groep. "
    "Kijk het adres na, of vraag de beheerder."
)


@bp.get("/shown")
@signed_in
def all_shown():
    """What people let this reader read by name; and what a colleague asked to look at."""
    moment = clock.now()
    saw(current_user, telling.ALL, moment)
    modules, place = current_shelf(moment).modules, place_from(request.args.get("after"))
    shown, more = queries.shown_to(current_user, moment, place=place)
    return render_template(
        "submissions/showing/all_shown.html",
        rows=[(row, work_title(modules, row.module, row.opdracht, row.part)) for row in shown],
        more=more,
        portfolios=portfolios.shown_to(current_user, moment),
        askers=queries.who_asked(current_user, moment),
    )


@bp.get("/shown/<key>")
def read(key: str):
    """One text, for whom it is shown to. The writer sees that it was opened."""
    moment = clock.now()
    with writing():
        readable = queries.readable_by(current_user, moment).where(Showing.public_id == key)
        found = one_or_404(readable)
        hand_in, work = found.hand_in, found.hand_in.submission
        role = str(found.role)
        opened("hand-in", hand_in.id, work.student, current_user, role, moment)
        db.session.commit()
    saw(current_user, telling.address_of(found), moment)
    return render_template(
        "submissions/showing/read.html",
        showing=found,
        desk=desk_of(work, current_shelf(moment), hand_in.module_version),
        readers=readers_line(hand_in, current_user, moment),
    )


@bp.get("/<key>/show")
def choose(key: str):
    """To whom, and until when: what they will read, and who reads it already."""
    found = _mine(key)
    return _choosing_page(found, _form(found))


@bp.post("/<key>/show")
def show(key: str):
    """Let that person read it, from now on."""
    found = _mine(key)
    form = _form(found)
    if not form.is_valid_post():
        return _choosing_page(found, form), 422
    moment = clock.now()
    with writing():
        found = _mine(key, for_change=True)
        people = _people(found, moment)
        reader, role = _chosen(found, people, form)
        _begin(found.handed_in, reader, role, until_after(form.weeks.data, moment))
        db.session.commit()
    flash(f"{reader.name} kan je tekst nu lezen. Stoppen kan altijd, met één knop.")
    return redirect(url_for("submissions.submission", key=key))


@bp.post("/shown/<key>/again")
def again(key: str):
    """The same reader, of the text that was handed in since; the older one closes for them. As
    long as they may read that one, and can be chosen still."""
    moment, own = clock.now(), _own(key)
    with writing():
        found = _mine(own.hand_in.submission.public_id, for_change=True)
        own = _own(key)
        require(own.asked_by_id is None)
        reader, role = _chosen_before(found, own, moment)
        if own.hand_in_id != found.handed_in.id:
            ending.close(own, moment)
            _begin(found.handed_in, reader, role, own.until)
            db.session.commit()
    flash(f"{own.reader.name} leest nu je nieuwe tekst.")
    return redirect(telling.work_address(own))


@bp.post("/shown/<key>/agree")
def agree(key: str):
    """The writer: it is good that this colleague looks along."""
    moment, seen = clock.now(), _own(key)
    with writing():
        _locked(seen.hand_in)
        found = _own(key)
        found.agree(moment)
        telling.tell_shown(found, moment)
        db.session.commit()
    flash(f"Goed. {found.reader.name} kan nu meelezen. Stoppen kan altijd.")
    return redirect(telling.work_address(found))


@bp.post("/shown/<key>/stop")
def stop(key: str):
    """Nobody reads by it any more; by the writer, or by a docent where it was asked."""
    moment = clock.now()
    with writing():
        known = queries.known_readable_by(current_user).where(Showing.public_id == key)
        found = one_or_404(known, for_change=True)
        ending.stop(found, current_user, moment)
        db.session.commit()
    flash(f"{found.reader.name} leest deze tekst niet.")
    is_writer = found.hand_in.submission.student_id == current_user.id
    return redirect((telling.work_address if is_writer else telling.colleague_address)(found))


@bp.get("/hand-ins/<key>/colleague")
def colleague(key: str):
    """Asking a docent from elsewhere to look along, and what became of it."""
    return _colleague_page(_reviewed(key), ColleagueForm())


@bp.post("/hand-ins/<key>/colleague")
def ask_colleague(key: str):
    """Ask; the student hears it first, and nobody reads anything before that."""
    hand_in, form, moment = _reviewed(key), ColleagueForm(), clock.now()
    if not form.is_valid_post():
        return _colleague_page(hand_in, form), 422
    other = queries.colleague_with(form.address.address, hand_in.cohort_id)
    if other is None:
        form.address.errors = [NO_COLLEAGUE]
        return _colleague_page(hand_in, form), 422
    try:
        with writing():
            _locked(hand_in)
            hand_in = _reviewed(key)
            said = ask(hand_in, other, current_user, Reason(form.reason.data), moment)
            db.session.commit()
    except Refused as refusal:
        form.address.errors = [str(refusal)]
        return _colleague_page(hand_in, form), 409
    flash(said)
    return redirect(url_for(".colleague", key=key))


def _mine(key: str, for_change: bool = False) -> Submission:
    """One's own work, of which something may be shown; 403 when it may not be."""
    mine = submissions.readable_by(current_user).filter_by(public_id=key)
    found = one_or_404(mine, for_change)
    desk = desk_of(found, current_shelf(clock.now()))
    require(may_show(current_user, found, desk.part, studies_in(found.cohort_id)))
    return found


def _own(key: str) -> Showing:
    return one_or_404(queries.own_readable_by(current_user).where(Showing.public_id == key))


def _reviewed(key: str) -> HandIn:
    """What a docent gives feedback on, of which they may ask a colleague."""
    readable = submissions.hand_ins_reviewable_by(current_user).where(HandIn.public_id == key)
    hand_in = one_or_404(readable)
    taught = any(each.cohort_id == hand_in.cohort_id for each in current_places(Role.DOCENT))
    require(may_ask_colleague(hand_in, taught))
    return hand_in


def _locked(hand_in: HandIn) -> None:
    """Nobody else shows this work, takes it back or erases it until this transaction ends."""
    db.session.get(Submission, hand_in.submission_id, with_for_update=True)


def _people(found: Submission, at: datetime) -> dict[str, tuple[User, ReaderRole]]:
    """Whom the writer may choose, by public id: the begeleiders first."""
    companions = praktijkopleiders.companions_of(current_user, found.cohort_id, at)
    both = [
        *((each, ReaderRole.BEGELEIDER) for each in queries.begeleiders_of(found.cohort_id)),
        *((each, ReaderRole.PRAKTIJKOPLEIDER) for each in companions),
    ]
    people: dict[str, tuple[User, ReaderRole]] = {}
    for user, role in both:
        if user.id != current_user.id:
            people.setdefault(user.public_id, (user, role))
    return people


def _form(found: Submission) -> ShowForm:
    people = _people(found, clock.now())
    named = {key: f"{user.name} ({role})" for key, (user, role) in people.items()}
    return show_form(named, found.handed_in.public_id)


def _chosen(found: Submission, people: dict, form: ShowForm) -> tuple[User, ReaderRole]:
    """Raises Refused when the text or the person is not what the page showed any more."""
    if form.seen.data != found.handed_in.public_id:
        raise Refused(CHANGED)
    if form.person.data not in people:
        raise Refused(NOT_NOW)
    return people[form.person.data]


def _chosen_before(found: Submission, own: Showing, at: datetime) -> tuple[User, ReaderRole]:
    """Raises Refused when that reader can be chosen no longer, or their time is over."""
    chosen = _people(found, at).get(own.reader.public_id)
    if chosen is None or not queries.stands(own, at):
        raise Refused(NOT_AGAIN)
    return chosen


def _begin(hand_in: HandIn, reader: User, role: ReaderRole, until: datetime | None) -> None:
    """In place of what was chosen before for that reader."""
    moment, before = clock.now(), queries.last_showing_to(hand_in, reader.id)
    if before:
        ending.close(before, moment)
        db.session.flush()
    begun = Showing.begin(hand_in, reader, role, moment, until)
    db.session.flush()
    telling.tell_shown(begun, moment)


def _choosing_page(found: Submission, form: ShowForm) -> str:
    moment = clock.now()
    last = found.handed_in
    return render_template(
        "submissions/showing/choose.html",
        desk=desk_of(found, current_shelf(moment), last.module_version),
        hand_in=last,
        form=form,
        readers=readers_line(last, current_user, moment),
        asked=request.args.get("reader", ""),
    )


def _colleague_page(hand_in: HandIn, form: ColleagueForm) -> str:
    moment = clock.now()
    saw(current_user, request.path, moment)
    desk = desk_of(hand_in.submission, current_shelf(moment), hand_in.module_version)
    return render_template(
        "submissions/showing/colleague.html",
        hand_in=hand_in,
        desk=desk,
        form=form,
        asked=[
            (each, state_of(each, moment), each.waits(moment))
            for each in queries.asked_about(hand_in)
        ],
        here="reviews.pile.waiting",
    )
