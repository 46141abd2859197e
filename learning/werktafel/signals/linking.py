"""Linking questions that are alike, and unlinking; inside ``writing()``, with their table locked
(``queries.lock_table_of``)."""

from datetime import datetime

from learning.base.db import db
from learning.base.errors import Refused
from learning.werktafel.models import Question
from learning.werktafel.signals import queries, telling
from learning.werktafel.signals.models import Cluster

BOTH_PASSED = "Deze vragen horen elk bij een signaal dat is doorgegeven. Ze blijven daarom los."


def link(one: Question, other: Question, at: datetime) -> Cluster:
    """Both, and all that are alike already, are one cluster: the older of the two, if any.

    Linked twice, or in a ring, nothing changes. Raises Refused when both were passed on: what one
    of two organisations does would be lost."""
    numbers = sorted({each.cluster_id for each in (one, other) if each.cluster_id})
    known = queries.clusters(numbers)
    if len([each for each in known if each.passed_on]) > 1:
        raise Refused(BOTH_PASSED)
    kept = known[0] if known else Cluster(table_id=one.table_id, begun_at=at)
    if not known:
        db.session.add(kept)
        db.session.flush()
    for younger in known[1:]:
        _take_over(kept, younger, at)
    one.cluster_id = other.cluster_id = kept.id
    db.session.flush()
    return kept


def let_go(question: Question, at: datetime) -> None:
    """It is alike no more."""
    number, question.cluster_id = question.cluster_id, None
    db.session.flush()
    for cluster in queries.clusters([number] if number else []):
        settle(cluster, at)


def settle(cluster: Cluster, at: datetime) -> None:
    """No notice leads to what is no signaal any more; what is left alone then is no cluster."""
    if queries.is_signal(cluster):
        return
    telling.gone(cluster, at)
    left = queries.members_of(cluster)
    if len(left) <= 1:
        for each in left:
            each.cluster_id = None
        db.session.flush()
        db.session.delete(cluster)
        db.session.flush()


def _take_over(kept: Cluster, younger: Cluster, at: datetime) -> None:
    for each in queries.members_of(younger):
        each.cluster_id = kept.id
    kept.take_over(younger)
    telling.gone(younger, at)
    db.session.flush()
    db.session.expire(younger, ["reports"])
    db.session.delete(younger)
    db.session.flush()
