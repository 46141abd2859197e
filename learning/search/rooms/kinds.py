"""The Werktafel, practice examples and what one can, as they are found."""

from learning.examples.proposals.queries import own_of
from learning.search.hits import Found, Kind, Looking, mine, theirs
from learning.search.rooms import queries
from learning.werktafel.queries import own_additions, own_questions


def questions(looking: Looking) -> Found:
    """That one asked at the Werktafel."""
    rows = (
        (
            [each.text],
            each.public_id,
            "Je vraag aan de Werktafel",
            "werktafel.question",
            {"key": each.public_id},
            each.asked_at,
        )
        for each in own_questions(looking.user)
    )
    return mine(rows, looking)


def additions(looking: Looking) -> Found:
    """That one brought to questions of others."""
    rows = (
        ([each.text], each.public_id, "Wat je inbracht", "werktafel.own", {}, each.at)
        for each in own_additions(looking.user)
    )
    return mine(rows, looking)


def examples(looking: Looking) -> Found:
    """That one proposed, wherever they stand."""
    rows = (
        (
            _told_in(each),
            each.public_id,
            "Je voorbeeld uit de buurt",
            "examples.proposals.proposal",
            {"key": each.public_id},
            each.proposed_at,
        )
        for each in own_of(looking.user)
    )
    return mine(rows, looking)


def _told_in(proposal) -> list[str]:
    it = proposal.words
    return [f"{it.name} {it.organiser} {it.place}", it.what, it.works, it.question, proposal.remark]


def portfolio(looking: Looking) -> Found:
    """The introduction and the pieces of one's own."""
    found = queries.own_portfolio(looking)
    rows = (
        (
            [text],
            name,
            "Uit je portfolio",
            "competences.portfolio.portfolio",
            {},
            found.saved_at,
        )
        for name, text in (found.answers.items() if found else ())
    )
    return mine(rows, looking)


def own_lines(looking: Looking) -> Found:
    """That one wrote when looking how far one, or a student, is."""
    return mine(_lines(looking, True), looking)


def lines(looking: Looking) -> Found:
    """What the other side wrote there, once both are in."""
    return theirs(_lines(looking, False), looking)


def _lines(looking: Looking, is_own: bool):
    rounds = queries.rounds_of(looking)
    written: dict[int, list[str]] = {}
    for number, author, line in queries.lines_shown_to(looking) if rounds else ():
        if (author == looking.user.id) == is_own:
            written.setdefault(number, []).append(line)
    for each in rounds:
        if (each.talked_by_id == looking.user.id) == is_own:
            written.setdefault(each.id, []).append(each.talk_line)
        address = "competences.rating.round_page", {"key": each.public_id}
        of = f" van {each.student.name}" if each.student_id != looking.user.id else ""
        title = f"Hoe ver: {each.framework_title}{of}"
        yield written.get(each.id, ()), each.public_id, title, *address, each.begun_at


def others_questions(looking: Looking) -> Found:
    """At the Werktafel; who asked only where that may be known."""
    found, looked_at = queries.questions_shown_to(looking)
    rows = (
        (
            [each.text],
            each.public_id,
            "Een vraag aan de Werktafel",
            "werktafel.question",
            {"key": each.public_id},
            each.brought_at,
            f"Van {each.asker.name}" if each.is_named else "Zonder naam",
        )
        for each in found
    )
    return theirs(rows, looking, looked_at)


def others_additions(looking: Looking) -> Found:
    """What others brought to a question."""
    found, looked_at = queries.additions_shown_to(looking)
    rows = (
        (
            [each.text],
            each.public_id,
            "Bij een vraag aan de Werktafel",
            "werktafel.question",
            {"key": each.question.public_id, "_anchor": f"inbreng-{each.public_id}"},
            each.at,
            f"Van {each.writer.name}",
        )
        for each in found
    )
    return theirs(rows, looking, looked_at)


def signals(looking: Looking) -> Found:
    """Where they went, and what came of them."""
    found = queries.signals_shown_to(looking)
    rows = (
        (
            [each.passed_to, *(report.text for report in each.reports)],
            each.public_id,
            "Een signaal",
            "werktafel.signals.signal",
            {"key": each.public_id},
            each.begun_at,
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def others_examples(looking: Looking) -> Found:
    """That stand in the library of one's cohort, and for a docent those that do not yet."""
    found = queries.proposals_shown_to(looking)
    rows = (
        (
            _told_in(each),
            each.public_id,
            each.name if each.accepted_at else "Een voorbeeld dat niet bij de voorbeelden staat",
            "examples.proposals.proposal",
            {"key": each.public_id},
            each.proposed_at,
            _finder_of(each, looking),
        )
        for each in found
    )
    return theirs(rows, looking, len(found))


def _finder_of(proposal, looking: Looking) -> str:
    is_told = proposal.with_name or proposal.cohort_id in looking.teaches
    return f"Gevonden door {proposal.proposer.name}" if is_told else "Uit jullie groep"


def portfolios(looking: Looking) -> Found:
    """That others let one read."""
    rows = (
        (
            texts,
            each.public_id,
            "Een portfolio",
            "competences.portfolio.sharing.read",
            {"key": each.public_id},
            each.begun_at,
            f"Van {each.portfolio.student.name}",
        )
        for each, texts in queries.portfolios_shown_to(looking)
    )
    return theirs(rows, looking)


MINE = (
    Kind("vragen", "Je vragen aan de Werktafel", questions),
    Kind("inbreng", "Wat je inbracht aan de Werktafel", additions),
    Kind("eigen-voorbeelden", "Je praktijkvoorbeelden", examples),
    Kind("hoe-ver", "Hoe ver je bent", own_lines),
    Kind("portfolio", "Je portfolio", portfolio),
)
THEIRS = (
    Kind("werktafel", "Vragen aan de Werktafel", others_questions),
    Kind("werktafel-inbreng", "Inbreng aan de Werktafel", others_additions),
    Kind("signalen", "Signalen", signals),
    Kind("voorbeelden-groep", "Praktijkvoorbeelden van je groep", others_examples),
    Kind("samen-kijken", "Samen kijken hoe ver", lines),
    Kind("portfolios", "Portfolio’s", portfolios),
)
