"""What a wild play remembers beside what the engine does, to compare the two afterwards."""

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.drafting.stale import Stale
from learning.intervisie.threads import opening
from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.states import Reason
from learning.modules.werkvormen import Role
from tests.intervisie.play import Play
from tests.intervisie.wild import oracle

KEEP_WORDS = {"writes", "types_on_an_old_page"}  # refused, they still kept what was typed


COMPOUND = {"writes", "types_on_an_old_page", "kindly_on"}


class Memory(Play):
    """``said``: token → its writer's id, for each text that the site said it kept; ``pages``:
    left open by people; ``seen``: who reads what since the last check."""

    def __init__(self, werkvormen, *names, **options):
        super().__init__(*names, **options)
        self.begin_to_remember(werkvormen)

    def begin_to_remember(self, werkvormen):
        self.werkvormen, self.absent = werkvormen, ()
        self.history = oracle.History()
        self.said, self.pages = {}, []
        self.vetoes, self.willing, self.was_open = set(), set(), None
        self.checked, self.counted, self.seen = None, 0, {}

    def turn(self, keeps=False):
        return super().turn()

    def beginning(self, user):
        return {}

    def try_(self, move, user, what):
        """One move; a refusal changes nothing, unless it keeps words or did several things."""
        before = self.fingerprint()
        try:
            move(user, what)
        except (Refused, Stale):
            if move.__name__ not in COMPOUND:
                self.number()
                assert self.fingerprint() == before, f"{move.__name__} was refused half-way"
        self.number()
        self.observe()

    def fingerprint(self):
        """Everything that happened, without words."""
        thread = self.thread
        return (
            thread.changes, thread.stopped_at, thread.ended_at, len(thread.pauses),
            tuple((run.phase, run.closed_at, run.reason, len(run.stances)) for run in thread.runs),
            tuple((p.user_id, p.role, p.joined_at, p.left_at) for p in thread.participations),
            tuple((each.id, each.done_at, each.passed_at, each.withdrawn_at)
                  for run in thread.runs for each in run.contributions if each.is_ready),
        )  # fmt: skip

    def begin_here(self):
        """What happened until now was no wild play, and is not looked at."""
        self.was_open = None
        self.observe()

    def observe(self):
        self._observe_the_choice()
        for run in self.thread.runs:
            if run.closed_at and run.id not in self.history.givers:
                given = {each.author_id for each in run.contributions if each.is_text}
                self.history.givers[run.id] = len(given)
                self.history.words |= {
                    each.id: dict(each.words.answers) for each in run.contributions if each.words
                }
                if run.phase == "afspraken" and not self.thread.stopped_at:
                    assert len(oracle.here(self.thread)) >= 3, "never with two"
                if run.reason == Reason.ALL:
                    self._observe_that_all_were_ready(run)

    def _observe_that_all_were_ready(self, run):
        assert not any(pause.until_at is None for pause in self.thread.pauses), "during a pause"
        ready = {each.author_id for each in run.contributions if each.number == 0 and each.is_ready}
        if run.phase in {"casussen", "keuze", "oogst"}:
            assert oracle.here(self.thread) <= ready
        for user in self.people if run.phase not in {*oracle.OPENING, *oracle.ENDING} else ():
            if oracle.has_floor(self.thread, self.history, user.id, run.phase):
                assert user.id in ready, "closed before all were ready"

    def _observe_the_choice(self):
        """No casus was brought in against the will of its owner, or of somebody it is about."""
        before, self.was_open = self.was_open, self.thread.run.phase
        found = opening.offers(self.thread)
        if (before, self.was_open) == (BRINGING, FORM) and found:
            inbrenger = self.thread.holder_of(Role.INBRENGER).user_id
            held = {offer for _, offer in self.vetoes}
            assert any((inbrenger, o.id) in self.willing and o.id not in held for o in found)
        if self.was_open != BRINGING:
            self.willing.clear()

    def reads(self, user):
        """What the engine shows to *user* who asks for the page: ids of contributions."""
        if not any(each.user_id == user.id for each in self.thread.present):
            return set()
        hidden = {h.contribution_id for h in self.thread.hurts if h.reader_id == user.id}
        return {each.id for each in self.seen_by(user)
                if each.author_id == user.id or each.id not in hidden}  # fmt: skip

    def contributions(self):
        return [each for run in self.thread.runs for each in run.contributions]

    def _typed(self, user, sheet, what):
        words = sheet.words if sheet else None
        seen = dict(words.answers) if words else {}
        answers, boxes = {}, self.boxes(user)
        for number, box in enumerate(boxes):
            if box.choices:
                answers[box.key] = box.choices[what % len(box.choices)].id
            elif what % 2 == 0 or number == what % len(boxes):
                answers[box.key] = f"{seen.get(box.key, '')} {self._token(user)}"
        return Typed(answers, [], words.revision if words else 0, f"blad{next(self.texts)}")

    def _token(self, user):
        return f"<{next(self.texts)}>"

    def _acknowledge(self, user, typed):
        for text in typed.answers.values():
            for token in text.split():
                if token.startswith("<"):
                    self.said[token] = user.id

    def _forget(self, user):
        self.said = {token: author for token, author in self.said.items() if author != user.id}
