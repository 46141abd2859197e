"""Saying which questions are alike, and the page of a signaal."""

from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require
from learning.base.dates import calendar_day, date_of
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.personal import made_general
from learning.base.public_id import new_public_id
from learning.base.searching import answer_to_words
from learning.cohorts.current import current_places
from learning.notices.giving import saw
from learning.werktafel import queries as werktafel
from learning.werktafel import rules
from learning.werktafel.loading import (
    chair_at,
    chair_at_table,
    keep_acting,
    note_opened,
    question_with,
)
from learning.werktafel.models import Question
from learning.werktafel.queries import FIRST_WORDS
from learning.werktafel.rules import Chair
from learning.werktafel.signals import queries, telling
from learning.werktafel.signals.forms import ChooseForm, LinkForm, PassForm, ReportForm
from learning.werktafel.signals.linking import let_go, link, settle
from learning.werktafel.signals.models import Cluster
from learning.werktafel.words import GONE, clipped, readers_at

bp = Blueprint("signals", __name__)

LINKED = "De vragen horen nu bij elkaar."
UNLINKED = "Deze vraag staat weer los."
PASSED = "Iedereen aan tafel ziet nu dat het is doorgegeven."
TOLD = "Iedereen aan tafel leest dit nu."


@bp.get("/<key>/alike")
def choose(key: str):
    """Choose which question is alike."""
    return _choosing_page(_to_link(key), ChooseForm(formdata=None))


@bp.post("/<key>/alike")
def find_alike(key: str):
    """Of which questions those words are."""
    page = partial(_choosing_page, _to_link(key))
    return answer_to_words(ChooseForm(), page, ".choose", key=key)


@bp.post("/<key>/link")
def link_to(key: str):
    """These two are alike. A question that one does not read, or of another table, is not there."""
    other, moment = LinkForm().other.data or "", clock.now()
    with writing():
        queries.lock_table_of(Question, key, other)
        found = queries.both(current_user, key, other)
        if set(found) != {key, other} or key == other:
            abort(404)
        chair = chair_at(found[key])
        require(rules.may_link(found[key], chair))
        keep_acting(chair)
        cluster = link(found[key], found[other], moment)
        if queries.is_signal(cluster):
            telling.became_signal(cluster, werktafel.docenten_around(found[key]), moment)
        db.session.commit()
    flash(LINKED)
    return redirect(url_for("werktafel.question", key=key))


@bp.post("/<key>/unlink")
def unlink(key: str):
    """This one is not alike after all."""
    with writing():
        queries.lock_table_of(Question, key)
        found = question_with(key, for_change=True)
        chair = chair_at(found)
        require(rules.may_link(found, chair))
        keep_acting(chair)
        let_go(found, clock.now())
        db.session.commit()
    flash(UNLINKED)
    return redirect(url_for("werktafel.question", key=key))


@bp.get("/signals/<key>")
def signal(key: str):
    """The questions without persons, since when, how often, and what came of it."""
    found = _signal(key)
    saw(current_user, telling.address_of(found), clock.now())
    return _page(found)


@bp.post("/signals/<key>/pass")
def pass_on(key: str):
    """Say to whom it went, and when; what another docent said meanwhile comes back beside it."""
    form = PassForm()
    _held(key)
    if not form.is_valid_post():
        return _page(_signal(key), pass_form=form), 422
    try:
        with writing():
            found, chair = _held(key)
            keep_acting(chair)
            found.pass_on(form.to.data, form.on.data, form.revision.data or 0)
            db.session.commit()
    except Refused as refusal:
        return _page(_signal(key), pass_form=form, wrong=str(refusal)), 409
    flash(PASSED)
    return redirect(url_for(".signal", key=key))


@bp.post("/signals/<key>/report")
def report(key: str):
    """Tell what came of it. Sent twice, it is there once; other words are another line."""
    form = ReportForm()
    _held(key)
    if not form.is_valid_post():
        return _page(_signal(key), report_form=form), 422
    try:
        with writing():
            found, chair = _held(key)
            if not queries.is_said(found, current_user, form.key.data, form.text.data):
                keep_acting(chair)
                key_of_it = new_public_id() if queries.is_taken(form.key.data) else form.key.data
                found.report(current_user, key_of_it, form.text.data, clock.now())
                db.session.commit()
    except Refused as refusal:
        return _page(_signal(key), report_form=form, wrong=str(refusal)), 409
    flash(TOLD)
    return redirect(url_for(".signal", key=key))


@bp.post("/signals/<key>/close")
def close(key: str):
    """It is done with."""
    with writing():
        found, chair = _held(key)
        keep_acting(chair)
        found.close(clock.now())
        db.session.commit()
    return redirect(url_for(".signal", key=key))


@bp.post("/signals/<key>/open")
def open_again(key: str):
    """There is more to do after all."""
    with writing():
        found, chair = _held(key)
        keep_acting(chair)
        found.open_again()
        db.session.commit()
    return redirect(url_for(".signal", key=key))


@bp.post("/reports/<key>/take-back")
def take_back_report(key: str):
    """One's own line goes; also when all is closed."""
    with writing():
        found = one_or_404(queries.own_report(current_user, key))
        queries.lock_table_of(Cluster, found.cluster.public_id)
        found = one_or_404(queries.own_report(current_user, key), for_change=True)
        require(found.writer_id == current_user.id)
        about = found.cluster
        db.session.delete(found)
        db.session.flush()
        db.session.expire(about, ["reports"])
        settle(about, clock.now())
        db.session.commit()
    traces.empty_journal()
    flash(GONE)
    return redirect(url_for("werktafel.own"))


def _to_link(key: str) -> Question:
    found = question_with(key)
    require(rules.may_link(found, chair_at(found)))
    return found


def _choosing_page(found: Question, form: ChooseForm) -> str:
    with writing():
        note_opened([found], [], clock.now())
        db.session.commit()
    others = queries.to_choose_from(found, current_user, form.words)
    return render_template(
        "werktafel/signals/choose.html",
        question=found,
        form=form,
        others=others[: queries.CHOICES],
        has_more=len(others) > queries.CHOICES,
        clipped=clipped,
        most=FIRST_WORDS,
    )


def _signal(key: str) -> Cluster:
    return one_or_404(queries.readable_by(current_user).where(Cluster.public_id == key))


def _held(key: str) -> tuple[Cluster, Chair]:
    """The signaal and the chair of a docent at its table, who alone may do something with it."""
    queries.lock_table_of(Cluster, key)
    readable = queries.readable_by(current_user).where(Cluster.public_id == key)
    found = one_or_404(readable, for_change=True)
    chair = chair_at_table(found.table_id)
    require(rules.may_tend_signal(chair))
    return found, chair


def _page(found: Cluster, pass_form=None, report_form=None, wrong: str = "") -> str:
    with writing():
        questions = queries.questions_in(found, current_user)
        note_opened(questions, [], clock.now())
        db.session.commit()
    around = werktafel.cohorts_at(found.table_id)
    chair = rules.chair_of(current_places(), {each.id for each in around})
    today = date_of(clock.now())
    people = werktafel.names_known_at([found.table_id])
    passed = {"to": found.passed_to, "on": found.passed_on or today, "revision": found.revision}
    if wrong and pass_form:
        pass_form.revision.data, pass_form.revision.raw_data = found.revision, None
    return render_template(
        "werktafel/signals/signal.html",
        signal=found,
        questions=[(each, made_general(each.text, people=people)) for each in questions],
        tends=rules.may_tend_signal(chair),
        me=current_user.id,
        pass_form=pass_form or PassForm(formdata=None, **passed),
        report_form=report_form or ReportForm(formdata=None, key=new_public_id()),
        wrong=wrong,
        passed_on=calendar_day(found.passed_on, today) if found.passed_on else "",
        readers=readers_at([each.name for each in around]),
        names=[each.name for each in werktafel.people_at([each.id for each in around])],
    )
