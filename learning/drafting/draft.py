"""A text that is being written: saved again and again, never overwritten in silence.

Whatever has a box to write in keeps its words like this: submissions, feedback, and
what people contribute to an intervisie.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NoReturn

from sqlalchemy.orm import Mapped, mapped_column

from learning.base.errors import Refused
from learning.base.forms import LONGEST_TEXT
from learning.drafting.picking import choose
from learning.drafting.stale import Stale, follows, looks_same
from learning.drafting.words import CHANGED, NOT_NOW

KEEP_A_VERSION_EVERY = timedelta(minutes=10)
ALWAYS = {"hand-in", "sent"}  # others are kept once; what was shown to others is named as such
TOGETHER_TOO_LONG = (
    "Samen is dat te lang voor één vak: er passen 20.000 tekens in. "
    "Kies per stuk. Wat je niet kiest, blijft bewaard bij je eerdere teksten."
)


@dataclass(frozen=True)
class Typed:
    """What came in from a page: answers and skipped questions (by field id).

    ``based_on``: the revision that the page showed; ``page``: the page's own random name.
    ``picks``: what was chosen from two texts (see picking.py), of ``single`` one answer each.
    ``seen``: of a text with several writers, what the page showed (see together.py).
    """

    answers: Mapping[str, str]
    skipped: list[str]
    based_on: int
    page: str = ""
    picks: Mapping[str, str] = field(default_factory=dict)
    single: frozenset[str] = frozenset()
    seen: Mapping[str, str] = field(default_factory=dict)


class Drafting:
    """The columns and the verbs of such a text. ``answers``: field id → text.

    ``revision`` grows by one at every save; a save names the one it is based on.
    ``saved_from``: the page it was last saved from, so that a page never
    conflicts with itself when an answer of ours got lost on the way.
    ``saved_at`` None: nothing was saved yet. ``kept_at``: when the last version was kept.
    Whoever uses this has ``versions``, oldest first, says what a version is
    (``version``), and since when it exists (``begun_at``).
    """

    answers: Mapped[dict]
    revision: Mapped[int] = mapped_column(default=0)
    saved_from: Mapped[str] = mapped_column(default="")
    saved_at: Mapped[datetime | None]
    kept_at: Mapped[datetime | None]

    def take(self, typed: Typed, at: datetime) -> None:
        """Make the answers *typed* the text; answers to what is not on the page stay.

        Raises Stale when another page saved something else meanwhile: both
        texts are kept then, and this one is not taken over.
        """
        wanted = {**self.answers, **typed.answers}
        if typed.based_on != self.revision and not follows(typed.page, self.saved_from):
            self._refuse(typed, at)
        since_kept = abs(at - (self.kept_at or self.begun_at))  # a clock may go back
        if self.saved_at and since_kept >= KEEP_A_VERSION_EVERY:
            self.keep_version("writing", at)
        self.answers = wanted
        self.revision += 1
        self.saved_from, self.saved_at = typed.page, at

    def picked(self, typed: Typed, at: datetime) -> Typed:
        """What was *typed*, once the picks from two texts are made.

        Picks count for the texts that the page showed. Raises Stale when another text stands
        here since, or when together they do not fit: both texts are kept then.
        """
        if not typed.picks:
            return self._as_stored(typed)
        made = replace(typed, picks={})
        if typed.based_on != self.revision:
            if not self._has_picked(typed):
                self._refuse(typed, at)
            return replace(made, answers={})
        answers = choose(self.answers, typed.answers, typed.picks, typed.single)
        if any(len(text) > LONGEST_TEXT for text in answers.values()):
            self._refuse(typed, at, TOGETHER_TOO_LONG)
        return replace(made, answers=answers)

    def put_back(self, name: str, based_on: int | None, at: datetime) -> None:
        """Make an earlier text the text again (see history.py); what stood here is kept first.

        Answers that it did not know stay. Raises Refused when the text changed since *based_on*.
        """
        version = {str(number): each for number, each in enumerate(self.versions, 1)}.get(name)
        if version is None:
            raise Refused(NOT_NOW)
        wanted = {**self.answers, **version.answers}
        if wanted == self.answers:
            return
        if based_on != self.revision:
            raise Refused(CHANGED)
        self.keep_version("replaced", at)
        self.answers = wanted
        self.revision += 1
        self.saved_from, self.saved_at = "", at
        self.went_back_to(version)

    def went_back_to(self, version) -> None:
        """What else goes along when *version* is put back; by itself nothing."""

    def _as_stored(self, typed: Typed) -> Typed:
        """From a page that is behind: what only differs in space that nobody sees, as it stands."""
        if typed.based_on == self.revision or follows(typed.page, self.saved_from):
            return typed
        stored = {each: self.answers.get(each) or "" for each in typed.answers}
        same = {each for each, text in typed.answers.items() if looks_same(text, stored[each])}
        answers = {each: stored[each] if each in same else typed.answers[each] for each in stored}
        return replace(typed, answers=answers)

    def _has_picked(self, typed: Typed) -> bool:
        """Whether this very choice was made already: a button that was pressed twice."""
        return any(
            {**each, **choose(each, typed.answers, typed.picks, typed.single)} == self.answers
            for each in (version.answers for version in reversed(self.versions))
        )

    def _refuse(self, typed: Typed, at: datetime, why: str = "") -> NoReturn:
        self.keep_version("conflict", at)
        self.keep(typed.answers, at, reason="conflict")
        raise Stale({**self.answers, **typed.answers}, why)

    def keep(self, answers: Mapping[str, str], at: datetime, reason: str = "late") -> None:
        """Keep a text that is not taken over (it came too late, or from an older one)."""
        self._keep({**self.answers, **answers}, at, reason)

    def keep_version(self, reason: str, at: datetime) -> None:
        """Keep the text as it is now."""
        self._keep(dict(self.answers), at, reason)

    def aside(self) -> dict:
        """What a version remembers besides the answers, by column."""
        return {}

    def _keep(self, answers: dict, at: datetime, reason: str) -> None:
        if reason in ALWAYS or all(answers != each.answers for each in self.versions):
            kept = self.version(reason=reason, answers=answers, at=at, **self.aside())
            self.versions.append(kept)
            self.kept_at = at
