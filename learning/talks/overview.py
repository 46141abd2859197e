"""All the talks of somebody's cohorts, begun or not. Plain decisions over plain records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.cohorts.models import Role
from learning.modules.parts import Chapter, Kind, Module
from learning.modules.titles import work_title
from learning.talks.words import SENT


@dataclass(frozen=True)
class Row:
    """A talk of a cohort. ``talk`` None: nobody began it. ``chapter`` None: its part has gone.

    ``state`` and ``words``: how it stands for this person; ``about``: what to open it with.
    """

    title: str
    cohort: str
    talk: object | None
    module: Module | None
    chapter: Chapter | None
    is_docent: bool
    state: str
    words: str
    about: Mapping[str, str]


def rows_of(
    places: Iterable, modules: Mapping[str, Module], talks: Sequence, done: set, sent: set
) -> list[Row]:
    """*places*: of somebody who learns or teaches there; *done*: (module, opdracht, part) of what
    they handed in themselves; *sent*: (cohort, module, opdracht, part) of what went to the docenten
    and stands in no talk. By cohort, then in the order of the modules; one row for each talk,
    also for who has two roles."""
    rows: dict[tuple, Row] = {}
    for place in sorted(places, key=lambda each: each.role != Role.DOCENT):
        begun = {each.about: each for each in talks if each.cohort_id == place.cohort_id}
        for what in dict.fromkeys([*_parts(place, modules), *begun]):
            row = _row(place, modules, what, begun.get(what), _has_done(place, what, done, sent))
            rows.setdefault((place.cohort_id, *what), row)
    return list(rows.values())


def _has_done(place, what: tuple, done: set, sent: set) -> str:
    """What this person did with it there: "sent", "placed" or ""."""
    if (place.cohort_id, *what) in sent:
        return "sent"
    return "placed" if what in done else ""


def _parts(place, modules: Mapping[str, Module]) -> Iterable[tuple[str, str, str]]:
    for slug, module in modules.items():
        if slug in place.modules:
            for opdracht in module.opdrachten:
                for part in opdracht.parts:
                    if part.kind == Kind.TALK:
                        yield slug, opdracht.id, part.id


def _row(place, modules: Mapping[str, Module], what: tuple, talk, did: str) -> Row:
    slug, opdracht, part_id = what
    module = modules.get(slug)
    part = module.part(opdracht, part_id) if module else None
    is_docent = place.role == Role.DOCENT
    state, words = _standing(talk, is_docent, did, bool(part and part.own_first))
    return Row(
        title=work_title(modules, *what),
        cohort=place.cohort_name,
        talk=talk,
        module=module,
        chapter=module.chapter_of(opdracht) if part else None,
        is_docent=is_docent,
        state=state,
        words=words,
        about={
            "cohort": place.public_id, "module": slug, "opdracht": opdracht, "part": part_id
        },
    )  # fmt: skip


def _standing(talk, is_docent: bool, did: str, own_first: bool) -> tuple[str, str]:
    if talk is None:
        return "open", "nog niet begonnen"
    if is_docent:
        return ("done", "gesloten") if talk.closed_at else ("busy", "open")
    closed = ", gesloten" if talk.closed_at else ""
    if did == "sent":
        return "sent", f"{SENT} Het gesprek is gesloten." if talk.closed_at else SENT
    if did:
        return "talked", f"jij schreef al{closed}"
    if own_first:
        return "open", f"eerst zelf schrijven{closed}"
    return "open", f"je kunt meelezen{closed}"
