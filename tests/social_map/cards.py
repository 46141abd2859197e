"""A card in whatever state, made through the models' own verbs."""

from learning.base.public_id import new_public_id
from learning.social_map.models import SocialCard, Words

WORDS = {
    "name": "Buurtkamer De Linde",
    "place": "Utrecht",
    "what": "Koffie drinken en samen koken.",
    "for_whom": "Iedereen uit de wijk.",
    "link": "https://delinde.example/inloop",
}
REMARK = "Voor wie precies?"


def card_of(school, finder, cohort, docent, at, state="proposed", remark=REMARK, **words):
    """What *finder* found for *cohort*; *docent* put it where it stands."""
    school.rollback()
    words = Words(**{**WORDS, **words})
    made = SocialCard.propose(new_public_id(), cohort, finder, words, at)
    if state == "given back":
        made.give_back(docent, remark, 1, at)
    if state in {"approved", "taken off"}:
        made.approve(docent, 1, at)
    if state == "taken off":
        made.take_off(at)
    school.add(made)
    school.commit()
    return made
