"""The modules as they are live now: once a request, every version kept before it is shown."""

from collections.abc import Mapping
from datetime import datetime

from flask import Flask, current_app, g

from learning.base.db import note
from learning.modules import queries
from learning.modules.library import Library, Shelf
from learning.modules.parts import Module
from learning.modules.succession import kept_name, mark_of


class Live:
    """The library of one process, and which versions it knows to be kept."""

    def __init__(self, library: Library):
        self.library = library
        self.kept: set[tuple[str, str]] | None = None

    def shelf(self, at: datetime) -> Shelf:
        """What is served now. A version is live from *at* on if nobody saw it before."""
        shelf = self.library.shelf(recall=queries.last_good_files)
        models = (each for each in shelf.questions.values() if each.version)
        shown = {
            (each.slug, each.version): each.files for each in (*shelf.modules.values(), *models)
        }
        for each in shelf.frameworks.values():
            shown[kept_name(each.id), mark_of(each.text)] = {f"{each.id}.md": each.text}
        self._keep(shown, at)
        return shelf

    def _keep(self, shown: Mapping[tuple[str, str], Mapping[str, str]], at: datetime) -> None:
        if shown.keys() <= (self.kept or set()):
            return
        self.kept = (self.kept or set()) | queries.known_versions()
        rows = [
            {"module": name, "version": version, "files": dict(files), "live_at": at}
            for (name, version), files in shown.items()
            if (name, version) not in self.kept
        ]
        if rows and note(queries.keep_version, rows):
            self.kept |= shown.keys()


def register(app: Flask, library: Library) -> None:
    """Give *app* its library."""
    app.extensions["live"] = Live(library)
    app.jinja_env.globals["handbook"] = handbook


def handbook() -> Module | None:
    """The handbook as it was read last. For the foot of every page: it looks at no file."""
    return current_app.extensions["live"].library.last.handbook


def current_shelf(at: datetime) -> Shelf:
    """The shelf of this request; an edit on disk is seen at the next one."""
    if "shelf" not in g:
        g.shelf = current_app.extensions["live"].shelf(at)
    return g.shelf
