"""The shape of a plan: a day for each opdracht, and a day for one person."""

from collections.abc import Iterable, Mapping
from datetime import date

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import Length

from learning.base.day_field import DayField, day_from
from learning.base.forms import Form

ON, WAS = "on-", "was-"


class StartForm(Form):
    """From which day on to suggest a plan. Asks only, so it needs no token."""

    class Meta:
        csrf = False

    start = DayField("Wanneer begint de groep?")


class MoreTimeForm(Form):
    """A student takes more time. ``seen``: the day that stood there; ``back``: where to go on."""

    module = StringField(validators=[Length(max=200)])
    opdracht = StringField(validators=[Length(max=200)])
    seen = StringField()
    back = StringField()


class OwnDayForm(Form):
    """A docent gives somebody a day of their own; without a day it is that of the group again."""

    person = SelectField("Voor wie?")
    what = SelectField("Welke opdracht?")
    on = DayField("Nieuwe streefdatum")


class PlanForm(Form):
    """A day for every opdracht, and what stood there on the page; made by plan_form()."""

    keys: tuple[str, ...] = ()

    def changes(self) -> dict[str, date | None]:
        """Key → the day that was put in place of another; None: no day any more. What did not come
        in, did not change."""
        came = ((key, self[ON + key]) for key in self.keys if self[ON + key].raw_data)
        return {key: field.data for key, field in came if field.data != self.seen(key)}

    def seen(self, key: str) -> date | None:
        """The day that stood on the page for it."""
        try:
            return day_from(self[WAS + key].data or "")
        except ValueError:
            return None


def key_of(module: str, opdracht: str) -> str:
    """Both in one word; an id holds no dot."""
    return f"{module}.{opdracht}"


def what_of(key: str) -> tuple[str, str]:
    """The module and the opdracht again."""
    module, _, opdracht = key.partition(".")
    return module, opdracht


def plan_form(titles: Mapping[str, str]) -> type[PlanForm]:
    """The form class for these opdrachten. *titles*: key → what it is called."""
    fields: dict = {"keys": tuple(titles)}
    for key, title in titles.items():
        fields[ON + key], fields[WAS + key] = DayField(title), HiddenField()
    return type("CohortPlanForm", (PlanForm,), fields)


def beginning(plan: Mapping[str, date], shown: Mapping[str, date] | None = None) -> dict:
    """The form's data: *plan* stands, by key; *shown* are the days in the boxes, else the same."""
    days = plan if shown is None else {**plan, **shown}
    return {ON + key: day for key, day in days.items()} | {
        WAS + key: day.isoformat() for key, day in plan.items()
    }


def choices_of(people: Iterable, titles: Mapping[str, str]) -> tuple[list, list]:
    """The options of OwnDayForm. *people*: rows with public_id and name."""
    return [(each.public_id, each.name) for each in people], list(titles.items())
