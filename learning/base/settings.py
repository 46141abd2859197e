"""What the environment decides, read once when the application is made."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from learning.base.colour import PINE, is_colour, missing, nearest

HOUSE = Path(__file__).resolve().parent.parent.parent  # schools run a checkout, not a wheel
SHORTEST_SECRET = 32
LONGEST_NAME = 40  # it stands beside the mark, on a phone too


class BadSettings(Exception):
    """The environment asks for something that cannot work; the message says what to change."""


@dataclass(frozen=True)
class Settings:
    """Where things are and how to reach the outside."""

    instance: Path
    modules: Path
    database_url: str
    secret_key: str
    mail_url: str  # empty: mails become files in the instance's outbox
    public_url: str
    trusted_proxies: int
    is_development: bool  # pages for who builds are there too
    school_name: str  # empty: only Vrijplaats
    school_colour: str  # #rrggbb; PINE when the school chose none

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def site_name(self) -> str:
        """What stands on a phone and in front of a mail."""
        return f"Vrijplaats – {self.school_name}" if self.school_name else "Vrijplaats"

    @property
    def outbox(self) -> Path:
        return self.instance / "outbox"

    @property
    def waiting(self) -> Path:
        """What is being made for people, and what was made within the hour; see waiting/jobs.py."""
        return self.instance / "waiting"

    @property
    def nudge(self) -> Path:
        """Touched when there is mail, so that the next pass of ``learning tick`` comes soon."""
        return self.instance / "nudge"


def settings_from(environ=os.environ) -> Settings:
    """Read the settings. Makes the instance folder and, at the first start, the secret key.

    Raises BadSettings with a sentence for the person who starts the server.
    """
    instance = Path(environ.get("LEARNING_INSTANCE", HOUSE / "instance")).resolve()
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Settings(
        instance=instance,
        modules=Path(environ.get("LEARNING_MODULES", HOUSE / "modules")).resolve(),
        database_url=environ.get("DATABASE_URL") or f"sqlite:///{instance / 'vrijplaats.db'}",
        secret_key=_secret_key(environ, instance),
        mail_url=environ.get("MAIL_URL", ""),
        public_url=environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        trusted_proxies=_number(environ, "TRUSTED_PROXIES"),
        is_development=environ.get("LEARNING_DEVELOPMENT") == "true",
        school_name=_name(environ.get("SCHOOL_NAME", "").strip()),
        school_colour=_colour(environ.get("SCHOOL_COLOUR", "").strip().lower() or PINE),
    )


def _number(environ, name: str) -> int:
    value = environ.get(name, "") or "0"
    if not value.isdigit():
        raise BadSettings(f"{name} must be the number of proxies in front, such as 1.")
    return int(value)


def _name(name: str) -> str:
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise BadSettings(f"SCHOOL_NAME must be one line of at most {LONGEST_NAME} signs.")
    return name


def _colour(colour: str) -> str:
    if not is_colour(colour):
        raise BadSettings("SCHOOL_COLOUR must be a colour such as #14493d.")
    if wrong := missing(colour):
        raise BadSettings(
            f"SCHOOL_COLOUR {colour} cannot be read well: {wrong}. "
            f"The nearest shade that works is {nearest(colour)}."
        )
    return colour


def _secret_key(environ, instance: Path) -> str:
    if "SECRET_KEY" not in environ:
        return _kept_secret(instance / "secret_key")
    if len(environ["SECRET_KEY"].encode()) < SHORTEST_SECRET:
        raise BadSettings(
            f"SECRET_KEY must be at least {SHORTEST_SECRET} bytes. "
            "Leave it out, and one is made and kept in the instance folder."
        )
    return environ["SECRET_KEY"]


def _kept_secret(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text().strip()
