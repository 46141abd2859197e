"""Wild moves of safety: resting, stopping, leaving, coming in, leading, taking back."""

from learning.intervisie.safety import rules as safe
from learning.intervisie.threads import joining, moving, rules, safety, writing
from tests.intervisie.wild import oracle
from tests.intervisie.wild.memory import Memory


class Safety(Memory):
    """Each move takes somebody, and a number to choose by."""

    def pauses_it(self, user, what):
        with self.turn() as thread:
            if rules.may_pause(user, thread, self.at):
                moving.pause(thread, user, self.at)

    def goes_on(self, user, what):
        with self.turn() as thread:
            if rules.may_resume(user, thread, self.at):
                safety.resume(thread, self.at)

    def stops_it(self, user, what):
        with self.turn() as thread:
            if rules.may_stop(user, thread) and what % 4 == 0:
                safety.stop(thread, user, what % 8 == 0, self.at)
                if what % 8 == 0:
                    self._forget(user)

    def leaves(self, user, what):
        with self.turn() as thread:
            if thread.place_of(user) and safe.may_leave(user, thread):
                safety.leave(thread, user, self.at)

    def leaves_the_group(self, user, what):
        """And what they take part in; also the inbrenger."""
        with self.turn() as thread:
            member = thread.group.member(user)
            if member and what % 3 == 0 and not (thread.stopped_at or thread.ended_at):
                thread.group.leave(user, self.at)
                if any(each.user_id == user.id for each in thread.participations):
                    safety.leave(thread, user, self.at)

    def asks_to_join(self, user, what):
        with self.turn() as thread:
            if safe.may_ask_to_join(user, thread, self.at):
                joining.ask_to_join(thread, user, self.at)

    def answers_a_newcomer(self, user, what):
        """One of them says yes or no; every second time all of them say yes."""
        for by in self.people if what % 2 else [user]:
            with self.turn() as thread:
                waiting, present = joining.waiting(thread), oracle.here(thread)
                if not waiting or not safe.may_answer_newcomer(by, thread, waiting[0], self.at):
                    continue
                if what % 10 == 0:
                    joining.decline(thread, waiting[0], self.at)
                    return
                joining.welcome(thread, waiting[0], by, self.at)
                newcomers = oracle.here(thread) - present
                yes = {each.by_id for each in waiting[0].consents}
                assert not newcomers or present <= yes, "nobody comes in without the yes of all"

    def offers_to_lead(self, user, what):
        with self.turn() as thread:
            if rules.may_take_over(user, thread, self.at):
                safety.offer_to_lead(thread, user, self.at)

    def answers_who_offers_to_lead(self, user, what):
        with self.turn() as thread:
            offer = safety.open_offer(thread)
            if offer and rules.may_agree_to_take_over(user, thread, offer, self.at):
                answer = safety.refuse_lead if what % 4 == 0 else safety.accept_lead
                answer(thread, offer, self.at)

    def withdraws(self, user, what):
        with self.turn() as thread:
            mine = [e for e in safety.contributions_of(thread, user) if safe.may_withdraw(user, e)]
            if mine and thread.place_of(user):
                writing.withdraw(thread, mine[what % len(mine)], self.at)

    def is_hurt(self, user, what):
        with self.turn() as thread:
            others = [each for each in self.seen_by(user) if each.author_id != user.id]
            others = [each for each in others if safe.may_hide(user, thread, each)]
            if others and thread.place_of(user):
                safety.hide(thread, others[what % len(others)], user, self.at)

    def gives_back(self, user, what):
        with self.turn() as thread:
            there = [each for each in thread.run.contributions
                     if safe.may_give_back(user, thread, each, self.at)]  # fmt: skip
            if there:
                safety.give_back(thread, there[what % len(there)], "open-vraag", self.at)
