"""Which cohorts share a table."""

from wtforms import HiddenField, RadioField

from learning.base.forms import Form


class ShareForm(Form):
    """The other cohort (its public id)."""

    other = RadioField("Met welke groep?", invalid_choice_message="Kies één groep.")


class CohortForm(Form):
    """The cohort that this is about."""

    cohort = HiddenField()


def share_form(cohorts: dict[str, str]) -> ShareForm:
    """*cohorts*: public id → name."""
    form = ShareForm()
    form.other.choices = cohorts
    if not form.is_submitted() and len(cohorts) == 1:
        form.other.data = next(iter(cohorts))
    return form
