"""Saying how far you are, and what a docent sees."""

from datetime import date, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.dates import calendar_day, date_of
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.paging import page_number
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences.portfolio.sharing import queries as sharing
from learning.competences.rating import queries, rules, telling, words
from learning.competences.rating.beside import beside
from learning.competences.rating.forms import OWN, SEEN, BeginForm, RatingForm, TalkForm
from learning.competences.rating.forms import rating_form as form_of
from learning.competences.rating.models import RatingRound, Said
from learning.competences.rating.starting import Start, starts_in
from learning.modules.live import current_shelf
from learning.notices.giving import saw
from learning.readings.opening import opened

bp = Blueprint("rating", __name__, url_prefix="/rating")


@bp.get("/")
@signed_in
def ratings():
    """One's own rounds; and for a docent who asks, and where both are in."""
    teaches = [place.cohort_id for place in current_places(Role.DOCENT)]
    mine, number = queries.rounds_of(current_user), page_number(request.args)
    looked_at = queries.looked_at_for(current_user, number) if teaches else []
    return render_template(
        "competences/rating/ratings.html",
        rounds=mine,
        starts=[each for each in _starts() if not _has_open(mine, each)],
        is_student=bool(mine or current_places(Role.STUDENT)),
        is_docent=bool(teaches),
        waiting=queries.waiting_for(current_user, teaches) if teaches else [],
        looked_at=looked_at[: queries.MOST],
        number=number,
        more=number + 1 if len(looked_at) > queries.MOST else None,
        on_day=_on_day,
    )


@bp.post("/")
def begin():
    """A new round; the one that is open when there is one."""
    form, moment = BeginForm(), clock.now()
    asked = form.cohort.data, form.framework.data
    start = next((s for s in _starts() if (s.cohort, s.framework.id) == asked), None)
    require(start is not None)
    with writing():
        one_or_404(cohorts.seat_of(current_user, start.cohort_id), for_change=True)
        keep_open(start.cohort_id)
        found = queries.open_round_of(current_user, start.cohort_id, start.framework.id)
        if found is None:
            found = RatingRound.begin(current_user, start.cohort_id, start.framework, moment)
            db.session.add(found)
        db.session.commit()
        return redirect(url_for(".round_page", key=found.public_id))


@bp.get("/<key>")
def round_page(key: str):
    """One round, as far as this side may see it now."""
    found, moment = _readable(key), clock.now()
    saw(current_user, telling.address_of(found), moment)
    if found.rated_at:
        return _beside_page(key, TalkForm(formdata=None))
    if found.student_id != current_user.id:
        return _look_page(found, form_of(found.items, SEEN, {}, 0))
    if found.is_in:
        return _waiting_page(found)
    return _own_page(found, _own_form(found))


@bp.post("/<key>")
def save(key: str):
    """Keep what the student says; with ``ready`` it is in, and the docenten hear that."""
    found, moment = one_or_404(_mine(key)), clock.now()
    require(rules.may_write(current_user, found))
    form = form_of(found.items, OWN, {}, found.revision)
    if not form.is_valid_post():
        return _own_page(found, form), 422
    try:
        with writing():
            found = one_or_404(_mine(key), for_change=True)
            found.save(form.said(), form.revision.data)
            if "ready" in request.form:
                _say_ready(found, moment)
            db.session.commit()
    except Refused as refusal:
        found = _readable(key)
        form.goes_on_from(found.revision)
        return _own_page(found, form, str(refusal)), 409
    flash(words.kept(found))
    return redirect(url_for(".round_page", key=key))


@bp.post("/<key>/take-back")
def take_back(key: str):
    """Not in after all, as long as no docent looked."""
    with writing():
        found, moment = one_or_404(_mine(key), for_change=True), clock.now()
        require(rules.may_write(current_user, found))
        found.take_back(moment)
        telling.unsay(found, [each.id for each in _docenten(found)], moment)
        db.session.commit()
    flash(words.BACK)
    return redirect(url_for(".round_page", key=key))


@bp.post("/<key>/view")
def rate(key: str):
    """What a docent sees; from now on both read both."""
    answerable = queries.answerable_by(current_user).filter_by(public_id=key)
    found, moment = one_or_404(answerable), clock.now()
    require(rules.may_look(current_user, found, _teaches(found)))
    form = form_of(found.items, SEEN, {}, 0)
    if not form.is_valid_post():
        return _look_page(found, form), 422
    try:
        with writing():
            found = one_or_404(answerable, for_change=True)
            _still_here(found)
            found.rate(current_user, form.said(), moment)
            telling.tell_both_are_in(found, moment)
            db.session.commit()
    except Refused as refusal:
        return _look_page(one_or_404(answerable), form, str(refusal)), 409
    flash(words.TOGETHER)
    return redirect(url_for(".round_page", key=key))


@bp.post("/<key>/talk")
def note_talk(key: str):
    """They talked, on a day; with a line that both can read."""
    found, form, moment = _readable(key), TalkForm(), clock.now()
    require(rules.may_note_talk(current_user, found, _teaches(found)))
    found.both_are_in()
    if not (form.is_valid_post() and form.is_past(date_of(moment))):
        return _beside_page(key, form), 422
    with writing():
        found = one_or_404(_whole(key), for_change=True)
        keep_open(found.cohort_id)
        found.note_talk(current_user, form.on.data, form.line.data or "")
        telling.tell_talked(found, current_user.id, moment)
        db.session.commit()
    flash(words.TALK_NOTED)
    return redirect(url_for(".round_page", key=key))


@bp.post("/<key>/talk/forget")
def forget_talk(key: str):
    """Who noted the talk takes the note away."""
    with writing():
        found = one_or_404(_whole(key), for_change=True)
        require(rules.may_forget_talk(current_user, found))
        found.forget_talk()
        db.session.commit()
    traces.empty_journal()
    flash(words.TALK_GONE)
    return redirect(url_for(".round_page", key=key))


@bp.get("/<key>/erase")
def ask_erase(key: str):
    """What goes when lines, or the whole round, are erased."""
    found = _readable(key)
    require(rules.may_erase_lines(current_user, found))
    return render_template(
        "competences/rating/erase.html",
        found=found,
        is_own=rules.may_write(current_user, found),
    )


@bp.post("/<key>/erase")
def erase(key: str):
    """One's own lines, or all of one's own round; nothing of it comes back."""
    with writing():
        found = one_or_404(_whole(key), for_change=True)
        require(rules.may_erase_lines(current_user, found))
        is_all = "all" in request.form
        require(not is_all or rules.may_write(current_user, found))
        if is_all:
            telling.close(found, clock.now())
            db.session.delete(found)
        else:
            found.forget_lines_of(current_user)
        db.session.commit()
    traces.empty_journal()
    flash(words.ROUND_GONE if is_all else words.LINES_GONE)
    return redirect(url_for(".ratings") if is_all else url_for(".round_page", key=key))


def _readable(key: str) -> RatingRound:
    return one_or_404(queries.readable_by(current_user).where(RatingRound.public_id == key))


def _whole(key: str):
    """The same with all words, to change them."""
    return queries.whole_readable_by(current_user).where(RatingRound.public_id == key)


def _on_day(day: date) -> str:
    return calendar_day(day, date_of(clock.now()))


def _mine(key: str):
    """Of one's own rounds only."""
    return _whole(key).where(RatingRound.student_id == current_user.id)


def _teaches(found: RatingRound) -> bool:
    return any(each.cohort_id == found.cohort_id for each in current_places(Role.DOCENT))


def _starts() -> list[Start]:
    shelf = current_shelf(clock.now())
    return starts_in(current_places(Role.STUDENT), shelf.modules, shelf.frameworks)


def _has_open(rounds, start: Start) -> bool:
    wanted = start.cohort_id, start.framework.id
    return any(not r.rated_at and (r.cohort_id, r.framework) == wanted for r in rounds)


def _docenten(found: RatingRound) -> list:
    docenten = cohorts.docenten_of(found.cohort_id)
    return [each for each in docenten if each.id != found.student_id]


def _say_ready(found: RatingRound, moment: datetime) -> None:
    """Raises Refused where nobody is asked any more: the cohort is closed, or left."""
    if found.is_in:
        return
    keep_open(found.cohort_id)
    if db.session.scalar(cohorts.seat_of(current_user, found.cohort_id)) is None:
        raise Refused(words.LEFT)
    found.say_ready(moment)
    telling.tell_asked(found, [each.id for each in _docenten(found)], moment)


def _still_here(found: RatingRound) -> None:
    """Raises Refused when the cohort was closed, or the student left it."""
    keep_open(found.cohort_id)
    if db.session.scalar(cohorts.seat_of(found.student, found.cohort_id)) is None:
        raise Refused(words.STUDENT_LEFT)


def _own_form(found: RatingRound) -> RatingForm:
    return form_of(found.items, OWN, _own_said(found), found.revision)


def _own_page(found: RatingRound, form: RatingForm, wrong: str = "") -> str:
    docenten = _docenten(found)
    return render_template(
        "competences/rating/own.html",
        found=found,
        form=form,
        wrong=wrong,
        stored=_stored(found, form) if wrong else [],
        has_docent=bool(docenten),
        readers=words.for_me_alone([each.name for each in docenten]),
    )


def _stored(found: RatingRound, form: RatingForm) -> list[tuple[str, Said]]:
    """(name of the competence, what is kept) where something else was typed now."""
    kept, typed = _own_said(found), form.said()
    return [
        (each.told, kept[each.code])
        for each in found.items
        if each.code in kept and kept[each.code] != typed[each.code]
    ]


def _own_said(found: RatingRound) -> dict[str, Said]:
    shown = queries.said_shown_to(current_user, found)
    return {code: said for (code, author), said in shown.items() if author == current_user.id}


def _waiting_page(found: RatingRound) -> str:
    names = [each.name for each in _docenten(found)]
    return render_template(
        "competences/rating/waiting.html",
        found=found,
        said=_own_said(found),
        docent_names=names,
        readers=words.for_me_alone(names),
    )


def _look_page(found: RatingRound, form: RatingForm, wrong: str = "") -> str:
    return render_template(
        "competences/rating/look.html",
        found=found,
        form=form,
        wrong=wrong,
        readers=words.for_docent(current_user, found.student, _docenten(found), "Dit lezen straks"),
    )


def _both_read(found: RatingRound, moment: datetime) -> str:
    """The sentence about readers; to the student it names those of the portfolio too."""
    docenten = _docenten(found)
    if not rules.may_write(current_user, found):
        return words.for_docent(current_user, found.student, docenten)
    shown = queries.shown_of(found)
    names = sharing.names_reading(found.student, moment) if shown else []
    return words.for_student([each.name for each in docenten], shown, names)


def _beside_page(key: str, form: TalkForm) -> str:
    """What both said. Whoever reads words of the other is written down."""
    with writing():
        found = _readable(key)
        shown, moment = queries.said_shown_to(current_user, found), clock.now()
        role = "student" if found.student_id == current_user.id else "docent"
        opened("rating", found.id, found.student, current_user, role, moment)
        opened("rating-view", found.id, found.docent, current_user, role, moment)
        db.session.commit()
    return render_template(
        "competences/rating/beside.html",
        found=found,
        rows=beside(found, shown),
        on_day=_on_day,
        form=form,
        is_own=rules.may_write(current_user, found),
        may_erase=rules.may_erase_lines(current_user, found),
        may_forget=rules.may_forget_talk(current_user, found),
        readers=_both_read(found, moment),
    )
