"""Static files, and whether the site is well."""

import shutil

from flask import Blueprint, Response, current_app, jsonify, send_from_directory

from learning.base import queries
from learning.base.access import public

bp = Blueprint("base", __name__)
FEW_BYTES = 5_000_000  # free on the disk; a write of a text may need as much
A_YEAR = "public, max-age=31536000, immutable"


@bp.get("/static/<fingerprint>/<path:name>")
@public
def static(fingerprint: str, name: str):
    """A style sheet, script, font or picture; kept for a year under its fingerprint."""
    assets = current_app.extensions["assets"]
    if name in assets.styles:
        answer = Response(assets.styles[name], mimetype="text/css")
    elif name == "js/site.js":
        answer = Response(assets.script, mimetype="text/javascript")
    else:
        answer = send_from_directory(assets.folder, name)
    answer.headers["Cache-Control"] = A_YEAR if fingerprint == assets.fingerprint else "no-cache"
    return answer


@bp.get("/healthz")
@public
def health():
    """The process is alive."""
    return jsonify(ok=True)


@bp.get("/readyz")
@public
def ready():
    """The database answers and has the schema of this code, and the disk has room; else 503."""
    right = queries.schema_version() == current_app.config["SCHEMA"] and _has_room()
    return jsonify(ok=right), 200 if right else 503


def _has_room() -> bool:
    return shutil.disk_usage(current_app.extensions["settings"].instance).free > FEW_BYTES
