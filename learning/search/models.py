"""The index comes with the tables that it is about; see indexing.py. It has no models."""

from sqlalchemy import event

from learning.base.db import db
from learning.reviews.models import FeedbackVersion
from learning.search.indexing import INDEXES, makes
from learning.submissions.models import HandedInAnswer
from learning.talks.models import TalkAnswer

ABOUT = (HandedInAnswer, FeedbackVersion, TalkAnswer)
NAMES = tuple(each.name for each in INDEXES)


@event.listens_for(db.metadata, "after_create")
def _make_index(_metadata, connection, tables=(), **_) -> None:
    if {each.__table__ for each in ABOUT} <= set(tables):
        for statement in makes(connection.dialect.name):
            connection.exec_driver_sql(statement)
