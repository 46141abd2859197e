"""A thread, who takes part, how its phases went, and what people contributed.

What happened and the words that were written stand in tables of their own:
dates, steps and roles stay when the words are wiped. The verbs that move a
thread stand in opening.py, moving.py, writing.py and safety.py.
"""

from datetime import datetime
from typing import ClassVar, NamedTuple

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.drafting.draft import Drafting
from learning.intervisie.groups.models import IntervisieGroup, Keeps
from learning.intervisie.threads.frame import plan_of
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.werkvormen import Phase, Role, Way, Werkvorm, werkvorm_from


class Frozen(NamedTuple):
    """What a thread copied when it was chosen, read once. ``phases``: the plan, by id."""

    data: dict
    werkvorm: Werkvorm | None
    plan: tuple[Phase, ...]
    phases: dict[str, Phase]


class Thread(db.Model):
    """One casus, consulted on in phases by a group.

    ``werkvorm``: a frozen copy, empty until it is chosen. ``module``, ``opdracht`` and
    ``part``: what it counts for, "" for nothing. ``keeps_words`` False: together in a room,
    and only private notes are kept. ``keeps``: what the group had chosen when it began.
    ``changes`` grows at every change that others may see.
    ``touched_at``: its own clock, which never goes back.
    """

    __tablename__ = "thread"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    group_id: Mapped[int] = mapped_column(ForeignKey("intervisie_group.id"), index=True)
    way: Mapped[Way]
    keeps_words: Mapped[bool]
    keeps: Mapped[Keeps]
    module: Mapped[str] = mapped_column(default="")
    opdracht: Mapped[str] = mapped_column(default="")
    part: Mapped[str] = mapped_column(default="")
    werkvorm_data: Mapped[dict] = mapped_column("werkvorm", default=dict)
    started_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    changes: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[datetime | None]
    stopped_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    ended_at: Mapped[datetime | None]
    wipe_at: Mapped[datetime | None]
    wipe_told_at: Mapped[datetime | None]
    wiped_at: Mapped[datetime | None]

    group: Mapped[IntervisieGroup] = relationship()
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="thread", order_by="Participation.id", cascade="all, delete-orphan"
    )
    runs: Mapped[list["PhaseRun"]] = relationship(
        back_populates="thread", order_by="PhaseRun.id", cascade="all, delete-orphan"
    )
    pauses: Mapped[list["Pause"]] = relationship(order_by="Pause.id", cascade="all, delete-orphan")
    hurts: Mapped[list["Hurt"]] = relationship(order_by="Hurt.at", cascade="all, delete-orphan")
    take_overs: Mapped[list["TakeOver"]] = relationship(
        order_by="TakeOver.id", cascade="all, delete-orphan"
    )
    follow_ups: Mapped[list["FollowUp"]] = relationship(
        order_by="FollowUp.id", cascade="all, delete-orphan"
    )

    _read: ClassVar["Frozen | None"] = None

    @property
    def werkvorm(self) -> Werkvorm | None:
        """As it was when it was chosen; None before."""
        return self._frozen.werkvorm

    @property
    def plan(self) -> tuple[Phase, ...]:
        """Every phase, in order; without those of the werkvorm while there is none."""
        return self._frozen.plan

    @property
    def _frozen(self) -> "Frozen":
        data = self.werkvorm_data
        if self._read is None or self._read.data is not data:  # another one was chosen meanwhile
            werkvorm = werkvorm_from(data) if data else None
            plan = plan_of(werkvorm)
            self._read = Frozen(data, werkvorm, plan, {phase.id: phase for phase in plan})
        return self._read

    @property
    def run(self) -> "PhaseRun":
        """The phase that is open, or the last one that was."""
        return self.runs[-1]

    @property
    def phase(self) -> Phase:
        """What that phase is."""
        return self.phase_of(self.run)

    def phase_of(self, run: "PhaseRun") -> Phase:
        """The phase of *run* as it was frozen."""
        return self._frozen.phases[run.phase]

    @property
    def present(self) -> list["Participation"]:
        """Who takes part now, in the order of coming in."""
        return [each for each in self.participations if each.joined_at and not each.left_at]

    def place_of(self, user: User) -> "Participation | None":
        """What *user* is here; None for people outside, who left, or who still wait."""
        number = user.id
        found = (each for each in self.participations if each.user_id == number)
        return next((each for each in found if each.joined_at and not each.left_at), None)

    def holder_of(self, role: Role) -> "Participation | None":
        """Who has that role now, if anybody."""
        return next((each for each in self.present if each.role == role), None)

    def changed(self, at: datetime) -> datetime:
        """Note a change that others may see; the moment to write down, never before the last."""
        self.changes += 1
        self.touched_at = max(self.touched_at, at)
        return self.touched_at


class Participation(db.Model):
    """Somebody takes part in a thread, in one role.

    ``asked_at`` without ``joined_at``: waits until everyone in it agrees.
    ``leads_gladly``: offered to be gespreksleider. ``prefers``: a werkvorm's id, or "".
    """

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("thread_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[Role]
    asked_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    leads_gladly: Mapped[bool] = mapped_column(default=False)
    prefers: Mapped[str] = mapped_column(default="")

    thread: Mapped[Thread] = relationship(back_populates="participations")
    user: Mapped[User] = relationship()
    consents: Mapped[list["JoinConsent"]] = relationship(cascade="all, delete-orphan")


class JoinConsent(db.Model):
    """Somebody in the thread finds it good that a newcomer joins."""

    __tablename__ = "join_consent"

    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    at: Mapped[datetime]


class PhaseRun(db.Model):
    """One time that a phase was open. ``turn``: whose turn it is in a room, counted from 0.

    ``told_at``: when somebody was told that its days are over.
    """

    __tablename__ = "phase_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    phase: Mapped[str]
    round: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[Reason | None]
    turn: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship(back_populates="runs")
    contributions: Mapped[list["Contribution"]] = relationship(
        back_populates="run", order_by="Contribution.id", cascade="all, delete-orphan"
    )
    stances: Mapped[list["Stance"]] = relationship(cascade="all, delete-orphan")


class Pause(db.Model):
    """The thread rests. ``until_at`` None: still."""

    __tablename__ = "pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]


class Contribution(db.Model):
    """What one person has in one phase: a sheet (number 0), or messages (1, 2, …).

    A draft until ``done_at``. ``passed_at``: *ik pas deze ronde*, which counts as done.
    ``withdrawn_at``: taken back by its writer. ``returned_at``: given back by the
    gespreksleider, and a draft again; ``returned_for``: which of the fixed reasons, or "".
    ``anonymise_asked_at``: somebody asked to make people in it unrecognisable;
    ``reply_to``: the message that it answers.
    """

    __tablename__ = "contribution"
    __table_args__ = (UniqueConstraint("run_id", "author_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    run_id: Mapped[int] = mapped_column(ForeignKey("phase_run.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    number: Mapped[int] = mapped_column(default=0)
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"))
    begun_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    passed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    returned_for: Mapped[str] = mapped_column(default="")
    anonymise_asked_at: Mapped[datetime | None]

    run: Mapped[PhaseRun] = relationship(back_populates="contributions")
    author: Mapped[User] = relationship()
    words: Mapped["ContributionWords | None"] = relationship(
        back_populates="contribution", cascade="all, delete-orphan"
    )

    @property
    def is_ready(self) -> bool:
        """True when its writer is done with this phase: contributed, passed or taken back."""
        return bool(self.done_at or self.passed_at)

    @property
    def is_text(self) -> bool:
        """True when there are words that others get to read once the phase shows them."""
        return bool(self.done_at and not self.passed_at and not self.withdrawn_at)


class ContributionWords(Drafting, db.Model):
    """The words of a contribution; see Drafting. Deleted when they are wiped.

    ``answers``: key → text; the key is a field id, with the number of the box
    after a dot where there are more, or the id of what it is about.
    """

    __tablename__ = "contribution_words"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)

    contribution: Mapped[Contribution] = relationship(back_populates="words")
    versions: Mapped[list["ContributionVersion"]] = relationship(
        order_by="ContributionVersion.id", cascade="all, delete-orphan"
    )

    @property
    def version(self) -> type["ContributionVersion"]:
        """What a kept text is."""
        return ContributionVersion

    @property
    def begun_at(self) -> datetime:
        """Since when there is a draft."""
        return self.contribution.begun_at


class ContributionVersion(db.Model):
    """Words as they once were, and why they were kept (see drafting.words.REASONS)."""

    __tablename__ = "contribution_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    words_id: Mapped[int] = mapped_column(
        ForeignKey("contribution_words.contribution_id"), index=True
    )
    reason: Mapped[str]
    answers: Mapped[dict]
    at: Mapped[datetime]


class Stance(db.Model):
    """What somebody says of an offered casus. Marks are counted, never shown by name."""

    __tablename__ = "stance"

    run_id: Mapped[int] = mapped_column(ForeignKey("phase_run.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    kind: Mapped[Kind] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Hurt(db.Model):
    """*Dit raakt mij*: hidden from this reader from now on."""

    __tablename__ = "hurt"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    at: Mapped[datetime]


class TakeOver(db.Model):
    """Somebody offers to be gespreksleider in place of one who is silent. One open at a time."""

    __tablename__ = "take_over"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]

    by: Mapped[User] = relationship()


class FollowUp(db.Model):
    """The inbrenger asks somebody to talk on. ``note``: words released with it, or ""."""

    __tablename__ = "follow_up"
    __table_args__ = (UniqueConstraint("thread_id", "asker_id", "with_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    asker_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    with_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    note: Mapped[str] = mapped_column(default="", info={"words": True})
    confirmed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    asker: Mapped[User] = relationship(foreign_keys=asker_id)
    other: Mapped[User] = relationship(foreign_keys=with_id)


WIPEABLE = Thread.wipe_at.is_not(None) & Thread.wiped_at.is_(None)
Index("ix_thread_wipe", Thread.wipe_at, sqlite_where=WIPEABLE, postgresql_where=WIPEABLE)
