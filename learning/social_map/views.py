"""The sociale kaart: finding, proposing and approving cards, and looking at their links."""

from datetime import datetime

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user
from sqlalchemy.exc import IntegrityError

from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.base.searching import answer_to_words
from learning.cohorts import queries as cohorts
from learning.cohorts.closing import keep_open
from learning.cohorts.current import current_places
from learning.cohorts.models import Cohort, Role
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notices.giving import saw
from learning.readings.opening import opened
from learning.social_map import queries, reaching, rules, telling
from learning.social_map.forms import CardForm, ChangeForm, RemarkForm, SearchForm, SeenForm
from learning.social_map.links import site_of
from learning.social_map.models import SocialCard
from learning.social_map.states import State
from learning.social_map.words import (
    FOR_DOCENTEN,
    SENT_AGAIN,
    STATES,
    Readers,
    looked_in_words,
    map_readers,
    private_readers,
)

bp = Blueprint("social_map", __name__, url_prefix="/social_map")

REACHING = "REACHING"  # in the configuration: seams of reaching.look_at(), for tests
PRIVATE = {State.PROPOSED, State.GIVEN_BACK, State.TAKEN_OFF}


@bp.get("/")
@signed_in
def cards():
    """The map of one cohort, or of one place on it."""
    return _map_page(SearchForm.at(request.args))


@bp.post("/")
@signed_in
def find():
    """What fits those words. A post: what one looks for stands in no address."""
    return answer_to_words(SearchForm(), _map_page, ".cards")


@bp.route("/new", methods=["GET", "POST"])
def propose():
    """Propose a card. Sent twice, it is still one."""
    form, moment = CardForm(request.values), clock.now()
    cohort = _cohort(form.cohort.data)
    require(rules.may_propose(cohort.roles_of(current_user)))
    if not form.is_valid_post():
        form.key.data = form.key.data or new_public_id()
        page = _writing_page(form, cohort, None)
        return page, 422 if form.is_submitted() else 200
    try:
        made = _proposed(form, moment)
    except IntegrityError:  # the same page, sent twice at one moment: now the first one is there
        made = _proposed(form, moment)
    flash("Dank je. Een docent kijkt er eerst naar. Je hoort het op Mijn plek.")
    return redirect(url_for(".card", key=made))


@bp.get("/<key>")
def card(key: str):
    """One card, with what this reader may do with it."""
    found = _opened(key)
    saw(current_user, telling.address_of(found), clock.now())
    return _card_page(found)


@bp.route("/<key>/change", methods=["GET", "POST"])
def change(key: str):
    """Change its words; a newer text comes back beside the one that was typed."""
    found, moment = _opened(key), clock.now()
    require(_may_change(found) or rules.is_finder(current_user, found))
    form = ChangeForm(obj=None if request.method == "POST" else found)
    if not form.is_valid_post():
        return _writing_page(form, found.cohort, found), 422 if form.is_submitted() else 200
    try:
        with writing():
            found = _locked(key)
            tends, was_given_back = rules.may_tend(_roles(found)), found.given_back_at
            require(_may_change(found) or rules.is_finder(current_user, found))
            seen = form.revision.data or 0
            found.change(form.words, seen, current_user, as_docent=tends, at=moment)
            if was_given_back and not found.given_back_at:
                telling.proposed(found, _docenten(found), moment)
            db.session.commit()
    except Refused as refusal:
        return _writing_page(form, found.cohort, _opened(key), str(refusal)), 409
    flash(SENT_AGAIN if was_given_back and not found.given_back_at else "Het kaartje is bewaard.")
    return redirect(url_for(".card", key=key))


@bp.post("/<key>/approve")
def approve(key: str):
    """Put it on the map."""
    found, form, moment = _opened(key), SeenForm(), clock.now()
    require(rules.may_tend(_roles(found)))
    try:
        with writing():
            found = _locked(key)
            require(rules.may_tend(_roles(found)))
            found.approve(current_user, form.revision.data or 0, moment)
            telling.handled(found, _docenten(found), current_user.id, moment)
            db.session.commit()
    except Refused as refusal:
        return _card_page(_opened(key), str(refusal)), 409
    flash("Het kaartje staat op de kaart.")
    return redirect(url_for(".card", key=key))


@bp.route("/<key>/give-back", methods=["GET", "POST"])
def give_back(key: str):
    """Ask who found it for something more."""
    found, moment = _opened(key), clock.now()
    require(rules.may_tend(_roles(found)))
    form = RemarkForm(obj=None if request.method == "POST" else found)
    if not form.is_valid_post():
        return _remark_page(found, form), 422 if form.is_submitted() else 200
    try:
        with writing():
            found = _locked(key)
            require(rules.may_tend(_roles(found)))
            seen = form.revision.data or 0
            found.give_back(current_user, form.remark.data, seen, moment)
            telling.handled(found, _docenten(found), current_user.id, moment)
            db.session.commit()
    except Refused as refusal:
        return _remark_page(_opened(key), form, str(refusal)), 409
    flash("Wie het kaartje maakte, krijgt jouw bericht op Mijn plek.")
    return redirect(url_for(".card", key=key))


@bp.post("/<key>/take-off")
def take_off(key: str):
    """Take it off the map; it can be put back."""
    with writing():
        found = _locked(key)
        require(rules.may_tend(_roles(found)) and bool(found.approved_at))
        found.take_off(clock.now())
        db.session.commit()
    flash("Het kaartje staat niet meer op de kaart.")
    return redirect(url_for(".card", key=key))


@bp.post("/<key>/put-back")
def put_back(key: str):
    """Put it on the map again."""
    with writing():
        found = _locked(key)
        require(rules.may_tend(_roles(found)))
        found.put_back()
        db.session.commit()
    flash("Het kaartje staat weer op de kaart.")
    return redirect(url_for(".card", key=key))


@bp.post("/<key>/erase")
def erase(key: str):
    """Who found it takes it away, before it is the cohort's."""
    with writing():
        found = _locked(key)
        require(rules.may_erase(current_user, found))
        telling.erased(found, _docenten(found), clock.now())
        db.session.delete(found)
        db.session.commit()
    flash("Je voorstel is weg.")
    return redirect(url_for(".cards"))


@bp.post("/<key>/let-go")
def let_go(key: str):
    """Nobody can tell any more who found it."""
    with writing():
        found = _locked(key)
        require(rules.may_let_go_of_name(current_user, found))
        telling.erased(found, [], clock.now())
        found.let_go_of_name()
        db.session.commit()
    flash("Jouw naam is van het kaartje af. Het kaartje blijft van de groep.")
    return redirect(url_for(".cards"))


@bp.post("/<key>/look")
def look(key: str):
    """Look whether its link still works. Outside every lock: that may take seconds."""
    found = one_or_404(_readable(key))
    require(rules.may_look(current_user, found, _roles(found)))
    _look_at([(found.id, found.link)] if found.is_rested(clock.now()) else [])
    return redirect(url_for(".card", key=key))


@bp.post("/look")
def look_at_all():
    """Look at the links of a map, so many at a time."""
    cohort = _cohort(request.form.get("cohort"))
    require(rules.may_tend(cohort.roles_of(current_user)))
    _look_at(queries.links_to_look_at(cohort.id, clock.now()))
    return redirect(url_for(".cards", cohort=cohort.public_id))


def _look_at(links) -> None:
    """*links*: (id of the card, link) pairs. Says what came of it."""
    texts = dict(links)
    db.session.rollback()  # nothing is held meanwhile
    seams = current_app.config.get(REACHING, {})
    states = dict(zip(texts, reaching.look_at_all(texts.values(), **seams), strict=True))
    with writing():
        for each in queries.locked(list(texts)):
            each.looked(texts[each.id], states[each.id], clock.now())
        db.session.commit()
    flash(looked_in_words(list(states.values())))


def _proposed(form: CardForm, moment: datetime) -> str:
    """The public id of the card with what was typed. Other words from a page that was sent before
    are another card."""
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
        found_for = _found_for(form, cohort)
        card = SocialCard.propose(key, cohort, current_user, form.words, moment, found_for)
        db.session.add(card)
        telling.proposed(card, _docenten(card), moment)
        db.session.commit()
    return key


def _readable(key: str):
    return queries.readable_by(current_user).filter_by(public_id=key)


def _locked(key: str) -> SocialCard:
    return one_or_404(_readable(key), for_change=True)


def _opened(key: str) -> SocialCard:
    """The card. Of what is not on the map, who wrote it sees that somebody else opened it."""
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


def _private_words(card: SocialCard) -> list:
    """What this reader sees of somebody else that is not everybody's: (kind, writer) pairs."""
    words = [("card", card.proposer)] if card.state in PRIVATE else []
    words += [("card-remark", card.given_back_by)] if card.remark else []
    return [(kind, writer) for kind, writer in words if writer and writer.id != current_user.id]


def _map_page(form: SearchForm) -> str:
    place, cohort_id = _place_asked(form.cohort.data)
    own = queries.own_elsewhere(current_user, [each.cohort_id for each in current_places()])
    if place is None:
        return render_template("social_map/nowhere.html", own=own, states=STATES)
    places = queries.places_on(cohort_id)
    form.place.choices = [("", "Overal"), *((each.key, each.name) for each in places)]
    found = queries.found(current_user, cohort_id, form.words, form.place.data or "")
    return render_template(
        "social_map/cards.html",
        place=place,
        others=_other_places(place),
        form=form,
        cards=found[: queries.MOST],
        has_more=len(found) > queries.MOST,
        own=[*queries.own_of(current_user, cohort_id), *own],
        states=STATES,
        site_of=site_of,
        **_desk(cohort_id),
    )


def _place_asked(key: str | None):
    """The place of this reader in the cohort *key*, or in their newest; None when in none."""
    places = current_places()
    mine = [each for each in places if not key or each.public_id == key]
    if key and not mine:
        abort(404)
    return (mine[0], mine[0].cohort_id) if mine else (None, None)


def _other_places(place) -> list:
    names = {each.public_id: each for each in current_places() if each.cohort_id != place.cohort_id}
    return list(names.values())


def _cohort(key: str | None) -> Cohort:
    return one_or_404(cohorts.readable_by(current_user).filter_by(public_id=key or ""))


def _roles(card: SocialCard) -> set:
    return {each.role for each in current_places() if each.cohort_id == card.cohort_id}


def _docenten(card: SocialCard) -> list[int]:
    return [each.id for each in cohorts.docenten_of(card.cohort_id)]


def _may_change(card: SocialCard) -> bool:
    return rules.may_change(current_user, card, _roles(card))


def _found_for(form: CardForm, cohort: Cohort) -> tuple[str, str]:
    """The module and the opdracht that it was found for, if this cohort has those."""
    slug, opdracht = form.module.data or "", form.opdracht.data or ""
    module = current_shelf(clock.now()).modules.get(slug)
    follows = slug in {each.module for each in cohort.follows}
    return (slug, opdracht) if follows and module and module.opdracht(opdracht) else ("", "")


def _desk(cohort_id: int) -> dict:
    """What a docent has to do on this map; nothing for others."""
    roles = {each.role for each in current_places() if each.cohort_id == cohort_id}
    tends = rules.may_tend(roles)
    return {
        "may_propose": rules.may_propose(roles),
        "tends": tends,
        "waiting": queries.waiting_for(current_user, cohort_id) if tends else [],
        "dead": queries.with_dead_links(current_user, cohort_id) if tends else [],
        "taken_off": queries.taken_off(current_user, cohort_id) if tends else [],
    }


def _readers(card: SocialCard | None, cohort: Cohort, tells_later: bool = False) -> Readers:
    if card and card.state == State.APPROVED:
        return map_readers(cohort.name, queries.readers_of(card))
    finder = card.proposer if card else current_user
    docenten = cohorts.docenten_of(cohort.id)
    return private_readers(current_user, finder, docenten, cohort.name if tells_later else "")


def _card_page(found: SocialCard, wrong: str = "") -> str:
    roles, is_finder = _roles(found), rules.is_finder(current_user, found)
    modules = current_shelf(clock.now()).modules
    return render_template(
        "social_map/card.html",
        card=found,
        site=site_of(found.link),
        state=found.state,
        status=(STATES if is_finder else FOR_DOCENTEN)[found.state],
        is_finder=is_finder,
        tends=rules.may_tend(roles),
        may_change=_may_change(found),
        may_erase=rules.may_erase(current_user, found),
        may_let_go=rules.may_let_go_of_name(current_user, found),
        may_look=rules.may_look(current_user, found, roles),
        readers=_readers(found, found.cohort, tells_later=found.state == State.PROPOSED),
        found_for=work_title(modules, found.module, found.opdracht) if found.module else "",
        form=SeenForm(formdata=None, revision=found.revision),
        wrong=wrong,
    )


def _writing_page(form, cohort: Cohort, found: SocialCard | None, wrong: str = "") -> str:
    """The form, with the text of now beside it when *wrong*."""
    if wrong:
        form.revision.data, form.revision.raw_data = found.revision, None
    return render_template(
        "social_map/write.html",
        form=form,
        cohort=cohort,
        card=found,
        readers=_readers(found, cohort, tells_later=not (found and found.approved_at)),
        asked=_asked_of_finder(found),
        wrong=wrong,
    )


def _asked_of_finder(found: SocialCard | None) -> SocialCard | None:
    """The card with what a docent asked, for who found it and changes it."""
    is_asked = found and found.given_back_at and rules.is_finder(current_user, found)
    return found if is_asked else None


def _remark_page(found: SocialCard, form: RemarkForm, wrong: str = "") -> str:
    if wrong:
        form.revision.data, form.revision.raw_data = found.revision, None
    return render_template(
        "social_map/give_back.html",
        card=found,
        site=site_of(found.link),
        form=form,
        readers=_readers(found, found.cohort),
        wrong=wrong,
    )
