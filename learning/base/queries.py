"""Questions about what lies ready to go out, and whether the database answers."""

from datetime import datetime

from sqlalchemy import select, text

from learning.base.db import db
from learning.base.models import OutgoingMail


def next_mail(moment: datetime) -> OutgoingMail | None:
    """The mail that waits longest and whose time has come; another pass skips it meanwhile."""
    return db.session.scalar(
        select(OutgoingMail)
        .where(OutgoingMail.sent_at.is_(None), OutgoingMail.try_at <= moment)
        .order_by(OutgoingMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def schema_version() -> str | None:
    """The migration that the database stands at; None when it was never made."""
    return db.session.scalar(text("SELECT version_num FROM alembic_version"))
