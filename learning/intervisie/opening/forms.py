"""The shape of what is chosen in the opening: who, how, and what for."""

from collections.abc import Sequence

from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from learning.intervisie.groups.models import SMALLEST, IntervisieGroup
from learning.intervisie.threads.forms import BeginForm, ChooseForm, PreferForm
from learning.modules.library import Shelf
from learning.modules.werkvormen import Depth, Role, Way

NO_OPDRACHT = SelectChoice("", "Nee, we doen het voor onszelf")


class _Room:
    """In a room: who is there, at least three, and they said yes aloud."""

    def validate_here(self, field):
        if self.way.data == Way.TOGETHER and len(field.data or []) < SMALLEST:
            raise ValidationError(f"Kruis aan wie er zijn. Jullie zijn met minstens {SMALLEST}.")

    def validate_agreed(self, field):
        if self.way.data == Way.TOGETHER and not field.data:
            raise ValidationError("Lees eerst samen de afspraken. Zet dan hier een kruisje.")


def begin_form(group: IntervisieGroup, offered: Sequence[tuple[str, str]]) -> type[BeginForm]:
    """The form with the people of *group* and the opdrachten that it may count for."""

    class GroupBeginForm(_Room, BeginForm):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.here.offer([each.user for each in group.present])
            self.counts_for.choices = [*(SelectChoice(*each) for each in offered), NO_OPDRACHT]
            if self.counts_for.data is None:
                self.counts_for.data = offered[0][0] if offered else ""

    return GroupBeginForm


def fitting(thread, shelf: Shelf) -> list:
    """The werkvormen that so many people can do in this way, the lighter ones first."""
    order = list(Depth)
    found = [
        each for each in shelf.werkvormen.values() if each.fits(len(thread.present), thread.way)
    ]
    return sorted(found, key=lambda each: (order.index(each.depth), each.title))


def prefer_form(thread, shelf: Shelf) -> type[PreferForm]:
    """The form with the werkvormen that fit."""

    class ThreadPreferForm(PreferForm):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.werkvorm.choices = [
                SelectChoice(each.id, each.title) for each in fitting(thread, shelf)
            ]

    return ThreadPreferForm


def choose_form(thread, shelf: Shelf, asked_for: str = "") -> type[ChooseForm]:
    """The form with the werkvormen that fit and the people who can lead; who offered comes first.

    *asked_for*: the werkvorm that the opdracht names.
    """
    others = [each for each in thread.present if each.role != Role.INBRENGER]
    others.sort(key=lambda each: (not each.leads_gladly, each.role != Role.GESPREKSLEIDER))
    people = [SelectChoice(each.user.public_id, each.user.name) for each in others]
    forms = fitting(thread, shelf)

    class ThreadChooseForm(ChooseForm):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.werkvorm.choices = [SelectChoice(each.id, each.title) for each in forms]
            self.leader.choices = people
            self.consulenten.choices = people
            ids = [each.id for each in forms]
            if self.werkvorm.data is None and ids:
                self.werkvorm.data = asked_for if asked_for in ids else ids[0]
            if self.leader.data is None and people:
                self.leader.data = people[0].value

    return ThreadChooseForm
