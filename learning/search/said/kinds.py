"""Notes of a talk and asking for contact, as they are found."""

from learning.search.hits import Found, Kind, Looking, theirs
from learning.search.said import queries


def talks(looking: Looking) -> Found:
    """Notes of a talk in place of a text."""
    found = queries.talks_of(looking)
    rows = (
        (
            [note.text for note in each.notes],
            each.public_id,
            looking.called(each.submission),
            "submissions.spoken.talk",
            {"key": each.public_id},
            each.asked_at,
            f"Een gesprek met {each.submission.student.name}"
            if each.submission.student_id != looking.user.id
            else "Een gesprek met je docent",
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def contacts(looking: Looking) -> Found:
    """What goes with asking for contact."""
    found = queries.contacts_of(looking)
    rows = (
        (
            [each.note],
            each.public_id,
            "Vraag om contact",
            "begeleiders.request_page",
            {"key": each.public_id},
            each.asked_at,
            f"Aan {each.other.name}"
            if each.student_id == looking.user.id
            else f"Van {each.student.name}",
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


THEIRS = (
    Kind("praten", "Praten in plaats van schrijven", talks),
    Kind("contact", "Contact", contacts),
)
