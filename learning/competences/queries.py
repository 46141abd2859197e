"""Questions of the growth view, about one student: never one about several people."""

from collections.abc import Sequence

from sqlalchemy import Row, bindparam, func, select

from learning.accounts.models import User
from learning.base.db import rows
from learning.competences.evidence.models import Evidence

SHOWN = 3  # quotes of one line; what is older stands on a page of its own

_own = Evidence.student_id == bindparam("student")
_order = (Evidence.source_at.desc(), Evidence.id.desc())
_ranked = (
    select(
        Evidence.id,
        func.row_number()
        .over(partition_by=(Evidence.framework, Evidence.code), order_by=_order)
        .label("rank"),
    )
    .where(_own)
    .subquery()
)
_newest = (
    select(
        Evidence.public_id,
        Evidence.framework,
        Evidence.code,
        Evidence.told,
        Evidence.quote,
        Evidence.why,
        Evidence.source,
        Evidence.source_title,
        Evidence.source_at,
        Evidence.kept_at,
    )
    .join(_ranked, _ranked.c.id == Evidence.id)
    .where(_ranked.c.rank <= SHOWN + 1)
    .order_by(*_order)
)
_touched = (
    select(Evidence.framework, Evidence.code, Evidence.module, Evidence.opdracht)
    .where(_own)
    .distinct()
)


def newest_quotes(student: User) -> Sequence[Row]:
    """Of each line of a framework the SHOWN newest quotes of *student*, and one more if there is
    more; newest words first."""
    return rows(_newest, student=student.id).all()


def touched_by(student: User) -> Sequence[Row]:
    """framework, code, module, opdracht of everything *student* has evidence of, each once."""
    return rows(_touched, student=student.id).all()
