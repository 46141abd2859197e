"""A part of an opdracht as it was in a version that was live once, and as it is now.

Read once in each process: the name of a version is a hash of its files, so what
was found stays true.
"""

import re

from learning.modules import queries, succession
from learning.modules.asked import Asked, asked_in
from learning.modules.frameworks import framework_in
from learning.modules.parts import Framework, Module
from learning.modules.reflection_model_reader import questions_in
from learning.modules.reflection_models import ReflectionModel, kept_name
from learning.modules.versions import version_of

MOST = 2_000
NAME = re.compile(r"[0-9a-f]{12,64}")

_found: dict[tuple[str, str, str, str], Asked | ReflectionModel | None] = {}


def as_it_was(module: str, version: str, opdracht: str, part: str) -> Asked | None:
    """What the part asked then; None when the version is not kept, or had no such part.

    The beginning of a *version*'s name will do: that is what pages carry along.
    """
    key = (module, version, opdracht, part)
    if key not in _found:
        kept = queries.kept_version(module, version) if NAME.fullmatch(version) else None
        if kept is None:
            return None
        _remember(key, asked_in(kept.files, opdracht, part, kept.version))
    return _found[key]


def as_it_is(module: Module, opdracht: str, part: str) -> Asked | None:
    """What the part asks in *module*; asks no database."""
    key = (module.slug, module.version, opdracht, part)
    if key not in _found:
        _remember(key, asked_in(module.files, opdracht, part, module.version))
    return _found[key]


def model_as_it_was(id: str, version: str) -> ReflectionModel | None:
    """The questions of a reflection model then; None when that version is not kept."""
    key = (kept_name(id), version, "", "")
    if key not in _found:
        kept = queries.kept_version(key[0], version) if NAME.fullmatch(version) else None
        if kept is None:
            return None
        _remember(key, questions_in(id, kept.files.get(f"{id}.md", ""), kept.version))
    return _found[key]


def model_as_it_was_last(id: str) -> ReflectionModel | None:
    """The same for its last version: of a model that is gone, or broken since."""
    files = queries.last_good_files(kept_name(id))
    return questions_in(id, files.get(f"{id}.md", ""), version_of(files)) if files else None


def framework_as_it_was_last(id: str) -> Framework | None:
    """A profile whose file is gone; None when it was never live."""
    files = queries.last_good_files(succession.kept_name(id))
    return framework_in(id, files.get(f"{id}.md", "")) if files else None


def _remember(key: tuple[str, str, str, str], asked: Asked | ReflectionModel | None) -> None:
    if len(_found) >= MOST:
        _found.clear()
    _found[key] = asked
