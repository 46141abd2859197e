"""A text of two in a test, made through the models' own verbs; its module is ``samen``."""

from learning.modules.parts import Field
from learning.submissions.models import Submission
from learning.submissions.together.joining import come_together, go_alone
from learning.submissions.together.models import WorkGroup
from tests.work import Work

WHAT = ("samen", "samen", "plan")
FIELDS = (Field("doel", "Wat willen jullie?"),)


class Joint(Work):
    """The work of *first* and *others* together; each verb commits."""

    def __init__(self, school, cohort, at, first, *others):
        self.school, self.at = school, at
        self.group = WorkGroup.begin(cohort.id, WHAT, 3, at)
        self.group.cohort = cohort
        school.add(self.group)
        self.group.join(first, at)
        for each in others:
            self.group.ask(each, first, at)
            joint = getattr(self, "submission", None)
            self.submission = come_together(self.group, each, [], joint, "tweetal", at) or joint
        school.add(self.submission)
        school.commit()

    def asks(self, user):
        """One of them asks *user* along."""
        self.group.ask(user, self.group.present[0].user, self.at)
        self.school.commit()
        return self

    def write(self, text, page="test"):
        return super().write(page=page, fields=FIELDS, doel=text)

    def hand_in(self, text):
        """What all of them agreed to."""
        self.write(text)
        found = self.submission.hand_in(FIELDS, "v1", self.submission.draft.revision, self.at)
        self.school.commit()
        return found

    def leaves(self, user):
        """*user* goes on alone; returns the work in which the text stands then."""
        self.school.rollback()
        self.school.expire_all()
        own = self.school.query(Submission).filter_by(student_id=user.id, group_id=None)
        own = own.filter_by(module="samen", part="plan").one_or_none()
        own = go_alone(self.group, user, self.submission, own, self.at)
        self.school.add(own)
        self.school.commit()
        return own
