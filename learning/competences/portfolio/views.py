"""The portfolio as its student makes it: what is in it, in which order, with which words."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.paging import page_number
from learning.base.public_id import new_public_id
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio import queries, words
from learning.competences.portfolio.contents import ratings_beside, rows_of
from learning.competences.portfolio.forms import ANSWER, AddForm, MoveForm, TextForm, text_form
from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.rules import may_begin, may_change
from learning.competences.portfolio.seeing import as_seen, undecided_among, undecided_in
from learning.competences.portfolio.sharing import queries as sharing
from learning.competences.portfolio.sharing import telling
from learning.competences.rating import queries as ratings
from learning.drafting.answering import not_saved, saved
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.picking import Pair
from learning.drafting.putting_back import putting_back
from learning.drafting.stale import KeptApart, Stale
from learning.drafting.words import PUT_BACK
from learning.modules.current import modules_readable_by
from learning.modules.parts import Module
from learning.waiting.current import forget_mine

bp = Blueprint("portfolio", __name__, url_prefix="/portfolio")


@bp.get("/")
@signed_in
def portfolio():
    """What is in it, what could be, and who reads it. Who makes none sees what they may read."""
    found, moment = queries.portfolio_of(current_user), clock.now()
    if not may_begin(bool(current_places(Role.STUDENT)), found is not None):
        return redirect(url_for(".sharing.all_shown"))
    rated = ratings.shown_ratings_of(current_user, current_user)
    inside = [each.evidence_id for each in found.items if each.evidence_id] if found else []
    number = page_number(request.args)
    beside = queries.evidence_beside(current_user, inside, number)
    return render_template(
        "competences/portfolio/portfolio.html",
        portfolio=found,
        rows=rows_of(found, rated, undecided_in(found)) if found else [],
        evidences=_still_there(beside[: queries.BESIDE]),
        number=number,
        more=number + 1 if len(beside) > queries.BESIDE else None,
        ratings=ratings_beside(found, rated),
        shares=sharing.standing_on(found, moment) if found else [],
        earlier=sharing.earlier_on(found, moment) if found else [],
        shown=sharing.shown_to(current_user, moment),
        modules=_followed(),
    )


@bp.post("/items")
def add():
    """Put an evidence in, or what one said of a competence in one round; at the end."""
    form = AddForm()
    if not form.is_valid_post():
        raise Refused(words.NOT_YOURS)
    with writing():
        found = _begun()
        evidence = queries.evidence_with(current_user, form.evidence.data or "")
        rated = _said_in(form.round.data, form.code.data)
        if evidence:
            found.add_evidence(evidence)
        elif rated:
            found.add_rating(rated.item_id)
        else:
            raise Refused(words.NOT_YOURS)
        db.session.commit()
    flash("Het staat nu onderaan in je portfolio.")
    return redirect(url_for(".portfolio"))


@bp.post("/texts")
def add_text():
    """An empty piece of one's own, to write in at once."""
    with writing():
        made = _begun().add_text()
        db.session.commit()
    return redirect(url_for(".write", _anchor=f"stuk-{made.public_id}"))


@bp.post("/items/<key>/move")
def move(key: str):
    """One place up or down, as the page showed them."""
    form = MoveForm()
    with writing():
        found = _mine(for_change=True)
        before, after = form.before.data or "", form.after.data or ""
        if not form.is_valid_post():
            raise Refused(words.MOVED)
        found.move(key, before or after, is_down=not before)
        db.session.commit()
    return redirect(url_for(".portfolio", _anchor=f"stuk-{key}"))


@bp.post("/items/<key>/take-out")
def take_out(key: str):
    """Not in it any more. What it was made of stays."""
    with writing():
        _mine(for_change=True).take_out(key, clock.now())
        db.session.commit()
    flash("Het staat niet meer in je portfolio.")
    return redirect(url_for(".portfolio"))


@bp.get("/text")
@signed_in
def write():
    """The introduction, and the pieces of one's own; before anything was begun too."""
    found = queries.portfolio_of(current_user)
    require(may_begin(bool(current_places(Role.STUDENT)), found is not None))
    blocks = found.blocks if found else ()
    beginning = {ANSWER + name: text for name, text in (found.answers if found else {}).items()}
    beginning |= {"revision": found.revision if found else 0, "page": new_public_id()}
    return _page(found, text_form(blocks)(data=beginning))


@bp.post("/text")
def save():
    """Keep what was typed; by the button or by <auto-save>."""
    with writing():
        found = _begun()
        form = text_form(found.blocks)()
        wrong = _taken(found, form) if form.is_valid_post() else form
        db.session.commit()
    return _saved(found, form) if wrong is None else _not_saved(found, form, wrong)


@bp.get("/text/versions")
def versions():
    """Every text that was kept, newest first."""
    found = _mine()
    return render_template(
        "competences/portfolio/versions.html",
        history=history_of(found, words.lines),
        asked=request.args,
    )


@bp.post("/text/versions")
def put_back():
    """Make an earlier text the text again."""
    form = PutBackForm()
    with writing():
        found = _mine(for_change=True)
        wrong = putting_back(found, form, True, clock.now())
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions" if wrong else ".write"))


@bp.get("/preview")
def preview():
    """The very page that readers get; and the one to print."""
    found, moment = _mine(), clock.now()
    return render_template(
        "competences/portfolio/read.html", document=as_seen(found, moment), share=None
    )


@bp.get("/erase")
def ask():
    """What goes, before it does."""
    found = _mine()
    readers = sharing.standing_on(found, clock.now())
    return render_template("competences/portfolio/erase.html", portfolio=found, readers=readers)


@bp.post("/erase")
def erase():
    """Forget it at once, with its earlier texts; nobody reads it any more."""
    with writing():
        found = _mine(for_change=True)
        for share in queries.readers_ever(found):
            telling.unsay(share, clock.now())
        queries.forget(found)
        db.session.commit()
    forget_mine()
    traces.empty_journal()
    flash("Je portfolio is gewist. Je bewijzen en inschattingen zijn er nog.")
    return redirect(url_for(".portfolio"))


def _followed() -> list[Module]:
    """The modules that one follows as a student."""
    mine = {slug for each in current_places(Role.STUDENT) for slug in each.modules}
    return [each for each in modules_readable_by(current_user, clock.now()) if each.slug in mine]


def _still_there(found: Sequence[Evidence]) -> list[Evidence]:
    """What can be put in; not where the student has to choose first whether it stays."""
    undecided = undecided_among(found)
    return [each for each in found if each.id not in undecided]


def _said_in(key: str | None, code: str | None) -> ratings.Rated | None:
    """Of that round, when both are in and something was said."""
    rated = [each for each in ratings.shown_ratings_of(current_user, current_user) if each.is_said]
    return next((each for each in rated if (each.key, each.code) == (key, code)), None)


def _mine(for_change: bool = False) -> Portfolio:
    found = one_or_404(queries.own_readable_by(current_user), for_change)
    require(may_change(current_user, found))
    return found


def _begun() -> Portfolio:
    """The same, begun now when there was none; 403 for who learns nowhere. Inside writing()."""
    has_one = queries.portfolio_of(current_user) is not None
    require(may_begin(bool(current_places(Role.STUDENT)), has_one))
    if not has_one:
        queries.begin(current_user, clock.now())
    return _mine(for_change=True)


def _taken(found: Portfolio, form: TextForm) -> Stale | KeptApart | None:
    try:
        found.save(form.typed(), clock.now())
    except (Stale, KeptApart) as wrong:
        return wrong
    return None


def _saved(found: Portfolio, form: TextForm):
    then = {"rest": url_for("pauses.rest"), "portfolio": url_for(".portfolio")}
    return saved(
        found, form, then.get(request.form.get("then", ""), url_for(".write")), clock.now()
    )


def _not_saved(found: Portfolio, form: TextForm, wrong):
    return not_saved(
        form, wrong, lambda: _page(found, form), lambda stale: _two_texts(found, form, stale)
    )


def _page(found: Portfolio | None, form: TextForm) -> str:
    shares = sharing.standing_on(found, clock.now()) if found else []
    return render_template(
        "competences/portfolio/write.html", portfolio=found, form=form, shares=shares
    )


def _two_texts(found: Portfolio, form: TextForm, stale: Stale) -> str:
    came = form.came.data or {}
    pairs = [
        Pair(
            name,
            ANSWER + name,
            words.question_of(name),
            found.answers.get(name) or "",
            form[ANSWER + name].data or "",
            {"": "Geen kop"} if name.startswith("kop-") else {},
        )
        for name in form.names
        if name in came
    ]
    return render_template(
        "competences/portfolio/conflict.html",
        portfolio=found,
        form=form,
        pairs=pairs,
        why=stale.why,
        kept_page=form.page.data,
        shares=sharing.standing_on(found, clock.now()),
    )
