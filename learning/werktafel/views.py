"""The Werktafel: what lies on the table, bringing a question, and what its asker does with it."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock, traces
from learning.base.access import require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.personal import Looked
from learning.base.place import as_place, place_from
from learning.base.public_id import new_public_id
from learning.base.searching import answer_to_words
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.rules import is_open
from learning.notices.giving import saw
from learning.werktafel import queries, rules, telling, words
from learning.werktafel.forms import (
    BringForm,
    LookForm,
    MendForm,
    OutcomeForm,
    SearchForm,
    SeenForm,
)
from learning.werktafel.handovers import queries as handovers
from learning.werktafel.handovers.ending import end_of, off_the_table
from learning.werktafel.laying import table_for
from learning.werktafel.loading import (
    chair_at,
    keep_acting,
    keep_mending,
    note_opened,
    question_with,
    readers_around,
)
from learning.werktafel.models import OTHER_TEXT, Question
from learning.werktafel.signals import queries as signals
from learning.werktafel.signals.linking import let_go, settle
from learning.werktafel.states import Look, Outcome, shape_of

bp = Blueprint("werktafel", __name__, url_prefix="/werktafel")


@bp.get("/")
@signed_in
def table():
    """What lies on the table of one cohort: what is open, or what became of it."""
    return _table_page(SearchForm.at(request.args))


@bp.post("/")
@signed_in
def find():
    """What fits those words. A post: what one looks for stands in no address."""
    return answer_to_words(SearchForm(), _table_page, ".table")


@bp.route("/new", methods=["GET", "POST"])
def bring():
    """Bring a question. What may be about a person is shown first; sent twice, it is one."""
    form = BringForm(request.values)
    place = _place_asked(form.cohort.data) or abort(404)
    require(rules.may_ask(place))
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        return _bring_page(form, place), 422 if form.is_submitted() else 200
    looked = form.look_for_people("text")
    if looked is not None:
        return _bring_page(form, place, looked), 422
    try:
        made = _brought(form, place, clock.now())
    except IntegrityError:  # the same page, sent twice at one moment: now the first one is there
        made = _brought(form, place, clock.now())
    except Refused as refusal:
        return _bring_page(form, place, wrong=str(refusal)), 409
    flash(words.BROUGHT)
    return redirect(url_for(".question", key=made))


@bp.get("/<key>")
def question(key: str):
    """One question, with what others added and what this reader may do."""
    moment = clock.now()
    with writing():
        found = question_with(key)
        additions = queries.additions_on(found, current_user)
        note_opened([found], additions, moment)
        db.session.commit()
    saw(current_user, telling.address_of(found), moment)
    chair, handover = chair_at(found), handovers.standing_on(found)
    here = queries.is_here(found.asker_id, found) if chair.is_docent else True
    may = {
        "mend": rules.may_mend(current_user, found, chair),
        "take_back": rules.may_take_back(current_user, found),
        "look": rules.may_look(current_user, found, chair),
        "conclude": rules.may_conclude(current_user, found, chair, here),
        "again": rules.may_bring_again(current_user, found, chair, additions, moment),
        "add": rules.may_add(found, chair),
        "no_name": rules.may_ask_for_no_name(current_user, found, chair),
        "hide": rules.may_hide(chair),
        "link": rules.may_link(found, chair),
        "propose": rules.may_propose(current_user, found, chair, handover),
    }
    return _question_page(found, additions, handover, may)


@bp.route("/<key>/mend", methods=["GET", "POST"])
def mend(key: str):
    """Say it otherwise; a newer text comes back beside the one that was typed."""
    found = question_with(key)
    require(rules.may_mend(current_user, found, chair_at(found)))
    form = MendForm(obj=None if request.method == "POST" else found)
    if not form.is_valid_post():
        return _mend_page(found, form), 422 if form.is_submitted() else 200
    looked = form.look_for_people("text")
    if looked is not None:
        return _mend_page(found, form, looked), 422
    try:
        with writing():
            found = question_with(key, for_change=True)
            require(rules.may_mend(current_user, found, chair := chair_at(found)))
            keep_mending(chair, found.text, form.text.data)
            found.say(form.text.data, form.revision.data or 0)
            telling.settled(found, clock.now())
            db.session.commit()
    except Refused as refusal:
        return _mend_page(question_with(key), form, wrong=str(refusal)), 409
    traces.empty_journal()
    flash(words.MENDED)
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/look")
def look(key: str):
    """The honest look of who asked."""
    form = LookForm()
    with writing():
        found = question_with(key, for_change=True)
        chair = chair_at(found)
        require(rules.may_look(current_user, found, chair))
        keep_acting(chair)
        if form.is_valid_post():
            found.look = Look(form.look.data)
            db.session.commit()
        else:
            flash(words.CHOOSE)
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/outcome")
def conclude(key: str):
    """Say what came of it."""
    form = OutcomeForm()
    with writing():
        found = question_with(key, for_change=True)
        chair, here = chair_at(found), queries.is_here(found.asker_id, found)
        require(rules.may_conclude(current_user, found, chair, here))
        keep_acting(chair)
        if form.is_valid_post():
            found.outcome = Outcome(form.outcome.data)
            db.session.commit()
        else:
            flash(words.CHOOSE)
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/again")
def again(key: str):
    """Bring an untouched question to the table once more."""
    moment = clock.now()
    with writing():
        found = question_with(key, for_change=True)
        chair, additions = chair_at(found), queries.additions_on(found, current_user)
        require(rules.may_bring_again(current_user, found, chair, additions, moment))
        keep_acting(chair)
        found.bring_again(moment)
        db.session.commit()
    flash(words.ONCE_MORE)
    return redirect(url_for(".table"))


@bp.post("/<key>/reopen")
def reopen(key: str):
    """It is open after all."""
    with writing():
        found = question_with(key, for_change=True)
        chair, here = chair_at(found), queries.is_here(found.asker_id, found)
        require(rules.may_conclude(current_user, found, chair, here))
        keep_acting(chair)
        found.outcome = None
        db.session.commit()
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/take-back")
def take_back(key: str):
    """Its words are gone for everybody, and nobody can tell any more who asked."""
    moment = clock.now()
    with writing():
        signals.lock_table_of(Question, key)
        found = question_with(key, for_change=True)
        require(rules.may_take_back(current_user, found))
        end_of(found, moment)
        let_go(found, moment)
        telling.gone(found, moment)
        found.take_back(moment)
        if not queries.has_additions(found):
            queries.forget(found)
        db.session.commit()
    traces.empty_journal()
    flash(words.TAKEN_BACK)
    return redirect(url_for(".own"))


@bp.post("/<key>/no-name")
def ask_for_no_name(key: str):
    """Ask to take out what is about a person."""
    moment = clock.now()
    with writing():
        found = question_with(key, for_change=True)
        chair = chair_at(found)
        require(rules.may_ask_for_no_name(current_user, found, chair))
        found.ask_for_no_name(moment)
        docenten = queries.docenten_around(found)
        telling.asked_for_no_name(found, docenten, current_user.id, moment)
        db.session.commit()
    flash(words.NO_NAME_ASKED)
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/hide")
def hide(key: str):
    """A docent takes it off the table for now; who asked can mend it."""
    moment = clock.now()
    with writing():
        signals.lock_table_of(Question, key)
        found = question_with(key, for_change=True)
        require(rules.may_hide(chair_at(found)))
        found.hide(SeenForm().revision.data, moment)
        off_the_table(found, current_user.id, moment)
        telling.settled(found, moment)
        if found.cluster:
            settle(found.cluster, moment)
        asker = found.asker_id if found.asker_id != current_user.id else None
        what = f"{found.public_id}:{found.revision}"
        telling.taken_off(telling.address_of(found), asker, what, moment)
        db.session.commit()
    flash(words.OFF_NOW)
    return redirect(url_for(".question", key=key))


@bp.post("/<key>/show")
def show(key: str):
    """It lies on the table again."""
    with writing():
        found = question_with(key, for_change=True)
        require(rules.may_hide(chair_at(found)))
        found.show()
        telling.settled(found, clock.now())
        db.session.commit()
    flash(words.ON_AGAIN)
    return redirect(url_for(".question", key=key))


@bp.get("/own")
@signed_in
def own():
    """Everything that one asked and added anywhere; also after leaving."""
    saw(current_user, telling.OWN, clock.now())
    return render_template(
        "werktafel/own.html",
        questions=queries.own_questions(current_user),
        additions=queries.own_additions(current_user),
        changeable=queries.changeable_by(current_user),
        walks=handovers.walked_by(current_user),
        agreed=handovers.agreed_on(current_user),
        gone=handovers.gone_for(current_user),
        reports=signals.own_reports(current_user),
        shape_of=shape_of,
    )


def _brought(form: BringForm, place, moment: datetime) -> str:
    """The public id of the question with what was typed. Other words from a page that was sent
    before are another question; the same words, with or without a name, are that one.

    Raises Refused when others sit at the table than the page said."""
    key, is_named = form.key.data, form.named.data == "met"
    with writing():
        table_for(place.cohort_id, moment)
        keep_open(place.cohort_id)  # from here on nobody comes to its table
        if queries.is_taken(key):
            same = queries.own_saying(current_user, place.cohort_id, form.text.data)
            if same:
                same.sign(is_named)
                db.session.commit()
                return same.public_id
            key = new_public_id()
        laid = queries.table_of(place.cohort_id)
        if form.company.data != _mark(_seated(place, laid)):
            raise Refused(words.OTHERS_NOW)
        asked = Question.ask(key, laid, place.cohort_id, current_user, is_named, moment)
        asked.say(form.text.data, 0)
        db.session.add(asked)
        db.session.commit()
    return key


def _table_page(form: SearchForm) -> str:
    place, after = _place_asked(form.cohort.data), place_from(form.after.data)
    if place is None:
        return render_template("werktafel/nowhere.html")
    tables = queries.tables_of(place.cohort_id)
    rows = queries.lying_on(current_user, tables, form.state.data or "", form.words, after)
    return render_template(
        "werktafel/table.html",
        place=place,
        others=_other_places(place),
        form=form,
        rows=rows[: queries.PAGE],
        more=_more(rows),
        is_first=after is None,
        signals=signals.open_on(tables, current_user),
        clipped=words.clipped,
        most=queries.FIRST_WORDS,
        shape_of=shape_of,
        may_ask=rules.may_ask(place),
        month=f"{clock.now():%Y-%m}",
        **_company(place),
    )


def _place_asked(key: str | None):
    """The place of this reader in the cohort *key*, or in their newest; None when in none."""
    places = current_places()
    mine = [each for each in places if not key or each.public_id == key]
    if key and not mine:
        abort(404)
    opened = [each for each in mine if is_open(each)]
    return (opened or mine)[0] if mine else None


def _more(rows) -> str:
    """Where the next page begins; "" when this is the last."""
    last = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    return as_place(last.brought_at, last.id) if last else ""


def _other_places(place) -> list:
    names = {each.public_id: each for each in current_places() if each.cohort_id != place.cohort_id}
    return list(names.values())


def _seated(place, laid) -> list:
    """The cohorts that read what is asked now at the table of that place (None: none yet)."""
    table_id = laid.id if laid else None
    return queries.cohorts_at(table_id, place.cohort_id, asked_at=clock.now())


def _mark(around) -> str:
    """Who sits there, to compare."""
    return " ".join(sorted(each.public_id for each in around))


def _company(place) -> dict:
    """Who sits at the table to which that place belongs."""
    around = _seated(place, queries.table_of(place.cohort_id))
    people = queries.people_at([each.id for each in around])
    return {
        "mark": _mark(around),
        "cohorts": [each.name for each in around],
        "readers": words.readers_at([each.name for each in around]),
        "names": [each.name for each in people],
    }


def _around(found: Question) -> dict:
    if not found.hidden_at:
        return readers_around(found)
    is_mine = rules.is_asker(current_user, found)
    return {"readers": words.hidden_readers(is_mine), "names": []}


def _question_page(found: Question, additions, handover, may: dict) -> str:
    return render_template(
        "werktafel/question.html",
        question=found,
        additions=additions,
        is_mine=rules.is_asker(current_user, found),
        me=current_user.id,
        asker=found.asker.name if found.is_named and found.asker else "",
        status=shape_of(found.outcome, found.look),
        alike=signals.alike(found, current_user),
        signal=signals.signal_of(found, current_user),
        handover=handover,
        may=may,
        look_form=LookForm(formdata=None, look=found.look),
        outcome_form=OutcomeForm(formdata=None, outcome=found.outcome),
        clipped=words.clipped,
        most=queries.FIRST_WORDS,
        walking=rules.who_walk(additions, found.asker_id or 0),
        **_around(found),
    )


def _bring_page(form: BringForm, place, found: Looked | None = None, wrong: str = "") -> str:
    form.act.data = ""
    company = _company(place)
    if wrong or not form.is_submitted():
        form.company.data = company["mark"]
    return render_template(
        "werktafel/bring.html",
        form=form,
        place=place,
        found=found,
        wrong=wrong,
        in_list=words.IN_LIST,
        kept_page=request.form.get("page", "") if found and found.is_made else "",
        **company,
    )


def _mend_page(question: Question, form: MendForm, found=None, wrong: str = "") -> str:
    form.act.data = ""
    if wrong:
        form.revision.data, form.revision.raw_data = question.revision, None
    return render_template(
        "werktafel/mend.html",
        question=question,
        form=form,
        found=found,
        wrong=wrong,
        is_newer=wrong == OTHER_TEXT,
        kept_page=request.form.get("page", "") if found and found.is_made else "",
        **_around(question),
    )
