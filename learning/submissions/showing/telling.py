"""Telling people that they may read along, or are asked about it, without a word of the text."""

from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.submissions.showing.models import Showing

SHOWN = "Iemand laat je een tekst lezen."
ASKED = "Je docent vraagt of een andere docent mag meelezen."
WILL_READ = "Een collega vraagt of je meeleest."
RATHER_NOT = "Een student wil liever niet dat een collega meeleest."
ALL = "/submissions/shown"


def address_of(showing: Showing) -> str:
    """Where its reader finds the text."""
    return f"{ALL}/{showing.public_id}"


def work_address(showing: Showing) -> str:
    """Where its writer finds it."""
    return f"/submissions/{showing.hand_in.submission.public_id}"


def colleague_address(showing: Showing) -> str:
    """Where the docent who asked finds what became of it."""
    return f"/submissions/hand-ins/{showing.hand_in.public_id}/colleague"


def tell_shown(showing: Showing, at: datetime) -> None:
    """Its reader may open it from now on."""
    _tell(showing.reader_id, showing, "shown", SHOWN, address_of(showing), at)


def tell_asked(showing: Showing, at: datetime) -> None:
    """The writer is asked; the colleague hears that there is a question, not about whom."""
    writer = showing.hand_in.submission.student_id
    _tell(writer, showing, "asked", ASKED, work_address(showing), at)
    _tell(showing.reader_id, showing, "will-read", WILL_READ, ALL, at)


def unsay(showing: Showing, at: datetime) -> None:
    """Its page is closed, and nothing is asked about it any more."""
    take_back([(showing.public_id, showing.reader_id)], at)
    giving.unsay(showing.hand_in.submission.student_id, _key(showing.public_id, "asked"), at)


def tell_rather_not(showing: Showing, at: datetime) -> None:
    """The docent who asked hears that the writer would rather not."""
    there = colleague_address(showing)
    _tell(showing.asked_by_id, showing, "rather-not", RATHER_NOT, there, at)


def _tell(user_id: int, showing: Showing, what: str, words: str, page: str, at: datetime) -> None:
    giving.give([user_id], _key(showing.public_id, what), words, page, at, kind=Kind.SAMEN)


def _key(public_id: str, what: str) -> str:
    return f"showing:{public_id}:{what}"


def take_back(rows, at: datetime) -> None:
    """The work is closed for everybody to whom it was shown: no notice leads there. *rows*: those
    of queries.addresses_about()."""
    for key, reader_id in rows:
        giving.take_back([reader_id], f"{ALL}/{key}", at)
        giving.unsay(reader_id, _key(key, "will-read"), at)
