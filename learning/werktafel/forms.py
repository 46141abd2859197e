"""What is typed at the Werktafel."""

from wtforms import HiddenField, IntegerField, RadioField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, LooksForPeople
from learning.base.public_id import is_public_id
from learning.base.searching import LooksForWords
from learning.social_map.forms import WordsField
from learning.werktafel.models import LONGEST
from learning.werktafel.states import Brings, Look, Outcome

TOO_OLD = "Laad de pagina opnieuw."


class KeyForm(LooksForPeople):
    """Something new. ``key`` is made with the empty form: sent twice, it is still one."""

    key = HiddenField()

    def validate_key(self, field):
        """Only what was made here becomes an address."""
        if not is_public_id(field.data or ""):
            raise ValidationError(TOO_OLD)


class QuestionWords:
    """The box of a question."""

    text = WordsField(
        "Wat is je vraag?",
        missing="Schrijf je vraag. Eén zin is genoeg.",
        longest=LONGEST,
    )


class BringForm(QuestionWords, KeyForm):
    """A new question."""

    named = RadioField(
        "Staat jouw naam erbij?",
        choices={"met": "Met mijn naam", "zonder": "Zonder mijn naam"},
        default="met",
        invalid_choice_message="Kies of je naam erbij staat.",
    )
    cohort = HiddenField()
    company = HiddenField()  # who sat at the table when the page was made


class MendForm(QuestionWords, LooksForPeople):
    """The same, said otherwise. ``revision``: that the page showed."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class AdditionWords:
    """What somebody adds, of what kind."""

    kind = RadioField(
        "Wat breng je in?",
        choices={each.value: each.label for each in Brings},
        default=Brings.IDEA.value,
        invalid_choice_message="Kies wat je inbrengt.",
    )
    text = WordsField(
        "Wat wil je zeggen?",
        missing="Er staat nog niets. Eén zin is genoeg.",
        longest=LONGEST,
    )


class AddForm(AdditionWords, KeyForm):
    """A new addition."""


class RewriteForm(AdditionWords, LooksForPeople):
    """One's own addition, said otherwise."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class SeenForm(Form):
    """What a button is about. ``revision``: that the page showed; None for none."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class LookForm(Form):
    """The honest look."""

    look = RadioField(
        "Wanneer kan dit?",
        choices={each.value: each.sentence for each in Look},
        invalid_choice_message="Kies wat nu past.",
    )


class OutcomeForm(Form):
    """What came of it."""

    outcome = RadioField(
        "Wat kwam ervan?",
        choices={each.value: each.sentence for each in Outcome},
        invalid_choice_message="Kies wat ervan kwam.",
    )


class SearchForm(LooksForWords):
    """Which questions somebody looks for. ``after``: after which one to go on, "" for the first."""

    state = RadioField(
        "Welke vragen?",
        choices={
            "": "Open vragen",
            **{each.value: each.value.capitalize() for each in Outcome},
            "alles": "Alle vragen",
        },
        default="",
        validate_choice=False,
    )
    cohort = HiddenField()
    after = HiddenField()
