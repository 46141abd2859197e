"""Cards of the sociale kaart: a place in the neighbourhood, found by somebody of the cohort."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.social_map.folding import folded
from learning.social_map.links import LinkState, link_from
from learning.social_map.states import State, state_of

REST = timedelta(minutes=10)  # before a link is looked at again
CHANGED = "Iemand anders heeft dit kaartje net veranderd. Jouw tekst staat hier nog."
ON_THE_MAP_NOW = "Dit kaartje staat al op de kaart. Vraag je docent om het te veranderen."
LOOK_AGAIN = "Dit kaartje is net veranderd. Lees het nog eens, en kies dan."


@dataclass(frozen=True)
class Words:
    """What stands on a card. ``link``: as typed, "" for none."""

    name: str
    place: str
    what: str
    for_whom: str
    link: str = ""


class SocialCard(db.Model):
    """A place to go. Where it stands follows from its moments: see states.state_of().

    ``proposer`` None: the one who found it asked us to take their name off. ``remark``: what a
    docent asked for, while it is given back. ``module``, ``opdracht``: for which it was found,
    "" when for none. ``found_by``: its words as they are looked for, ``place_key`` its place.
    """

    __tablename__ = "social_card"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    proposer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    name: Mapped[str] = mapped_column(info={"words": True})
    place: Mapped[str] = mapped_column(info={"words": True})
    what: Mapped[str] = mapped_column(Text)
    for_whom: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text)
    found_by: Mapped[str] = mapped_column(Text)
    place_key: Mapped[str] = mapped_column(info={"words": True})
    revision: Mapped[int] = mapped_column(default=0)
    module: Mapped[str] = mapped_column(default="")
    opdracht: Mapped[str] = mapped_column(default="")
    proposed_at: Mapped[datetime]
    given_back_at: Mapped[datetime | None]
    given_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    remark: Mapped[str] = mapped_column(Text, default="")
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    taken_off_at: Mapped[datetime | None]
    link_state: Mapped[LinkState | None]
    link_looked_at: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship()
    proposer: Mapped[User | None] = relationship(foreign_keys=proposer_id)
    given_back_by: Mapped[User | None] = relationship(foreign_keys=given_back_by_id)

    @classmethod
    def propose(
        cls, key: str, cohort: Cohort, by: User, words: Words, at: datetime, found_for=("", "")
    ) -> "SocialCard":
        """A card for the docenten to look at. *key*: its public id; *found_for*: module and
        opdracht."""
        module, opdracht = found_for
        card = cls(
            public_id=key,
            cohort_id=cohort.id,
            proposer_id=by.id,
            proposed_at=at,
            revision=0,
            link="",
            module=module,
            opdracht=opdracht,
        )
        card._write(words)
        return card

    @property
    def words(self) -> Words:
        return Words(self.name, self.place, self.what, self.for_whom, self.link)

    @property
    def state(self) -> State:
        return state_of(self)

    @property
    def has_dead_link(self) -> bool:
        return self.link_state == LinkState.DEAD

    def is_rested(self, at: datetime) -> bool:
        """Whether its link was not looked at in the last minutes."""
        return self.link_looked_at is None or self.link_looked_at <= at - REST

    def change(self, words: Words, based_on: int, by: User, as_docent: bool, at: datetime) -> None:
        """Take over *words*; given back, who found it proposes it anew by that.

        Raises Refused when somebody wrote a newer text than *based_on*, or a docent put it on the
        map and this is not *as_docent*.
        """
        if self.approved_at and not as_docent:
            raise Refused(ON_THE_MAP_NOW)
        if based_on != self.revision:
            raise Refused(CHANGED)
        if words != self.words:
            self._write(words)
        if self.given_back_at and by.id == self.proposer_id:
            self.propose_again(at)

    def propose_again(self, at: datetime) -> None:
        """It waits for a docent once more; what was asked for goes."""
        self.proposed_at = at
        self.given_back_at = self.given_back_by_id = None
        self.remark = ""

    def approve(self, by: User, seen: int, at: datetime) -> None:
        """Put it on the map. Approved twice, it was approved by the first.

        Raises Refused when it changed since the docent *saw* it.
        """
        if self.approved_at:
            return
        if seen != self.revision:
            raise Refused(LOOK_AGAIN)
        self.propose_again(self.proposed_at)
        self.approved_at, self.approved_by_id = at, by.id

    def give_back(self, by: User, remark: str, seen: int, at: datetime) -> None:
        """Ask who found it for something more. Raises Refused when it is on the map by now, or
        changed since the docent *saw* it."""
        if self.approved_at:
            raise Refused("Dit kaartje staat al op de kaart. Je kunt het wel eraf halen.")
        if seen != self.revision:
            raise Refused(LOOK_AGAIN)
        self.given_back_at, self.given_back_by_id, self.remark = at, by.id, remark

    def take_off(self, at: datetime) -> None:
        """Only docenten see it from now on, and who found it."""
        self.taken_off_at = self.taken_off_at or at

    def put_back(self) -> None:
        """It stands on the map again."""
        self.taken_off_at = None

    def let_go_of_name(self) -> None:
        """Nobody can tell any more who found it."""
        self.proposer_id = None

    def looked(self, link: str, state: LinkState, at: datetime) -> None:
        """Note what came of looking at *link*; nothing when it is another link by now."""
        if link == self.link:
            self.link_state, self.link_looked_at = state, at

    def _write(self, words: Words) -> None:
        link = link_from(words.link)
        if link != self.link:
            self.link_state = self.link_looked_at = None
        self.name, self.place, self.link = words.name, words.place, link
        self.what, self.for_whom = words.what, words.for_whom
        self.found_by = folded(" ".join([words.name, words.place, words.what, words.for_whom]))
        self.place_key = folded(words.place)
        self.revision += 1


Index("ix_social_card_cohort_id_approved_at", SocialCard.cohort_id, SocialCard.approved_at)
