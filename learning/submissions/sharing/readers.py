"""Who reads what was handed in, as one of its readers sees it."""

from datetime import datetime

from learning.submissions import queries as submissions
from learning.submissions.models import HandIn, Submission
from learning.submissions.sharing import queries
from learning.submissions.sharing.words import Readers, readers_in_words
from learning.submissions.showing import queries as showing


def readers_line(hand_in: HandIn, reader, at: datetime) -> Readers:
    """The sentence about *hand_in* for *reader*, who is one of them, at that moment."""
    docenten, fellows = submissions.docent_readers_of(hand_in), queries.meant_for(hand_in)
    return readers_in_words(hand_in, reader, docenten, fellows, showing.standing_on(hand_in, at))


def readers_of_all(work: Submission, reader, at: datetime) -> Readers | None:
    """The same about all that was handed in of *work*, the older texts too; None: nothing that
    anybody reads."""
    there = [each for each in work.hand_ins if not (each.taken_back_at or each.erased_at)]
    if not there:
        return None
    widest = work.shared or there[-1]
    docenten, fellows = submissions.docent_readers_of(widest), queries.meant_for(widest)
    by_name = showing.standing_among(there, at)
    return readers_in_words(widest, reader, docenten, fellows, by_name)
