"""Evidence in a test: texts to quote, and quotes of them, through the models' own verbs."""

from learning.competences.evidence.choosing import Line
from learning.competences.evidence.models import Evidence
from learning.competences.evidence.sources import (
    hand_in_as_text,
    harvest_as_text,
    page_as_text,
)
from learning.drafting.draft import Typed
from learning.intervisie.groups.models import IntervisieGroup, Keeps
from learning.intervisie.threads.models import (
    Contribution,
    ContributionWords,
    Participation,
    PhaseRun,
    Thread,
)
from learning.modules.werkvormen import Role, Way
from learning.notebook.models import TEXT, NotebookPage
from tests.work import Work

FRAMEWORK, INDICATOR, COMPETENCE = "proefprofiel", "SW1", "C1"
SHOWS = Line(FRAMEWORK, INDICATOR, "Je laat iets zien.")
WHY = "Ik stapte er zelf op af."
HARVESTED = "Eerst vragen wat iemand wil. Dan pas helpen."


class Quotes:
    """Texts of *student* in *cohort*, and evidence of them; each verb commits."""

    def __init__(self, school, student, cohort, at):
        self.school, self.student, self.cohort, self.at = school, student, cohort, at

    def handed_in(self, text, opdracht="kijk-terug", part="", fields=None):
        return Work(self.school, self.student, self.cohort, self.at, opdracht, part).hand_in(text)

    def page(self, text) -> NotebookPage:
        made = NotebookPage.begin(self.student, self.at)
        made.save(Typed({TEXT: text}, [], 0, "test"), self.at)
        return self._kept(made)

    def harvest(self, text=HARVESTED) -> Contribution:
        """What the student took along from a thread of a group of their own."""
        group = IntervisieGroup(name="Zwaluwen", made_by_id=self.student.id, created_at=self.at)
        group.cohort, group.keeps = self.cohort, Keeps.FOUR_WEEKS
        self._kept(group)
        thread = Thread(group_id=group.id, way=Way.ONLINE, keeps_words=True, keeps=group.keeps)
        thread.started_at = thread.touched_at = self.at
        run = PhaseRun(phase="oogst", opened_at=self.at)
        thread.runs = [run]
        place = Participation(user_id=self.student.id, role=Role.DEELNEMER, asked_at=self.at)
        place.joined_at = self.at
        thread.participations = [place]
        self._kept(thread)
        made = Contribution(run_id=run.id, author_id=self.student.id, begun_at=self.at)
        made.done_at = self.at
        made.words = ContributionWords(answers={"mee": text}, revision=1, saved_from="")
        made.words.saved_at = self.at
        return self._kept(made)

    def of_hand_in(self, text="Ik hielp een buur.", part="", **tied) -> Evidence:
        return self.of(self.handed_in(text, part=part), text, **tied)

    def of_again(self, page, quote, code) -> Evidence:
        """One more, not saved yet."""
        made = Evidence.of_text(self.student, page_as_text(page), quote, self.at)
        return made.tie(Line(FRAMEWORK, code, f"Wat {code} zegt."), WHY)

    def of(self, thing, quote, line=SHOWS, why=WHY) -> Evidence:
        """A quote of a HandIn, a Contribution or a NotebookPage."""
        if isinstance(thing, NotebookPage):
            text = page_as_text(thing)
        elif isinstance(thing, Contribution):
            text = harvest_as_text(thing)
        else:
            text = hand_in_as_text(thing, self.student.id, {})
        return self._kept(Evidence.of_text(self.student, text, quote, self.at).tie(line, why))

    def _kept(self, made):
        self.school.add(made)
        self.school.commit()
        return made
