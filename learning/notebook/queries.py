"""Questions about logboeken. There is no way to anybody else's page, for nobody."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, Select, delete, select

from learning.accounts.models import User
from learning.base.db import db
from learning.notebook.models import UNDO, NotebookPage, NotebookVersion

PAGE = 30


def readable_by(user: User) -> Select:
    """The pages that *user* wrote; those that are being erased too."""
    return select(NotebookPage).where(NotebookPage.writer_id == user.id)


def readers_of(page: NotebookPage) -> Sequence[User]:
    """The people behind *Dit lees je alleen zelf*; nobody once the account is closed."""
    return [page.writer] if page.writer.is_active else []


_columns = (
    NotebookPage.public_id,
    NotebookPage.begun_at,
    NotebookPage.saved_at,
    NotebookPage.answers,
)


def _written_by(user: User) -> Select:
    return (
        select(*_columns)
        .where(NotebookPage.writer_id == user.id, NotebookPage.erased_at.is_(None))
        .where(NotebookPage.saved_at.is_not(None))
        .order_by(NotebookPage.begun_at.desc(), NotebookPage.id.desc())
    )


def pages_of(user: User, page: int = 1) -> Sequence[Row]:
    """public_id, begun_at, saved_at, answers of what *user* wrote, newest first: PAGE of them, and
    one more if there is more. *page* counts from 1."""
    return db.session.execute(_written_by(user).offset((page - 1) * PAGE).limit(PAGE + 1)).all()


def all_pages_of(user: User) -> Sequence[Row]:
    """The same, all of them."""
    return db.session.execute(_written_by(user)).all()


def erased_pages_of(user: User) -> Sequence[NotebookPage]:
    """What *user* erased and can still take back, or nearly, the last first."""
    erased = readable_by(user).where(NotebookPage.erased_at.is_not(None))
    return db.session.scalars(erased.order_by(NotebookPage.erased_at.desc())).all()


def empty_page_of(user: User) -> NotebookPage | None:
    """The last page that *user* began and never wrote on."""
    empty = readable_by(user).where(
        NotebookPage.saved_at.is_(None), NotebookPage.erased_at.is_(None)
    )
    return db.session.scalar(empty.order_by(NotebookPage.id.desc()).limit(1))


def wipe(page: NotebookPage) -> None:
    """Forget it, with every earlier text."""
    _forget([page.id])


def wipe_erased(at: datetime) -> None:
    """Forget every page that was erased so long ago that it cannot be undone."""
    due = select(NotebookPage.id).where(NotebookPage.erased_at <= at - UNDO)
    _forget(db.session.scalars(due.with_for_update()).all())


def _forget(numbers: Sequence[int]) -> None:
    if numbers:
        versions, pages = NotebookVersion.page_id.in_(numbers), NotebookPage.id.in_(numbers)
        db.session.execute(delete(NotebookVersion).where(versions))
        db.session.execute(delete(NotebookPage).where(pages))
