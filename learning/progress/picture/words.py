"""How the school says who was not heard of, and who waits."""

from collections.abc import Sequence

from learning.base.dates import counted, listed
from learning.progress.picture.picture import Quiet

MOST_NAMES = 12


def quiet_sentence(each: Quiet) -> str:
    """Kindly: a fact about the site, not about the person."""
    if each.days is None:
        return f"Van {each.name} hoorde de site nog niets."
    return f"Van {each.name} hoorde de site {counted(each.days, 'dag', 'dagen')} niets."


def named(names: Sequence[str]) -> str:
    """The first names, and how many more: *Sanne, Bilal en nog 30 anderen*."""
    if len(names) <= MOST_NAMES:
        return listed(list(names))
    more = len(names) - MOST_NAMES + 1
    return listed([*names[: MOST_NAMES - 1], f"nog {more} anderen"])
