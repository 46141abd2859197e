"""Intervisie groups, who is in them, what they agreed, and everybody's dated yes."""

from datetime import datetime
from enum import StrEnum
from typing import Self

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
    asked: Mapped[list["GroupInvitation"]] = relationship(
        order_by="GroupInvitation.id", cascade="all, delete-orphan"
    )
    agreements: Mapped[list["GroupAgreement"]] = relationship(
        order_by="GroupAgreement.version", cascade="all, delete-orphan"
    )

    @classmethod
    def begin(
        cls,
        key: str,
        name: str,
        cohort: Cohort,
        people: list[User],
        by: User,
        text: str,
        at: datetime,
    ) -> Self:
        """A new group with everybody asked. *key*: its public id; *text*: what they agree."""
        group = cls(public_id=key, name=name, cohort=cohort, made_by_id=by.id, created_at=at)
        group.rewrite(text, by, 0, at)
        for user in people:
            group.invite(user, by, at)
        return group

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

    @property
    def agreed(self) -> list["GroupMember"]:
        """Who is in it and said yes to the text that holds now, by name."""
        return [each for each in self.present if each.agreed_to(self.agreement)]

    @property
    def places_taken(self) -> int:
        """Everybody who is in it or was asked, by name or by address."""
        return len(self.present) + len(self.invited) + len(self.asked)

    @property
    def has_room(self) -> bool:
        """Whether one more can be asked."""
        return self.places_taken < LARGEST and not self.ended_at

    def is_present(self, user: User) -> bool:
        """True for who said yes and did not leave."""
        member = self.member(user)
        return bool(member and member.joined_at)

    def is_asked(self, user: User) -> bool:
        """True for who was asked, by name or by address, and is not in it."""
        return not self.is_present(user) and bool(self.member(user) or self.invitation(user.email))

    def invitation(self, address: str) -> "GroupInvitation | None":
        """The open invitation of that address."""
        return next((each for each in self.asked if each.address == address.lower()), None)

    def open_invitation(self, who: str) -> "GroupMember | GroupInvitation | None":
        """An invitation without a yes, by the public id of a person or by an address."""
        named = (each for each in self.invited if each.user.public_id == who)
        return next(named, None) or self.invitation(who)

    def member(self, user: User) -> "GroupMember | None":
        """The place of *user*, invited or present; None for people outside and who left."""
        here = (each for each in self.members if each.user_id == user.id and not each.left_at)
        return next(here, None)

    def invite(self, user: User, by: User, at: datetime) -> "GroupMember":
        """Ask *user*; who is in it or was asked already stays so, who left is asked anew.

        Raises Refused when the group is full or over.
        """
        here = self.member(user)
        if here:
            return here
        self._must_have_room()
        return self._place_for(user, by.id, at)

    def ask(self, address: str, by: User, at: datetime) -> None:
        """Ask whoever has *address*, known here or not; who was asked already stays so.

        Raises Refused when the group is full or over.
        """
        if not self.invitation(address):
            self._must_have_room()
            self.asked.append(
                GroupInvitation(address=address.lower(), invited_by_id=by.id, invited_at=at)
            )

    def agree(self, user: User, version: int, at: datetime) -> None:
        """*user* says yes to the agreement, and is in from then on if it was the first time.

        Raises Refused when the group is over, or the text changed since *version* was shown.
        """
        self._must_go_on()
        if version != self.agreement.version:
            raise Refused("De afspraken zijn net veranderd. Lees ze nog eens, en kies dan.")
        member = self.member(user) or self._let_in(user)
        said = member.consent_to(self.agreement)
        if said is None:
            member.consents.append(Consent(agreement=self.agreement, at=at))
        elif not member.joined_at:  # back again: the earlier yes was for then
            said.at = at
        member.joined_at = member.joined_at or at
        self._forget_address(user)

    def leave(self, user: User, at: datetime) -> None:
        """*user* leaves, declines or is taken out: from now on they read nothing of the group."""
        member = self.member(user)
        if member:
            member.left_at = at
        self._forget_address(user)

    def withdraw(self, asked: "GroupMember | GroupInvitation", at: datetime) -> None:
        """That invitation is over; another one of the same person stays."""
        if isinstance(asked, GroupMember):
            asked.left_at = at
        else:
            self.asked.remove(asked)

    def rename(self, name: str) -> None:
        """Be called by another name."""
        self.name = name

    def end(self, at: datetime) -> None:
        """It is over; who is in it still reads what is kept."""
        self.ended_at = self.ended_at or at

    def keep(self, keeps: Keeps) -> bool:
        """Choose how long words stay. False when that was so already."""
        is_new = keeps != self.keeps
        self.keeps = keeps
        return is_new

    def rewrite(self, text: str, by: User, based_on: int, at: datetime) -> bool:
        """A new version of the agreement; everybody is asked again. False for the same text.

        Raises Refused when the group is over, or somebody wrote a newer one than *based_on*.
        """
        self._must_go_on()
        if self.agreements and based_on != self.agreement.version:
            raise Refused("Iemand anders heeft de afspraken net veranderd. Jouw tekst staat hier.")
        if self.agreements and text == self.agreement.text:
            return False
        version = len(self.agreements) + 1
        self.agreements.append(
            GroupAgreement(version=version, text=text, written_by_id=by.id, at=at)
        )
        return True

    def _let_in(self, user: User) -> "GroupMember":
        """Give who was asked by address a place of their own."""
        asked = self.invitation(user.email)
        return self._place_for(user, asked.invited_by_id, asked.invited_at)

    def _place_for(self, user: User, by_id: int, at: datetime) -> "GroupMember":
        """A place without a yes: a new one, or the one that *user* had before."""
        found = next((each for each in self.members if each.user_id == user.id), None)
        if found is None:
            found = GroupMember(user=user, user_id=user.id, invited_by_id=by_id, invited_at=at)
            self.members.append(found)
        else:
            found.invited_by_id, found.invited_at = by_id, at
            found.joined_at = found.left_at = None
        return found

    def _forget_address(self, user: User) -> None:
        asked = self.invitation(user.email)
        if asked:
            self.asked.remove(asked)

    def _must_go_on(self) -> None:
        if self.ended_at:
            raise Refused("Deze groep is gestopt. Er is niets veranderd.")

    def _must_have_room(self) -> None:
        self._must_go_on()
        if not self.has_room:
            raise Refused(f"In een intervisiegroep passen {LARGEST} mensen. Maak er een groep bij.")


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

    def consent_to(self, agreement: "GroupAgreement") -> "Consent | None":
        """This person's yes to that version; None when not (yet)."""
        return next((each for each in self.consents if each.agreement is agreement), None)

    def agreed_to(self, agreement: "GroupAgreement") -> datetime | None:
        """When this person said yes to that version; None when not (yet)."""
        said = self.consent_to(agreement)
        return said.at if said else None


class GroupInvitation(db.Model):
    """An address that was asked: the same row whether somebody here has it or not, so that
    it tells nothing. It becomes a GroupMember when the person with that address says yes."""

    __tablename__ = "group_invitation"
    __table_args__ = (UniqueConstraint("group_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("intervisie_group.id"))
    address: Mapped[str] = mapped_column(index=True)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    invited_at: Mapped[datetime]


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
