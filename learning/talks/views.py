"""The page of a talk: placing, answering, editing, taking back, planning, closing."""

from collections.abc import Sequence
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places, studies_in
from learning.cohorts.models import Role
from learning.modules.live import current_shelf
from learning.modules.parts import Kind, Opdracht
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.readings.opening import opened_all
from learning.search.queries import forget_traces
from learning.submissions import queries as submissions
from learning.submissions.desk import desk_of, followed_part
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import is_open, may_place, may_write
from learning.submissions.sharing.telling import take_back as take_back_told
from learning.submissions.sharing.words import Readers
from learning.talks import placing, queries
from learning.talks.forms import (
    AnswerForm,
    ExampleForm,
    OpenForm,
    PlaceForm,
    PlanForm,
    RewriteForm,
)
from learning.talks.models import OTHER_TEXT, Talk, TalkAnswer
from learning.talks.opening import talk_for
from learning.talks.overview import rows_of
from learning.talks.page import contributions_in, docent_ids_of
from learning.talks.rules import may_guide, may_open, may_rewrite, may_take_back_answer, says
from learning.talks.telling import address_of, tell
from learning.talks.words import GUIDELINE, SENT, beside_words, plan_in_words, readers_of_talk

bp = Blueprint("talks", __name__, url_prefix="/talks")


@bp.get("/")
@signed_in
def overview():
    """The talks of one's cohorts, also those that nobody began."""
    places = current_places(Role.STUDENT, Role.DOCENT)
    talks = queries.talks_of({each.cohort_id for each in places})
    modules = current_shelf(clock.now()).modules
    return render_template(
        "talks/overview.html",
        rows=rows_of(
            places,
            modules,
            talks,
            queries.done_by(current_user),
            queries.sent_to_docenten_by(current_user),
        ),
        guideline=GUIDELINE,
        plan_in_words=plan_in_words,
        answered=queries.has_answered(current_user),
    )


@bp.post("/")
def begin():
    """A docent opens the talk of a part that no student began yet."""
    form, moment = OpenForm(), clock.now()
    what = form.module.data or "", form.opdracht.data or "", form.part.data or ""
    places = {each.public_id: each for each in current_places(Role.DOCENT)}
    place = places.get(form.cohort.data or "") or abort(404)
    require(may_open(current_user, place))
    part = followed_part(current_shelf(moment), place.modules, *what) or abort(404)
    if part.kind != Kind.TALK:
        abort(404)
    with writing():
        keep_open(place.cohort_id)
        begun = talk_for(place.cohort_id, *what, moment)
        db.session.commit()
        return redirect(address_of(begun))


@bp.get("/<key>")
def talk(key: str):
    """What everybody brought in and answered, as far as this reader may read it."""
    return _talk_page(key, clock.now())


@bp.post("/<key>/plan")
def plan(key: str):
    """Say when it begins and ends. Nothing closes by it."""
    form, moment = PlanForm(), clock.now()
    require(may_guide(current_user, _seen(key)))
    if not form.is_valid_post():
        return _talk_page(key, moment, form), 422
    with writing():
        found = _seen(key, for_change=True)
        require(may_guide(current_user, found))
        found.plan(form.begins_on.data, form.ends_on.data)
        db.session.commit()
    flash("De dagen zijn bewaard. Iedereen in de groep ziet ze.")
    return redirect(address_of(found))


@bp.post("/example")
def use_example():
    """Put a practice example beside a talk, with its questions; or take it away."""
    form = ExampleForm()
    examples, wanted = current_shelf(clock.now()).examples, form.example.data or ""
    if wanted and wanted not in examples:
        abort(404)
    with writing():
        found = _seen(form.talk.data or "", for_change=True)
        require(may_guide(current_user, found))
        keep_open(found.cohort_id)
        had = found.example
        found.put_beside(wanted)
        db.session.commit()
    flash(beside_words(wanted, had))
    return redirect(f"{address_of(found)}#voorbeeld" if wanted else address_of(found))


@bp.post("/<key>/close")
def close(key: str):
    """From now on one only reads it, and takes back."""
    with writing():
        found = _seen(key, for_change=True)
        require(may_guide(current_user, found))
        found.close(_me(), clock.now())
        db.session.commit()
    flash(f"Het gesprek is gesloten. {_who_reads_on(found)} kan het nog lezen.")
    return redirect(address_of(found))


@bp.post("/<key>/reopen")
def reopen(key: str):
    """Go on with it."""
    with writing():
        found = _seen(key, for_change=True)
        require(may_guide(current_user, found))
        found.open_again()
        db.session.commit()
    flash("Het gesprek is weer open.")
    return redirect(address_of(found))


@bp.get("/contributions/<key>")
def preview(key: str):
    """Exactly what the cohort will read, and who that is by name, before it is placed."""
    found = one_or_404(_mine(key))
    desk = desk_of(found, current_shelf(clock.now()))
    if not may_place(current_user, found, desk.part, _is_student_in(found)):
        return redirect(url_for("submissions.submission", key=key))
    return render_template(
        "talks/preview.html",
        desk=desk,
        talk=queries.talk_about(found.cohort_id, found.module, found.opdracht, found.part),
        placed=placing.placed_in(found),
        is_same=placing.is_placed_as_it_is(desk),
        readers=readers_of_talk(found.cohort, current_user, desk.part.own_first),
        rules=_rules(),
        form=PlaceForm(revision=found.draft.revision),
    )


@bp.post("/contributions/<key>")
def place(key: str):
    """Let the cohort read it from now on, or the new text in place of the old one."""
    shelf, form, moment = current_shelf(clock.now()), PlaceForm(), clock.now()
    with writing():
        seen = one_or_404(_mine(key))
        keep_open(seen.cohort_id)
        begun = talk_for(seen.cohort_id, seen.module, seen.opdracht, seen.part, moment)
        held = queries.held(begun.id)  # before the work itself: who answers it holds both too
        found = one_or_404(_mine(key), for_change=True)
        desk = desk_of(found, shelf)
        require(may_place(current_user, found, desk.part, _is_student_in(found)))
        seen_as = form.revision.data, request.form.get("version", "")
        placing.place(held, desk, current_user, *seen_as, moment)
        db.session.commit()
    flash("Je bijdrage staat in het gesprek.")
    return redirect(address_of(held))


@bp.post("/contributions/<key>/take-back")
def take_back(key: str):
    """Nobody else reads it any more; also when it was read, and when the talk is closed."""
    moment = clock.now()
    with writing():
        found = one_or_404(_mine(key), for_change=True)
        require(may_write(current_user, found))
        take_back_told(found, moment)
        placing.take_back(found, moment)
        db.session.commit()
    flash("Je bijdrage is teruggehaald. Niemand anders leest hem nog.")
    return redirect(url_for("submissions.submission", key=key))


@bp.route("/contributions/<key>/answer", methods=["GET", "POST"])
def answer(key: str):
    """Say something of a contribution that one may read."""
    form, moment = AnswerForm(), clock.now()
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        return _answer_page(key, form, moment), 422 if form.errors else 200
    with writing():
        held = one_or_404(queries.talk_with(current_user, key), for_change=True)
        keep_open(held.cohort_id)
        found = one_or_404(_contribution(key))
        said, text = queries.answer_with(form.key.data), form.text.data
        if said is None or not says(said, current_user, found.submission, text):
            name = new_public_id() if said else form.key.data  # another text, from the same page
            said = held.answer(found.submission, _me(), name, text, moment)
            db.session.add(said)
            tell(said, moment)
            db.session.commit()
    flash("Je antwoord staat in het gesprek.")
    return redirect(f"{address_of(held)}#antwoord-{said.public_id}")


@bp.route("/answers/<key>", methods=["GET", "POST"])
def edit(key: str):
    """Say one's own answer otherwise. A newer text comes back beside the one that was typed."""
    found = one_or_404(_own_answer(key))
    one_or_404(queries.readable_by(current_user).where(Talk.id == found.talk_id))
    require(may_rewrite(current_user, found))
    form, moment = RewriteForm(), clock.now()
    if not form.is_valid_post():
        if request.method == "GET":
            form.text.data, form.revision.data = found.text, found.revision
        return _edit_page(found, form), 422 if form.errors else 200
    try:
        with writing():
            held = queries.held(found.talk_id)
            found = one_or_404(_own_answer(key), for_change=True)
            found.rewrite(form.text.data, form.revision.data, moment)
            db.session.commit()
    except Refused as refusal:
        if str(refusal) != OTHER_TEXT:
            raise
        return _edit_page(one_or_404(_own_answer(key)), form, str(refusal)), 409
    flash("Je nieuwe tekst staat er.")
    return redirect(f"{address_of(held)}#antwoord-{key}")


@bp.post("/answers/<key>/take-back")
def take_back_answer(key: str):
    """Its words are gone, for everybody. Pressed twice it is once."""
    with writing():
        mine = queries.every_own_answer(current_user).where(TalkAnswer.public_id == key)
        found = one_or_404(mine, for_change=True)
        require(may_take_back_answer(current_user, found))
        found.take_back(clock.now())
        here = _if_open(found.talk_id)
        forget_traces()
        db.session.commit()
    traces.empty_journal()
    flash("Je antwoord is weg. Niemand leest het nog.")
    return redirect(address_of(here) if here else url_for(".own_words"))


@bp.get("/own-words")
@signed_in
def own_words():
    """Everything that one answered anywhere; also after leaving the cohort."""
    modules = current_shelf(clock.now()).modules
    found = db.session.scalars(queries.own_answers(current_user)).unique().all()
    return render_template(
        "talks/own_words.html",
        answers=[(each, work_title(modules, *each.talk.about)) for each in found],
    )


def _me() -> User:
    return db.session.get(User, current_user.id)


def _seen(key: str, for_change: bool = False) -> Talk:
    return one_or_404(queries.readable_by(current_user).filter_by(public_id=key), for_change)


def _opdracht(talk: Talk) -> Opdracht | None:
    module = current_shelf(clock.now()).modules.get(talk.module)
    return module.opdracht(talk.opdracht) if module else None


def _own_first(talk: Talk) -> bool:
    """Whether one reads in it after writing oneself."""
    module = current_shelf(clock.now()).modules.get(talk.module)
    part = module.part(talk.opdracht, talk.part) if module else None
    return bool(part and part.own_first)


def _who_reads_on(talk: Talk) -> str:
    return "Wie iets plaatste," if _own_first(talk) else "Iedereen in de groep"


def _if_open(talk_id: int) -> Talk | None:
    """The talk, if this person may open it still."""
    readable = queries.readable_by(current_user).where(Talk.id == talk_id)
    return db.session.scalars(readable).first()


def _mine(key: str):
    return submissions.readable_by(current_user).filter_by(public_id=key)


def _contribution(key: str):
    return queries.contributions_readable_by(current_user).where(Submission.public_id == key)


def _own_answer(key: str):
    return queries.own_answers(current_user).where(TalkAnswer.public_id == key)


def _is_student_in(found: Submission) -> bool:
    return studies_in(found.cohort_id)


def _readers(found: Talk, own_first: bool) -> Readers:
    return readers_of_talk(found.cohort, current_user, own_first)


def _plan_form(found: Talk) -> PlanForm:
    return PlanForm(formdata=None, begins_on=found.begins_on, ends_on=found.ends_on)


def _example_form(found: Talk, moment: datetime) -> ExampleForm:
    form = ExampleForm(formdata=None, talk=found.public_id, example=found.example)
    told = sorted(current_shelf(moment).examples.values(), key=lambda each: each.title.casefold())
    form.example.choices = [("", "Geen voorbeeld"), *((each.id, each.title) for each in told)]
    return form


def _rules():
    """The house rules, if there are any."""
    return current_shelf(clock.now()).talk_rules


def _role_in(cohort_id: int) -> str:
    """As what this person reads there, for the log of readers."""
    taught = (place.cohort_id for place in current_places(Role.DOCENT))
    return "docent" if cohort_id in taught else "medestudent"


def _opened(hand_ins: Sequence[HandIn], answers: Sequence[TalkAnswer], found: Talk, moment) -> None:
    """Write down that this person opens them, in the transaction that shows them."""
    role = _role_in(found.cohort_id)
    works = [(each.id, each.submission.student_id) for each in hand_ins]
    said = [(each.id, each.writer_id) for each in answers]
    opened_all("hand-in", works, current_user, role, moment)
    opened_all("talk-answer", said, current_user, role, moment)


def _talk_page(key: str, moment: datetime, plan_form: PlanForm | None = None) -> str:
    with writing():
        found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
        hand_ins, answers = queries.shown_in(found, current_user)
        _opened(hand_ins, answers, found, moment)
        db.session.commit()
    saw(current_user, address_of(found), moment)
    module = current_shelf(moment).modules.get(found.module)
    part = module.part(found.opdracht, found.part) if module else None
    guides = may_guide(current_user, found)
    standing = submissions.standing_of(current_user, found.cohort_id, *found.about)
    own = db.session.scalars(standing).unique().first()
    docenten = docent_ids_of(found.cohort)
    return render_template(
        "talks/talk.html",
        talk=found,
        title=work_title({found.module: module} if module else {}, *found.about),
        module=module,
        part=part,
        contributions=contributions_in(hand_ins, answers, current_user, docenten),
        own=own,
        is_changing=bool(own) and _is_changing(own),
        sent=SENT if own and own.handed_in and own.kind != Kind.TALK else "",
        guideline=GUIDELINE,
        may_bring=found.closed_at is None and (own is None or is_open(own)),
        is_done=queries.has_done(current_user, found),
        learns=Role.STUDENT in found.cohort.roles_of(current_user),
        guides=guides,
        readers=_readers(found, bool(part and part.own_first)),
        rules=_rules(),
        plan=plan_in_words(found.begins_on, found.ends_on),
        plan_form=(plan_form or _plan_form(found)) if guides else None,
        example=current_shelf(moment).examples.get(found.example),
        example_form=_example_form(found, moment) if guides and not found.closed_at else None,
    )


def _is_changing(own: Submission) -> bool:
    """Whether the cohort reads another text of it than its draft."""
    desk = desk_of(own, current_shelf(clock.now()))
    return not desk.is_gone and placing.is_being_changed(desk)


def _answer_page(key: str, form: AnswerForm, moment: datetime) -> str:
    with writing():
        found = one_or_404(queries.talk_with(current_user, key))
        said_of = one_or_404(_contribution(key))
        _opened([said_of], [], found, moment)
        db.session.commit()
    return render_template(
        "talks/answer.html",
        talk=found,
        hand_in=said_of,
        form=form,
        readers=_readers(found, said_of.share.own_first),
        rules=_rules(),
        opdracht=_opdracht(found),
    )


def _edit_page(found: TalkAnswer, form: RewriteForm, wrong: str = "") -> str:
    talk = _if_open(found.talk_id)
    said_of = queries.contribution_of(found)
    alone = Readers("Dit lezen nu jij en de docenten. De bijdrage is teruggehaald.")
    return render_template(
        "talks/edit.html",
        talk=talk,
        answer=found,
        form=form,
        wrong=wrong,
        opdracht=_opdracht(found.talk),
        readers=_readers(talk, said_of.share.own_first) if said_of else alone,
    )
