"""Wild moves: writing, passing, and the buttons on the open step."""

from learning.drafting.draft import Typed
from learning.intervisie.threads import phases, rules, writing
from learning.intervisie.threads.moves import make_move, moves_for
from learning.intervisie.threads.phases import sheet_of
from learning.modules.werkvormen import Role
from tests.intervisie.wild import oracle
from tests.intervisie.wild.memory import Memory


class Writing(Memory):
    """Each move takes somebody, and a number to choose by."""

    def writes(self, user, what):
        """Type something; every third time also *klaar*."""
        with self.turn(keeps=True) as thread:
            if not rules.may_write(user, thread, self.at):
                return
            run, sheet = thread.run, sheet_of(thread.run, user.id)
            typed = self._typed(user, sheet, what)
            self._acknowledge(user, typed)
            beginning = self.beginning(user)
            writing.save(thread, run, user, typed, self.at, beginning)
            if what % 3 == 0 and not thread.phase.is_talk:
                writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)
            elif thread.phase.is_talk and what % 3:
                said = [each for each in run.contributions if each.is_text]
                answered = said[what % len(said)] if said and what % 2 else None
                writing.post_message(thread, user, answered, self.at)
                self.number()
                typed = self._typed(user, sheet_of(run, user.id), what)
                self._acknowledge(user, typed)
                writing.save(thread, run, user, typed, self.at, {})
                writing.post_message(thread, user, None, self.at)

    def opens_a_page(self, user, what):
        """A page that stays open, and is typed on later."""
        with self.turn() as thread:
            sheet = sheet_of(thread.run, user.id)
            words = sheet.words if sheet else None
            seen = (words.revision, dict(words.answers)) if words else (0, {})
            self.pages.append((user, writing.step_name(thread.run), *seen))

    def types_on_an_old_page(self, user, what):
        """Whatever page of theirs was left open: the same step, one that closed, one that rests."""
        mine = [page for page in self.pages if page[0] is user]
        if not mine:
            return
        _, step, revision, seen = mine[what % len(mine)]
        with self.turn(keeps=True) as thread:
            here, run = thread.place_of(user), writing.run_named(thread, step)
            phase = thread.phase_of(run)
            if not (here and phases.has_floor(thread, here, phase)) or thread.wiped_at:
                return
            if not (phases.is_written_by_form(phase) and thread.keeps_words):
                return
            key = phase.fields[0].id if phase.fields else "tekst"
            token = self._token(user)
            typed = Typed({**seen, key: f"{seen.get(key, '')} {token}"}, [], revision, f"oud{what}")
            self._acknowledge(user, typed)
            if rules.is_open_for(user, thread, self.at):
                writing.save(thread, run, user, typed, self.at)
            else:
                writing.sheet_in(run, user, self.at, {}).words.keep(typed.answers, self.at)

    def is_done(self, user, what):
        with self.turn() as thread:
            if rules.may_write(user, thread, self.at) and not thread.phase.is_talk:
                writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)

    def passes_this_round(self, user, what):
        with self.turn() as thread:
            if not rules.may_write(user, thread, self.at):
                return
            run, sheet = thread.run, sheet_of(thread.run, user.id)
            wrote = bool(sheet and sheet.is_ready)
            writing.pass_round(thread, user, self.at)
            assert phases.is_ready(run, user.id), "a pass counts as having contributed"
            assert wrote or not sheet_of(run, user.id).is_text, "and gives nothing to read"

    def takes_up(self, user, what):
        with self.turn() as thread:
            if rules.may_write(user, thread, self.at):
                writing.take_up_again(thread, user, self.at)

    def everybody(self, user, what):
        """All who have the floor do something: most write, some pass, some are silent."""
        for number, each in enumerate(list(self.people)):
            choice = (what + number * 7) % 10
            if choice < 6:
                self.try_(self.writes, each, what + 1)
                self.try_(self.is_done, each, what)
            elif choice < 8:
                self.try_(self.passes_this_round, each, what)
            self.try_(self.marks_some, each, what)

    def kindly_on(self, user, what):
        """What the step asks is done by all, so that it closes if it can."""
        with self.turn() as thread:
            if oracle.state(thread, self.history, self.at) != "bezig":
                return
            by = thread.holder_of(Role.GESPREKSLEIDER) or thread.holder_of(Role.INBRENGER)
        for each in self.people:
            self.helps(each)
        if by:
            self.moves(by.user, what)

    def moves(self, user, what):
        """A button on the open step."""
        with self.turn() as thread:
            names = list(moves_for(user, thread, self.at))
            if names:
                self._move(thread, names[what % len(names)], user)

    def _move(self, thread, name, user):
        run = thread.run
        undone = {run.id} if name in {"repeat", "unshown", "back", "casussen", "again"} else set()
        if name == "repeat" and not phases.is_too_thin(thread):
            undone = set()
        if name == "back":
            order = self.history.steps.index
            told = order(self.history.phases[0].id)  # in writing only back to the casus
            back_to = told if thread.keeps_words else order(run.phase) - 1
            undone |= {each.id for each in thread.runs if order(each.phase) >= back_to}
        if name in {"again", "casussen"}:
            self.history.werkvorm = None
        make_move(name, thread, user, self.at)
        self.history.undone |= undone

    def steps_back(self, user, what):
        """The question was not clear."""
        with self.turn() as thread:
            for by in (Role.GESPREKSLEIDER, Role.INBRENGER):
                place = thread.holder_of(by)
                if place and "back" in moves_for(place.user, thread, self.at):
                    return self._move(thread, "back", place.user)
