"""A practice example that a student proposes to their cohort."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.examples.proposals.states import State, state_of
from learning.social_map.folding import folded
from learning.social_map.links import link_from

CHANGED = "Je veranderde dit voorbeeld ook ergens anders. Wat je net typte, staat hier nog."
IN_THE_LIBRARY = (
    "Je docent nam dit voorbeeld al aan. Haal het eerst terug. Daarna kun je het veranderen."
)
LOOK_AGAIN = "Dit voorbeeld is net veranderd. Lees het nog eens, en kies dan."
ANSWERED_MEANWHILE = "Er is net al antwoord gegeven. Kijk eerst wat er nu staat, en kies dan."
TAKEN_BACK = "De student haalde dit voorbeeld net terug."


@dataclass(frozen=True)
class Words:
    """What a student tells of an example. ``link``: as typed, "" for none; ``with_name``: fellow
    students may see who found it."""

    name: str
    place: str
    organiser: str
    what: str
    works: str
    question: str
    link: str = ""
    with_name: bool = False


class ExampleProposal(db.Model):
    """An example from the neighbourhood. Where it stands: see states.state_of().

    ``remark``: what a docent wrote when they gave it back or put it aside. ``found_by``: its words
    as they are looked for, ``place_key`` its place.
    """

    __tablename__ = "example_proposal"
    __table_args__ = ({"sqlite_autoincrement": True},)  # readings name its number

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    proposer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    name: Mapped[str] = mapped_column(info={"words": True})
    place: Mapped[str] = mapped_column(info={"words": True})
    organiser: Mapped[str] = mapped_column(info={"words": True})
    what: Mapped[str] = mapped_column(Text)
    works: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text)
    with_name: Mapped[bool]
    found_by: Mapped[str] = mapped_column(Text)
    place_key: Mapped[str] = mapped_column(info={"words": True})
    revision: Mapped[int] = mapped_column(default=0)
    proposed_at: Mapped[datetime]
    given_back_at: Mapped[datetime | None]
    put_aside_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    remark: Mapped[str] = mapped_column(Text, default="")

    cohort: Mapped[Cohort] = relationship()
    proposer: Mapped[User] = relationship(foreign_keys=proposer_id)
    answered_by: Mapped[User | None] = relationship(foreign_keys=answered_by_id)

    @classmethod
    def propose(
        cls, key: str, cohort: Cohort, by: User, words: Words, at: datetime
    ) -> "ExampleProposal":
        """An example for the docenten to look at. *key*: its public id."""
        made = cls(public_id=key, cohort_id=cohort.id, proposer_id=by.id, revision=0)
        made._write(words)
        made._stands(at=at)
        return made

    @property
    def words(self) -> Words:
        return Words(
            self.name, self.place, self.organiser, self.what,
            self.works, self.question, self.link, self.with_name,
        )  # fmt: skip

    @property
    def state(self) -> State:
        return state_of(self)

    @property
    def answer(self) -> str:
        """Which answer of a docent stands there, as a page sends it along; "" for none."""
        at = self.given_back_at or self.put_aside_at or self.accepted_at
        return f"{self.state} {at.timestamp()}" if at else ""

    def change(self, words: Words, based_on: int | None, at: datetime) -> None:
        """Take over *words*, and let the docenten look at it anew.

        Raises Refused when it is in the library, or when there is a newer text than *based_on*.
        """
        if self.accepted_at:
            raise Refused(IN_THE_LIBRARY)
        if based_on != self.revision:
            raise Refused(CHANGED)
        if words != self.words:
            self._write(words)
        if self.state != State.PROPOSED:
            self._stands(at=at)

    def accept(self, by: User, seen: int | None, at: datetime, answer: str = "") -> None:
        """From now on it is in the library of the cohort. Accepted twice, it was by the first.

        Raises Refused when it changed since the docent *saw* it with that *answer*, or was taken
        back.
        """
        if self.accepted_at:
            return
        self._hold(seen, answer)
        self._stands(accepted_at=at, answered_by_id=by.id)

    def give_back(self, by: User, remark: str, seen: int | None, at: datetime, answer="") -> None:
        """Ask for something more; said twice it is said once. Raises Refused as accept() does, or
        when it was accepted."""
        if self.accepted_at:
            raise Refused("Dit voorbeeld is al aangenomen. Je kunt het wel opzijleggen.")
        if not self._is_said(State.GIVEN_BACK, by, remark):
            self._hold(seen, answer)
            self._stands(given_back_at=at, answered_by_id=by.id, remark=remark)

    def put_aside(self, by: User, remark: str, seen: int | None, at: datetime, answer="") -> None:
        """It does not go, or no longer goes, into the library; said twice it is said once. Raises
        Refused as accept() does."""
        if not self._is_said(State.ASIDE, by, remark):
            self._hold(seen, answer)
            self._stands(put_aside_at=at, answered_by_id=by.id, remark=remark)

    def take_back(self, at: datetime) -> None:
        """Only who proposed it reads it from now on; also when it was accepted."""
        if not self.taken_back_at:
            self._stands(taken_back_at=at)

    def _is_said(self, state: State, by: User, remark: str) -> bool:
        return (self.state, self.answered_by_id, self.remark) == (state, by.id, remark)

    def _hold(self, seen: int | None, answer: str) -> None:
        if self.taken_back_at:
            raise Refused(TAKEN_BACK)
        if seen != self.revision:
            raise Refused(LOOK_AGAIN)
        if answer != self.answer:
            raise Refused(ANSWERED_MEANWHILE)

    def _stands(self, at: datetime | None = None, **now) -> None:
        """Stand there and nowhere else; *at*: proposed anew."""
        self.given_back_at = self.put_aside_at = self.accepted_at = self.taken_back_at = None
        self.answered_by_id, self.remark = None, ""
        self.proposed_at = at or self.proposed_at
        for name, value in now.items():
            setattr(self, name, value)

    def _write(self, words: Words) -> None:
        self.link, self.with_name = link_from(words.link), words.with_name
        self.name, self.place, self.organiser = words.name, words.place, words.organiser
        self.what, self.works, self.question = words.what, words.works, words.question
        told = [words.name, words.place, words.organiser, words.what, words.works, words.question]
        self.found_by, self.place_key = folded(" ".join(told)), folded(words.place)
        self.revision += 1


Index("ix_example_proposal_cohort_id", ExampleProposal.cohort_id, ExampleProposal.accepted_at)
