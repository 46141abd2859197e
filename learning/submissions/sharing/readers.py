"""Who reads what was handed in, as one of its readers sees it."""

from datetime import datetime

from learning.submissions import queries as submissions
from learning.submissions.models import HandIn
from learning.submissions.sharing import queries
from learning.submissions.sharing.words import Readers, readers_in_words
from learning.submissions.showing import queries as showing


def readers_line(hand_in: HandIn, reader, at: datetime) -> Readers:
    """The sentence about *hand_in* for *reader*, who is one of them, at that moment."""
    docenten, fellows = submissions.docent_readers_of(hand_in), queries.meant_for(hand_in)
    return readers_in_words(hand_in, reader, docenten, fellows, showing.standing_on(hand_in, at))
