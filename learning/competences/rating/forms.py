"""The shape of what is typed in a round: a word and a line for every competence."""

from collections.abc import Mapping, Sequence
from datetime import date

from wtforms import HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.validators import Length, Optional, StopValidation
from wtforms.widgets import HiddenInput

from learning.base.day_field import DayField
from learning.base.forms import Form, Keepable, one_newline, without_edges
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingItem, Said
from learning.competences.rating.words import LATER

WORD, LINE = "word-", "line-"
LONGEST_LINE = 300
TOO_LONG = f"Maak deze zin korter: hoogstens {LONGEST_LINE} tekens."
OWN = {**{each.value: each.own for each in HowFar}, "": "daar zeg ik nu niets over"}
NO_DAY = "Kies de dag waarop jullie praatten."
SEEN = {**{each.value: each.seen for each in HowFar}, "": "heb ik nog niet gezien"}


class LineField(TextAreaField):
    """One sentence, or none."""

    def __init__(self, label: str, **options):
        checks = [Keepable(), Length(max=LONGEST_LINE, message=TOO_LONG)]
        super().__init__(label, checks, filters=[one_newline, without_edges], **options)


class BeginForm(Form):
    """For which cohort (a public id), by which profile."""

    cohort = HiddenField()
    framework = HiddenField()


class RatingForm(Form):
    """``revision``: of the words that stood on the page; the competences are added."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    codes: tuple[str, ...] = ()

    def said(self) -> dict[str, Said]:
        """What was typed, by code."""
        return {each: self._said(each) for each in self.codes}

    def rows(self):
        """(code, the field for the word, the field for the line), in order of the profile."""
        return [(each, self[WORD + each], self[LINE + each]) for each in self.codes]

    def goes_on_from(self, revision: int) -> None:
        """Sent once more, it takes the place of what was kept then."""
        self.revision.raw_data, self.revision.data = None, revision

    def _said(self, code: str) -> Said:
        chosen = self[WORD + code].data
        return Said(HowFar(chosen) if chosen else None, self[LINE + code].data or "")


def rating_form(
    items: Sequence[RatingItem], choices: Mapping[str, str], said: Mapping[str, Said], revision: int
) -> RatingForm:
    """The form for these competences, with *choices* OWN or SEEN; it begins with what was
    *said*, by code."""
    fields: dict = {"codes": tuple(each.code for each in items)}
    data: dict = {"revision": revision}
    for item in items:
        fields[WORD + item.code] = RadioField(
            f"{item.told} ({item.code})",
            choices=choices,
            default="",
            invalid_choice_message="Kies een van de woorden.",
        )
        fields[LINE + item.code] = LineField(f"Een zin bij {item.code} (mag)")
        begun = said.get(item.code, Said())
        data |= {WORD + item.code: begun.word or "", LINE + item.code: begun.line}
    return type("RoundForm", (RatingForm,), fields)(data=data)


class TalkForm(Form):
    """When they talked, and a sentence that both can read."""

    on = DayField("Op welke dag?")
    line = LineField("Een zin die jullie allebei lezen (mag)")

    def validate_on(self, field):
        """There is a day."""
        if field.data is None and not field.errors:
            raise StopValidation(NO_DAY)

    def is_past(self, today: date) -> bool:
        """Whether that day is not still to come; says so when it is."""
        is_past = self.on.data <= today
        self.on.errors = [] if is_past else [LATER]
        return is_past
