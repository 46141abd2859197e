"""The turns of a thread, each played as the pages do it: same rules, same verbs, same order."""

from collections.abc import Mapping
from datetime import datetime

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.demo.intervisie_script import ToldGroup, ToldThread, Turn
from learning.demo.play import require
from learning.demo.script import MODULE
from learning.drafting.draft import Typed
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.inviting import tell_asked
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.groups.rules import may_agree, may_begin_group, may_begin_thread
from learning.intervisie.threads import opening, queries, rules, safety, writing
from learning.intervisie.threads.boxes import Item, boxes_of
from learning.intervisie.threads.models import Contribution, Thread
from learning.intervisie.threads.page import items_about
from learning.intervisie.threads.phases import sheet_of
from learning.intervisie.threads.sheets import beginning_of
from learning.intervisie.threads.states import Kind
from learning.intervisie.threads.telling import address_of, moved_from, tell
from learning.modules.library import Shelf
from learning.modules.werkvormen import Way
from learning.notices.queries import seen
from learning.readings.opening import opened_all


def play_group(
    told: ToldGroup, people: Mapping[str, User], cohort: Cohort, now: datetime
) -> IntervisieGroup:
    """Make the group; who said yes saw the question on their page first."""
    maker, at = people[told.by], now - told.ago
    require(may_begin_group(maker, cohort))
    asked = [people[each] for each in told.asked]
    group = IntervisieGroup.begin(new_public_id(), told.name, cohort, asked, maker, DEFAULT, at)
    db.session.add(group)
    db.session.flush()
    page = f"/intervisie/groups/{group.public_id}"
    tell_asked(group, [each.id for each in asked], maker, at, page)
    for person, ago in told.said_yes.items():
        require(may_agree(people[person], group))
        _saw(people[person], page, now - ago)
        group.agree(people[person], group.agreement.version, now - ago)
    db.session.flush()
    return group


class PlayThread:
    """One thread while it is played, turn by turn."""

    def __init__(
        self, told: ToldThread, people: Mapping[str, User], group: IntervisieGroup, shelf: Shelf
    ):
        self.told, self.people, self.group, self.shelf = told, people, group, shelf
        self.thread: Thread | None = None

    def do(self, turn: Turn, now: datetime) -> None:
        """Open the page and take *turn*, so long before *now* as it says.

        Raises what the page would refuse.
        """
        who, at = self.people[turn.by], now - turn.ago
        before = moved_from(self.thread) if self.thread else ()
        if self.thread:
            self._open(turn, who, at)
        getattr(self, f"_{turn.do}")(turn, who, at)
        db.session.flush()
        tell(self.thread, who, before, at)
        db.session.flush()

    def _start(self, _turn: Turn, who: User, at: datetime) -> None:
        require(may_begin_thread(who, self.group))
        module = self.shelf.modules.get(MODULE)
        what = MODULE, self.told.opdracht, self.told.part
        is_there = module is not None and module.part(*what[1:]) is not None
        counts_for = what if is_there else ("", "", "")
        self.thread = opening.start(self.group, who, Way.ONLINE, at, counts_for=counts_for)
        db.session.add(self.thread)

    def _open(self, _turn: Turn, who: User, at: datetime) -> None:
        """What is shown is written down, and what was told of it is seen."""
        shown = queries.ids_shown_to(who, self.thread, at)
        opened_all(queries.KIND, shown, who, "intervisie", at)
        _saw(who, address_of(self.thread), at)

    def _write(self, turn: Turn, who: User, at: datetime) -> None:
        run, phase = self.thread.run, self.thread.phase
        require(run.phase == turn.step and rules.may_write(who, self.thread, at))
        rows = queries.contributions_shown_to(who, self.thread, at)
        items = items_about(self.thread, phase, rows)
        sheet = sheet_of(run, who.id)
        revision = sheet.words.revision if sheet else 0
        typed = Typed(self._by_box(turn, items), [], revision)
        writing.save(self.thread, run, who, typed, at, beginning_of(who, self.thread))
        keys = [box.key for box in boxes_of(phase, items)]
        writing.finish(self.thread, who, keys, at)

    def _pass(self, _turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_write(who, self.thread, at))
        writing.pass_round(self.thread, who, at)

    def _mark(self, turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_mark(who, self.thread, at))
        opening.mark(self.thread, who, {self._offer_of(each).id for each in turn.casussen}, at)

    def _bring(self, turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_say(who, self.thread, at))
        opening.say(self.thread, who, self._offer_of(turn.by), Kind.WILLING, at)

    def _prefer(self, turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_prefer(who, self.thread, at))
        self.thread.place_of(who).leads_gladly = turn.leads
        self.thread.changed(at)

    def _choose(self, turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_choose_form(who, self.thread, at))
        werkvorm = self.shelf.werkvormen[self.told.werkvorm]
        opening.choose_form(self.thread, werkvorm, self.people[turn.leader], [], who, at)

    def _stop(self, _turn: Turn, who: User, at: datetime) -> None:
        require(rules.may_stop(who, self.thread))
        safety.stop(self.thread, who, erase=False, at=at)

    def _offer_of(self, person: str) -> Contribution:
        owner = self.people[person].id
        return next(each for each in opening.offers(self.thread) if each.author_id == owner)

    def _by_box(self, turn: Turn, items: tuple[Item, ...]) -> dict[str, str]:
        """The answers by the keys of the boxes; what is said about somebody by its item."""
        found = {}
        for key, text in turn.answers.items():
            about = text if isinstance(text, Mapping) else {}
            for person, words in about.items():
                author = self.people[person].id
                item = next(each for each in items if each.author_id == author)
                found[f"{key}.{item.id}"] = words
            if not about:
                found[key] = text
        return found


def _saw(reader: User, page: str, at: datetime) -> None:
    """As notices.giving.saw(), but in the one transaction of the demo."""
    db.session.execute(seen, {"user": reader.id, "page": page, "moment": at})
