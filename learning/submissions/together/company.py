"""With whom somebody makes a part, as a page tells it. Plain data."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Company:
    """``others``: names of who is in it besides the reader; ``paused``: those of them who are er
    even niet; ``one_text``: they write in one text, else they talk; ``joint``: the public id of
    that text, "" when there is none; ``here``: of the work on this page; ``agreed``: who of the
    others stands behind the text as it is now; ``has_agreed``: so does the reader; ``to_talk``: who
    of the others did not say yet that they talked; ``has_own``: the reader wrote alone before."""

    here: str
    one_text: bool = True
    others: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()
    joint: str = ""
    agreed: tuple[str, ...] = ()
    has_agreed: bool = False
    to_talk: tuple[str, ...] = ()
    has_own: bool = False

    @property
    def is_together(self) -> bool:
        """Whether there is anybody else."""
        return bool(self.others)

    @property
    def is_joint(self) -> bool:
        """Whether this page is the text of all."""
        return self.joint == self.here

    @property
    def is_elsewhere(self) -> bool:
        """Whether they write in another text than the one of this page."""
        return bool(self.joint) and not self.is_joint

    @property
    def is_talk(self) -> bool:
        """Whether they talk, and this page is the reader's own harvest of it."""
        return self.is_together and not self.one_text

    @property
    def said_talked(self) -> list[str]:
        """Who of the others said that they talked."""
        return [name for name in self.others if name not in self.to_talk] if self.is_talk else []

    @property
    def still_to_agree(self) -> list[str]:
        """Who of the others does not stand behind the text as it is now."""
        return [name for name in self.others if name not in self.agreed]


def company_of(
    user, work, part_is_one_text: bool, group, joint, paused: Sequence[int], has_own: bool = False
) -> Company:
    """*work*: the Submission of the page; *group*: the WorkGroup that *user* is in, or None;
    *joint*: its one text, or None; *paused*: numbers of who is er even niet."""
    present = group.present if group else []
    others = [each for each in present if each.user_id != user.id]
    own = next((each for each in present if each.user_id == user.id), None)
    revision = joint.draft.revision if joint else None
    return Company(
        here=work.public_id,
        one_text=part_is_one_text or joint is not None,
        others=tuple(each.user.name for each in others),
        paused=tuple(each.user.name for each in others if each.user_id in paused),
        joint=joint.public_id if joint and others else "",
        agreed=tuple(each.user.name for each in others if _stands_behind(each, revision)),
        has_own=has_own,
        to_talk=tuple(each.user.name for each in others if not each.talked_at),
        has_agreed=_stands_behind(own, revision),
    )


def _stands_behind(partner, revision: int | None) -> bool:
    return bool(partner and revision is not None and partner.agreed_revision == revision)
