"""A round: how far a student says they are, and what a docent of that cohort sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.words import (
    CHANGED,
    EMPTY,
    EMPTY_VIEW,
    FIRST,
    IS_IN,
    NOT_ASKED,
    NOT_BOTH,
    NOTED,
    SEEN_ALREADY,
    YOU_LOOKED,
)


@dataclass(frozen=True)
class Said:
    """What somebody says of one competence: a word, or None, and a line, or ""."""

    word: HowFar | None = None
    line: str = ""

    def __bool__(self) -> bool:
        return self.word is not None or bool(self.line)


class RatingRound(db.Model):
    """*student* looks at all competences of one framework; then a docent of that cohort does.

    ``ready_at``: the student says it is in; ``taken_back_at``: not after all. ``rated_at``,
    ``docent``: the first docent to say so; from then on both read both. ``talked_on``: the day
    they talked, noted by ``talked_by``, with a line for both. ``revision`` grows with every save
    of the student.
    """

    __tablename__ = "rating_round"
    __table_args__ = ({"sqlite_autoincrement": True},)  # readings name its number

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    framework: Mapped[str]
    framework_title: Mapped[str]
    begun_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    ready_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    docent_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    rated_at: Mapped[datetime | None]
    talked_on: Mapped[date | None]
    talked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    talk_line: Mapped[str] = mapped_column(default="", info={"words": True})

    cohort: Mapped[Cohort] = relationship()
    student: Mapped[User] = relationship(foreign_keys=student_id)
    docent: Mapped[User | None] = relationship(foreign_keys=docent_id)
    talked_by: Mapped[User | None] = relationship(foreign_keys=talked_by_id)
    items: Mapped[list["RatingItem"]] = relationship(
        back_populates="round", cascade="all, delete-orphan", order_by="RatingItem.place"
    )

    @classmethod
    def begin(cls, student: User, cohort_id: int, framework, at: datetime) -> "RatingRound":
        """With every competence of *framework* (a modules.parts.Framework), as it says now."""
        items = [
            RatingItem(place=place, code=each.code, told=each.name, meaning=each.text)
            for place, each in enumerate(framework.competences.values())
        ]
        return cls(
            public_id=new_public_id(),
            cohort_id=cohort_id,
            student_id=student.id,
            framework=framework.id,
            framework_title=framework.version or framework.title,
            begun_at=at,
            revision=0,
            items=items,
        )

    @property
    def is_in(self) -> bool:
        """The student says so, and did not take it back."""
        return self.ready_at is not None and self.taken_back_at is None

    def save(self, said: Mapping[str, Said], based_on: int) -> None:
        """Keep what the student says, by code. Raises Refused when it is in, or was saved since
        from another page; saying the same once more is no change."""
        if self._is_said(self.student_id, said):
            return
        if self.is_in:
            raise Refused(SEEN_ALREADY if self.rated_at else IS_IN)
        if based_on != self.revision:
            raise Refused(CHANGED)
        self._take(self.student_id, said)
        self.revision += 1

    def say_ready(self, at: datetime) -> None:
        """It is in: a docent may look. Raises Refused when nothing is said yet."""
        if not any(each.said_by(self.student_id) for each in self.items):
            raise Refused(EMPTY)
        if not self.is_in:
            self.ready_at, self.taken_back_at = at, None

    def take_back(self, at: datetime) -> None:
        """Not in after all. Raises Refused once a docent looked."""
        if self.rated_at:
            raise Refused(SEEN_ALREADY)
        if self.is_in:
            self.taken_back_at = at

    def rate(self, docent: User, said: Mapping[str, Said], at: datetime) -> None:
        """What *docent* sees, by code; now both read both. Raises Refused when the student asks
        no longer, when a docent was first, or when nothing is said; not when they said the very
        same already."""
        if self.docent_id == docent.id and self._is_said(docent.id, said):
            return
        if self.rated_at:
            raise Refused(YOU_LOOKED if self.docent_id == docent.id else FIRST)
        if not self.is_in:
            raise Refused(NOT_ASKED)
        if not any(said.values()):
            raise Refused(EMPTY_VIEW)
        self._take(docent.id, said)
        self.docent_id, self.rated_at = docent.id, at

    def both_are_in(self) -> None:
        """Raises Refused as long as they are not."""
        if not self.rated_at:
            raise Refused(NOT_BOTH)

    def note_talk(self, by: User, on: date, line: str) -> None:
        """They talked on that day. Raises Refused before both are in, and when it was noted
        otherwise."""
        self.both_are_in()
        if (self.talked_on, self.talked_by_id, self.talk_line) == (on, by.id, line):
            return
        if self.talked_on:
            raise Refused(NOTED)
        self.talked_on, self.talked_by_id, self.talk_line = on, by.id, line

    def forget_talk(self) -> None:
        """The note about the talk goes, with its line."""
        self.talked_on, self.talked_by_id, self.talk_line = None, None, ""

    def forget_lines_of(self, user: User) -> None:
        """Every line that *user* wrote here goes; the words they chose stay."""
        for item in self.items:
            item.put(user.id, Said(item.said_by(user.id).word))
        if self.talked_by_id == user.id:
            self.talk_line = ""

    def _is_said(self, author_id: int, said: Mapping[str, Said]) -> bool:
        return all(item.said_by(author_id) == said.get(item.code, Said()) for item in self.items)

    def _take(self, author_id: int, said: Mapping[str, Said]) -> None:
        for item in self.items:
            item.put(author_id, said.get(item.code, Said()))


class RatingItem(db.Model):
    """One competence of a round, as the framework said it when the round began."""

    __tablename__ = "rating_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rating_round.id"), index=True)
    place: Mapped[int]
    code: Mapped[str]
    told: Mapped[str]
    meaning: Mapped[str]

    round: Mapped[RatingRound] = relationship(back_populates="items")
    ratings: Mapped[list["Rating"]] = relationship(cascade="all, delete-orphan")

    def said_by(self, user_id: int | None) -> Said:
        """What that person says of it; an empty Said when nothing."""
        found = next((each for each in self.ratings if each.author_id == user_id), None)
        return Said(found.word, found.line) if found else Said()

    def put(self, author_id: int, said: Said) -> None:
        """That person says this now; a row only where something is said."""
        found = next((each for each in self.ratings if each.author_id == author_id), None)
        if found and said:
            found.word, found.line = said.word, said.line
        elif found:
            self.ratings.remove(found)
        elif said:
            self.ratings.append(Rating(author_id=author_id, word=said.word, line=said.line))


class Rating(db.Model):
    """What the student or the docent says of one competence, in a round."""

    __tablename__ = "rating"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("rating_item.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    word: Mapped[HowFar | None]
    line: Mapped[str] = mapped_column(default="", info={"words": True})


Index("uq_rating_item_author", Rating.item_id, Rating.author_id, unique=True)
WAITS = RatingRound.rated_at.is_(None)
Index(
    "uq_rating_round_waits",
    *(RatingRound.student_id, RatingRound.cohort_id, RatingRound.framework),
    unique=True,
    sqlite_where=WAITS,
    postgresql_where=WAITS,
)
