"""Remarks on a passage in the demo school: two that Sanne reads, one that Joost is writing."""

from collections.abc import Mapping
from datetime import datetime

from learning.accounts.models import User
from learning.base.db import db
from learning.base.markup import story
from learning.demo.queries import reviews_of
from learning.reviews.models import Review
from learning.reviews.remarks.anchors import Passage, passage_at
from learning.reviews.remarks.marking import words_of
from learning.reviews.remarks.models import Remark

SAID = (  # docent, student, opdracht; the words, and what is said of them
    ("anna", "sanne", "verken-enik", "Je mag er gewoon zijn.", "Dit is precies een lage drempel."),
    ("anna", "sanne", "verken-enik", "Ook een inloop maken.", "Welke plek neem je als eerste?"),
    ("joost", "noor", "eigen-buurt", "Er hangen negen borden", "Wie hing ze daar op, denk je?"),
)


def play_remarks(people: Mapping[str, User], at: datetime) -> None:
    """As if made while the feedback was written; nothing where the words are not there."""
    for number, (docent, student, opdracht, words, text) in enumerate(SAID):
        for review in reviews_of(people[docent], people[student], opdracht):
            _remark(review, words, text, f"demo-{number}", at)


def _remark(review: Review, words: str, text: str, page: str, at: datetime) -> None:
    for answer in review.hand_in.answers:
        passage = _passage(answer.text or "", words)
        if passage:
            sent_at, review.sent_at = review.sent_at, None
            made = Remark.begin(review, answer.field, passage, text, page, sent_at or at)
            review.sent_at = sent_at
            db.session.add(made)
            return


def _passage(text: str, words: str) -> Passage | None:
    shown = words_of(str(story(text)))
    start = shown.find(words)
    return passage_at(shown, start, start + len(words))
