"""Wild moves in the opening of a thread."""

from learning.intervisie.opening.offering import may_be_taken
from learning.intervisie.threads import opening, rules
from learning.intervisie.threads.states import Kind
from learning.modules.werkvormen import Role, Way
from tests.intervisie.wild.memory import Memory

KINDS = [Kind.YES, Kind.WILLING, Kind.VETO]


class Choosing(Memory):
    """Each move takes somebody, and a number to choose by."""

    def agrees(self, user, what):
        with self.turn() as thread:
            opening.agree(thread, user, self.at)

    def marks_some(self, user, what):
        with self.turn() as thread:
            if rules.may_mark(user, thread, self.at):
                found = opening.offers(thread)
                ids = {each.id for number, each in enumerate(found) if (what + number) % 3}
                opening.mark(thread, user, ids, self.at)

    def says_something(self, user, what):
        with self.turn() as thread:
            found = opening.offers(thread)
            if found and rules.may_say(user, thread, self.at):
                offer, kind = found[what % len(found)], KINDS[(what // 3) % 3]
                self._say(thread, user, offer, None if what % 11 == 10 else kind)

    def _say(self, thread, user, offer, kind):
        """None: what they said is taken back. The play remembers who is willing and who is not."""
        if kind == Kind.WILLING and offer.author_id != user.id:
            return
        self.vetoes.discard((user.id, offer.id))
        self.willing.discard((user.id, offer.id))
        if kind is None:
            opening.unsay(thread, user, offer, self.at)
            return
        if kind in {Kind.VETO, Kind.WILLING}:
            (self.vetoes if kind == Kind.VETO else self.willing).add((user.id, offer.id))
        opening.say(thread, user, offer, kind, self.at)

    def picks(self, user, what):
        with self.turn() as thread:
            if not rules.may_pick(user, thread, self.at):
                return
            found = opening.offers(thread)
            if thread.way == Way.TOGETHER and not found:
                opening.appoint(thread, self.people[what % len(self.people)], user, self.at)
            elif found and may_be_taken(thread, found[what % len(found)], self.at):
                opening.bring(thread, found[what % len(found)], user, self.at)

    def chooses_how(self, user, what):
        with self.turn() as thread:
            if not rules.may_choose_form(user, thread, self.at):
                return
            werkvorm = self.werkvormen[what % len(self.werkvormen)]
            leader = self.people[what % len(self.people)]
            consulent = self.people[(what + 1 + what % 2) % len(self.people)]
            inbrenger = thread.holder_of(Role.INBRENGER).user
            opening.choose_form(thread, werkvorm, leader, [consulent], inbrenger, self.at)
            self.history.werkvorm = werkvorm
