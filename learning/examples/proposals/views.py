"""Proposing an example from one's own neighbourhood, and what the docenten do with it."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.accounts.models import User
from learning.base import clock, traces
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Cohort, Role
from learning.examples.proposals import queries, rules, telling
from learning.examples.proposals.forms import AnswerForm, ProposeForm, RemarkForm, WordsForm
from learning.examples.proposals.models import CHANGED, ExampleProposal
from learning.examples.proposals.states import State
from learning.examples.proposals.words import (
    FOR_DOCENTEN,
    STATES,
    before_sending,
    private_readers,
    readers_in_library,
)
from learning.notices.giving import saw
from learning.readings.opening import opened
from learning.social_map.links import site_of

bp = Blueprint("proposals", __name__)


@bp.route("/propose", methods=["GET", "POST"])
def propose():
    """Propose an example. Sent twice, it is still one."""
    form, moment = ProposeForm(request.values), clock.now()
    cohort = _cohort(form.cohort.data)
    require(rules.may_propose(cohort.roles_of(current_user)))
    if not form.is_valid_post():
        form.key.data, form.cohort.data = form.key.data or new_public_id(), cohort.public_id
        page = _writing_page(form, cohort, None)
        return page, 422 if form.is_submitted() else 200
    if looked := form.look():
        return _writing_page(form, cohort, None, looked=looked), 422
    try:
        made = _proposed(form, moment)
    except IntegrityError:  # the same page, sent twice at one moment: now the first one is there
        made = _proposed(form, moment)
    flash("Dank je. Een docent kijkt er eerst naar. Je hoort het op Mijn plek.")
    return redirect(url_for(".proposal", key=made))


@bp.get("/proposals/<key>")
def proposal(key: str):
    """One proposed example, with what this reader may do with it."""
    found = _opened(key)
    saw(current_user, telling.address_of(found), clock.now())
    return _proposal_page(found)


@bp.route("/proposals/<key>/change", methods=["GET", "POST"])
def change(key: str):
    """Change its words, and let the docenten look anew."""
    found, moment = _opened(key), clock.now()
    require(rules.may_write(current_user, found, _roles(found)))
    form = WordsForm() if request.method == "POST" else WordsForm(**_typed(found))
    if not form.is_valid_post():
        return _writing_page(form, found.cohort, found), 422 if form.is_submitted() else 200
    if looked := form.look():
        return _writing_page(form, found.cohort, found, looked=looked), 422
    try:
        with writing():
            found = _locked(key)
            require(rules.may_write(current_user, found, _roles(found)))
            keep_open(found.cohort_id)
            found.change(form.words, form.revision.data, moment)
            telling.proposed(found, _docenten(found), moment)
            db.session.commit()
    except Refused as refusal:
        return _writing_page(form, found.cohort, _opened(key), str(refusal)), 409
    flash("Je voorbeeld is weer bij de docenten. Je hoort het op Mijn plek.")
    return redirect(url_for(".proposal", key=key))


@bp.post("/proposals/<key>/accept")
def accept(key: str):
    """From now on the whole cohort reads it in the library."""
    form, moment = AnswerForm(), clock.now()
    require(rules.may_tend(_roles(_opened(key))))
    try:
        said = form.revision.data, moment, form.answer.data or ""
        _answer(key, lambda found: found.accept(_me(), *said), moment)
    except Refused as refusal:
        return _proposal_page(_opened(key), str(refusal)), 409
    flash("Het voorbeeld staat nu bij de voorbeelden van de groep.")
    return redirect(url_for(".proposal", key=key))


@bp.route("/proposals/<key>/give-back", methods=["GET", "POST"])
def give_back(key: str):
    """Ask the student for something more."""
    return _remark(key, "give_back", "De student krijgt jouw bericht op Mijn plek.")


@bp.route("/proposals/<key>/put-aside", methods=["GET", "POST"])
def put_aside(key: str):
    """It does not stand in the library; the student hears why."""
    return _remark(key, "put_aside", "Het voorbeeld ligt opzij. De student krijgt jouw bericht.")


@bp.post("/proposals/<key>/take-back")
def take_back(key: str):
    """Nobody else reads it any more; also when it was accepted."""
    moment = clock.now()
    with writing():
        found = _locked(key)
        require(rules.may_take_back(current_user, found))
        telling.closed(found, _docenten(found), moment)
        found.take_back(moment)
        db.session.commit()
    flash("Je voorbeeld is teruggehaald. Alleen jij leest het nog.")
    return redirect(url_for(".proposal", key=key))


@bp.post("/proposals/<key>/erase")
def erase(key: str):
    """It is gone, for everybody."""
    with writing():
        found = _locked(key)
        require(rules.may_erase(current_user, found))
        telling.closed(found, _docenten(found), clock.now())
        db.session.delete(found)
        db.session.commit()
    traces.empty_journal()
    flash("Je voorbeeld is gewist.")
    return redirect(url_for("examples.all_examples"))


def _proposed(form: ProposeForm, moment: datetime) -> str:
    """The public id of the example with what was typed."""
    with writing():
        cohort = _cohort(form.cohort.data)
        require(rules.may_propose(cohort.roles_of(current_user)))
        keep_open(cohort.id)
        key = form.key.data
        if queries.is_taken(key):
            same = queries.own_saying(current_user, cohort.id, form.words)
            if same:
                return same.public_id
            key = new_public_id()
        made = ExampleProposal.propose(key, cohort, _me(), form.words, moment)
        db.session.add(made)
        telling.proposed(made, _docenten(made), moment)
        db.session.commit()
    return key


def _answer(key: str, act: Callable, moment: datetime, ends: bool = False) -> None:
    """A docent does something with it; told once, however often the button was pressed. *ends*: it
    may be done in a closed cohort too."""
    with writing():
        found = _locked(key)
        require(rules.may_tend(_roles(found)))
        if not ends:
            keep_open(found.cohort_id)
        before = found.state, found.remark
        act(found)
        if before != (found.state, found.remark):
            telling.answered(found, _docenten(found), moment)
            db.session.commit()


def _remark(key: str, verb: str, done: str):
    """The page to write a sentence to the student, and sending it."""
    found, moment = _opened(key), clock.now()
    require(rules.may_tend(_roles(found)))
    form = RemarkForm()
    if request.method == "GET":
        _shows(form, found)
    if not form.is_valid_post():
        return _remark_page(found, form, verb), 422 if form.is_submitted() else 200
    said = form.remark.data, form.revision.data, moment, form.answer.data or ""
    try:
        ends = verb == "put_aside"
        _answer(key, lambda found: getattr(found, verb)(_me(), *said), moment, ends)
    except Refused as refusal:
        return _remark_page(_opened(key), form, verb, str(refusal)), 409
    flash(done)
    return redirect(url_for(".proposal", key=key))


def _me() -> User:
    return db.session.get(User, current_user.id)


def _readable(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _locked(key: str) -> ExampleProposal:
    return one_or_404(_readable(key), for_change=True)


def _opened(key: str) -> ExampleProposal:
    """The proposal. Of what is not the cohort's, who wrote it sees that somebody else opened it."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if not _private_words(found):
        return found
    with writing():
        found = one_or_404(_readable(key))
        role = Role.DOCENT if rules.may_tend(_roles(found)) else Role.STUDENT
        for kind, writer in _private_words(found):
            opened(kind, found.id, writer, current_user, role, clock.now())
        db.session.commit()
    return found


def _private_words(found: ExampleProposal) -> list:
    """What this reader sees of somebody else that is not everybody's: (kind, writer) pairs."""
    words = [("example", found.proposer)] if found.state != State.ACCEPTED else []
    words += [("example-remark", found.answered_by)] if found.remark else []
    return [(kind, writer) for kind, writer in words if writer.id != current_user.id]


def _cohort(key: str | None) -> Cohort:
    """The cohort *key*; without one that of who learns in a single one."""
    learns = {each.public_id for each in current_places(Role.STUDENT) if not each.closed_at}
    key = key or (learns.pop() if len(learns) == 1 else "")
    return one_or_404(cohorts.readable_by(current_user).filter_by(public_id=key))


def _roles(found: ExampleProposal) -> set:
    return {each.role for each in current_places() if each.cohort_id == found.cohort_id}


def _docenten(found: ExampleProposal) -> list[int]:
    return [each.id for each in cohorts.docenten_of(found.cohort_id)]


def _typed(found: ExampleProposal) -> dict:
    named = "ja" if found.with_name else "nee"
    return {**vars(found.words), "revision": found.revision, "named": named}


def _readers(found: ExampleProposal):
    if found.state == State.ACCEPTED:
        is_known = rules.is_name_shown(current_user, found, _roles(found))
        people = queries.readers_of(found) if is_known else queries.cohort_readers_of(found)
        return readers_in_library(found.cohort.name, people)
    is_gone = found.state == State.TAKEN_BACK
    docenten = [] if is_gone else cohorts.docenten_of(found.cohort_id)
    return private_readers(current_user, found.proposer, docenten)


def _proposal_page(found: ExampleProposal, wrong: str = "") -> str:
    roles, is_mine = _roles(found), rules.is_proposer(current_user, found)
    return render_template(
        "examples/proposals/proposal.html",
        proposal=found,
        state=found.state,
        status=(STATES if is_mine else FOR_DOCENTEN)[found.state],
        site=site_of(found.link),
        is_mine=is_mine,
        is_named=rules.is_name_shown(current_user, found, roles),
        tends=rules.may_tend(roles),
        may_change=rules.may_change(current_user, found, roles),
        readers=_readers(found),
        wrong=wrong,
    )


def _writing_page(
    form, cohort: Cohort, found: ExampleProposal | None, wrong: str = "", looked=None
) -> str:
    """The form, with the text of now beside it when somebody saved another one."""
    if wrong:
        form.revision.data, form.revision.raw_data = found.revision, None
    return render_template(
        "examples/proposals/write.html",
        form=form,
        cohort=cohort,
        proposal=found,
        site=site_of(found.link) if found else "",
        readers=before_sending(cohorts.docenten_of(cohort.id), cohort.name),
        wrong=wrong,
        is_stale=wrong == CHANGED,
        looked=looked,
        kept_page=request.form.get("page", "") if looked and looked.is_made else "",
    )


def _shows(form: RemarkForm, found: ExampleProposal) -> None:
    """The page shows it as it is now."""
    form.revision.data, form.revision.raw_data = found.revision, None
    form.answer.data = found.answer


def _remark_page(found: ExampleProposal, form: RemarkForm, verb: str, wrong: str = "") -> str:
    if wrong:
        _shows(form, found)
    return render_template(
        "examples/proposals/remark.html",
        proposal=found,
        site=site_of(found.link),
        form=form,
        verb=verb,
        readers=_readers(found),
        wrong=wrong,
    )
