"""Beginning a thread; marking, bringing in and choosing a casus; choosing how."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Role as Place
from learning.intervisie.groups import queries as groups
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.groups.rules import may_begin_thread
from learning.intervisie.opening.counting import opdrachten_for, werkvorm_asked, what_of
from learning.intervisie.opening.forms import begin_form, choose_form, prefer_form
from learning.intervisie.opening.from_example import (
    NOT_EMPTY,
    casus_from,
    fill,
    has_begun,
    may_take_example,
)
from learning.intervisie.opening.offering import may_be_taken
from learning.intervisie.threads import opening, rules
from learning.intervisie.threads.forms import SayForm
from learning.intervisie.threads.loading import thread_readable_by
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.sheets import beginning_of
from learning.intervisie.threads.states import Kind
from learning.intervisie.threads.telling import address_of, moved_from, tell
from learning.modules.live import current_shelf
from learning.modules.werkvormen import Way

bp = Blueprint("opening", __name__)


@bp.route("/begin", methods=["GET", "POST"])
def begin():
    """Begin a thread with a group. Sent twice, it is still one."""
    key, moment = request.args.get("group", ""), clock.now()
    group = one_or_404(groups.readable_by(current_user).where(IntervisieGroup.public_id == key))
    require(may_begin_thread(current_user, group))
    shelf = current_shelf(moment)
    offered = opdrachten_for(shelf, current_places(Place.STUDENT))
    form = begin_form(group, offered)()
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        page = render_template("intervisie/opening/begin.html", group=group, form=form)
        return page, 422 if form.errors else 200
    with writing():
        group = one_or_404(
            groups.readable_by(current_user).where(IntervisieGroup.public_id == key),
            for_change=True,
        )
        require(may_begin_thread(current_user, group))
        if group.cohort_id:
            keep_open(group.cohort_id)
        return _begun(group, form, offered, moment)


@bp.post("/<key>/mark")
def mark(key: str):
    """These casussen speak to me. Nobody sees who marked what."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        require(found.place_of(current_user) is not None)
        _require_now(rules.may_mark(current_user, found, moment))
        ids = {each.public_id: each.id for each in opening.offers(found)}
        before = moved_from(found)
        marked = {ids[each] for each in request.form.getlist("offers") if each in ids}
        opening.mark(found, _me(found), marked, moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.post("/<key>/say")
def say(key: str):
    """Bring it in, find it good, hold it back, or take that back."""
    moment, form = clock.now(), SayForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        require(found.place_of(current_user) is not None)
        _require_now(form.is_valid_post() and rules.may_say(current_user, found, moment))
        offer, before = _offer(found, form.offer.data), moved_from(found)
        if form.what.data == "nothing":
            opening.unsay(found, _me(found), offer, moment)
        else:
            opening.say(found, _me(found), offer, _kind(form.what.data), moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.post("/<key>/pick")
def pick(key: str):
    """The one who leads says: this one it is. Only with the yes of its owner."""
    moment, form = clock.now(), SayForm()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        _require_now(form.is_valid_post() and found.run.phase == "inbrengen")
        require(rules.may_pick(current_user, found, moment))
        offer, before = _offer(found, form.offer.data), moved_from(found)
        if not may_be_taken(found, offer, moment):
            raise Refused("Nog niet genoeg mensen kozen deze casus. Vraag eerst de groep.")
        opening.bring(found, offer, _me(found), moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.route("/<key>/prefer", methods=["GET", "POST"])
def prefer(key: str):
    """What somebody would like; the inbrenger decides."""
    moment, found = clock.now(), thread_readable_by(current_user, key)
    if not rules.may_prefer(current_user, found, moment):
        return redirect(address_of(found))
    wish = prefer_form(found, current_shelf(moment))()
    if not wish.is_valid_post():
        return render_template("intervisie/opening/prefer.html", thread=found, form=wish)
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        _require_now(rules.may_prefer(current_user, found, moment))
        here = found.place_of(current_user)
        here.prefers, here.leads_gladly = wish.werkvorm.data or "", wish.leads.data
        found.changed(moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.route("/<key>/form", methods=["GET", "POST"])
def form(key: str):
    """The inbrenger chooses how, and who is gespreksleider."""
    moment, found = clock.now(), thread_readable_by(current_user, key)
    shelf = current_shelf(moment)
    if not rules.may_choose_form(current_user, found, moment):
        return redirect(address_of(found))
    chosen = choose_form(found, shelf, werkvorm_asked(shelf, found))()
    if not chosen.is_valid_post():
        page = render_template(
            "intervisie/opening/form.html", thread=found, form=chosen, shelf=shelf
        )
        return page, 422 if chosen.errors else 200
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        _require_now(rules.may_choose_form(current_user, found, moment))
        before = moved_from(found)
        _choose(found, chosen, shelf, moment)
        tell(found, current_user, before, moment)
        db.session.commit()
    return redirect(address_of(found))


@bp.route("/<key>/example", methods=["GET", "POST"])
def example(key: str):
    """Who has no casus takes a practice example; into an empty sheet only."""
    moment, found = clock.now(), thread_readable_by(current_user, key)
    if not may_take_example(current_user, found, moment):
        return redirect(address_of(found))
    examples = current_shelf(moment).examples
    chosen = examples.get(request.values.get("example", ""))
    if request.method == "GET" or chosen is None:
        return _example_page(found, examples, chosen)
    try:
        with writing():
            found = thread_readable_by(current_user, key, for_change=True)
            _require_now(may_take_example(current_user, found, moment))
            casus = casus_from(chosen, _question_of(chosen))
            fill(found, _me(found), casus, beginning_of(_me(found), found), moment)
            db.session.commit()
    except Refused as refusal:
        found = thread_readable_by(current_user, key)
        return _example_page(found, examples, chosen, str(refusal)), 409
    return redirect(f"{address_of(found)}#schrijven")


def _question_of(chosen) -> str:
    """The question that was picked, counted from 1; "" for one of their own."""
    asked = {str(number): each for number, each in enumerate(chosen.questions, 1)}
    return asked.get(request.form.get("question", ""), "")


def _example_page(found: Thread, examples, chosen, wrong: str = "") -> str:
    by_title = sorted(examples.values(), key=lambda each: each.title.casefold())
    return render_template(
        "intervisie/opening/example.html",
        thread=found,
        examples=by_title,
        chosen=chosen,
        wrong=wrong or (NOT_EMPTY if has_begun(found, current_user) else ""),
    )


def _choose(found: Thread, chosen, shelf, moment) -> None:
    people = {each.user.public_id: each.user for each in found.present}
    werkvorm = shelf.werkvormen.get(chosen.werkvorm.data) or abort(404)
    consulenten = [people[each] for each in chosen.consulenten.data or [] if each in people]
    leader = people.get(chosen.leader.data)
    opening.choose_form(found, werkvorm, leader, consulenten, _me(found), moment)


def _begun(group: IntervisieGroup, form, offered, moment):
    way = Way(form.way.data)
    people = {each.user.public_id: each.user_id for each in group.present}
    here = {people[each] for each in form.here.data or [] if each in people}
    begun = opening.start(
        group,
        current_user,
        way,
        moment,
        keeps_words=form.keeps.data == "ja",
        counts_for=what_of(form.counts_for.data, offered),
        in_the_room=here if way == Way.TOGETHER else None,
    )
    begun.public_id = form.key.data
    db.session.add(begun)
    db.session.flush()
    tell(begun, current_user, (), moment)
    db.session.commit()
    page = "intervisie.table.table" if way == Way.TOGETHER else "intervisie.threads.thread"
    return redirect(url_for(page, key=begun.public_id))


def _me(found: Thread):
    return found.place_of(current_user).user


def _offer(found: Thread, key: str | None):
    offers = (each for each in opening.offers(found) if each.public_id == key)
    return next(offers, None) or abort(404)


def _kind(word: str | None) -> Kind:
    kinds = {"willing": Kind.WILLING, "yes": Kind.YES, "veto": Kind.VETO}
    return kinds.get(word or "") or abort(400)


def _require_now(may: bool) -> None:
    if not may:
        raise Refused("Jullie zijn al een stap verder. Er is niets veranderd.")
