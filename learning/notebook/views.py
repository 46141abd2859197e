"""The logboek: its pages, and copying a piece of one into an opdracht."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.paging import page_number
from learning.base.public_id import new_public_id
from learning.cohorts import queries as cohorts
from learning.competences.evidence import queries as evidence
from learning.drafting.answering import not_saved, saved
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.picking import Pair
from learning.drafting.putting_back import putting_back
from learning.drafting.stale import Stale
from learning.drafting.words import PUT_BACK
from learning.modules.live import current_shelf
from learning.modules.parts import Kind
from learning.notebook import queries
from learning.notebook.copying import COPIED, NOTHING, Copy, copied, picked, pieces_of, places_in
from learning.notebook.finding import found_in, rows_of
from learning.notebook.forms import CopyForm, PageForm, SearchForm
from learning.notebook.models import TEXT, NotebookPage
from learning.notebook.rules import may_write
from learning.notebook.words import QUESTION, lines
from learning.submissions import queries as submissions
from learning.submissions import rules as submission_rules
from learning.submissions.desk import Desk
from learning.submissions.together import queries as together
from learning.submissions.together.company import company_of
from learning.submissions.together.rules import is_for_several, is_one_text
from learning.submissions.together.words import readers_among
from learning.submissions.words import readers_sentence
from learning.talks import queries as talks
from learning.talks.placing import placed_in
from learning.talks.words import before_placing
from learning.waiting.current import forget_mine

bp = Blueprint("notebook", __name__, url_prefix="/notebook")


@bp.get("/")
@signed_in
def all_pages():
    """One's own pages, newest first."""
    number = page_number(request.args)
    found = queries.pages_of(current_user, number)
    more = number + 1 if len(found) > queries.PAGE else None
    return _list(rows_of(found[: queries.PAGE]), SearchForm(formdata=None), number, more)


@bp.post("/search")
@signed_in
def search():
    """The pages with those words. A post: what one looks for stands in no address."""
    form = SearchForm()
    words = (form.words.data or "").strip()
    if not (form.is_valid_post() and words):
        return redirect(url_for(".all_pages"))
    return _list(found_in(queries.all_pages_of(current_user), words), form, 1, None)


@bp.post("/")
@signed_in
def begin():
    """A new page; the one that was begun last when nothing is on it yet."""
    with writing():
        page = queries.empty_page_of(current_user)
        if page is None:
            page = NotebookPage.begin(current_user, clock.now())
            db.session.add(page)
        page.begun_at = clock.now()
        db.session.commit()
        return redirect(url_for(".page", key=page.public_id))


@bp.get("/<key>")
def page(key: str):
    """A page to write on."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if found.erased_at:
        return redirect(url_for(".all_pages"))
    beginning = {"text": found.text, "revision": found.revision, "page": new_public_id()}
    return _page(found, PageForm(data=beginning))


@bp.post("/<key>")
def save(key: str):
    """Keep what was typed; by the button or by <auto-save>."""
    form = PageForm()
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        wrong = _taken(found, form) if form.is_valid_post() else form
        db.session.commit()
        return _saved(found, form) if wrong is None else _not_saved(found, form, wrong)


@bp.get("/<key>/versions")
def versions(key: str):
    """Every text that was kept of a page, newest first."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if found.erased_at:
        return redirect(url_for(".all_pages"))
    return render_template(
        "notebook/versions.html",
        page=found,
        history=history_of(found, lines),
        asked=request.args,
    )


@bp.post("/<key>/versions")
def put_back(key: str):
    """Make an earlier text the text again."""
    form = PutBackForm()
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        wrong = putting_back(found, form, not found.erased_at, clock.now())
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions" if wrong else ".page", key=key))


@bp.get("/<key>/erase")
def ask(key: str):
    """What goes when a page is erased, before it does."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if found.erased_at:
        return redirect(url_for(".all_pages"))
    held = evidence.count_from_page(current_user, found)
    return render_template("notebook/erase.html", page=found, in_evidence=held)


@bp.post("/<key>/erase")
def erase(key: str):
    """Put a page away; undone until the time is over."""
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        found.erase(clock.now())
        db.session.commit()
    forget_mine()
    return redirect(url_for(".all_pages"))


@bp.post("/<key>/restore")
def restore(key: str):
    """Undo it."""
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        found.restore(clock.now())
        db.session.commit()
    flash("Je bladzijde is terug.")
    return redirect(url_for(".page", key=key))


@bp.post("/<key>/wipe")
def wipe_now(key: str):
    """Forget it for good, without waiting."""
    with writing():
        mine = queries.readable_by(current_user).filter_by(public_id=key)
        found = one_or_404(mine, for_change=True)
        require(may_write(current_user, found))
        is_erased = bool(found.erased_at)
        if is_erased:
            queries.wipe(found)
            db.session.commit()
    if is_erased:
        traces.empty_journal()
        flash("Je bladzijde is helemaal gewist.")
    return redirect(url_for(".all_pages"))


@bp.get("/<key>/copy")
def choose(key: str):
    """Which piece of a page, and to which question; then how it will be."""
    found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    if found.erased_at:
        return redirect(url_for(".all_pages"))
    desks, copy = _copy(found)
    if "to" in request.args and not copy.wrong:
        return _preview(found, copy)
    return render_template(
        "notebook/choose.html",
        page=found,
        pieces=pieces_of(found.text),
        copy=copy,
        is_sent="to" in request.args or "piece" in request.args,
        desks=desks,
    )


@bp.post("/<key>/copy")
def copy(key: str):
    """Put a copy below what stands in the opdracht."""
    form, work = CopyForm(), request.args.get("to", "").partition(".")[0]
    with writing():
        found = one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
        target = submissions.readable_by(current_user).filter_by(public_id=work)
        submission = one_or_404(target, for_change=True)
        require(may_write(current_user, found))
        require(submission_rules.may_write(current_user, submission))
        picks = _copy(found)[1]
        is_whole = form.is_valid_post() and not found.erased_at
        shown = (form.seen.data, form.revision.data) if is_whole else NOTHING
        wrong = copied(found, picks, shown, clock.now())
        db.session.commit()
    flash(wrong or COPIED)
    if wrong:
        return redirect(url_for(".choose", key=key))
    return redirect(url_for("submissions.write", key=work))


def _copy(page: NotebookPage):
    """The work to which a piece may go, and what the address says of it."""
    mine = submissions.readable_by(current_user)
    work = [
        each
        for each in db.session.scalars(mine).unique()
        if submission_rules.may_write(current_user, each)
    ]
    desks = places_in(work, current_shelf(clock.now()))
    pieces, numbers = pieces_of(page.text), request.args.getlist("piece")
    return desks, picked(numbers, request.args.get("to", ""), pieces, desks)


def _preview(page: NotebookPage, copy: Copy) -> str:
    desk, pieces = copy.place.desk, pieces_of(page.text)
    return render_template(
        "notebook/preview.html",
        page=page,
        copy=copy,
        pieces=[pieces[number] for number in copy.numbers],
        readers=_will_read(desk),
        form=CopyForm(data={"seen": page.revision, "revision": desk.submission.draft.revision}),
    )


def _will_read(desk: Desk) -> str:
    """Who reads that work of one's own, and from when: as above its boxes."""
    found = desk.submission
    about = found.cohort_id, found.module, found.opdracht, found.part
    docenten = [each.name for each in cohorts.docenten_of(found.cohort_id)]
    if desk.part.kind == Kind.TALK:
        talk, is_placed = talks.talk_about(*about), placed_in(found) is not None
        return before_placing(docenten, found.cohort.name, is_placed, bool(talk and talk.closed_at))
    if is_for_several(desk.part):
        group = together.group_around(current_user, found.cohort_id, about[1:])
        joint, one_text = group and together.joint_of(group), is_one_text(desk.part)
        company = company_of(current_user, found, one_text, group, joint, paused=())
        among = readers_among(company, docenten)
    else:
        among = ""
    return among or readers_sentence(docenten, desk.is_for_me_alone)


def _list(rows, form: SearchForm, number: int, more: int | None) -> str:
    return render_template(
        "notebook/all_pages.html",
        rows=rows,
        form=form,
        number=number,
        more=more,
        erased=[
            each for each in queries.erased_pages_of(current_user) if clock.now() < each.undo_until
        ],
    )


def _taken(found: NotebookPage, form: PageForm) -> Stale | None:
    try:
        found.save(form.typed(), clock.now())
    except Stale as stale:
        return stale
    return None


def _saved(found: NotebookPage, form: PageForm):
    here = url_for(".page", key=found.public_id)
    key = found.public_id
    then = {"rest": url_for("pauses.rest"), "copy": url_for(".choose", key=key)}
    then["evidence"] = url_for("competences.evidence.choose", way="notebook", key=key)
    return saved(found, form, then.get(request.form.get("then", ""), here), clock.now())


def _not_saved(found: NotebookPage, form: PageForm, wrong):
    return not_saved(
        form, wrong, lambda: _page(found, form), lambda stale: _two_texts(found, form, stale)
    )


def _page(found: NotebookPage, form: PageForm) -> str:
    return render_template("notebook/page.html", page=found, form=form)


def _two_texts(found: NotebookPage, form: PageForm, stale: Stale) -> str:
    pair = Pair(TEXT, "text", QUESTION, found.text, form.text.data or "")
    return render_template(
        "notebook/conflict.html",
        page=found,
        form=form,
        pairs=[pair],
        why=stale.why,
        kept_page=form.page.data,
    )
