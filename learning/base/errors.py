"""Refusals that a person can understand, and the pages that show them."""

from traceback import format_tb

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import (
    DataError,
    InterfaceError,
    InternalError,
    OperationalError,
    PendingRollbackError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from learning.base.db import db
from learning.base.kept_words import give_words_back, posted_fields

RETRY_SECONDS = 20

NOT_YOU = "Dat ligt niet aan jou. Wat bewaard was, is er nog."
WORDS = {
    400: (
        "Dat kwam niet goed aan",
        "De site begreep het verzoek niet. Ga terug en probeer het nog eens.",
    ),
    403: (
        "Dit mag nu niet",
        "Dit hoort bij een andere rol dan die van jou. Er is niets veranderd.",
    ),
    404: ("Deze pagina is er niet", "Misschien is de link oud. Of de pagina is niet voor jou."),
    405: ("Dat kan hier niet", "Ga terug en probeer het met de knop op de pagina."),
    413: (
        "Dat is te veel in één keer",
        "Wat je stuurde is te groot voor deze site. Ga terug: je tekst staat daar nog.",
    ),
    500: ("Er ging iets mis bij ons", f"{NOT_YOU} Probeer het zo nog eens."),
    503: ("De site heeft het even te druk", f"{NOT_YOU} Wacht even en probeer het dan nog eens."),
}

# As PostgreSQL says it: ProgrammingError, tables that are not there (yet); InternalError, a
# database that may only be read, as after a fail-over.
AWAY = (
    OperationalError,
    ProgrammingError,
    PendingRollbackError,
    PoolTimeout,
    InterfaceError,
    InternalError,
)


class Refused(Exception):
    """The rules of the school say no now; the message is a Dutch sentence for the person."""


def register(app: Flask) -> None:
    """Give every kind of refusal its page."""
    app.register_error_handler(Refused, lambda error: _refuse(409, str(error)))
    app.register_error_handler(
        CSRFError,
        lambda error: _refuse(400, "De pagina stond te lang open, of je bent opnieuw ingelogd."),
    )
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DataError, _unkeepable)
    app.register_error_handler(Exception, _unexpected)
    for kind in AWAY:
        app.register_error_handler(kind, _database_away)
    app.teardown_appcontext(_forget_session)


def error_page(code: int, title: str = "", message: str = ""):
    """A calm page for *code*; needs no database and no session."""
    words = WORDS.get(code, WORDS[500 if code >= 500 else 400])
    page = render_template(
        "error.html", title=title or words[0], message=message or words[1], bare=True
    )
    return page, code


def _refuse(code: int, sentence: str):
    db.session.rollback()
    if request.method == "POST":
        return give_words_back(code, sentence)
    return error_page(code, title="Dat kan nu niet", message=sentence)


def _http(error: HTTPException):
    if error.code is None or error.code < 400:
        return error
    if error.code == 413:
        return give_words_back(413, WORDS[413][0] + ". Maak het korter of stuur het in stukken.")
    if (
        request.method == "POST"
        and error.code != 405
        and any(len(text) > 2 for _, text in posted_fields())
    ):
        return give_words_back(error.code, WORDS.get(error.code, WORDS[400])[1])
    page, code = error_page(error.code)
    return page, code, {"Allow": ", ".join(error.valid_methods or [])} if code == 405 else {}


def _unkeepable(_error):
    """PostgreSQL was asked for something it cannot even write, such as a NUL in an address."""
    _forget_session()
    return give_words_back(400, WORDS[400][1]) if request.method == "POST" else error_page(404)


def _database_away(error):
    current_app.logger.warning("database away: %s", type(error).__name__)
    _forget_session()
    if request.method == "POST":
        return give_words_back(503, WORDS[503][1], retry_after=RETRY_SECONDS)
    page, code = error_page(503)
    return page, code, {"Retry-After": str(RETRY_SECONDS)}


def _unexpected(error):
    current_app.logger.error("unexpected %s", where_it_broke(error))
    _forget_session()
    if request.method == "POST":
        return give_words_back(500, WORDS[500][1])
    return error_page(500)


def where_it_broke(error: BaseException) -> str:
    """The errors and their lines of code, the first one last. Never what they say: PostgreSQL
    quotes the row that it refuses, and in it what somebody wrote.
    """
    told = f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
    before = error.__cause__ or error.__context__
    return f"{told}because of {where_it_broke(before)}" if before else told


def _forget_session(_error: BaseException | None = None) -> None:
    """Also where the database went after all was answered: what was said to be saved, is."""
    try:
        db.session.remove()
    except Exception:  # the connection is gone: there is nothing left to put right
        db.session.registry.clear()
