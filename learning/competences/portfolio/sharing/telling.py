"""Telling somebody that they may read a portfolio, without a name or a word of it."""

from datetime import datetime

from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.notices import giving
from learning.notices.kinds import Kind

SHOWN = "Iemand laat je een portfolio lezen."
ALL = "/competences/portfolio/shared"


def address_of(share: PortfolioShare) -> str:
    """Where its reader finds it."""
    return f"{ALL}/{share.public_id}"


def tell(share: PortfolioShare, at: datetime) -> None:
    """Its reader may open it from now on."""
    key = f"portfolio:{share.public_id}:shown"
    giving.give([share.reader_id], key, SHOWN, address_of(share), at, kind=Kind.SAMEN)


def unsay(share: PortfolioShare, at: datetime) -> None:
    """Its page is closed: no notice leads there."""
    giving.take_back([share.reader_id], address_of(share), at)
