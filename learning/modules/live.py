"""The modules as they are live now: once a request, every version kept before it is shown."""

from datetime import datetime

from flask import Flask, current_app, g

from learning.base.db import note
from learning.modules import queries
from learning.modules.library import Library, Shelf
from learning.modules.parts import Module
from learning.modules.reflection_models import ReflectionModel


class Live:
    """The library of one process, and which versions it knows to be kept."""

    def __init__(self, library: Library):
        self.library = library
        self.kept: set[tuple[str, str]] | None = None

    def shelf(self, at: datetime) -> Shelf:
        """What is served now. A version is live from *at* on if nobody saw it before."""
        shelf = self.library.shelf(recall=queries.last_good_files)
        models = (each for each in shelf.questions.values() if each.version)
        for each in (*shelf.modules.values(), *models):
            if (each.slug, each.version) not in (self.kept or ()):
                self._keep(each, at)
        return shelf

    def _keep(self, module: Module | ReflectionModel, at: datetime) -> None:
        self.kept = (self.kept or set()) | queries.known_versions()
        key = (module.slug, module.version)
        row = {"module": key[0], "version": key[1], "files": dict(module.files), "live_at": at}
        if key not in self.kept and note(queries.keep_version, row):
            self.kept.add(key)


def register(app: Flask, library: Library) -> None:
    """Give *app* its library."""
    app.extensions["live"] = Live(library)


def current_shelf(at: datetime) -> Shelf:
    """The shelf of this request; an edit on disk is seen at the next one."""
    if "shelf" not in g:
        g.shelf = current_app.extensions["live"].shelf(at)
    return g.shelf
