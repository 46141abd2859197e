"""Who hears in the demo school that feedback came; by the same sentence as on the site."""

from collections.abc import Iterable

from learning.accounts.models import User
from learning.notices.giving import give
from learning.notices.kinds import Kind
from learning.reviews.queries import news_for
from learning.reviews.telling import SENT


def play_notices(people: Iterable[User]) -> None:
    """Tell each of *people* of the feedback that they did not react to yet."""
    for each in people:
        for news in news_for(each):
            key, page = f"review:{news.submission}:sent", f"/submissions/{news.submission}"
            told = ([each.id], key, SENT, page, news.sent_at, news.module)
            give(*told, kind=Kind.FEEDBACK, on_my_place=False)
