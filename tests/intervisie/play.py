"""Playing a thread in a test, by the verbs that the pages use; in memory, without a database.

``Play("Sanne", "Bilal", "Noor")`` begins one; the first name started it, so leads at first.
The second brings in the casus, unless a test says otherwise.
"""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace

from learning.accounts.models import User
from learning.drafting.draft import Typed
from learning.intervisie.groups.models import IntervisieGroup, Keeps
from learning.intervisie.threads import moving, opening, phases, writing
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM, FRAME, MARKING
from learning.intervisie.threads.page import items_about
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.library import Library
from learning.modules.parts import Choice, Field
from learning.modules.werkvormen import Audience, Form, Phase, Role, Shown, Way, Werkvorm
from tests.conftest import CONTENT

START = datetime(2026, 3, 9, 9, tzinfo=UTC)
CAST = ("Sanne", "Bilal", "Noor", "Fatma", "Vera", "Omar", "Lotte", "Sven")
SHIPPED = Path(__file__).parents[2] / "modules"
MOST_STEPS = 80
FEEDBACK = "feedback-zonder-discussie"


@cache
def shelf() -> dict[str, Werkvorm]:
    """Every werkvorm there is: those that we ship, and those of the tests."""
    return {**Library(SHIPPED).shelf().werkvormen, **Library(CONTENT).shelf().werkvormen}


def group_of(people, at=START, keeps=Keeps.FOUR_WEEKS, agreed=None) -> IntervisieGroup:
    """A group in which everybody said yes, or only *agreed*."""
    group = IntervisieGroup(name="Dinsdag", made_by_id=people[0].id, created_at=at, keeps=keeps)
    group.rewrite("Wat we hier vertellen, blijft hier.", people[0], 0, at)
    for user in people:
        member = group.invite(user, people[0], at)
        if agreed is None or user in agreed:
            group.agree(user, 1, at)
        else:
            member.joined_at = at
    return group


class Play:
    """A thread that is being played. ``at``: what time it is."""

    def __init__(self, *names, way=Way.ONLINE, keeps_words=True, agreed=None, keeps=None):
        self.at = START
        self.ids, self.texts, self.numbered = count(1), count(1), {}
        self.people = [
            User(id=number, name=name, email=f"{name.lower()}@school.example", created_at=START)
            for number, name in enumerate(names or CAST[:4], 1)
        ]
        yes = None if agreed is None else self.people[:agreed]
        self.group = group_of(self.people, keeps=keeps or Keeps.FOUR_WEEKS, agreed=yes)
        here = {each.id for each in self.people} if way == Way.TOGETHER else None
        self.thread = opening.start(
            self.group, self.people[0], way, self.at, keeps_words, in_the_room=here
        )
        self.number()

    @contextmanager
    def turn(self):
        """One act; the thread to act on."""
        yield self.thread
        self.number()

    def number(self) -> None:
        """Give ids to what is new, as a database would."""
        self.thread.id = 1
        for run in self.thread.runs:
            if self.numbered.get(id(run)) == len(run.contributions):
                continue
            run.id = run.id or next(self.ids)
            for each in run.contributions:
                each.id = each.id or next(self.ids)
                each.public_id = each.public_id or f"c{each.id}"
            self.numbered[id(run)] = len(run.contributions)

    def later(self, days=0, hours=0, minutes=0):
        """Let time pass; it may also go back."""
        self.at += timedelta(days=days, hours=hours, minutes=minutes)
        return self

    @property
    def phase(self) -> str:
        return self.thread.run.phase

    @property
    def inbrenger(self) -> User:
        return self.thread.holder_of(Role.INBRENGER).user

    @property
    def leader(self) -> User:
        return self.thread.holder_of(Role.GESPREKSLEIDER).user

    def place(self, user):
        return next(each for each in self.thread.participations if each.user_id == user.id)

    def sheet(self, user, run=None):
        return phases.sheet_of(run or self.thread.run, user.id)

    # what people do

    def save(self, user, answers=None, page="", run=None, based_on=None):
        """Keep *answers* as a draft, from a page that shows what is there now."""
        with self.turn() as thread:
            run = run or thread.run
            sheet = phases.sheet_of(run, user.id)
            seen = sheet.words.revision if sheet and sheet.words else 0
            typed = Typed(answers or {}, [], seen if based_on is None else based_on, page)
            writing.save(thread, run, user, typed, self.at)
        return self

    def boxes(self, user):
        phase = self.thread.phase
        return boxes_of(phase, self.items(user) if phase.on and phase.id not in FRAME else ())

    def items(self, user):
        """The pieces that the open phase is about, as *user* sees them."""
        rows = [
            SimpleNamespace(
                run_id=each.run.id,
                public_id=each.public_id,
                author_id=each.author_id,
                name="iemand",
                answers=each.words.answers,
                done_at=each.done_at,
                withdrawn_at=each.withdrawn_at,
            )
            for each in self.seen_by(user)
        ]
        return items_about(self.thread, self.thread.phase, rows)

    def filled_in(self, user, text=None) -> dict[str, str]:
        """Something in each box; for a choice the first one there is."""
        name = f"tekst {next(self.texts)} van {user.name}"
        return {
            box.key: box.choices[0].id if box.choices else text or f"{name} ({box.key})"
            for box in self.boxes(user)
        }

    def done(self, user, answers=None):
        """Write something in each box, or *answers*; and *klaar*."""
        self.save(user, self.filled_in(user) if answers is None else answers)
        with self.turn() as thread:
            writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)
        return self

    def passes(self, *users):
        for user in users:
            with self.turn() as thread:
                writing.pass_round(thread, user, self.at)
        return self

    def takes_up_again(self, user):
        with self.turn() as thread:
            writing.take_up_again(thread, user, self.at)
        return self

    def posts(self, user, text=None, reply_to=None):
        """Say something in a talk; the message."""
        self.save(user, self.filled_in(user, text))
        with self.turn() as thread:
            return writing.post_message(thread, user, reply_to, self.at)

    def marks(self, user, *offers):
        with self.turn() as thread:
            opening.mark(thread, user, {each.id for each in offers}, self.at)
        return self

    def says(self, user, kind: Kind, offer):
        with self.turn() as thread:
            opening.say(thread, user, offer, kind, self.at)
        return self

    def chooses(self, werkvorm: Werkvorm | str = FEEDBACK, leader=None, consulenten=(), by=None):
        """The inbrenger chooses; who led goes on leading, the next one is consulent."""
        if isinstance(werkvorm, str):
            werkvorm = shelf()[werkvorm]
        here = {each.user_id for each in self.thread.present}
        others = [each for each in self.people if each.id in here - {self.inbrenger.id}]
        if Role.CONSULENT in werkvorm.roles and not consulenten:
            consulenten = others[1:2]
        with self.turn() as thread:
            opening.choose_form(
                thread, werkvorm, leader or others[0], list(consulenten),
                by or self.inbrenger, self.at,
            )  # fmt: skip
        return self

    def closes(self, by=None, reason=Reason.HAND):
        with self.turn() as thread:
            moving.close(thread, by or self.leader, reason, self.at)
        return self

    def repeats(self, by=None):
        with self.turn() as thread:
            moving.repeat(thread, by or self.leader, self.at)
        return self

    def goes_back(self, by=None):
        with self.turn() as thread:
            moving.go_back(thread, by or self.leader, self.at)
        return self

    def skips(self, by=None):
        with self.turn() as thread:
            moving.skip(thread, by or self.leader, self.at)
        return self

    def chooses_again(self, by, phase=BRINGING):
        with self.turn() as thread:
            moving.choose_again(thread, by, phase, self.at)
        return self

    def pauses(self, by):
        with self.turn() as thread:
            moving.pause(thread, by, self.at)
        return self

    def resumes(self):
        with self.turn() as thread:
            moving.resume(thread, self.at)
        return self

    def stops(self, by):
        with self.turn() as thread:
            moving.stop(thread, by, self.at)
        return self

    # how far it is

    def seen_by(self, user):
        """What the engine would show *user*: the WHERE clause of queries.py, on plain rows."""
        shown = phases.stands(self.thread, self.at).shown
        return [
            each
            for run in self.thread.runs
            for each in run.contributions
            if each.words is not None
            and (each.author_id == user.id or (run.id in shown and each.is_text))
        ]

    def of_others(self, user):
        """The texts of others that *user* sees."""
        return [
            text
            for each in self.seen_by(user)
            if each.author_id != user.id
            for text in each.words.answers.values()
        ]

    def until(self, phase: str, werkvorm: Werkvorm | str = FEEDBACK):
        """Play on, everybody writing in every box, until *phase* is open."""
        for _ in range(MOST_STEPS):
            if self.phase == phase:
                return self
            self.step(werkvorm)
        raise AssertionError(f"{phase} never opens")

    def to_the_end(self, werkvorm: Werkvorm | str = FEEDBACK):
        for _ in range(MOST_STEPS):
            if self.thread.ended_at:
                return self
            self.step(werkvorm)
        raise AssertionError("it never ends")

    def step(self, werkvorm: Werkvorm | str = FEEDBACK) -> None:
        """Do what the open phase asks, so that it closes."""
        thread, run = self.thread, self.thread.run
        if not phases.keeps_words_in(thread) and run.phase not in {BRINGING, FORM}:
            self.closes()
        elif run.phase == AGREEMENTS:
            with self.turn():
                opening.begin_without(thread, self.leader, self.at)
        elif run.phase == CASUSSEN:
            self._offer()
        elif run.phase == MARKING:
            for user in [each.user for each in thread.present]:
                self.marks(user, *opening.offers(thread))
        elif run.phase == BRINGING and opening.offers(thread):
            offer = opening.offers(thread)[0]
            self.says(next(u for u in self.people if u.id == offer.author_id), Kind.WILLING, offer)
        elif run.phase == BRINGING:
            with self.turn():
                opening.appoint(thread, self.people[1], self.leader, self.at)
        elif run.phase == FORM:
            self.chooses(werkvorm)
        else:
            self._round(run)

    def _offer(self):
        first, *others = [self.people[1], *self.people[:1], *self.people[2:]]
        self.done(first)
        self.passes(*[each for each in others if self.thread.place_of(each)])

    def _round(self, run):
        thread = self.thread
        for user in [each.user for each in phases.with_the_floor(thread)]:
            if thread.run is not run or run.closed_at:
                break
            if phases.is_ready(run, user.id):
                continue
            if thread.phase.form == Form.READY:
                self.passes(user)
            elif thread.phase.is_talk:
                self.posts(user)
                self.passes(user)
            elif self.boxes(user):
                self.done(user)
            else:
                self.passes(user)
        if thread.run is run and not run.closed_at:
            self.closes()


@cache
def of_docenten() -> tuple[Werkvorm, ...]:
    """What a docent could write and we do not ship: primitives in unusual company."""
    ask, choices = (Field("tekst", "Wat?"),), (Choice("ja", "Ja"), Choice("nee", "Nee"))
    inbrenger, leader = (Role.INBRENGER,), (Role.GESPREKSLEIDER,)
    others = (Role.DEELNEMER, Role.GESPREKSLEIDER)

    def step(id, writers, closers=leader, **options):
        given = {"fields": ask, "days": 2, **options}
        return Phase(id=id, title=id, writers=writers, closers=closers, **given)

    return (
        rare(
            step("verhaal", inbrenger, least=1),  # the gespreksleider closes what is not theirs
            step("gok", others, shown=Shown.FROM_PHASE, since="open", when_all=True),
            step("blind", others, least=1, optional=True, when_all=True),
            step("lijntjes", inbrenger, inbrenger, on="blind", audience=Audience.AUTHOR),
            step("open", tuple(Role), form=Form.TALK, most=None, shown=Shown.AT_ONCE, repeats=True),
            step("meer", inbrenger, inbrenger, least=1, shown=Shown.AT_ONCE),
        ),
        rare(
            step("verhaal", inbrenger, inbrenger, least=1, most=2, shown=Shown.AT_ONCE),
            step("fluister", others, form=Form.TALK, most=None, when_all=True),
            step("kies", others, fields=(Field("wat", "Wat?", "", choices),), when_all=True),
            step("terug", inbrenger, inbrenger, on="fluister", most=None, optional=True),
            step("sta", tuple(Role), form=Form.READY, fields=(), least=1, when_all=True),
        ),
    )


def rare(*steps, **options) -> Werkvorm:
    """A werkvorm that a docent could write, with only these steps between the frame."""
    from_file = shelf()["ronde"]
    return Werkvorm(**{**vars(from_file), "id": "zeldzaam", "phases": steps, **options})
