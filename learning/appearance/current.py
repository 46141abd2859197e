"""How the page of this request looks: as its reader chose, else as this browser keeps it."""

from datetime import timedelta

from flask import Flask, current_app, g, request, session
from flask_login import current_user

from learning.accounts.models import User
from learning.accounts.sessions import TOKEN
from learning.appearance.choices import Choices
from learning.appearance.kept import Kept

COOKIE = "vrijplaats-letters"
A_YEAR = timedelta(days=365)


def register(app: Flask) -> None:
    """Let this browser know what its reader chose: pages without a database ask the cookie."""
    app.after_request(_let_browser_know)


def chosen(bare: bool = False) -> Choices:
    """The choices of whoever reads. *bare*: ask neither database nor session."""
    here = kept_here()
    return Choices.read((here if bare else _fit_for(current_user, here)).choices)


def choose(choices: Choices, user: User | None, stays: bool = False) -> None:
    """Keep *choices* for *user* and in this browser; inside ``writing()`` when there is a user.

    *stays*: a visitor says that this device is their own.
    """
    if user:
        user.appearance = str(choices)
    stays = session.permanent if user else stays
    g.chosen = Kept(str(choices), is_theirs=user is not None, stays=stays)


def take_along(user: User) -> None:
    """What a visitor chose is theirs once they sign in, unless they chose before; inside
    ``writing()``. What is here of somebody else's profile is not."""
    here = kept_here()
    if user.appearance is None and here.choices and not here.is_theirs:
        user.appearance = here.choices


def leave() -> None:
    """Signing out: on a computer of several people nothing of what its reader chose stays."""
    g.leaves = not session.permanent


def kept_here() -> Kept:
    """What this browser keeps, cleaned."""
    return Kept.read(request.cookies.get(_cookie(), ""))


def _fit_for(reader, here: Kept) -> Kept:
    """What this browser may keep, of what is *here*, once it is known who reads."""
    if not reader.is_authenticated:
        return Kept() if here.is_lent else here
    if reader.appearance is None:
        return Kept() if here.is_theirs else here
    return Kept(reader.appearance, is_theirs=True, stays=reader.own_device)


def _let_browser_know(response):
    reader = g.get("_login_user")  # None: this answer asked for nobody
    if "chosen" in g:
        _keep(response, g.chosen)
    elif g.get("leaves"):
        _keep(response, Kept())
    elif reader and (TOKEN in session or not reader.is_authenticated):
        _keep(response, _fit_for(reader, kept_here()))
    return response


def _keep(response, kept: Kept) -> None:
    """On a computer of several people only until the browser closes."""
    if str(kept) == request.cookies.get(_cookie(), ""):
        return
    if kept.choices:
        stays = A_YEAR if kept.stays else None
        response.set_cookie(_cookie(), str(kept), max_age=stays, **_shape())
    else:
        response.delete_cookie(_cookie(), **_shape())


def _cookie() -> str:
    return f"__Host-{COOKIE}" if _is_https() else COOKIE


def _shape() -> dict:
    return {"path": "/", "secure": _is_https(), "httponly": True, "samesite": "Lax"}


def _is_https() -> bool:
    return current_app.extensions["settings"].is_https
