"""A box for a day of the calendar."""

import re
from datetime import date

from wtforms import StringField
from wtforms.widgets import DateInput

NO_DAY = "Dit is geen dag. Schrijf hem zo: 12-03-2026."
YEARS = range(2000, 2101)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", re.ASCII)
_TYPED = re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4})", re.ASCII)


def day_from(text: str) -> date | None:
    """The day in *text*, as a browser sends it or as people type it; None for nothing.

    Raises ValueError, with words, when it is no day.
    """
    if not text.strip():
        return None
    found = _ISO.fullmatch(text.strip()) or _TYPED.fullmatch(text.strip())
    try:
        day = found and date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValueError(NO_DAY)
    return day


class DayInput(DateInput):
    """The calendar of the browser; a plain box for what is no day, which a calendar would hide."""

    def __call__(self, field, **attributes):
        if isinstance(field.shown(), str):
            attributes["type"] = "text"
        return super().__call__(field, **attributes)


class DayField(StringField):
    """A day of the calendar, or None; what was typed stays in it when it is none."""

    widget = DayInput()

    def process_formdata(self, valuelist):
        """Read what came in."""
        if valuelist:
            self.data = day_from(valuelist[0])

    def shown(self) -> date | str | None:
        """What stands in the box: what was typed, as a day where it is one; else the data."""
        if not self.raw_data:
            return self.data
        try:
            return day_from(self.raw_data[0])
        except ValueError:
            return self.raw_data[0]

    def _value(self) -> str:
        return str(self.shown() or "")
