"""What was asked when something was written, beside what is asked now.

A draft remembers, by field id, the question that each answer was written for, and
under ``<field>.<choice>`` the words of what was chosen: ids have no dot in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.drafting.changes import Change, changes, folded
from learning.modules.asked import Asked
from learning.modules.parts import Field


@dataclass(frozen=True)
class Changed:
    """A piece of an opdracht whose words changed. ``name``: what kind of piece it is."""

    name: str
    before: str
    after: str

    @property
    def words(self) -> list[Change]:
        """From the one to the other, word by word."""
        return folded(changes(self.before, self.after))


@dataclass(frozen=True)
class Difference:
    """What is not the same in an opdracht: pieces with other words, new questions, gone ones."""

    changed: tuple[Changed, ...] = ()
    new: tuple[Field, ...] = ()
    gone: tuple[Field, ...] = ()


def difference(then: Asked | None, now: Asked | None) -> Difference | None:
    """From *then* to *now*; None when nothing differs that a reader notices, or when one of them
    is not known. Another order of the questions is no difference."""
    if then is None or now is None:
        return None
    found = Difference(tuple(_changed(then, now)), _only_in(now, then), _only_in(then, now))
    return found if found != Difference() else None


def _changed(then: Asked, now: Asked):
    pairs = [
        ("De titel", then.title, now.title),
        ("De titel van dit deel", then.part, now.part),
        ("De tekst", then.text, now.text),
    ]
    for place, field in enumerate(now.fields, 1):
        before = then.field(field.id)
        if before:
            pairs.append((f"Vraag {place}", spelled_out(before), spelled_out(field)))
    pairs.append(("Hier let je docent op", "\n".join(then.criteria), "\n".join(now.criteria)))
    return (Changed(*pair) for pair in pairs if pair[1] != pair[2])


def _only_in(one: Asked, other: Asked) -> tuple[Field, ...]:
    return tuple(each for each in one.fields if not other.field(each.id))


def spelled_out(field: Field) -> str:
    """A question with its hint and choices, each on a line."""
    choices = (f"– {choice.text}" for choice in field.choices)
    return "\n".join(filter(None, (field.question, field.hint, *choices)))


def questions_after(
    questions: Mapping[str, str],
    fields: Sequence[Field],
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> dict[str, str]:
    """*questions*, now that *after* is saved over *before* with *fields* on the page.

    An answer that stayed as it was keeps the question that it was written for.
    """
    kept = dict(questions)
    for field in fields:
        text = after.get(field.id)
        if text is None or (field.id in kept and text and text == before.get(field.id)):
            continue
        kept = {key: words for key, words in kept.items() if key.partition(".")[0] != field.id}
        kept |= {field.id: field.question}
        kept |= {f"{field.id}.{each.id}": each.text for each in field.choices if each.id == text}
    return kept


def asked_ids(questions: Mapping[str, str]) -> list[str]:
    """The fields that *questions* knows, in order."""
    return [key for key in questions if "." not in key]


def words_then(questions: Mapping[str, str], id: str, text: str, field: Field | None = None) -> str:
    """An answer in words as they were when it was given: what was chosen, or what was typed.

    *field*: the question as it is now, for a choice of which no words were kept.
    """
    return questions.get(f"{id}.{text}") or words_now({}, id, text, field)


def words_now(questions: Mapping[str, str], id: str, text: str, field: Field | None) -> str:
    """An answer in words as *field* has them now; those of then when that choice is gone."""
    choices = field.choices if field else ()
    now = next((each.text for each in choices if each.id == text), "")
    return now or questions.get(f"{id}.{text}") or text


def fits(field: Field, text: str) -> bool:
    """Whether an answer can be shown in the form of *field*: any text, or one of its choices."""
    return not field.choices or not text or any(each.id == text for each in field.choices)
