"""Taking a portfolio along as a file, and the bewijs van deelname. Only for whose it is."""

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user

from learning.base import clock
from learning.base.access import one_or_404, require
from learning.base.dates import HERE
from learning.base.db import db
from learning.cohorts import queries as cohorts
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.competences.portfolio import queries
from learning.competences.portfolio.document import Document
from learning.competences.portfolio.exports.as_json import as_json
from learning.competences.portfolio.exports.pdf import PATIENCE, NoPdf, pdf_of
from learning.competences.portfolio.exports.proof import Proof, finished, proof_of
from learning.competences.portfolio.rules import may_change
from learning.competences.portfolio.seeing import as_seen
from learning.modules.current import module_readable_by
from learning.progress.my_place import ALL_WORK
from learning.progress.overview import Marks, overview, that_count
from learning.submissions import queries as submissions
from learning.waiting.current import mark, room
from learning.waiting.job import Task

bp = Blueprint("exports", __name__)

PDF, WAITING = "application/pdf", "waiting.standing"
WAIT = "SECONDS_FOR_A_PDF"  # in the configuration of the application: other than PATIENCE
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@bp.post("/pdf")
def pdf():
    """A tagged PDF, now or soon; without WeasyPrint the page to print, with a sentence how."""
    since = mark()
    document = _own_document()
    page = render_template(
        "competences/portfolio/exports/file.html", document=document, is_pdf=True
    )
    task = Task(
        kind="portfolio",
        title="je portfolio",
        name=f"{document.filename}.pdf",
        mimetype=PDF,
        again=request.path,
        back=url_for("competences.portfolio.preview"),
    )
    return _as_pdf(page, task, since)


@bp.post("/html")
def html():
    """One readable page in a file, that asks for nothing else."""
    document = _own_document()
    page = render_template(
        "competences/portfolio/exports/file.html", document=document, is_pdf=False
    )
    answer = _as_file(page, "text/html; charset=utf-8", f"{document.filename}.html")
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


@bp.post("/json")
def json():
    """The same for another program; see as_json.py for the keys."""
    document = _own_document()
    return _as_file(as_json(document), "application/json", f"{document.filename}.json")


@bp.get("/bewijs/<module>")
def proof(module: str):
    """That one took part, without a word of the work; or kindly what is open."""
    return render_template("competences/portfolio/exports/proof.html", proof=_proof(module))


@bp.post("/bewijs/<module>/pdf")
def proof_pdf(module: str):
    """The same as a PDF, once everything is finished."""
    since = mark()
    found = _proof(module)
    require(found.is_done)
    page = render_template("competences/portfolio/exports/proof_file.html", proof=found)
    task = Task(
        kind=f"bewijs-{module}",
        title=f"je bewijs van deelname aan {found.module}",
        name=f"bewijs-van-deelname-{found.at.astimezone(HERE):%Y-%m-%d}.pdf",
        mimetype=PDF,
        again=request.path,
        back=url_for(".proof", module=module),
    )
    return _as_pdf(page, task, since)


def _own_document() -> Document:
    found = one_or_404(queries.own_readable_by(current_user))
    require(may_change(current_user, found))
    return as_seen(found, clock.now())


def _proof(slug: str) -> Proof:
    """Of the cohort in which most of it is finished, the newest of those; 404 for who is no
    student in a cohort that follows it."""
    module = module_readable_by(current_user, slug, clock.now())
    work = submissions.open_work_of(current_user, ALL_WORK)
    found = [
        (place, overview(module, Marks(), that_count(work, slug, place.cohort_id)))
        for place in current_places(Role.STUDENT)
        if slug in place.modules
    ]
    most = max(found, key=lambda each: finished(each[1], each[0].cohort_id), default=None)
    place, stands = most or abort(404)
    begun_at = one_or_404(cohorts.seat_of(current_user, place.cohort_id)).joined_at
    return proof_of(current_user.name, stands, place.cohort_name, begun_at, clock.now())


def _as_pdf(page: str, task: Task, since: str):
    """The file when it is there soon, else the page that says how far it is. Nothing of the
    database is held meanwhile. *since*: the mark from before *page* was made."""
    person = current_user.public_id
    db.session.rollback()
    db.session.remove()
    patience = current_app.config.get(WAIT, PATIENCE)
    try:
        job = pdf_of(room(), person, task, page, clock.now(), patience, since)
    except NoPdf as why:
        flash(str(why))
        return redirect(task.back)
    made = job.result
    return _as_file(made, PDF, task.name) if made else redirect(url_for(WAITING, kind=task.kind))


def _as_file(content: str | bytes, kind: str, name: str) -> Response:
    answer = Response(content, mimetype=kind.partition(";")[0])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
