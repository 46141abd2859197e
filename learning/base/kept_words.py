"""The page *Je tekst staat hier nog*: a refusal never costs somebody's typed words."""

from flask import jsonify, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

SECRET = ("password", "csrf_token", "token")
KEPT = "kept."  # before the names of fields that travel through a sign-in form
KEPT_ADDRESS = "kept-address"
MOST_BYTES = 12_000_000  # of a form that is given back; beyond that only words


def give_words_back(
    status: int, why: str, retry_after: int | None = None, kept: bool = False, over: bool = False
) -> tuple[Response, int]:
    """Answer *status* with the posted fields, ready to be sent again to the same address.

    *why* is a Dutch sentence. A script that asked for JSON gets only that sentence: its page
    still holds the text. *kept*: the words were not taken over, but they stand with the earlier
    texts; the script is told, and may let go of them. *over*: they came too late.
    """
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    if wants_json():
        said = {"kept": True} if kept else {}
        said |= {"over": True} if kept and over else {}
        return jsonify(message=why, **said), status, headers
    page = render_template(
        "kept_words.html",
        why=why,
        fields=posted_fields(),
        address=request.path,
        must_sign_in=status == 401,
        bare=True,
    )
    return page, status, headers


def posted_fields() -> list[tuple[str, str]]:
    """What was typed, as (name, text) in order; never passwords or tokens; [] if unreadable."""
    try:
        request.max_content_length = request.max_form_memory_size = MOST_BYTES
        form = request.form
        request.close()  # a file is not given back
    except HTTPException:
        return []
    pairs = [(name, text) for name in form for text in form.getlist(name)]
    return [(name, text) for name, text in pairs if not name.endswith(SECRET)]


def kept_fields(form) -> list[tuple[str, str]]:
    """The fields that travelled through a sign-in form, under their own names again."""
    return [
        (name.removeprefix(KEPT), text)
        for name in form
        if name.startswith(KEPT)
        for text in form.getlist(name)
    ]


def wants_json() -> bool:
    """True for our own scripts, which say so; a browser prefers a page."""
    return request.accept_mimetypes.best == "application/json"
