"""Making evidence of one's own words, changing it, and taking it away."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.paging import page_number
from learning.base.public_id import new_public_id
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences.evidence import queries
from learning.competences.evidence.choosing import (
    Group,
    asked_among,
    codes_of,
    frameworks_for,
    groups_in,
    line_in,
    with_gone,
)
from learning.competences.evidence.forms import QuoteForm, TieForm
from learning.competences.evidence.models import Evidence
from learning.competences.evidence.quoting import pieces_of, ticked, typed_over
from learning.competences.evidence.rules import may_change
from learning.competences.evidence.sources import (
    OwnText,
    State,
    Way,
    hand_in_as_text,
    harvest_as_text,
    page_as_text,
)
from learning.competences.evidence.words import (
    CHANGED,
    GONE,
    KEPT,
    LIST_READERS,
    READERS,
    REMOVED,
    SAVED,
    STALE,
    read_by,
)
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.notebook.finding import rows_of
from learning.waiting.current import forget_mine

bp = Blueprint("evidence", __name__, url_prefix="/evidence")
SAVE = "save"


@bp.get("/")
@signed_in
def all_evidence():
    """Everything one made, newest words first; on one line of a framework when the address says
    so."""
    tied = request.args.get("framework", ""), request.args.get("code", "")
    number = page_number(request.args)
    found = queries.page_of(current_user, number, tied if all(tied) else None)
    shown = found[: queries.PAGE]
    return render_template(
        "competences/evidence/all_evidence.html",
        found=shown,
        states=queries.source_states(shown),
        told=shown[0].told if shown and all(tied) else "",
        tied=tied if all(tied) else None,
        number=number,
        more=number + 1 if len(found) > queries.PAGE else None,
        readers_line=LIST_READERS,
        gone=GONE,
    )


@bp.get("/new")
@signed_in
def new():
    """Which of one's own texts to take words from."""
    modules = current_shelf(clock.now()).modules
    return render_template(
        "competences/evidence/new.html",
        hand_ins=[
            (each, work_title(modules, each.module, each.opdracht, each.part))
            for each in queries.last_hand_ins(current_user)
        ],
        harvests=[harvest_as_text(each) for each in _newest(Way.HARVEST)],
        pages=rows_of(_newest(Way.NOTEBOOK)),
        way=Way,
    )


@bp.get("/from/<way>/<key>")
def choose(way: str, key: str):
    """A text of one's own, to take words from and say what they show."""
    text = _text(way, key)
    form = QuoteForm(formdata=None, data={"page": new_public_id()})
    return _choose_page(text, form, "")


@bp.post("/from/<way>/<key>")
def make(way: str, key: str):
    """Keep a copy of the words that were chosen; or show the page with words that were selected on
    another."""
    form, text = QuoteForm(), _text(way, key)
    words = _words_in(text, form)
    if request.form.get("then") != SAVE:
        form.takes(words, is_shared=False)
        return _choose_page(text, form, words or "")
    line = line_in(_groups(text.module, text.opdracht), form.what.data or "")
    if not (form.is_tied(line) & form.takes(words, is_shared=text.is_shared)):
        return _choose_page(text, form, words or ""), 422
    with writing():
        text = _text(way, key, for_change=True)
        made = Evidence.of_text(current_user, text, words, clock.now())
        kept = _kept(made.tie(line, form.why.data), form.name)
        db.session.commit()
    flash(SAVED)
    return redirect(url_for(".evidence", key=kept))


@bp.get("/<key>")
def evidence(key: str):
    """The words, what they show, and where they come from."""
    found = _own(key)
    return render_template(
        "competences/evidence/evidence.html",
        found=found,
        state=queries.source_states([found])[found.id],
        **_words(found),
    )


@bp.get("/<key>/edit")
def edit(key: str):
    """What the words show and why, to say it otherwise."""
    found = _own(key)
    now = {"what": f"{found.framework}/{found.code}", "why": found.why, "page": new_public_id()}
    form = TieForm(formdata=None, data=now)
    form.on_top_of(found.revision)
    return _tie_page(found, form, _groups_of(found), "edit")


@bp.post("/<key>/edit")
def change(key: str):
    """Say it otherwise."""
    form, is_stale = TieForm(), False
    with writing():
        found = _own(key, for_change=True)
        groups = _groups_of(found)
        line = line_in(groups, form.what.data or "")
        if form.is_tied(line):
            is_stale = not found.change(line, form.why.data, form.revision.data)
            db.session.commit()
            if not is_stale:
                flash(CHANGED)
                return redirect(url_for(".evidence", key=key))
    if is_stale:
        form.on_top_of(found.revision)
    return _tie_page(found, form, groups, "edit", is_stale), 409 if is_stale else 422


@bp.route("/<key>/also", methods=["GET", "POST"])
def also(key: str):
    """The same words, for something else that they show."""
    form = TieForm()
    found = _own(key)
    groups = _groups(found.module, found.opdracht)
    line = line_in(groups, form.what.data or "")
    if request.method == "POST" and form.is_tied(line):
        with writing():
            again = _own(key, for_change=True).also(clock.now())
            kept = _kept(again.tie(line, form.why.data), form.name)
            db.session.commit()
        flash(SAVED)
        return redirect(url_for(".evidence", key=kept))
    if request.method == "GET":
        form.page.data, form.why.data = new_public_id(), found.why
        form.on_top_of(found.revision)
    return _tie_page(found, form, groups, "also"), 422 if form.errors else 200


@bp.post("/<key>/keep")
def keep(key: str):
    """The text is gone; the quote stays."""
    with writing():
        found = _own(key, for_change=True)
        if queries.source_states([found])[found.id] != State.THERE:
            found.keep(clock.now())
            db.session.commit()
            flash(KEPT)
    return redirect(url_for(".evidence", key=key))


@bp.get("/<key>/remove")
def ask(key: str):
    """Whether it should really go."""
    return render_template("competences/evidence/remove.html", found=_own(key))


@bp.post("/<key>/remove")
def remove(key: str):
    """Forget the copy, for good."""
    with writing():
        db.session.delete(_own(key, for_change=True))
        db.session.commit()
    forget_mine()
    traces.empty_journal()
    flash(REMOVED)
    return redirect(url_for(".all_evidence"))


def _own(key: str, for_change: bool = False) -> Evidence:
    mine = queries.readable_by(current_user).where(Evidence.public_id == key)
    found = one_or_404(mine, for_change)
    require(may_change(current_user, found))
    return found


def _text(way: str, key: str, for_change: bool = False) -> OwnText:
    """A text of whoever asks, as it is now; 404 for any other."""
    if way not in set(Way):
        abort(404)
    mine = queries.texts_readable_by(current_user, Way(way), key)
    return _as_text(Way(way), one_or_404(mine, for_change))


def _as_text(way: Way, found) -> OwnText:
    if way == Way.HAND_IN:
        return hand_in_as_text(found, current_user.id, current_shelf(clock.now()).modules)
    return harvest_as_text(found) if way == Way.HARVEST else page_as_text(found)


def _newest(way: Way):
    return queries.newest_texts(current_user, way)


def _words_in(text: OwnText, form: QuoteForm) -> str | None:
    """What was chosen, as it stands in *text*; "" for nothing, None: it does not stand there."""
    typed = form.quote.data or ""
    if typed.strip():
        return typed_over(text.answers, typed)
    return ticked(text.answers, form.piece.data or [])


def _kept(made: Evidence, name: str) -> str:
    """The public id of what is kept: of a button that was pressed twice the one that is there."""
    before = name and queries.named(name)
    if before and before.says_the_same(made):
        return before.public_id
    made.public_id = name if name and not before else new_public_id()
    db.session.add(made)
    return made.public_id


def _groups(module: str, opdracht: str) -> list[Group]:
    """What one may tie words to now; what that opdracht asks for is marked."""
    shelf = current_shelf(clock.now())
    followed = {slug for place in current_places(Role.STUDENT) for slug in place.modules}
    here = shelf.modules.get(module)
    frameworks = frameworks_for({*followed, module}, shelf.modules, shelf.frameworks)
    return groups_in(frameworks, codes_of(here.opdracht(opdracht)) if here else ())


def _groups_of(found: Evidence) -> list[Group]:
    return with_gone(_groups(found.module, found.opdracht), found)


def _choose_page(text: OwnText, form: QuoteForm, words: str) -> str:
    groups = _groups(text.module, text.opdracht)
    return render_template(
        "competences/evidence/choose.html",
        text=text,
        form=form,
        words=words,
        pieces=pieces_of(text.answers),
        picked=set(form.piece.data or ()),
        groups=groups,
        asked=asked_among(groups),
        **_words(),
    )


def _tie_page(found: Evidence, form: TieForm, groups: list[Group], way: str, is_stale=False):
    return render_template(
        "competences/evidence/tie.html",
        found=found,
        form=form,
        groups=groups,
        asked=asked_among(groups),
        way=way,
        stale=STALE if is_stale else "",
        **_words(found if way == "edit" else None),
    )


def _words(found: Evidence | None = None) -> dict[str, object]:
    """*found*: what it is about; None: what is made now."""
    shares = queries.shares_of(found, clock.now()) if found else ()
    line = read_by(shares) if shares else READERS
    return {"readers_line": line, "is_alone": not shares, "gone": GONE}
