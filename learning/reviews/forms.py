"""The shape of feedback, of a question about it, and of the answer."""

from wtforms import IntegerField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, Seen, StoryField
from learning.drafting.draft import Typed
from learning.drafting.forms import DraftForm
from learning.reviews.models import WORDS
from learning.reviews.words import ASKED
from learning.submissions.rules import Verdict

NOTHING_SEEN = "Schrijf één ding dat je al ziet. Eén zin is genoeg."
ONLY_REMARKS = "Je opmerkingen staan klaar. Schrijf hier ook één ding dat je al ziet in het geheel."


class ReviewForm(DraftForm):
    """What a docent writes; a draft may hold anything, sending asks for two things."""

    already = StoryField(ASKED["already"])
    to_add = StoryField(ASKED["to_add"])
    next_step = StoryField(ASKED["next_step"])
    question = StoryField(ASKED["question"])
    verdict = RadioField(
        "Is het klaar?",
        choices=[
            SelectChoice(Verdict.VOLDAAN.value, "Voldaan"),
            SelectChoice(Verdict.AANVULLEN.value, "Aanvullen"),
        ],
        validators=[Optional()],
    )

    def typed(self) -> Typed:
        """What came in, by the names in WORDS."""
        return self.typed_with({name: self[name].data or "" for name in WORDS})

    def chosen(self) -> Verdict | None:
        """The verdict; None while the docent has not chosen."""
        return Verdict(self.verdict.data) if self.verdict.data else None

    def is_ready(self, is_decided: bool, has_remarks: bool) -> bool:
        """Say at the fields what is missing before this can be sent; True when nothing is."""
        if not (self.already.data or "").strip():
            self.already.errors = [ONLY_REMARKS if has_remarks else NOTHING_SEEN]
        if not is_decided and not self.verdict.data:
            self.verdict.errors = ["Kies Voldaan of Aanvullen."]
        return not self.errors


class SendForm(Form):
    """The revision that the docent has seen, what colleagues had said by then, and the remarks
    that go along."""

    revision = IntegerField(widget=HiddenInput())
    said = StringField(widget=HiddenInput())
    remarks = StringField(widget=HiddenInput())


class AskForm(Form):
    """One more question about the feedback."""

    question = StoryField("Wat wil je nog weten?", [Seen("Schrijf je vraag. Eén zin is genoeg.")])


class AnswerForm(Form):
    """The docent's answer to it, and how much of the question the page showed."""

    answer = StoryField("Jouw antwoord", [Seen("Schrijf je antwoord. Eén zin is genoeg.")])
    asked = StringField()
