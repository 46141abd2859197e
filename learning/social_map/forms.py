"""What is typed on a card, and to look for one."""

from wtforms import HiddenField, IntegerField, SelectField
from wtforms import TextAreaField as TextArea
from wtforms.validators import Length, Optional, StopValidation, ValidationError
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, Keepable, NameField, Seen, one_newline, without_edges
from learning.base.public_id import is_public_id
from learning.base.searching import LooksForWords
from learning.social_map.links import BadLink, link_from
from learning.social_map.models import Words

LONGEST_WORDS = 1000
LONGEST_REMARK = 500


class WordsField(TextArea):
    """A few sentences that have to be there."""

    def __init__(self, label: str, missing: str, longest: int = LONGEST_WORDS, **options):
        too_long = f"Maak dit korter: hoogstens {longest} tekens."
        checks = [Seen(missing), Keepable(), Length(max=longest, message=too_long)]
        super().__init__(label, checks, filters=[one_newline, without_edges], **options)


class LinkField(TextArea):
    """A link to a website, or nothing; a long one shows whole. Refused, it stays as typed."""

    def pre_validate(self, form):
        try:
            link_from(self.data or "")
        except BadLink as bad:
            raise StopValidation(str(bad)) from None


class WordsForm(Form):
    """What stands on a card."""

    name = NameField("Hoe heet deze plek?", missing="Schrijf hoe deze plek heet.")
    place = NameField("In welke plaats?", missing="Schrijf in welke plaats het is.")
    what = WordsField("Wat doen ze daar?", missing="Schrijf wat ze daar doen. Eén zin is genoeg.")
    for_whom = WordsField("Voor wie is het?", missing="Schrijf voor wie het is.")
    link = LinkField("Link naar de site", filters=[without_edges])

    @property
    def words(self) -> Words:
        """What was typed, as it goes on the card."""
        names = ("name", "place", "what", "for_whom", "link")
        return Words(*(self[each].data or "" for each in names))


class CardForm(WordsForm):
    """A new card. ``key`` is made with the empty form: sent twice, it is still one card."""

    key = HiddenField()
    cohort = HiddenField()
    module = HiddenField()
    opdracht = HiddenField()

    def validate_key(self, field):
        """Only what was made here becomes an address."""
        if not is_public_id(field.data or ""):
            raise ValidationError("Laad de pagina opnieuw.")


class ChangeForm(WordsForm):
    """A card that is there. ``revision``: of the text that this one began from."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class SeenForm(Form):
    """The revision of the card that a docent looked at."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class RemarkForm(SeenForm):
    """What would make a card good."""

    remark = WordsField(
        "Wat maakt dit kaartje goed?",
        missing="Schrijf wat je mist. Eén zin is genoeg.",
        longest=LONGEST_REMARK,
    )


class SearchForm(LooksForWords):
    """Which places somebody looks for."""

    place = SelectField("Plaats", validate_choice=False)
    cohort = HiddenField()
