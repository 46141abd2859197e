"""A text in a test that is shared, through the models' own verbs; its module is ``samen``."""

from learning.modules.parts import Circle, Field
from tests.work import Work

TEXT = "Er zat een zwaluw op het hek."


class Shared(Work):
    """Sanne's work on a part of the opdracht that one shares, and with whom.

    The session makes itself fresh before each verb.
    """

    def __init__(self, school, student, cohort, at, part="allen"):
        super().__init__(school, student, cohort, at, "delen", part, module="samen")
        self.fields = (Field(f"woord-{part}", "Wat wil je zeggen?"),)

    def hands_in(self, text=TEXT):
        """Hand in *text*; returns the HandIn."""
        self.school.rollback()
        self.write(fields=self.fields, **{self.fields[0].id: text})
        draft = self.submission.draft
        found = self.submission.hand_in(self.fields, "v1", draft.revision, self.at)
        self.school.commit()
        return found

    def shares(self, circle=Circle.COHORT, *readers, own_first=False):
        """Let them read the last hand-in."""
        self.school.rollback()
        self.school.expire_all()
        seen = self.submission.handed_in.public_id
        self.submission.share(seen, circle, readers, self.at, own_first)
        self.school.commit()
        return self

    def does(self, verb, *arguments):
        """Any other verb of the submission."""
        self.school.rollback()
        self.school.expire_all()
        getattr(self.submission, verb)(*arguments)
        self.school.commit()
        return self

    @property
    def shared_address(self) -> str:
        """Where fellow students read it."""
        return f"/submissions/shared/{self.submission.handed_in.public_id}"
