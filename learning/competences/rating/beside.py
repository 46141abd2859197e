"""What two people said of the same competences, laid beside each other. No sums are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Beside:
    """One competence. ``own``: the Said of the student; ``seen``: that of the docent."""

    code: str
    told: str
    meaning: str
    own: object
    seen: object

    @property
    def words_differ(self) -> bool:
        """Both chose a word, and not the same one."""
        both = self.own and self.seen and self.own.word and self.seen.word
        return bool(both) and self.own.word != self.seen.word

    @property
    def words_agree(self) -> bool:
        """Both chose the same word."""
        both = self.own and self.seen and self.own.word and self.seen.word
        return bool(both) and self.own.word == self.seen.word

    @property
    def is_not_seen_yet(self) -> bool:
        """The student chose a word, and the docent did not see it yet."""
        return bool(self.own and self.own.word) and not (self.seen and self.seen.word)

    @property
    def is_empty(self) -> bool:
        """Neither said anything of it."""
        return not (self.own or self.seen)


def beside(found, shown: Mapping[tuple[str, int], object]) -> list[Beside]:
    """A row for every competence of the round *found*. *shown*: (code, who says it) → Said."""
    return [
        Beside(
            each.code,
            each.told,
            each.meaning,
            shown.get((each.code, found.student_id)),
            shown.get((each.code, found.docent_id)),
        )
        for each in found.items
    ]
