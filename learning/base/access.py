"""Who may come in: the wall around every page and the doors inside it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, url_for
from flask_login import LoginManager, current_user
from sqlalchemy import Select

from learning.base.db import db
from learning.base.errors import error_page
from learning.base.kept_words import give_words_back

login = LoginManager()
login.session_protection = None  # phones change address all day; sessions end at the server


def public(view: Callable) -> Callable:
    """Mark a view as open to visitors who have not signed in."""
    view.is_public = True
    return view


def signed_in(view: Callable) -> Callable:
    """Mark a view as open to everyone who has signed in: nothing more to check."""
    return view


def guard_every_page(app: Flask) -> None:
    """Ask visitors to sign in, except on views marked public. What they posted comes back."""

    @app.before_request
    def sign_in_first():
        view = app.view_functions.get(request.endpoint or "")
        if view is None or getattr(view, "is_public", False) or current_user.is_authenticated:
            return None
        if request.method in {"GET", "HEAD"}:
            return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
        return give_words_back(401, "Je was even weg. Daarom ben je uitgelogd.")


def refuse_other_sites(app: Flask, public_url: str) -> None:
    """Besides the token: a form that another site sends on somebody's behalf is refused.

    Register this before CSRFProtect. The answer sets no cookie, since that would take the place
    of the one of somebody who is signed in; and those words are not theirs to be given back.
    """
    ours = urlsplit(public_url).netloc

    @app.before_request
    def same_site_only():
        origin = request.headers.get("Origin", "null")
        elsewhere = origin != "null" and origin.partition("://")[2] not in {request.host, ours}
        if request.method == "POST" and (
            elsewhere or request.headers.get("Sec-Fetch-Site") == "cross-site"
        ):
            return error_page(400)
        return None


def require(allowed: bool) -> None:
    """Answer 403 unless *allowed*; reads as ``require(may_edit(user, thing))``."""
    if not allowed:
        abort(403)


def one_or_404(readable: Select, for_change: bool = False):
    """The one row of *readable*, or 404: what you may not read does not exist for you.

    With *for_change*, inside ``writing()``, nobody else changes the row until
    this transaction ends. PostgreSQL locks it first and reads it then: the
    statement that waited would show what was joined to it before the wait.
    SQLite has one writer anyway.
    """
    if for_change:
        connection, root = db.session.connection(), readable.column_descriptions[0]["entity"]
        if connection.dialect.name != "sqlite":
            connection.execute(readable.with_for_update(of=root, key_share=True)).all()
        readable = readable.execution_options(populate_existing=True)
    return db.session.execute(readable).unique().scalar_one_or_none() or abort(404)


def own_path(address: str | None, otherwise: str = "/") -> str:
    """*address* if it is a plain path on this site, else *otherwise* (no open redirects)."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return otherwise
    if any(ord(sign) < 33 or sign == "\\" for sign in address):
        return otherwise
    parts = urlsplit(address)
    return otherwise if parts.scheme or parts.netloc else address
