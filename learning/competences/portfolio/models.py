"""The portfolio: what a student chose to show, in an order, with words of their own."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio import words
from learning.competences.portfolio.words import FULL, MOST, MOVED, heading_of, key_in, text_of
from learning.drafting.draft import Drafting, Typed
from learning.drafting.stale import KeptApart


class Kind(StrEnum):
    """What a piece of a portfolio is."""

    EVIDENCE = "bewijs"
    RATING = "inschatting"
    TEXT = "tekst"


class Portfolio(Drafting, db.Model):
    """All that one student shows; see Drafting. ``answers``: the introduction, and heading and
    text of every piece of their own (see words.py for their names)."""

    __tablename__ = "portfolio"
    __table_args__ = ({"sqlite_autoincrement": True},)  # readings name its number

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), unique=True)
    begun_at: Mapped[datetime]

    student: Mapped[User] = relationship()
    items: Mapped[list["PortfolioItem"]] = relationship(
        order_by="PortfolioItem.place, PortfolioItem.id", cascade="all, delete-orphan"
    )
    versions: Mapped[list["PortfolioVersion"]] = relationship(
        order_by="PortfolioVersion.id", cascade="all, delete-orphan"
    )

    @property
    def version(self) -> type["PortfolioVersion"]:
        """What a kept text is."""
        return PortfolioVersion

    @property
    def introduction(self) -> str:
        """What stands above all the rest."""
        return self.answers.get(words.INTRODUCTION) or ""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The public ids of the pieces of text of their own, in order."""
        return tuple(each.public_id for each in self.items if each.kind == Kind.TEXT)

    def save(self, typed: Typed, at: datetime) -> None:
        """Take over what was *typed*. Raises Stale (see take), and KeptApart when it holds words
        for a piece that was taken out."""
        known = {words.INTRODUCTION, *map(heading_of, self.blocks), *map(text_of, self.blocks)}
        if any(text.strip() and key not in known for key, text in typed.answers.items()):
            self.keep(typed.answers, at)
            raise KeptApart(words.TAKEN_OUT)
        typed = self.picked(typed, at)
        if {**self.answers, **typed.answers} != self.answers:
            self.take(typed, at)

    def went_back_to(self, version) -> None:
        """A piece that was taken out stands at the end again."""
        inside = {each.public_id: each.kind for each in self.items}
        for key in dict.fromkeys(filter(None, map(key_in, version.answers))):
            if inside.get(key, Kind.TEXT) != Kind.TEXT:
                self._add_under_another_name(key)
            elif key not in inside:
                self._add(PortfolioItem(public_id=key, kind=Kind.TEXT))

    def add_evidence(self, evidence: Evidence) -> None:
        """At the end; once. Raises Refused when it is full."""
        if all(each.evidence_id != evidence.id for each in self.items):
            made = PortfolioItem(public_id=new_public_id(), kind=Kind.EVIDENCE)
            made.evidence_id, made.evidence = evidence.id, evidence
            self._add(made)

    def add_rating(self, item_id: int) -> None:
        """What they said themselves of that RatingItem, of one round, at the end; once. Raises
        Refused when it is full."""
        if all(each.rating_item_id != item_id for each in self.items):
            made = PortfolioItem(public_id=new_public_id(), kind=Kind.RATING)
            made.rating_item_id = item_id
            self._add(made)

    def add_text(self) -> "PortfolioItem":
        """An empty piece of their own at the end; the one that is empty still, if there is one.
        Raises Refused when it is full."""
        for key in self.blocks:
            if not (self.answers.get(heading_of(key)) or self.answers.get(text_of(key))):
                return next(each for each in self.items if each.public_id == key)
        return self._add(PortfolioItem(public_id=new_public_id(), kind=Kind.TEXT))

    def move(self, key: str, beside: str, is_down: bool) -> None:
        """Put a piece right before the one that it stood after, or after the one below it. So the
        same button pressed twice moves it once. Raises Refused when one of them is gone."""
        named = {each.public_id: each for each in self.items}
        if key not in named or beside not in named or key == beside:
            raise Refused(MOVED)
        order = [each for each in self.items if each.public_id != key]
        order.insert(order.index(named[beside]) + is_down, named[key])
        self._number(order)

    def take_out(self, key: str, at: datetime) -> None:
        """A piece goes; a text of their own is kept among the earlier texts."""
        gone = next((each for each in self.items if each.public_id == key), None)
        if gone is None:
            return
        if gone.kind == Kind.TEXT:
            self.keep_version("writing", at)
            pair = heading_of(key), text_of(key)
            self.answers = {name: each for name, each in self.answers.items() if name not in pair}
            self.revision += 1
            self.saved_from = ""
        self.items.remove(gone)
        self._number(self.items)

    def _add_under_another_name(self, key: str) -> None:
        """Words under the name of a piece that holds no words: no page of ours sends those."""
        made = self._add(PortfolioItem(public_id=new_public_id(), kind=Kind.TEXT))
        names = {of(key): of(made.public_id) for of in (heading_of, text_of)}
        self.answers = {names.get(name, name): text for name, text in self.answers.items()}

    def _add(self, item: "PortfolioItem") -> "PortfolioItem":
        if len(self.items) >= MOST:
            raise Refused(FULL)
        self.items.append(item)
        self._number(self.items)
        return item

    def _number(self, order: list["PortfolioItem"]) -> None:
        for place, each in enumerate(order):
            each.place = place


class PortfolioItem(db.Model):
    """One piece. Of an evidence, or of a competence in one round, its link; of a text only the
    place: its words stand in the answers, under its public id."""

    __tablename__ = "portfolio_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str]
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolio.id"))
    place: Mapped[int]
    kind: Mapped[Kind]
    evidence_id: Mapped[int | None] = mapped_column(
        ForeignKey("evidence.id", ondelete="CASCADE"), index=True
    )
    rating_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("rating_item.id", ondelete="CASCADE"), index=True
    )

    evidence: Mapped[Evidence | None] = relationship()


_ONCE = {  # in one portfolio
    "key": PortfolioItem.public_id,
    "evidence": PortfolioItem.evidence_id,
    "rating": PortfolioItem.rating_item_id,
}
for name, column in _ONCE.items():
    Index(f"uq_portfolio_item_{name}", PortfolioItem.portfolio_id, column, unique=True)


class PortfolioVersion(db.Model):
    """The words of a portfolio as they once were, and why they were kept."""

    __tablename__ = "portfolio_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolio.id"), index=True)
    reason: Mapped[str]
    answers: Mapped[dict]
    at: Mapped[datetime]
