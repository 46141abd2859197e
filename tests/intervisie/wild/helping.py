"""Helping a thread on: the shortest way, for somebody who is there; and home, without others."""

from contextlib import suppress

from learning.base.errors import Refused
from learning.intervisie.opening.offering import may_be_taken
from learning.intervisie.threads import moving, opening, phases, rules, safety, writing
from learning.intervisie.threads.frame import CASUSSEN, FORM
from learning.intervisie.threads.moves import moves_for
from learning.intervisie.threads.phases import sheet_of
from learning.intervisie.threads.states import Kind
from learning.modules.werkvormen import Role, Way
from tests.intervisie.play import shelf
from tests.intervisie.wild import oracle
from tests.intervisie.wild.checking import check
from tests.intervisie.wild.choosing import Choosing
from tests.intervisie.wild.safety import Safety
from tests.intervisie.wild.writing import Writing


class Helping(Writing, Choosing, Safety):
    """``absent``: people who do nothing any more."""

    def helps(self, user) -> bool:
        """*user* does what brings the thread on; False when there is nothing they can do."""
        before = self.thread.changes
        for help_ in (
            self._resumes, self._opens, self._chooses, self._rounds, self._closes, self._leads,
        ):  # fmt: skip
            with suppress(Refused):
                help_(user, 0)
            if self.thread.changes != before:
                self.observe()
                return True
        return False

    def _resumes(self, user, what):
        self.goes_on(user, what)

    def _opens(self, user, what):
        self.agrees(user, what)
        with self.turn() as thread:
            if thread.run.phase == CASUSSEN and rules.may_write(user, thread, self.at):
                offered = {each.author_id for each in thread.run.contributions if each.is_text}
                is_ready = phases.is_ready(thread.run, user.id)
                if not offered and is_ready:
                    writing.take_up_again(thread, user, self.at)
                if not offered:
                    self._fill_in(thread, user)
                elif not is_ready:
                    writing.pass_round(thread, user, self.at)
        with self.turn() as thread:
            if rules.may_mark(user, thread, self.at) and not phases.is_ready(thread.run, user.id):
                ids = {each.id for each in opening.offers(thread)}
                opening.mark(thread, user, ids, self.at)

    def _chooses(self, user, what):
        with self.turn() as thread:
            if rules.may_say(user, thread, self.at):
                self._brings(thread, user)
        with self.turn() as thread:
            if rules.may_choose_form(user, thread, self.at):
                inbrenger = thread.holder_of(Role.INBRENGER).user
                others = [each.user for each in thread.present if each.user_id != inbrenger.id]
                fitting = [each for each in shelf().values()
                           if each.fits(len(thread.present), thread.way)]  # fmt: skip
                if not fitting:
                    moving.stop(thread, user, self.at)
                    return
                consulenten = others[1:2] if Role.CONSULENT in fitting[0].roles else []
                opening.choose_form(
                    thread, fitting[0], others[0], consulenten, inbrenger, self.at
                )  # fmt: skip
                self.history.werkvorm = fitting[0]

    def _brings(self, thread, user):
        said = {(each.user_id, each.offer_id): each.kind for each in thread.run.stances}
        for offer in opening.offers(thread):
            if opening.is_vetoed(thread, offer):
                mine = (offer.id, user.id, Kind.VETO)
                said_ = [(s.offer_id, s.user_id, s.kind) for r in thread.runs for s in r.stances]
                if mine in said_:
                    self._say(thread, user, offer, None)
                continue
            if offer.author_id == user.id:
                if said.get((user.id, offer.id)) != Kind.WILLING:
                    return self._say(thread, user, offer, Kind.WILLING)
            elif (user.id, offer.id) not in said:
                return self._say(thread, user, offer, Kind.YES)
        if rules.may_pick(user, thread, self.at):
            for offer in opening.offers(thread):
                owner_is_here = offer.author_id in oracle.here(thread)
                free = opening.is_willing(thread, offer) and not opening.is_vetoed(thread, offer)
                if owner_is_here and free and may_be_taken(thread, offer, self.at):
                    return opening.bring(thread, offer, user, self.at)
            if thread.way == Way.TOGETHER and not opening.offers(thread):
                return opening.appoint(thread, user, user, self.at)
        return None

    def _rounds(self, user, what):
        with self.turn() as thread:
            if thread.run.phase == CASUSSEN or phases.is_ready(thread.run, user.id):
                return
            if rules.may_write(user, thread, self.at):
                if thread.phase.is_talk or not self.boxes(user):
                    writing.pass_round(thread, user, self.at)
                else:
                    self._fill_in(thread, user)

    def _closes(self, user, what):
        with self.turn() as thread:
            names = moves_for(user, thread, self.at)
            too_few = phases.is_too_thin(thread) and not phases.asks_leader(
                thread, phases.stands(thread, self.at)
            )
            stuck = phases.stands(thread, self.at).has_lapsed
            for name in ("begin", "go-on", "close", "unshown"):
                if name in names and not (name == "unshown" and too_few):
                    if name == "close" and not phases.all_ready(thread):
                        continue  # others may still be writing
                    if name == "begin" and len(thread.present) < 3:
                        continue
                    return self._move(thread, name, user)
            for name in ("casussen", "again"):
                if name in names and stuck and not self._can_be_brought(thread):
                    return self._move(thread, name, user)
            if thread.run.phase == "afspraken" and rules.may_stop(user, thread) and stuck:
                moving.stop(thread, user, self.at)  # nobody else says yes

    def _can_be_brought(self, thread) -> bool:
        if thread.run.phase == FORM:
            return False
        active = {each.id for each in self.people} - {each.id for each in self.absent}
        return any(
            each.author_id in active & oracle.here(thread) and not opening.is_vetoed(thread, each)
            for each in opening.offers(thread)
        )

    def _leads(self, user, what):
        self.answers_who_offers_to_lead(user, 1)
        with self.turn() as thread:
            led = thread.holder_of(Role.GESPREKSLEIDER)
            if (led is None or led.user_id in {each.id for each in self.absent}) and (
                rules.may_take_over(user, thread, self.at) and not safety.open_offer(thread)
            ):
                safety.offer_to_lead(thread, user, self.at)

    def _fill_in(self, thread, user):
        sheet = sheet_of(thread.run, user.id)
        typed = self._typed(user, sheet, 0)
        self._acknowledge(user, typed)
        writing.save(thread, thread.run, user, typed, self.at, self.beginning(user))
        writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)


def bring_home(play: Helping, absent, days=150) -> str:
    """Whoever is not *absent* helps until it is over; how it ended, or a dead end."""
    play.absent = absent
    away, idle = {each.id for each in absent}, 0
    until = play.at.toordinal() + days
    while play.at.toordinal() < until:
        now = oracle.state(play.thread, play.history, play.at)
        if oracle.is_over(now):
            return now
        active = [each for each in play.people if each.id not in away]
        helped = [play.helps(each) for each in active]
        idle = 0 if any(helped) else idle + 1
        if idle:
            play.later(hours=40)
        if idle > 20 and stops_or_is_alone(play, active):
            return "gestopt"
        check(play)
    raise AssertionError(
        f"a dead end in {play.thread.run.phase} without {[u.name for u in absent]}"
    )


def stops_or_is_alone(play: Helping, active) -> bool:
    """When nothing helps: whoever may stop it does; somebody all alone can simply leave."""
    here = oracle.here(play.thread)
    for user in active:
        if user.id in here and rules.may_stop(user, play.thread):
            play.stops(user)
            return True
    return len([each for each in active if each.id in here]) <= 1
