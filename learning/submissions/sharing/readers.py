"""Who reads what was handed in, as one of its readers sees it."""

from learning.submissions import queries as submissions
from learning.submissions.models import HandIn
from learning.submissions.sharing import queries
from learning.submissions.sharing.words import Readers, readers_in_words


def readers_line(hand_in: HandIn, reader) -> Readers:
    """The sentence about *hand_in* for *reader*, who is one of them."""
    docenten, fellows = submissions.docent_readers_of(hand_in), queries.meant_for(hand_in)
    return readers_in_words(hand_in, reader, docenten, fellows)
