"""What the tests of remarks have in common."""

import re

import pytest

from learning.base.markup import story
from learning.drafting.draft import Typed
from learning.reviews.models import WORDS, Review
from learning.reviews.remarks.anchors import passage_at
from learning.reviews.remarks.marking import words_of
from learning.reviews.remarks.models import Remark
from learning.submissions.rules import Verdict
from tests.pages import hidden_in
from tests.work import Work

TEXT = "Ik was bang. Toen zei ik nee.\n\nDat vond ik fijn. Later ging ik weer terug naar het plein."


def remark_on(work, docent, words, text, review=None, commit=True) -> Remark:
    """*docent* remarks on *words* of the last hand-in, in the draft of a review."""
    school, hand_in = work.school, work.submission.handed_in
    review = review or school.query(Review).filter_by(hand_in_id=hand_in.id).first()
    if review is None:
        review = Review.begin(hand_in, docent, work.at)
    shown = words_of(str(story(hand_in.answers[0].text)))
    start = shown.index(words)
    passage = passage_at(shown, start, start + len(words))
    made = Remark.begin(review, hand_in.answers[0].field, passage, text, text[:14], work.at)
    school.add(made)
    if commit:
        school.commit()
    return made


def sent(work, docent, *remarks, verdict=Verdict.AANVULLEN):
    """A review with (words, text) remarks, sent; returns the Remarks."""
    made = [remark_on(work, docent, *each) for each in remarks]
    review = made[0].review
    review.save(Typed({**dict.fromkeys(WORDS, ""), "already": "Mooi."}, [], 0), verdict, work.at)
    review.send(work.at)
    work.school.commit()
    return made


def post(browser, address, page, **data):
    """Send *data* with the hidden fields of *page* (an address, or what came back)."""
    shown = browser.get(page).text if page.startswith("/") else page
    return browser.post(address, data={**hidden_in(shown), **data})


def marks_in(page: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", page)


@pytest.fixture
def work(school, now, sanne, voorjaar):
    """Sanne handed in TEXT."""
    made = Work(school, sanne, voorjaar, now)
    made.hand_in(TEXT)
    return made
