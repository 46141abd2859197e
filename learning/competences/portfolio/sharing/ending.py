"""When somebody reads a portfolio no longer; inside ``writing()``. No notice leads there then."""

from datetime import datetime

from learning.competences.portfolio.sharing import queries, telling
from learning.competences.portfolio.sharing.models import PortfolioShare


def close(share: PortfolioShare, at: datetime) -> None:
    """Nobody reads by it."""
    share.withdraw(at)
    telling.unsay(share, at)


def stop_what_is_over(at: datetime) -> None:
    """What ended by its time, or because there is no tie any more. Reading stopped before this:
    this only tidies up."""
    for share in queries.over_at(at):
        close(share, at)
