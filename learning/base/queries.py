"""Questions about what lies ready to go out, and whether the database answers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text

from learning.base.db import db
from learning.base.models import OutgoingMail


def mails_to_send(moment: datetime, most: int = 50) -> Sequence[OutgoingMail]:
    """Mails whose time has come, oldest first. Another pass that runs now skips these rows."""
    return db.session.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.sent_at.is_(None), OutgoingMail.try_at <= moment)
        .order_by(OutgoingMail.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def schema_version() -> str | None:
    """The migration that the database stands at; None when it was never made."""
    return db.session.scalar(text("SELECT version_num FROM alembic_version"))
