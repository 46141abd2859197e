"""Intervisie groups, who is in them, what they agreed, and everybody's dated yes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort

SMALLEST, LARGEST = 3, 8  # people in a group


class Keeps(StrEnum):
    """How long the words of a thread stay after its end; the group chooses."""

    NOT = "niet"
    FOUR_WEEKS = "vier weken"
    WITH_GROUP = "met de groep"  # until the group ends, a year at most


class IntervisieGroup(db.Model):
    """People who consult each other. ``cohort`` None: made across cohorts.

    ``ended_at``: it is over; nobody starts a thread in it any more.
    """

    __tablename__ = "intervisie_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    name: Mapped[str]
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    keeps: Mapped[Keeps] = mapped_column(default=Keeps.FOUR_WEEKS)

    cohort: Mapped[Cohort | None] = relationship()
    members: Mapped[list["GroupMember"]] = relationship(
        back_populates="group", order_by="GroupMember.id", cascade="all, delete-orphan"
    )
    agreements: Mapped[list["GroupAgreement"]] = relationship(
        order_by="GroupAgreement.version", cascade="all, delete-orphan"
    )

    @property
    def agreement(self) -> "GroupAgreement":
        """The text that holds now."""
        return self.agreements[-1]

    @property
    def present(self) -> list["GroupMember"]:
        """Who said yes and did not leave, by name."""
        here = [each for each in self.members if each.joined_at and not each.left_at]
        return sorted(here, key=lambda each: (each.user.name.lower(), each.user_id))

    @property
    def invited(self) -> list["GroupMember"]:
        """Who was asked and has not said yes yet, in the order of asking."""
        return [each for each in self.members if not each.joined_at and not each.left_at]

    def member(self, user: User) -> "GroupMember | None":
        """The place of *user*, invited or present; None for people outside and who left."""
        here = (each for each in self.members if each.user_id == user.id and not each.left_at)
        return next(here, None)

    def invite(self, user: User, by: User, at: datetime) -> "GroupMember":
        """Ask *user*; who is in it or was asked already stays so, who left is asked anew.

        Raises Refused when the group is full.
        """
        found = next((each for each in self.members if each.user_id == user.id), None)
        if found and not found.left_at:
            return found
        if len(self.present) + len(self.invited) >= LARGEST:
            raise Refused(
                f"In een intervisiegroep passen {LARGEST} mensen. Maak er een groep bij."
            )
        if found is None:
            found = GroupMember(user=user)
            self.members.append(found)
        found.invited_by_id, found.invited_at = by.id, at
        found.joined_at = found.left_at = None
        return found

    def agree(self, user: User, version: int, at: datetime) -> None:
        """*user* says yes to the agreement, and is in from then on if it was the first time.

        Raises Refused when the text changed since *version* was shown.
        """
        if version != self.agreement.version:
            raise Refused("De afspraken zijn net veranderd. Lees ze nog eens, en kies dan.")
        member = self.member(user)
        member.joined_at = member.joined_at or at
        if not member.agreed_to(self.agreement):
            member.consents.append(Consent(agreement=self.agreement, at=at))

    def leave(self, user: User, at: datetime) -> None:
        """From this moment on nothing of the group can be read by *user* any more."""
        self.member(user).left_at = at

    def rewrite(self, text: str, by: User, based_on: int, at: datetime) -> None:
        """A new version of the agreement; everybody is asked again. The same text is no change.

        Raises Refused when somebody else wrote a newer one than *based_on*.
        """
        if self.agreements and based_on != self.agreement.version:
            raise Refused("Iemand anders heeft de afspraken net veranderd. Jouw tekst staat hier.")
        if self.agreements and text == self.agreement.text:
            return
        version = len(self.agreements) + 1
        self.agreements.append(
            GroupAgreement(version=version, text=text, written_by_id=by.id, at=at)
        )


class GroupMember(db.Model):
    """A person's place in a group: invited, then in by saying yes, until they leave."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("intervisie_group.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    invited_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    group: Mapped[IntervisieGroup] = relationship(back_populates="members")
    user: Mapped[User] = relationship(foreign_keys=user_id)
    consents: Mapped[list["Consent"]] = relationship(
        back_populates="member", cascade="all, delete-orphan"
    )

    def agreed_to(self, agreement: "GroupAgreement") -> datetime | None:
        """When this person said yes to that version; None when not (yet)."""
        said = (each.at for each in self.consents if each.agreement is agreement)
        return next(said, None)


class GroupAgreement(db.Model):
    """What the group agreed, in its own words. Versions count from 1; an old one never changes."""

    __tablename__ = "group_agreement"
    __table_args__ = (UniqueConstraint("group_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("intervisie_group.id"))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    written_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]

    written_by: Mapped[User] = relationship()


class Consent(db.Model):
    """A dated yes of one person to one version."""

    __tablename__ = "group_consent"

    member_id: Mapped[int] = mapped_column(ForeignKey("group_member.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("group_agreement.id"), primary_key=True)
    at: Mapped[datetime]

    member: Mapped[GroupMember] = relationship(back_populates="consents")
    agreement: Mapped[GroupAgreement] = relationship()
