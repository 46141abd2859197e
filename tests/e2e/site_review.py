"""The pages of looking at one piece of work: who has it, what changed, own sentences."""

from tests.e2e.site import link, place, press, write

SENTENCES = "/reviews/sentences"
AT_COLLEAGUE = ("/reviews/", link("Bilal, Een bijeenkomst"))
TAKE_OVER = (*AT_COLLEAGUE, link("Neem het over"))

PLACES = [
    place("anna", "reviews.sentences.all_sentences", SENTENCES),
    place(
        "anna",
        "reviews.sentences.add",
        SENTENCES,
        press("Bewaar deze zin"),
        about="refused",
        status=422,
    ),
    place("anna", "reviews.sentences.sentence", SENTENCES, link("^Verander")),
    place(
        "anna",
        "reviews.sentences.change",
        SENTENCES,
        link("^Verander"),
        write(""),
        press("Bewaar deze zin"),
        about="refused",
        status=422,
    ),
    place(
        "anna",
        "reviews.rounds.changes",
        "/reviews/",
        link("Noor, Verken Enik"),
        link("Wat er veranderde"),
    ),
    place("anna", "reviews.work", *AT_COLLEAGUE, about="at a colleague"),
    place("anna", "reviews.leases.ask", *TAKE_OVER),
    place(
        "anna",
        "reviews.leases.take_over",
        *TAKE_OVER,
        write("te lang " * 63),
        press("Neem het over"),
        about="refused",
        status=422,
    ),
]
