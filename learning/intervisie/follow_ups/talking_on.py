"""With whom the inbrenger may talk on after looking back, and exactly what would go along."""

from dataclasses import dataclass

from learning.intervisie.follow_ups.queries import sheet_words
from learning.intervisie.safety.rules import may_talk_on
from learning.intervisie.threads import queries
from learning.intervisie.threads.frame import CLOSING

STUDENT, HELPER = "medestudent", "begeleider"  # answers to the question *doorpraten*


@dataclass(frozen=True)
class Person:
    """Somebody to choose. ``key``: their public id; ``role``: "" for who took part."""

    id: int
    key: str
    name: str
    role: str


@dataclass(frozen=True)
class TalkOn:
    """What the inbrenger may ask. ``wants_to``: they said so when they looked back; ``note``: the
    words that may go along, "" when there are none; ``revision``: of the sheet that they stand on;
    ``asked``: FollowUps that still hold."""

    thread: str
    wants_to: bool
    people: tuple[Person, ...]
    note: str
    revision: int
    asked: tuple

    def person(self, key: str) -> Person | None:
        """The one with that public id, if they may be chosen."""
        return next((each for each in self.people if each.key == key), None)

    def was_asked(self, key: str | None) -> bool:
        """Whether that person was asked already."""
        return any(each.other.public_id == key for each in self.asked)


def talk_on_for(user, thread) -> TalkOn | None:
    """None for who is not the inbrenger, or did not look back yet.

    Whoever said with whom gets those people to choose from; else everybody.
    """
    if not may_talk_on(user, thread):
        return None
    words = sheet_words(user, thread, CLOSING)
    answers = words.answers if words else {}
    wish = answers.get("doorpraten")
    asked = [each for each in queries.follow_ups_of(thread) if each.asker_id == user.id]
    taken = {each.with_id for each in asked}
    people = {
        each.id: each
        for each in (
            *(() if wish == HELPER else _others(user, thread)),
            *(() if wish == STUDENT else _helpers(user)),
        )
    }
    return TalkOn(
        thread=thread.public_id,
        wants_to=wish in {STUDENT, HELPER},
        people=tuple(each for each in people.values() if each.id not in taken),
        note=(answers.get("lastig") or "").strip(),
        revision=words.revision if words else 0,
        asked=tuple(asked),
    )


def _others(user, thread):
    for each in thread.present:
        if each.user_id != user.id and each.user.is_active:
            yield Person(each.user_id, each.user.public_id, each.user.name, "")


def _helpers(user):
    for each in queries.helpers_of(user):
        yield Person(each.id, each.public_id, each.name, each.role)
