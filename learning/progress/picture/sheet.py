"""The picture as a sheet for a spreadsheet program: status words and days, no texts."""

import csv
import io
from collections.abc import Iterable, Sequence

from learning.base.dates import date_of
from learning.progress.picture.picture import WORDS, Column, Standings, Student

RISKY = ("=", "+", "-", "@", "\t", "\r")


def sheet_of(columns: Sequence[Column], students: Iterable[Student], standings: Standings) -> bytes:
    """One line a student; for each opdracht its status and since when. UTF-8 with a mark, and
    semicolons: so that Excel in Dutch opens it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    titles = [f"{each.module.title}: {each.opdracht.title}" for each in columns]
    heads = (cell for title in titles for cell in (title, f"{title} (sinds)"))
    writer.writerow([safe(cell) for cell in ("Student", "Is er even niet", *heads)])
    for student in students:
        cells = (cell for each in columns for cell in _cells(student, each, standings))
        away = "ja" if student.away else ""
        writer.writerow([safe(cell) for cell in (student.name, away, *cells)])
    return text.getvalue().encode("utf-8-sig")


def _cells(student: Student, column: Column, standings: Standings) -> tuple[str, str]:
    status, since = standings.of(student.id, column), standings.since(student.id, column)
    return WORDS[status][1], date_of(since).isoformat() if since else ""


def safe(cell: str) -> str:
    """*cell* as words, never as a formula, however a spreadsheet program reads it."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(RISKY) else cell
