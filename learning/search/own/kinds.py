"""Every kind of text of one's own that is found. A new kind is one more line in OWN."""

from learning.intervisie.safety.queries import words_of
from learning.notebook.queries import all_pages_of
from learning.reviews.sentences.queries import sentences_of
from learning.search.hits import Found, Kind, Looking, mine
from learning.search.own import queries


def works(looking: Looking) -> Found:
    """Drafts and what was handed in; a piece of work is there once."""
    handed_in = queries.handed_in_by(looking)
    rows = (
        (
            [*each.answers.values(), *handed_in.get(each.id, ())],
            each.public_id,
            looking.called(each),
            "submissions.submission",
            {"key": each.public_id},
            each.at,
        )
        for each in queries.works_of(looking)
    )
    return mine(rows, looking)


def pages(looking: Looking) -> Found:
    """Of the logboek."""
    rows = (
        (
            each.answers.values(),
            each.public_id,
            "Een bladzijde uit je logboek",
            "notebook.page",
            {"key": each.public_id},
            each.begun_at,
        )
        for each in all_pages_of(looking.user)
    )
    return mine(rows, looking)


def voices(looking: Looking) -> Found:
    """Sheets and messages of an intervisie, also where one left."""
    rows = (
        (
            each.answers.values(),
            each.public_id,
            "Wat je schreef in een intervisie",
            "intervisie.safety.own_words",
            {"_anchor": f"t-{each.public_id}"},
            each.begun_at,
        )
        for each in words_of(looking.user)
    )
    return mine(rows, looking)


def answers(looking: Looking) -> Found:
    """In talks."""
    found = queries.answers_of(looking)
    rows = (
        (
            [each.text],
            each.public_id,
            f"Je antwoord bij: {looking.called(each.talk)}",
            "talks.own_words",
            {"_anchor": f"antwoord-{each.public_id}"},
            each.at,
        )
        for each in found
    )
    return mine(rows, looking, len(found))


def feedback(looking: Looking) -> Found:
    """That was not sent yet, or not again."""
    if not looking.teaches:
        return Found()
    found = queries.feedback_in_the_making(looking)
    rows = (
        (
            each.feedback.words.values(),
            each.public_id,
            f"{each.hand_in.submission.writer_names}: {looking.called(each.hand_in.submission)}",
            "reviews.work",
            {"key": each.hand_in.public_id},
            each.begun_at,
        )
        for each in found
    )
    return mine(rows, looking, len(found))


def sentences(looking: Looking) -> Found:
    """That a docent uses again."""
    rows = (
        (
            [each.text],
            each.public_id,
            "Een eigen zin",
            "reviews.sentences.sentence",
            {"key": each.public_id},
            each.made_at,
        )
        for each in sentences_of(looking.user)
    )
    return mine(rows, looking)


def evidence(looking: Looking) -> Found:
    """Quotes, and why one chose them."""
    found = queries.evidence_of(looking)
    rows = (
        (
            [each.quote, each.why],
            each.public_id,
            f"{each.code}: uit {each.source_title}",
            "competences.evidence.evidence",
            {"key": each.public_id},
            each.made_at,
        )
        for each in found
    )
    return mine(rows, looking, len(found))


OWN = (
    Kind("werk", "Opdrachten", works),
    Kind("logboek", "Logboek", pages),
    Kind("intervisie", "Intervisie", voices),
    Kind("antwoorden", "Gesprekken in je groep", answers),
    Kind("feedback-in-de-maak", "Feedback die je schrijft", feedback),
    Kind("zinnen", "Je eigen zinnen", sentences),
    Kind("bewijs", "Wat je kunt", evidence),
)
