"""The shape of what is typed: Dutch messages, names that can be seen, texts kept exactly."""

import re
import unicodedata

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.meta import DefaultMeta
from wtforms.validators import Length, StopValidation, ValidationError

from learning.base.personal import AS_IT_IS, GENERAL, Looked, found_in, made_general, said_of

LONGEST_TEXT = 20_000  # characters in one answer
LONGEST_NAME = 80

LINE_BREAKS = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
UNKEEPABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


NO_CHOICE = "Deze keuze is er niet meer. Kies opnieuw."


class _Dutch:
    """What WTForms says by itself, in Dutch, and its one sentence that people meet in our own."""

    def __init__(self, theirs):
        self.theirs = theirs

    def gettext(self, words: str) -> str:
        return NO_CHOICE if words == "Not a valid choice." else self.theirs.gettext(words)

    def ngettext(self, one: str, several: str, count: int) -> str:
        return self.theirs.ngettext(one, several, count)


class Form(FlaskForm):
    """A form that speaks Dutch."""

    class Meta(FlaskForm.Meta):
        locales = ["nl"]  # noqa: RUF012

        def get_translations(self, form):
            """Of WTForms: Flask-WTF would leave it to Flask-Babel, and speak English without."""
            return _Dutch(DefaultMeta.get_translations(self, form))

        def render_field(self, field, render_kw):
            """Without maxlength: a browser would cut off what somebody pastes, in silence."""
            return super().render_field(field, {"maxlength": False, **render_kw})

    def is_valid_post(self) -> bool:
        """True when this was sent and nothing is missing or wrong."""
        return self.validate_on_submit()


class LooksForPeople(Form):
    """A text that may name somebody. ``act``: which button was pressed, when one was shown what may
    be about a person."""

    act = HiddenField()

    def look_for_people(self, *names: str, guess: bool = True) -> Looked | None:
        """What may be about a person in these fields; None: nothing to look at any more. Asked
        for, they are made general first; what is then left is looked at once more, strictly."""
        texts, act = {each: self[each].data or "" for each in names}, self.act.data
        self.act.data = ""
        if act == AS_IT_IS:
            return None
        if act == GENERAL:
            texts = {each: made_general(text, guess) for each, text in texts.items()}
            for each, text in texts.items():
                self[each].data = text
        is_made = act == GENERAL
        found = [one for text in texts.values() for one in found_in(text, guess or is_made)]
        return Looked(said_of(found), is_made) if found or is_made else None


def one_newline(text: str | None) -> str | None:
    """*text* with every kind of line break as ``\\n``; nothing else changes."""
    return text if text is None else LINE_BREAKS.sub("\n", text)


def without_edges(text: str | None) -> str | None:
    return text.strip() if text else text


class Keepable:
    """Refuse signs that no database or page can hold, and say where they stand."""

    def __call__(self, form, field):
        found = UNKEEPABLE.search(field.data or "")
        if found:
            before = (field.data or "")[: found.start()].split()
            where = f"na “{before[-1][-30:]}”" if before else "aan het begin"
            raise ValidationError(
                f"Er staat een onzichtbaar teken in je tekst, {where}. "
                "Dat kunnen we niet bewaren. Haal het weg. De rest blijft staan."
            )


class Seen:
    """Something a person can see: not only spaces, zero-width or direction signs."""

    def __init__(self, message: str):
        self.message = message

    def __call__(self, form, field):
        if not any(_shows(sign) for sign in field.data or ""):
            raise StopValidation(self.message)


def _shows(sign: str) -> bool:
    return (
        unicodedata.category(sign)[0] not in "ZC" and sign not in "\u115f\u1160\u3164\uffa0\u2800"
    )


class NameField(StringField):
    """One line that must be seen, such as what somebody is called."""

    def __init__(self, label, missing: str, longest: int = LONGEST_NAME, **options):
        too_long = f"Maak dit korter: hoogstens {longest} tekens."
        checks = [Seen(missing), Keepable(), Length(max=longest, message=too_long)]
        super().__init__(label, checks, filters=[one_newline, without_edges], **options)

    def pre_validate(self, form):
        if "\n" in (self.data or ""):
            raise StopValidation("Schrijf dit op één regel.")


class StoryField(TextAreaField):
    """A text of somebody's own: kept exactly, up to LONGEST_TEXT characters."""

    def __init__(self, label="", validators=(), **options):
        too_long = (
            "Dit is te lang voor één vak: er passen 20.000 tekens in. "
            "Je tekst staat er nog. Maak hem korter, of zet een deel bij een andere vraag."
        )
        checks = [*validators, Keepable(), Length(max=LONGEST_TEXT, message=too_long)]
        super().__init__(label, checks, filters=[one_newline], **options)
