"""The shape of what is typed in a thread: a sheet with its boxes, choices, and small decisions."""

from collections.abc import Sequence

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from learning.base.forms import Form
from learning.drafting.draft import Typed
from learning.drafting.forms import DraftForm
from learning.intervisie.groups.forms import PeopleField
from learning.intervisie.threads.boxes import Box
from learning.modules.werkvormen import Way
from learning.submissions.forms import ANSWER, answer_field


class SheetForm(DraftForm):
    """What every sheet sends along; its boxes are added by sheet_form().

    ``step``: the time that a phase was open for which this was written.
    """

    step = HiddenField(validators=[Length(max=60)])
    reply_to = HiddenField(validators=[Length(max=40)])
    boxes: tuple[Box, ...] = ()

    def typed(self) -> Typed:
        """What came in, by the keys of the boxes."""
        return self.typed_with(
            {each.key: self[ANSWER + each.key].data or "" for each in self.boxes},
            single=(each.key for each in self.boxes if each.choices),
        )

    def rows(self):
        """Each box with its form field, in order."""
        return [(each, self[ANSWER + each.key]) for each in self.boxes]


def sheet_form(boxes: Sequence[Box]) -> type[SheetForm]:
    """The form class with these boxes."""
    fields = {ANSWER + box.key: answer_field(box) for box in boxes}
    return type("BoxesForm", (SheetForm,), {"boxes": tuple(boxes), **fields})


class BeginForm(Form):
    """How a group wants to do it. ``here``: who is in the room; ``counts_for``: an opdracht."""

    key = HiddenField(validators=[Length(max=20)])
    way = RadioField(
        "Hoe doen jullie het?",
        choices=[
            SelectChoice(Way.ONLINE.value, "Online: ieder schrijft in eigen tijd"),
            SelectChoice(Way.TOGETHER.value, "Samen: in een ruimte of een videogesprek"),
        ],
        validators=[InputRequired("Kies hoe jullie het doen.")],
    )
    counts_for = RadioField("Hoort dit bij een opdracht?", validators=[Optional()])
    here = PeopleField("Wie zijn er?")
    agreed = BooleanField("We hebben de afspraken hardop gelezen, en iedereen zei ja.")
    keeps = RadioField(
        "Wat bewaren jullie?",
        choices=[
            SelectChoice("nee", "Niets. Alleen wie erbij was en wanneer."),
            SelectChoice("ja", "We schrijven ook op de site, ieder op het eigen scherm."),
        ],
        default="nee",
        validators=[Optional()],
    )


class SayForm(Form):
    """What somebody says of one offer; ``what``: willing, yes, veto or nothing."""

    offer = StringField()
    what = StringField()


class PreferForm(Form):
    """What somebody would like: a werkvorm, and whether they lead gladly."""

    werkvorm = RadioField("Welke werkvorm heeft jouw voorkeur?", validators=[Optional()])
    leads = BooleanField("Ik wil wel gespreksleider zijn")


class ChooseForm(Form):
    """The werkvorm, and who has which role."""

    werkvorm = RadioField(
        "Welke werkvorm nemen jullie?", validators=[InputRequired("Kies een werkvorm.")]
    )
    leader = RadioField(
        "Wie is gespreksleider?", validators=[InputRequired("Kies een gespreksleider.")]
    )
    consulenten = PeopleField("Wie zijn consulent?")


class MoveForm(Form):
    """A decision on the open phase; ``step`` names it, so that nothing is decided twice."""

    step = StringField()
    what = StringField()
