"""Having taken part, as a proof: where, when and in which role; nothing of what was said."""

from dataclasses import dataclass

from learning.base.dates import day_of
from learning.intervisie.threads.asked import ROLES
from learning.modules.werkvormen import Way

WAYS = {Way.TOGETHER: "samen, in één gesprek", Way.ONLINE: "online, ieder in eigen tijd"}


@dataclass(frozen=True)
class Attendance:
    """``werkvorm``: "" when none was chosen; ``since`` and ``until`` are days, the last one ""
    while it goes on."""

    key: str
    group: str
    werkvorm: str
    way: str
    role: str
    since: str
    until: str


def attendance_from(row) -> Attendance:
    """The proof in a *row* of queries.attendances_of()."""
    ends = [each for each in (row.left_at, row.ended_at, row.stopped_at) if each]
    return Attendance(
        key=row.public_id,
        group=row.group,
        werkvorm=row.werkvorm or "",
        way=WAYS[row.way],
        role=ROLES[row.role],
        since=day_of(row.joined_at),
        until=day_of(min(ends)) if ends else "",
    )
