"""Remarks on a passage in a test, through the models' own verbs."""

from learning.base.markup import story
from learning.drafting.draft import Typed
from learning.reviews.models import WORDS, Review
from learning.reviews.remarks.anchors import passage_at
from learning.reviews.remarks.marking import words_of
from learning.reviews.remarks.models import Remark
from learning.submissions.rules import Verdict


def remark_on(work, docent, words, text, review=None, commit=True) -> Remark:
    """*docent* remarks on *words* of the last hand-in; in feedback that was sent as if before
    that."""
    school, hand_in = work.school, work.submission.handed_in
    own = school.query(Review).filter_by(hand_in_id=hand_in.id, docent_id=docent.id)
    review = review or own.first() or Review.begin(hand_in, docent, work.at)
    shown = words_of(str(story(hand_in.answers[0].text)))
    start = shown.index(words)
    passage = passage_at(shown, start, start + len(words))
    with school.no_autoflush:
        sent_at, review.sent_at = review.sent_at, None
        field = hand_in.answers[0].field
        made = Remark.begin(review, field, passage, text, text[:14], work.at)
        review.sent_at = sent_at
    school.add(made)
    if commit:
        school.commit()
    return made


def sent(work, docent, *remarks, verdict=Verdict.AANVULLEN) -> list[Remark]:
    """A review with *remarks*, each (words, text), that was sent."""
    made = [remark_on(work, docent, *each) for each in remarks]
    review = made[0].review
    review.save(Typed({**dict.fromkeys(WORDS, ""), "already": "Mooi."}, [], 0), verdict, work.at)
    review.send(work.at)
    work.school.commit()
    return made
