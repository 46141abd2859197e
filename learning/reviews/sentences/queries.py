"""Questions about own sentences. There is no way to anybody else's, for nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, delete, func, select

from learning.accounts.models import User
from learning.base.db import db
from learning.reviews.sentences.models import UNDO, OwnSentence


def readable_by(user: User) -> Select:
    """The sentences of *user*; those that were taken away too, as long as they can be put back."""
    return select(OwnSentence).where(OwnSentence.docent_id == user.id)


def readers_of(sentence: OwnSentence) -> Sequence[User]:
    """The people behind *Dit lees je alleen zelf*; nobody once the account is closed."""
    return [sentence.docent] if sentence.docent.is_active else []


def sentences_of(user: User) -> Sequence[OwnSentence]:
    """What *user* can use, the most used first, then the newest."""
    return db.session.scalars(
        readable_by(user)
        .where(OwnSentence.removed_at.is_(None))
        .order_by(OwnSentence.uses.desc(), OwnSentence.id.desc())
    ).all()


def removed_of(user: User) -> Sequence[OwnSentence]:
    """What *user* took away and can put back, or nearly, the last first."""
    removed = readable_by(user).where(OwnSentence.removed_at.is_not(None))
    return db.session.scalars(removed.order_by(OwnSentence.removed_at.desc())).all()


def count_of(user: User) -> int:
    """How many *user* has."""
    own = OwnSentence.docent_id == user.id, OwnSentence.removed_at.is_(None)
    return db.session.scalar(select(func.count()).select_from(OwnSentence).where(*own))


def note_uses(user: User, texts: Iterable[str]) -> None:
    """Count the sentences of *user* that stand in what was sent."""
    sent = list(texts)
    for each in sentences_of(user):
        each.uses += any(each.text in text for text in sent)


def forget(sentence: OwnSentence) -> None:
    """For good, now."""
    db.session.execute(delete(OwnSentence).where(OwnSentence.id == sentence.id))


def wipe_removed(at: datetime) -> None:
    """Forget for good what was taken away so long ago that it cannot be put back."""
    db.session.execute(delete(OwnSentence).where(OwnSentence.removed_at <= at - UNDO))
