"""What a student tells of an example, and what a docent says of that."""

from wtforms import HiddenField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import HiddenInput

from learning.base.forms import LooksForPeople, NameField, without_edges
from learning.base.personal import Looked
from learning.base.public_id import is_public_id
from learning.examples.proposals.models import Words
from learning.social_map.forms import LinkField, SeenForm, WordsField

LONGEST_WORDS = 3000
LONGEST_QUESTION = 300
LONGEST_REMARK = 500
TOLD = ("name", "place", "organiser", "what", "works", "question")


class WordsForm(LooksForPeople):
    """An example from the neighbourhood. ``revision``: of the text that this one began from."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    name = NameField("Hoe heet het?", missing="Schrijf hoe het heet.")
    place = NameField("In welke plaats?", missing="Schrijf in welke plaats het is.")
    organiser = NameField("Wie organiseert het?", missing="Schrijf wie het organiseert.")
    what = WordsField(
        "Wat doen ze daar?",
        missing="Schrijf wat ze daar doen. Eén zin is genoeg.",
        longest=LONGEST_WORDS,
    )
    works = WordsField(
        "Wat werkt daar, denk je? En waardoor?",
        missing="Schrijf wat daar werkt. Eén zin is genoeg.",
        longest=LONGEST_WORDS,
    )
    question = WordsField(
        "Welke vraag stel je erover aan je groep?",
        missing="Schrijf een vraag om samen over te praten.",
        longest=LONGEST_QUESTION,
    )
    link = LinkField("Link naar de site", filters=[without_edges])
    named = RadioField(
        "Mag je groep zien dat jij dit vond?",
        choices=[SelectChoice("ja", "Met mijn naam"), SelectChoice("nee", "Zonder mijn naam")],
        validators=[InputRequired("Kies met of zonder jouw naam.")],
    )

    @property
    def words(self) -> Words:
        """What was typed, as it is kept."""
        texts = (self[each].data or "" for each in (*TOLD, "link"))
        return Words(*texts, self.named.data == "ja")

    def look(self) -> Looked | None:
        """What may be about a person; a word with a capital may well be an organisation here."""
        return self.look_for_people(*TOLD, guess=False)


class ProposeForm(WordsForm):
    """A new one. ``key`` is made with the empty form: sent twice, it is still one."""

    key = HiddenField()
    cohort = HiddenField()

    def validate_key(self, field):
        """Only what was made here becomes an address."""
        if not is_public_id(field.data or ""):
            raise ValidationError("Laad de pagina opnieuw.")


class AnswerForm(SeenForm):
    """What a docent looked at. ``answer``: the one that stood there, or ""."""

    answer = HiddenField()


class RemarkForm(AnswerForm):
    """A sentence to the student who proposed it."""

    remark = WordsField(
        "Wat schrijf je de student?",
        missing="Schrijf één zin. Zo weet de student waarom.",
        longest=LONGEST_REMARK,
    )
