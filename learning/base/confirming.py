"""Telling the browser which words arrived: it keeps a copy of what is typed until then.

The convention of the house makes it simple: a refusal never redirects, so a POST that is
answered by a redirect took the words. Every form to write in sends the random name of its page.
"""

from flask import Flask, request, session

from learning.base.public_id import is_public_id

TAKEN, MOST = "taken", 5
SEE_OTHER = {302, 303}


def register(app: Flask) -> None:
    """Remember the names of the last pages whose words were taken."""

    @app.after_request
    def note(response):
        if request.method == "POST" and response.status_code in SEE_OTHER:
            name = _page_named(request.form.get("page", ""))
            if is_public_id(name):
                session[TAKEN] = [*session.get(TAKEN, ()), name][-MOST:]
        return response


def taken_pages(page: str | None = None) -> str:
    """The names of pages whose copies may go from the browser, with spaces between.

    *page*: of a form whose words were kept without a redirect, as two texts are.
    """
    return " ".join([*session.get(TAKEN, ()), *([_page_named(page)] if page else ())])


def _page_named(page: str) -> str:
    return page.partition(".")[0]
