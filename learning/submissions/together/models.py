"""Students who do a part together: who was asked, who said yes, and what each agreed to."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort

FULL = "Er is geen plek meer. Trek eerst een vraag in, of ga met elkaar verder."
CHANGED = "De tekst is intussen veranderd. Lees hem nog eens, en zeg dan of je akkoord bent."


class WorkGroup(db.Model):
    """A tweetal, or a groepje for a plan, around one part of an opdracht.

    ``most``: how many fit in it, as the part said when it was made. ``looking_since``: whoever is
    in it wants a docent to find somebody; None: not, or not any more.
    """

    __tablename__ = "work_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    module: Mapped[str]
    opdracht: Mapped[str]
    part: Mapped[str]
    most: Mapped[int]
    made_at: Mapped[datetime]
    looking_since: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship()
    partners: Mapped[list["Partner"]] = relationship(
        back_populates="group", order_by="Partner.id", cascade="all, delete-orphan"
    )

    @classmethod
    def begin(cls, cohort_id: int, what: tuple[str, str, str], most: int, at: datetime):
        """An empty group. *what*: module, opdracht, part."""
        module, opdracht, part = what
        return cls(
            cohort_id=cohort_id, module=module, opdracht=opdracht, part=part, most=most, made_at=at
        )

    @property
    def what(self) -> tuple[str, str, str]:
        """Module, opdracht and part."""
        return self.module, self.opdracht, self.part

    @property
    def present(self) -> list["Partner"]:
        """Who said yes and did not leave, the first first; closed accounts do not count."""
        return [each for each in self.partners if each.is_present]

    @property
    def asked(self) -> list["Partner"]:
        """Who was asked and has not answered."""
        return [
            each
            for each in self.partners
            if not each.joined_at and not each.left_at and each.user.is_active
        ]

    @property
    def not_now(self) -> list["Partner"]:
        """Who was asked, and did not come; also who was asked no longer."""
        return [each for each in self.partners if each.left_at and not each.joined_at]

    @property
    def is_together(self) -> bool:
        """Whether more than one is in it."""
        return len(self.present) > 1

    @property
    def has_room(self) -> bool:
        """Whether one more can be asked."""
        return len(self.present) + len(self.asked) < self.most

    @property
    def is_full(self) -> bool:
        """Whether nobody can say yes any more."""
        return len(self.present) >= self.most

    def partner(self, user) -> "Partner | None":
        """The place of *user*, asked or present; None for people outside and who left."""
        here = (each for each in self.partners if each.user_id == user.id and not each.left_at)
        return next(here, None)

    def is_present(self, user) -> bool:
        """True for who said yes and did not leave."""
        found = self.partner(user)
        return bool(found and found.is_present)

    def ask(self, user: User, by: User, at: datetime) -> "Partner":
        """Ask *user*; who is in it or was asked stays so. Raises Refused when it is full."""
        here = self.partner(user)
        if here:
            return here
        if not self.has_room:
            raise Refused(FULL)
        found = next((each for each in self.partners if each.user_id == user.id), None)
        if found is None:
            found = Partner(user=user, user_id=user.id)
            self.partners.append(found)
        found.asked_by_id, found.asked_at = by.id, at
        found.joined_at = found.left_at = None
        found.forget()
        return found

    def join(self, user: User, at: datetime) -> None:
        """*user*, who was asked or makes it, is in it from now on."""
        found = self.partner(user) or self.ask(user, user, at)
        found.joined_at = found.joined_at or at
        if not self.has_room:
            self.looking_since = None

    def leave(self, user, at: datetime) -> None:
        """*user* declines, is asked no longer, or goes on alone."""
        found = self.partner(user)
        if found:
            found.left_at = at
            found.forget()
        if not self.present:
            self.stop_looking()

    def look(self, at: datetime) -> None:
        """Ask the docenten to find somebody. Raises Refused when nobody fits in any more."""
        if not self.has_room:
            raise Refused(FULL)
        self.looking_since = self.looking_since or at

    def stop_looking(self) -> None:
        """Not any more."""
        self.looking_since = None

    def agree(self, user, revision: int, at: datetime) -> bool:
        """*user* stands behind the text as it was at *revision*. True when everybody does now."""
        found = self.partner(user)
        found.agreed_revision, found.agreed_at = revision, at
        return all(each.agreed_revision == revision for each in self.present)

    def want_erased(self, user, at: datetime) -> bool:
        """*user* wants their text erased. True when everybody does: it is of all of them."""
        self.partner(user).erase_asked_at = at
        return all(each.erase_asked_at for each in self.present)

    def keep_text(self, user=None) -> None:
        """It is not to be erased after all: *user* says so, or somebody wrote in it (None)."""
        for each in self.partners:
            if user is None or each.user_id == user.id:
                each.erase_asked_at = None

    def forget_agreements(self) -> None:
        """Whatever comes next is to be agreed on anew."""
        for each in self.partners:
            each.forget()


class Partner(db.Model):
    """A student's place in a work group: asked, then in by saying yes, until they leave.

    ``agreed_revision``: of the text that they stand behind, None for none yet. ``talked_at``:
    they said that the conversation took place; ``erase_asked_at``: they want the text erased.
    """

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("group_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("work_group.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    agreed_revision: Mapped[int | None]
    agreed_at: Mapped[datetime | None]
    talked_at: Mapped[datetime | None]
    erase_asked_at: Mapped[datetime | None]

    group: Mapped[WorkGroup] = relationship(back_populates="partners")
    user: Mapped[User] = relationship(foreign_keys=user_id)
    asked_by: Mapped[User] = relationship(foreign_keys=asked_by_id)

    @property
    def is_present(self) -> bool:
        """Said yes, did not leave, and has an account that is open."""
        return bool(self.joined_at and not self.left_at and self.user.is_active)

    def was_in_at(self, moment: datetime) -> bool:
        """Whether they were in it at that moment."""
        was_in = self.joined_at is not None and self.joined_at <= moment
        return was_in and (self.left_at is None or self.left_at > moment)

    def forget(self) -> None:
        """What they agreed to does not hold any more."""
        self.agreed_revision = self.agreed_at = self.talked_at = self.erase_asked_at = None
