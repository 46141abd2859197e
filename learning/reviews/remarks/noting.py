"""Remarks beside the text that they are about, as one reader sees them there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from learning.base.markup import remarked, story
from learning.reviews.remarks.anchors import Passage, Way
from learning.reviews.remarks.marking import Mark, marked, words_of
from learning.reviews.remarks.remains import Patience
from learning.reviews.remarks.rules import may_change, may_react


@dataclass(frozen=True)
class Note:
    """A remark at a text. ``place``: its words there; None: they are gone, or it was taken back.

    ``is_earlier``: it was made on an older text than this one; ``has_answered``: the reader
    answered it.
    """

    remark: object
    number: int
    place: Passage | None
    is_earlier: bool
    may_change: bool
    may_react: bool
    has_answered: bool

    @property
    def answers(self) -> list:
        """What writers of the work said to it."""
        return [each for each in self.remark.answers if each.text]

    @property
    def is_changed(self) -> bool:
        """Whether the words it is about are not quite those of then."""
        return bool(self.place) and self.place.exact != self.remark.exact


@dataclass(frozen=True)
class Noted:
    """An answer with its remarks. ``html``: with marks; None without an answer to mark."""

    html: object = None
    notes: Sequence[Note] = ()


@dataclass
class Notes:
    """Remarks on one submission. ``texts``: (hand-in, field) → the answer of that round;
    ``patience``: to look for all of them."""

    remarks: Sequence
    texts: Mapping[tuple[int, str], str]
    reader: object
    patience: Patience = field(default_factory=Patience)
    _ways: dict = field(default_factory=dict)

    def on(self, hand_in, add_at: str = "") -> dict[str, Noted]:
        """field → the answers of *hand_in* with the remarks of its own round and of earlier ones.

        *add_at*: the address of the form for a new remark; "" when none can be made. Under ""
        stand remarks to questions that are not in it.
        """
        answers = {each.field: each.text for each in hand_in.answers if each.text}
        return self._beside(answers, hand_in.id, add_at)

    def to_do(self, answers: Mapping[str, str]) -> dict[str, Noted]:
        """field → the remarks that are not ticked off, at a text in the making; no marks."""
        standing = [each for each in self.remarks if not (each.done_at or each.taken_back_at)]
        return replace(self, remarks=standing)._beside(answers, None, "")

    def _beside(self, answers: Mapping[str, str], hand_in_id, add_at: str) -> dict[str, Noted]:
        shown = {id: str(story(text)) for id, text in answers.items() if text}
        words = {id: words_of(html) for id, html in shown.items()}
        notes = list(self._numbered(words, hand_in_id))
        found = {}
        for id in shown:
            own = [each for each in notes if each.remark.field == id]
            goes = f"{add_at}?answer={quote(id)}" if add_at else ""
            marks = [_mark(each) for each in own if each.place] if hand_in_id else []
            found[id] = Noted(remarked(marked(shown[id], marks, goes)), own)
        rest = [each for each in notes if each.remark.field not in shown]
        return {**found, "": Noted(notes=rest)} if rest else found

    def _numbered(self, words: Mapping[str, str], hand_in_id) -> Iterator[Note]:
        """In the order in which they stand in the text; what is gone comes last at its answer."""
        order = {id: place for place, id in enumerate(words)}
        seen = [
            (each, self._place(each, words, hand_in_id))
            for each in self.remarks
            if hand_in_id is None or each.review.hand_in_id <= hand_in_id
        ]
        last = len(order), float("inf")
        seen.sort(
            key=lambda pair: (
                order.get(pair[0].field, last[0]),
                pair[1].start if pair[1] else last[1],
                pair[0].id,
            )
        )
        for number, (each, place) in enumerate(seen, 1):
            yield Note(
                each,
                number,
                place,
                each.review.hand_in_id != hand_in_id,
                may_change(self.reader, each),
                may_react(self.reader, each),
                any(said.text and said.by_id == self.reader.id for said in each.answers),
            )

    def _place(self, remark, words: Mapping[str, str], hand_in_id) -> Passage | None:
        now = words.get(remark.field)
        if now is None or remark.taken_back_at:
            return None
        if remark.review.hand_in_id == hand_in_id:
            return remark.passage if remark.passage.stands_in(now) else None
        about = remark.review.hand_in_id, remark.field, now
        if about not in self._ways:
            before = words_of(str(story(self.texts.get(about[:2], ""))))
            self._ways[about] = Way(before, now, self.patience)
        return self._ways[about].find(remark.passage)


def _mark(note: Note) -> Mark:
    by = note.remark.review.docent.name
    place, name = note.place, note.remark.public_id
    return Mark(note.number, place.start, place.end, name, by, note.is_earlier)
