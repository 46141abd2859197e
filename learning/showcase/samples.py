"""Invented people, texts and states that the components are shown with."""

from datetime import UTC, datetime
from types import SimpleNamespace as A

from learning.drafting.changes import changes

AT = datetime(2026, 3, 9, 13, 3, tzinfo=UTC)
BEFORE = "Ik ging naar het buurthuis. Het was druk. Ik bleef even staan bij de deur."
AFTER = "Ik ging naar het buurthuis. Ik bleef even staan bij de deur. Toen zei iemand hoi."
STATES = {
    "open": "niet begonnen",
    "busy": "bezig",
    "sent": "ingeleverd",
    "more": "aanvullen",
    "done": "voldaan",
    "talked": "besproken",
    "other": "andere vorm",
}


def samples() -> dict:
    """What the templates of the page are given, by name."""
    anna, sanne = A(name="Anna"), A(name="Sanne")
    said = A(
        public_id="voorbeeld1",
        review=A(docent=anna, sent_at=AT),
        at=AT,
        taken_back_at=None,
        exact="Ik bleef even staan",
        text="Wat maakte dat je bleef staan?",
        versions=[],
        done_at=None,
        done_by=sanne,
    )
    note = A(
        remark=said,
        number=1,
        place=True,
        is_earlier=False,
        is_changed=False,
        answers=[A(by=sanne, at=AT, text="Ik durfde nog niet goed.")],
        may_change=False,
        may_react=False,
        has_answered=True,
    )
    before = A(**{**vars(said), "public_id": "voorbeeld3", "text": "Wie zag je daar nog meer?"})
    earlier = A(**{**vars(note), "remark": before, "number": 2, "place": False, "is_earlier": True})
    words = A(
        already="Je kijkt rustig om je heen. Je wacht tot er ruimte is.",
        to_add="Schrijf nog op wat jij daarna deed.",
        next_step="",
        question="",
    )
    review = A(feedback=A(sent_words=words, older=[]), corrected_at=None, reply=None, docent=anna)
    return {
        "at": AT,
        "states": STATES,
        "changed": changes(BEFORE, AFTER),
        "note": note,
        "earlier": earlier,
        "review": review,
        "steps_of_thread": [
            (A(title="Afspraken"), "done"),
            (A(title="Situaties"), "done"),
            (A(title="Vertellen"), "now"),
            (A(title="Vragen"), ""),
            (A(title="Meenemen"), ""),
        ],
        "card": A(
            public_id="voorbeeld2",
            name="De Koffiepot",
            place="Hoek van de markt",
            what="Elke dinsdag koffie. Je hoeft je niet aan te melden.",
            for_whom="Iedereen uit de buurt",
            link="",
            phone="",
        ),
        "figures_told": [
            A(what="Vrijwilligers in de buurt", year="2012", source="Eigen telling"),
            A(what="Open middagen in een week", year="2014", source="Buurthuis"),
        ],
        "profile_told": A(
            rows=[
                A(
                    code="C4",
                    name="Ruimte maken",
                    emphasised=True,
                    text="Je maakt plek.",
                    rows=[],
                ),
                A(code="C5", name="Aansluiten", emphasised=False, text="Je luistert.", rows=[]),
            ]
        ),
        "heavy": A(
            id="zwaar",
            level=3,
            title="Dit stuk gaat over verlies",
            html="<p>De tekst die je kunt overslaan.</p>",
        ),
        "module_still": A(slug="kwartiermaken", title="Kwartiermaken"),
        "mail_away": A(away_since=AT, waiting=2, given_up=[]),
        "sentences": [A(text="Je bent er bijna."), A(text="Neem er de tijd voor.")],
        "hits": A(
            hits=[
                A(
                    endpoint="modules.all_modules",
                    title="Werken aan kwartiermaken",
                    about="Hoofdstuk",
                    when=None,
                    words=[("Een ", False), ("vrijplaats", True), (" is een plek.", False)],
                    **{"values": {}},
                )
            ],
            more=False,
            last="",
        ),
        "hits_kind": A(id="hoofdstukken", title="Hoofdstukken"),
    }
