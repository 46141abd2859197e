"""Who reads along in the demo school, and who asked for contact, by the pages' own verbs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning.accounts.models import User
from learning.base.db import db
from learning.begeleiders import telling as contacts
from learning.begeleiders.models import ContactRequest
from learning.begeleiders.rules import How, due_after
from learning.cohorts.models import Cohort
from learning.demo.queries import handed_in_alone
from learning.praktijkopleiders.models import Companion
from learning.submissions.showing import telling
from learning.submissions.showing.models import ReaderRole, Showing
from learning.submissions.showing.rules import Reason

NOTE = "Het gaat even niet zo met lezen. Ik wil graag samen een plan maken."


def play_roles(people: Mapping[str, User], cohorts: Mapping[str, Cohort], at: datetime) -> None:
    """Paula is praktijkopleider of Sanne; Karim reads a text and has a question for contact; Anna
    asks whether Ria may look along."""
    day = timedelta(days=1)
    _companion(people, cohorts, at - 9 * day, at + 120 * day)
    _shows(people["sanne"], people["paula"], ReaderRole.PRAKTIJKOPLEIDER, at - 5 * day)
    _shows(people["bilal"], people["karim"], ReaderRole.BEGELEIDER, at - 3 * day)
    _asks(people["noor"], people["anna"], people["ria"], at - day)
    done = _contact(people, cohorts, "fatma", at - 6 * day, How.LESSON, "")
    done.handle(at - 4 * day)
    _contact(people, cohorts, "bilal", at - timedelta(hours=5), How.CALL, NOTE)


def _companion(people, cohorts, at: datetime, until: datetime) -> None:
    made = Companion(student=people["sanne"], cohort=cohorts["sanne"], name="Paula")
    made.invited_at, made.until = at, until
    db.session.add(made)
    made.accept(people["paula"], at + timedelta(hours=3))


def _shows(student: User, reader: User, role: ReaderRole, at: datetime) -> None:
    work = handed_in_alone(student)
    if work and work.handed_in.handed_in_at < at:
        shown = Showing.begin(work.handed_in, reader, role, at, None)
        db.session.flush()
        telling.tell_shown(shown, at)


def _asks(student: User, docent: User, reader: User, at: datetime) -> None:
    work = handed_in_alone(student)
    if work:
        asked = Showing.ask(work.handed_in, reader, docent, Reason.TOGETHER, at)
        db.session.flush()
        telling.tell_asked(asked, at)


def _contact(people, cohorts, who: str, at: datetime, how: How, note: str) -> ContactRequest:
    cohort = cohorts[who]
    made = ContactRequest(student=people[who], cohort=cohort, other=people["karim"], how=how)
    made.note, made.asked_at, made.due_at = note, at, due_after(cohort.contact_days, at)
    db.session.add(made)
    db.session.flush()
    contacts.tell_asked(made, at)
    return made
