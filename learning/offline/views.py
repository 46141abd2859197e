"""What can be read without a connection."""

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    render_template,
    request,
    url_for,
)
from flask_login import current_user

from learning.appearance.choices import Choices
from learning.base import clock
from learning.base.access import public, signed_in
from learning.modules.current import module_readable_by
from learning.offline.edition import FILES, edition_of, worker_of

bp = Blueprint("offline", __name__, url_prefix="/offline")
WHOLE_SITE = {"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"}


@bp.get("/")
@public
def offline():
    """Geen verbinding: what a browser shows then, with what it kept."""
    return _same_for_everybody("offline/offline.html")


@bp.get("/somebody")
@signed_in
def somebody():
    """Whether somebody is signed in: 204, or the way to the door. A script asks it, to know
    whether texts may stay in this browser."""
    return "", 204


@bp.get("/modules/<module>/<chapter>")
def text(module: str, chapter: str):
    """The words of a chapter: no names, no marks, the same for everybody who may read it."""
    found = module_readable_by(current_user, module, clock.now())
    page = found.chapter(chapter) or abort(404)
    return _same_for_everybody("offline/text.html", module=found, chapter=page)


@bp.get("/worker")
@public
def worker():
    """The service worker. Other words, or another look, make it another one."""
    assets, library = current_app.extensions["assets"], current_app.extensions["live"].library
    edition = edition_of(library.shelf(), assets.fingerprint)
    pages = (url_for(".offline"), url_for("modules.help_page"), url_for("pauses.rest"))
    always = (*pages, *map(assets.address, FILES))
    script = worker_of((assets.folder / "js" / "worker.js").read_text(), edition, always)
    answer = Response(script, mimetype="text/javascript", headers=WHOLE_SITE)
    answer.add_etag(weak=True)
    return answer.make_conditional(request)  # browsers look at every page whether it is another


@bp.get("/manifest")
@public
def manifest():
    """What a phone asks for when somebody puts this site among their apps."""
    assets, school = current_app.extensions["assets"], current_app.extensions["settings"]
    answer = jsonify(
        name=school.site_name,
        short_name="Vrijplaats",
        lang="nl",
        dir="ltr",
        id="/",
        start_url="/",
        scope="/",
        display="minimal-ui",  # Back stays at hand
        background_color="#f5f2e8",
        theme_color=school.school_colour,
        icons=[
            {"src": assets.address(f"icons/{name}.png"), "sizes": f"{size}x{size}",
             "type": "image/png", "purpose": purpose}
            for name, size, purpose in ICONS
        ],
    )  # fmt: skip
    answer.mimetype, answer.headers["Cache-Control"] = "application/manifest+json", "no-cache"
    return answer


def _same_for_everybody(template: str, **given):
    """A page in which nothing of its reader stands, the letters and colours of their choice
    neither: a browser keeps it."""
    return render_template(template, bare=True, looks=lambda _: Choices(), **given)


ICONS = (
    ("icon-192", 192, "any"),
    ("icon-512", 512, "any"),
    ("icon-maskable-512", 512, "maskable"),
)
