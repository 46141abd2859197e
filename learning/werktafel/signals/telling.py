"""Telling the docenten that questions keep coming back."""

from collections.abc import Iterable
from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.werktafel.signals.models import Cluster

SIGNAL = "Een vraag komt steeds terug aan de Werktafel. Dat is nu een signaal."


def address_of(cluster: Cluster) -> str:
    """Its page."""
    return f"/werktafel/signals/{cluster.public_id}"


def became_signal(cluster: Cluster, docenten: Iterable[int], at: datetime) -> None:
    """Once, however often questions come and go."""
    key = f"werktafel-signal:{cluster.public_id}"
    giving.give(docenten, key, SIGNAL, address_of(cluster), at, kind=Kind.GROEP)


def gone(cluster: Cluster, at: datetime) -> None:
    """It is no signaal any more: no notice leads there."""
    giving.take_back_everywhere(address_of(cluster), at)
