"""What changed between two hand-ins of one work, question by question."""

from learning.drafting.history import NOW, Compared, History, Kept, Line
from learning.submissions.models import HandIn


def compared(before: HandIn, after: HandIn) -> Compared:
    """From one to the other; ``asked`` holds the questions whose answers differ."""
    history = History((_kept(NOW, after), _kept("1", before)), revision=0)
    return history.compared("1", NOW)


def _kept(name: str, hand_in: HandIn) -> Kept:
    lines = (Line(each.field, each.question, each.text or "") for each in hand_in.answers)
    return Kept(name, hand_in.handed_in_at, "", tuple(lines))
