"""Somebody's work in a test: write, hand in, review it, through the models' own verbs."""

from datetime import timedelta

from learning.drafting.draft import Typed
from learning.modules.parts import Field
from learning.reviews.models import WORDS, Review
from learning.submissions.models import Submission
from learning.submissions.rules import Verdict
from tests.pages import hidden_in

FIELDS = (
    Field("moment", "Wat gebeurde er?"),
    Field("gevoel", "Hoe was dat voor jou?"),
    Field("vervolg", "Wat doe je de volgende keer?"),
)
STORY = "Ik hielp een buur met de fiets."


class Work:
    """One submission of *student* in *cohort*, with short verbs that commit."""

    def __init__(self, school, student, cohort, at, opdracht="kijk-terug", part="", module="proef"):
        self.school, self.at = school, at
        self.submission = Submission.begin(student, cohort, module, opdracht, part, at)
        school.add(self.submission)
        school.commit()

    @property
    def address(self) -> str:
        return f"/submissions/{self.submission.public_id}"

    @property
    def review_address(self) -> str:
        return f"/reviews/{self.submission.handed_in.public_id}"

    def write(self, text=STORY, page="test", fields=FIELDS, **answers):
        """Save a text as if from a page; keeps earlier answers."""
        self.school.rollback()
        typed = Typed(answers or {"moment": text}, [], self.submission.draft.revision, page)
        self.submission.draft.save(typed, fields, self.at)
        self.school.commit()
        return self

    def hand_in(self, text=STORY, at=None):
        """Write *text* and hand it in; returns the HandIn."""
        self.write(text)
        draft = self.submission.draft
        handed_in = self.submission.hand_in(FIELDS, "v1", draft.revision, at or self.at)
        self.school.commit()
        return handed_in

    def review(self, docent, verdict=Verdict.VOLDAAN, already="Mooi moment.", sent=True):
        """Give feedback on the last hand-in; returns the Review."""
        self.school.rollback()
        review = Review.begin(self.submission.handed_in, docent, self.at)
        words = {**dict.fromkeys(WORDS, ""), "already": already}
        review.save(Typed(words, [], 0, "test"), verdict, self.at)
        if sent:
            review.send(self.at + timedelta(minutes=1))
        self.school.add(review)
        self.school.commit()
        return review


def post_from_page(browser, address, data, **options):
    """Open the page, and send *data* with the hidden fields that stand on it."""
    page = browser.get(address).text
    return browser.post(address, data={**hidden_in(page), **data}, **options)
