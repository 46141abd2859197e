"""A round in whatever state, made through the models' own verbs."""

from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingRound, Said
from learning.modules.parts import Framework, FrameworkItem

PROFILE = Framework(
    "proefprofiel",
    "Proefprofiel",
    "Proef 1",
    competences={
        code: FrameworkItem(code, name, "Je kunt iets.")
        for code, name in (("C1", "Contact maken"), ("C2", "Samenwerken"), ("C3", "Denken"))
    },
)
OWN = {"C1": Said(HowFar.PRACTISING, "Ik belde zelf de buurvrouw."), "C2": Said(HowFar.DOING)}
SEEN = {"C1": Said(HowFar.DOING, "Ik zag je rustig doorvragen.")}


class Round:
    """A round of *student* in *cohort*, with short verbs that commit."""

    def __init__(self, school, student, cohort, at, own=OWN):
        self.school, self.student, self.at = school, student, at
        school.rollback()
        self.round = RatingRound.begin(student, cohort.id, PROFILE, at)
        self.round.save(own, 0)
        school.add(self.round)
        school.commit()

    @property
    def address(self) -> str:
        return f"/competences/rating/{self.round.public_id}"

    def ready(self):
        """It is in."""
        return self.does("say_ready", self.at)

    def seen_by(self, docent, said=SEEN):
        """*docent* says what they see."""
        return self.ready().does("rate", docent, said, self.at)

    def does(self, verb, *what):
        """One verb of the round."""
        self.school.rollback()
        getattr(self.round, verb)(*what)
        self.school.commit()
        return self


def typed(**said) -> dict:
    """What a page sends: ``typed(C1=("oefent", "Een zin"))``."""
    words = {f"word-{code}": word for code, (word, _) in said.items()}
    return words | {f"line-{code}": line for code, (_, line) in said.items()}
