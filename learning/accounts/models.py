"""People, the sessions in which they are signed in, links that work once, and the throttle."""

from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.tokens import hash_of, new_token
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id


class User(db.Model):
    """A person: a name to be called by and an e-mail address, nothing else.

    ``password_hash`` None: signs in by an e-mailed link only.
    """

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    is_beheerder: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None]
    appearance: Mapped[str | None]  # as appearance/choices.py writes it; None: chose nothing

    sessions: Mapped[list["LoginSession"]] = relationship(
        back_populates="user", cascade="all, delete-orphan"
    )

    @property
    def is_active(self) -> bool:
        return self.deactivated_at is None

    def sign_in(self, at: datetime, own_device: bool) -> str:
        """Begin a session and return its token, which is kept nowhere but in the cookie."""
        if not self.is_active:
            raise Refused("Dit account is gesloten. Vraag je docent of de beheerder om hulp.")
        token = new_token()
        self.sessions.append(
            LoginSession(token_hash=hash_of(token), own_device=own_device, begun_at=at, seen_at=at)
        )
        return token

    def rename(self, name: str) -> None:
        """Be called by another name, everywhere at once."""
        self.name = name

    def set_password(self, password_hash: str) -> None:
        """Take a new password; whoever was signed in with the old one no longer is."""
        self.password_hash = password_hash
        self.sessions.clear()

    def deactivate(self, at: datetime) -> None:
        """Close the account: every session ends now, everything written stays."""
        self.deactivated_at = self.deactivated_at or at
        self.sessions.clear()

    def reactivate(self) -> None:
        self.deactivated_at = None


class LoginSession(db.Model):
    """Being signed in somewhere. Deleting the row signs out, at the server."""

    __tablename__ = "login_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    own_device: Mapped[bool]
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]

    user: Mapped[User] = relationship(back_populates="sessions")


class OneTimeLink(db.Model):
    """A link in a mail that works once: to sign in, to come in (invitation), to set a password.

    For a known person ``user_id`` is set; an invitation may name only an address.
    """

    __tablename__ = "one_time_link"

    SIGN_IN, INVITATION, PASSWORD = "sign-in", "invitation", "password"
    VALID = {  # noqa: RUF012
        SIGN_IN: timedelta(hours=1),
        PASSWORD: timedelta(hours=1),
        INVITATION: timedelta(days=7),
    }

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    address: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship()

    @classmethod
    def make(cls, purpose: str, address: str, user: User | None, at: datetime) -> tuple[Self, str]:
        """A link and its token; the token goes into a mail and is kept nowhere else."""
        token = new_token()
        link = cls(
            purpose=purpose,
            user=user,
            address=address,
            token_hash=hash_of(token),
            made_at=at,
            expires_at=at + cls.VALID[purpose],
        )
        return link, token

    def is_valid(self, at: datetime) -> bool:
        return self.used_at is None and at < self.expires_at

    def use(self, at: datetime) -> None:
        """Use it up. Raises Refused when it was used before or is too old."""
        if not self.is_valid(at):
            raise Refused("Deze link werkt niet meer. Vraag een nieuwe aan, dan kom je zo binnen.")
        self.used_at = at


class Throttle(db.Model):
    """How often signing in failed for a key (account from a network, network, account)."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime]

    def count(self, left: int, at: datetime) -> None:
        """One more try, on top of the *left* ones that still count."""
        self.failures, self.failed_at = left + 1, at
