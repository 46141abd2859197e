"""Every kind of text of others that is found. A new kind is one more line in OTHERS.

Of what others wrote only the place is told, never a word: nobody opens it by looking for it.
"""

from learning.modules.parts import Kind as PartKind
from learning.search.hits import Found, Hit, Kind, Looking, theirs
from learning.search.others import queries
from learning.social_map.states import State


def _number(before: str) -> int | None:
    is_one = before.isascii() and before.isdigit() and len(before) < 15
    return int(before) if is_one else None


def hand_ins(looking: Looking) -> Found:
    """Of the students of a docent."""
    found, more = queries.hand_ins_with(looking, _number(looking.before))
    hits = [
        Hit(
            str(each.id),
            looking.called(each.submission),
            "reviews.work",
            {"key": each.public_id},
            each.handed_in_at,
            f"Van {each.submission.writer_names}",
        )
        for each in found
    ]
    return Found(hits, more)


def feedback(looking: Looking) -> Found:
    """That docenten of the cohort sent, oneself too."""
    found, more = queries.feedback_with(looking, _number(looking.before))
    hits = [
        Hit(
            str(number),
            looking.called(each.hand_in.submission),
            "reviews.work",
            {"key": each.hand_in.public_id},
            each.sent_at,
            f"Van {each.docent.name}, voor {each.hand_in.submission.writer_names}",
        )
        for number, each in found
    ]
    return Found(hits, more)


def answers(looking: Looking) -> Found:
    """In the talks of a docent's cohorts."""
    found, more = queries.answers_with(looking, _number(looking.before))
    return Found([Hit(*_place_of(looking, str(each.id), each)) for each in found], more)


def _place_of(looking: Looking, key: str, each) -> tuple:
    return (
        key,
        looking.called(each.talk),
        "talks.talk",
        {"key": each.talk.public_id, "_anchor": f"antwoord-{each.public_id}"},
        each.at,
        f"Een antwoord van {each.writer.name}",
    )


def feedback_for_me(looking: Looking) -> Found:
    """On one's own work: what was asked about it too, and the remarks with their answers."""
    found = queries.feedback_for(looking)
    beside = queries.said_beside(found)
    rows = (
        (
            [*each.feedback.sent_words.values(), *beside[each.id]],
            each.public_id,
            looking.called(each.hand_in.submission),
            "submissions.submission",
            {"key": each.hand_in.submission.public_id},
            each.sent_at,
            f"Van {each.docent.name}",
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def shared(looking: Looking) -> Found:
    """By fellow students; in a talk too."""
    found, looked_at = queries.shared_with(looking)
    rows = (
        (
            [answer.text for answer in each.answers],
            each.public_id,
            looking.called(each.submission),
            "submissions.sharing.read",
            {"key": each.public_id},
            each.handed_in_at,
            f"Van {each.submission.student.name}"
            + (", in een gesprek" if each.submission.kind == PartKind.TALK else ""),
        )
        for each in found
    )
    return theirs(rows, looking, looked_at)


def shown_by_name(looking: Looking) -> Found:
    """By one person, until a day."""
    found = queries.shown_by_name_to(looking)
    rows = (
        (
            [answer.text for answer in each.hand_in.answers],
            each.public_id,
            looking.called(each.hand_in.submission),
            "submissions.showing.read",
            {"key": each.public_id},
            each.hand_in.handed_in_at,
            f"Van {each.hand_in.submission.student.name}",
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def answers_shown(looking: Looking) -> Found:
    """In the talks of one's own cohort."""
    found = queries.answers_shown_to(looking)
    rows = (([each.text], *_place_of(looking, each.public_id, each)) for each in found)
    return theirs(rows, looking, len(found))


def voices(looking: Looking) -> Found:
    """In an intervisie in which one takes part, as far as its phases show it now."""
    rows = (
        (
            each.answers.values(),
            each.public_id,
            f"Intervisie in {group}",
            "intervisie.threads.thread",
            {"key": thread, "_anchor": f"bijdrage-{each.public_id}"},
            each.done_at,
            f"Van {each.name}",
        )
        for each, thread, group in queries.voices_shown_to(looking)
    )
    return theirs(rows, looking)


def cards(looking: Looking) -> Found:
    """On the sociale kaart, and those of one's own or of a docent that are not on it."""
    found = queries.cards_for(looking)
    rows = (
        (
            [f"{each.name} {each.place} {each.what} {each.for_whom}", each.remark],
            each.public_id,
            _card(looking, each),
            "social_map.card",
            {"key": each.public_id},
            each.proposed_at,
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def _card(looking: Looking, card) -> str:
    is_known = card.state is State.APPROVED or card.proposer_id == looking.user.id
    return card.name if is_known else "Een plek die niet op de kaart staat"


OTHERS = (
    Kind("ingeleverd", "Ingeleverd werk", hand_ins),
    Kind("gegeven-feedback", "Feedback aan studenten", feedback),
    Kind("gesprekken-docent", "Gesprekken van je groepen", answers),
    Kind("feedback", "Feedback op jouw werk", feedback_for_me),
    Kind("gedeeld", "Met je gedeeld", shared),
    Kind("getoond", "Aan jou getoond", shown_by_name),
    Kind("gesprekken", "Gesprekken in je groep", answers_shown),
    Kind("intervisies", "Intervisie", voices),
    Kind("kaart", "Sociale kaart", cards),
)
