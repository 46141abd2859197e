"""Who may do what at the Werktafel. A Chair is what somebody is at the table of a thing now."""

from dataclasses import dataclass
from datetime import datetime

from learning.cohorts.models import Role
from learning.cohorts.rules import is_open
from learning.werktafel.models import WAITS
from learning.werktafel.states import Brings


@dataclass(frozen=True)
class Chair:
    """``roles``: none for who does not sit there; ``acts_for``: the number of the open cohort in
    which they act, None when all of theirs are closed."""

    roles: frozenset[Role]
    acts_for: int | None

    @property
    def is_docent(self) -> bool:
        return Role.DOCENT in self.roles

    @property
    def is_open(self) -> bool:
        return self.acts_for is not None


def chair_of(places, cohort_ids) -> Chair:
    """*places*: of one person; *cohort_ids*: who sits at that table."""
    here = [each for each in places if each.cohort_id in cohort_ids]
    acting = [each.cohort_id for each in here if is_open(each)]
    return Chair(frozenset(each.role for each in here), acting[0] if acting else None)


def is_asker(user, question) -> bool:
    return question.asker_id is not None and question.asker_id == user.id


def may_ask(place) -> bool:
    """Everybody of an open cohort, whatever they are there."""
    return is_open(place)


def may_mend(user, question, chair: Chair) -> bool:
    """Who asked, also while it is off the table."""
    return is_asker(user, question) and bool(chair.roles)


def may_take_back(user, question) -> bool:
    """Who asked, always: also after leaving, and when the cohort is closed."""
    return is_asker(user, question)


def may_look(user, question, chair: Chair) -> bool:
    """The honest look is of who asked."""
    return is_asker(user, question) and chair.is_open


def may_conclude(user, question, chair: Chair, asker_is_here: bool) -> bool:
    """Who asked says what came of it; a docent when nobody can tell who that is, or they left."""
    instead = chair.is_docent and (not question.is_named or not asker_is_here)
    return chair.is_open and (is_asker(user, question) or instead)


def may_bring_again(user, question, chair: Chair, additions, at: datetime) -> bool:
    """Who asked, when it lay there for a while and nothing came."""
    untouched = not additions and not question.outcome and question.brought_at <= at - WAITS
    return is_asker(user, question) and chair.is_open and untouched and not question.hidden_at


def may_add(question, chair: Chair) -> bool:
    """Everybody at the table, while it lies there."""
    return chair.is_open and not question.hidden_at


def may_ask_for_no_name(user, question, chair: Chair) -> bool:
    """Everybody else at the table."""
    return bool(chair.roles) and not is_asker(user, question)


def may_hide(chair: Chair) -> bool:
    """A docent takes off the table what is about a person, and puts it back."""
    return chair.is_docent


def may_change_addition(user, addition) -> bool:
    """What one wrote oneself; to take it back, always."""
    return addition.writer_id == user.id


def may_link(question, chair: Chair) -> bool:
    """Everybody at the table says which questions are alike."""
    return chair.is_open and not question.hidden_at


def may_tend_signal(chair: Chair) -> bool:
    """A docent at the table passes a signaal on, and tells what came of it."""
    return chair.is_docent and chair.is_open


def may_propose(user, question, chair: Chair, handover) -> bool:
    """Who asked, when nobody walks along yet."""
    lies_there = not question.hidden_at
    return is_asker(user, question) and chair.is_open and handover is None and lies_there


def who_walk(additions, asker_id: int) -> dict[str, str]:
    """Who said to walk along and can be asked: public id → name."""
    walking = [each.writer for each in additions if each.kind == Brings.WALKS]
    return {each.public_id: each.name for each in walking if each.id != asker_id}


def may_share_table(user, docent_in, cohort_ids) -> bool:
    """A beheerder; or somebody who is a docent (*docent_in*: numbers) in all of these cohorts."""
    return user.is_beheerder or set(cohort_ids) <= set(docent_in)
