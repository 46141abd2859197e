"""Cohorts, who is in them, what they follow, and invitations."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import OneTimeLink, User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id


class Role(StrEnum):
    """What somebody is in one cohort; the same person may be something else in another."""

    STUDENT = "student"
    DOCENT = "docent"
    BEGELEIDER = "begeleider"


ANSWER_DAYS = 10  # what a new cohort begins with
CLOSED = (
    "Deze groep is gesloten. Lezen kan nog, en schrijven in je eigen teksten ook. "
    "Iets nieuws beginnen, plaatsen of inleveren kan niet meer."
)


class Cohort(db.Model):
    """People who learn in the same period. In the screens: jouw groep. ``closed_at`` None: open.

    ``answer_days``: in how many days a docent mostly answers; None: that is not said.
    """

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    name: Mapped[str]
    created_at: Mapped[datetime]
    answer_days: Mapped[int | None] = mapped_column(default=ANSWER_DAYS)
    contact_days: Mapped[int] = mapped_column(default=2, server_default="2")
    closed_at: Mapped[datetime | None]

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="cohort", cascade="all, delete-orphan"
    )
    follows: Mapped[list["Following"]] = relationship(
        back_populates="cohort", cascade="all, delete-orphan"
    )

    @property
    def present(self) -> list["Membership"]:
        """Who is in it now, by name; somebody with two roles is there twice."""
        here = [each for each in self.memberships if each.left_at is None]
        return sorted(here, key=lambda each: (each.user.name.lower(), each.user_id))

    def roles_of(self, user: User) -> set[Role]:
        """What *user* is here now; empty for people outside."""
        return {each.role for each in self.present if each.user_id == user.id}

    def add(self, user: User, role: Role, at: datetime) -> "Membership":
        """Let *user* in; who was here before in that role comes back, who is here stays."""
        for each in self.memberships:
            if each.user is user and each.role == role:
                each.left_at = None
                return each
        membership = Membership(user=user, role=role, joined_at=at)
        self.memberships.append(membership)
        return membership

    def let_go(self, membership: "Membership", by: User, at: datetime) -> None:
        """End somebody's place. Raises Refused when a docent would leave a cohort without one;
        a closed account is none."""
        here = [each for each in self.present if each.user.is_active]
        docenten = [each for each in here if each.role == Role.DOCENT]
        if docenten == [membership] and not by.is_beheerder:
            raise Refused("Dit is de enige docent van de groep. Nodig eerst een andere docent uit.")
        membership.leave(at)

    def close(self, at: datetime) -> None:
        """From now on nothing new begins here; reading stays. Closed already, it stays so."""
        self.closed_at = self.closed_at or at

    def open_again(self) -> None:
        self.closed_at = None

    def must_be_open(self) -> None:
        """Raises Refused when it is closed."""
        if self.closed_at:
            raise Refused(CLOSED)

    def hand_over(self, gone_id: int | None, new: User, at: datetime) -> User | None:
        """The docent with that number goes, since *new* came; who went, None when nobody does."""
        for each in self.present:
            if each.role == Role.DOCENT and each.user_id == gone_id and each.user is not new:
                each.leave(at)
                return each.user
        return None

    def follow(self, modules: set[str]) -> None:
        """Follow exactly *modules* (slugs); work on a module that is dropped stays."""
        self.follows = [each for each in self.follows if each.module in modules]
        for module in sorted(modules - {each.module for each in self.follows}):
            self.follows.append(Following(module=module))


class Membership(db.Model):
    """A person in a cohort, in one role. ``left_at`` None: still in it."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("cohort_id", "user_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[Role]
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship(back_populates="memberships")
    user: Mapped[User] = relationship()

    def leave(self, at: datetime) -> None:
        """From now on the cohort's texts are closed for this person; their own stay theirs."""
        self.left_at = at


class Following(db.Model):
    """A cohort follows a module."""

    __tablename__ = "following"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    module: Mapped[str] = mapped_column(primary_key=True)

    cohort: Mapped[Cohort] = relationship(back_populates="follows")


class Invitation(db.Model):
    """A link that brings someone into a cohort in a role.

    ``name``: how a list called them, only to suggest it; "" when none did, or it was accepted.
    ``mail_id``: the mail that carries the link; None when that is gone, or for an older row.
    ``in_place_of_id``: the docent who goes when this one comes; None: nobody goes.
    """

    __tablename__ = "invitation"

    link_id: Mapped[int] = mapped_column(ForeignKey("one_time_link.id"), primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    role: Mapped[Role]
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    name: Mapped[str] = mapped_column(default="", server_default="")
    mail_id: Mapped[int | None] = mapped_column(
        ForeignKey("outgoing_mail.id", ondelete="SET NULL"), index=True
    )
    in_place_of_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    link: Mapped[OneTimeLink] = relationship()
    cohort: Mapped[Cohort] = relationship()
    invited_by: Mapped[User] = relationship(foreign_keys=invited_by_id)
    in_place_of: Mapped[User | None] = relationship(foreign_keys=in_place_of_id)
