"""A proposed example in whatever state, made through the model's own verbs."""

from learning.base.public_id import new_public_id
from learning.examples.proposals.models import ExampleProposal, Words

WORDS = {
    "name": "Ruilkast De Vaart",
    "place": "Utrecht",
    "organiser": "Buurtbewoners",
    "what": "Een kast op straat. Je neemt en je geeft.",
    "works": "Niemand vraagt waarom je iets nodig hebt.",
    "question": "Waar zou jij zo’n kast zetten?",
    "link": "https://ruilkast.example",
    "named": "ja",
}
REMARK = "Wie vult de kast bij?"


def example_of(school, proposer, cohort, docent, at, state="proposed", remark=REMARK, **words):
    """What *proposer* proposed to *cohort*; *docent* put it where it stands."""
    school.rollback()
    told = {**WORDS, **words}
    named = told.pop("named") == "ja"
    words = Words(**told, with_name=named)
    made = ExampleProposal.propose(new_public_id(), cohort, proposer, words, at)
    if state == "given back":
        made.give_back(docent, remark, 1, at)
    if state == "aside":
        made.put_aside(docent, remark, 1, at)
    if state == "accepted":
        made.accept(docent, 1, at)
    if state == "taken back":
        made.take_back(at)
    school.add(made)
    school.commit()
    return made
