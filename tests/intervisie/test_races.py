"""CO4: at the moment a step closes. Never a text after the close, never a text lost without words.

Each race is run many times, by the real verbs under the lock that the pages take: one thread
with many blind rounds. Who comes first differs from time to time.
"""

import random
import threading
import time

import pytest

from learning.base.access import one_or_404
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.intervisie.threads import moving, opening, queries, rules, safety
from learning.intervisie.threads import writing as texts
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import sheet_of, texts_in
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.parts import Field
from learning.modules.werkvormen import Phase, Role
from tests.at_once import rounds
from tests.intervisie.play import rare, shelf
from tests.intervisie.wild.kept import Kept

ROUNDS = rounds(25)  # of each kind: the phase closes by hand only, or also when all are ready
FIELDS = (Field("tekst", "Wat zie je?"),)
INBRENGER, LEADER = (Role.INBRENGER,), (Role.GESPREKSLEIDER,)
OTHERS = (Role.DEELNEMER, Role.GESPREKSLEIDER)


def many_rounds(when_all):
    told = Phase(
        id="verhaal", title="Verhaal", writers=INBRENGER, closers=INBRENGER, least=1, fields=FIELDS
    )
    rounds = [
        Phase(
            id=f"ronde-{number}", title="Ronde", writers=OTHERS, closers=LEADER, least=1,
            when_all=when_all, fields=FIELDS,
        )
        for number in range(ROUNDS)
    ]  # fmt: skip
    return rare(told, *rounds, leader_joins=False)


class Stage:
    """A thread on the database, and people who act on it at the same moment."""

    def __init__(self, app, group, people, now, when_all=False, until="ronde-0"):
        self.app, self.at, self.people = app, now, people
        werkvorm = many_rounds(when_all)
        with app.app_context():
            play = Kept([werkvorm], people, group.id, now)
            while play.phase != until:
                play.step(werkvorm)
            self.key = play.key

    def act(self, user, verb):
        """One request of *user*; what came of it, or the refusal. What was typed is kept."""
        with self.app.app_context(), writing():
            mine = queries.readable_by(user).where(Thread.public_id == self.key)
            try:
                verb(one_or_404(mine, for_change=True))
            except Refused as refused:
                db.session.commit()
                return refused
            db.session.commit()
            return None

    def at_once(self, *acts):
        """Each of *acts* (user, verb) in a thread of its own, all begun together."""
        ready, answers = threading.Barrier(len(acts)), [None] * len(acts)

        def go(place, user, verb):
            ready.wait()
            time.sleep(random.random() / 500)
            try:
                answers[place] = self.act(user, verb)
            except Exception as other:  # a race must never give anything but a refusal
                answers[place] = other

        threads = [threading.Thread(target=go, args=(n, *act)) for n, act in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        strange = [each for each in answers if each and not isinstance(each, Refused)]
        assert not strange, strange
        return answers

    def klaar(self, step, user, text):
        """Type *text* in that step and press *klaar*, as one request."""

        def verb(thread):
            run = texts.run_named(thread, step)
            texts.save(thread, run, user, Typed({"tekst": text}, [], 0, "blad"), self.at)
            texts.finish(thread, user, ["tekst"], self.at)

        return user, verb

    def sluit(self, step, user):
        """Close that step; when it is closed already, nothing is closed."""

        def verb(thread):
            if texts.step_name(thread.run) == step and rules.may_close(user, thread, self.at):
                moving.close(thread, user, Reason.HAND, self.at)

        return user, verb


@pytest.fixture
def look(school):
    """The thread as the database has it now."""

    def again() -> Thread:
        school.rollback()
        school.expire_all()
        return school.query(Thread).one()

    return again


@pytest.fixture
def people(sanne, bilal, noor, fatma):
    """Sanne leads, Bilal brings in, Noor and Fatma think along."""
    return [sanne, bilal, noor, fatma]


def kept_of(run, user):
    sheet = sheet_of(run, user.id)
    every = [sheet.words.answers, *(each.answers for each in sheet.words.versions)]
    return {answers.get("tekst") for answers in every}


@pytest.mark.parametrize("when_all", [False, True])
def test_co4_klaar_at_the_moment_that_the_step_closes(
    app, group, people, sanne, noor, fatma, now, look, when_all
):
    stage = Stage(app, group, people, now, when_all)
    for number in range(ROUNDS):
        step = f"ronde-{number}.1"
        for user in (sanne, noor):
            assert stage.act(*stage.klaar(step, user, f"{number}")) is None
        said, closed = stage.at_once(
            stage.klaar(step, fatma, f"{number} van Fatma"), stage.sluit(step, sanne)
        )
        thread = look()
        run, sheet = thread.runs[-2], sheet_of(thread.runs[-2], fatma.id)
        assert texts.step_name(run) == step, "one step further, and not two"
        assert closed is None
        assert f"{number} van Fatma" in kept_of(run, fatma)
        assert sheet.is_text == (said is None), "it counts, or she was told that it does not"
        assert said is None or str(said) == texts.CLOSED
        assert all(each.done_at <= run.closed_at for each in run.contributions if each.done_at)
        assert texts_in(run) == (3 if said is None else 2)


def test_the_last_two_who_press_klaar_at_once_close_the_step_once(
    app, group, people, sanne, noor, fatma, now, look
):
    stage = Stage(app, group, people, now, when_all=True)
    for number in range(ROUNDS // 2):
        step = f"ronde-{number}.1"
        stage.act(*stage.klaar(step, sanne, "eerst"))
        answers = stage.at_once(
            stage.klaar(step, noor, f"{number}"), stage.klaar(step, fatma, f"{number}")
        )
        thread = look()
        run = next(run for run in thread.runs if texts.step_name(run) == step)
        assert answers == [None, None]
        assert texts_in(run) == 3
        assert run.reason == Reason.ALL
        assert thread.runs[-2] is run


def test_two_who_close_at_once_go_one_step_further(
    app, group, people, sanne, noor, fatma, now, look
):
    stage = Stage(app, group, people, now)
    for number in range(ROUNDS // 2):
        step = f"ronde-{number}.1"
        for user in (noor, fatma):
            stage.act(*stage.klaar(step, user, f"{number}"))
        stage.at_once(stage.sluit(step, sanne), stage.sluit(step, sanne))
        assert texts.step_name(look().runs[-2]) == step


def test_klaar_at_the_moment_that_the_inbrenger_stops(
    app, new_group, people, bilal, noor, now, school
):
    """Five threads, each stopped once. What came later stays the writer's own."""
    for _ in range(5):
        stage = Stage(app, new_group(*people), people, now)
        said, _ = stage.at_once(
            stage.klaar("ronde-0.1", noor, "van Noor"),
            (bilal, lambda thread: safety.stop(thread, bilal, True, now)),
        )
        school.rollback()
        thread = school.query(Thread).filter_by(public_id=stage.key).one()
        assert thread.stopped_at
        run = next(each for each in thread.runs if each.phase == "ronde-0")
        assert "van Noor" in kept_of(run, noor)
        assert sheet_of(run, noor.id).is_text == (said is None)
        assert run is thread.runs[-1], "nothing opens after a stop"
        mine = [
            each for run in thread.runs for each in run.contributions if each.author_id == bilal.id
        ]
        assert mine
        assert all(each.words is None for each in mine)


def test_two_owners_who_say_yes_at_once_make_one_inbrenger(
    app, new_group, people, bilal, noor, now, school
):
    for _ in range(5):
        stage = Stage(app, new_group(*people), people, now, until="casussen")
        for user in people:
            answers = {"titel": "Iets", "situatie": f"Van {user.name}."}
            stage.act(
                user, _offer(user, answers, now) if user in (bilal, noor) else _pass(user, now)
            )
        for user in people:
            stage.act(user, _mark_all(user, now))
        stage.at_once((bilal, _willing(bilal, now)), (noor, _willing(noor, now)))
        school.rollback()
        thread = school.query(Thread).filter_by(public_id=stage.key).one()
        roles = [each.role for each in thread.present]
        assert roles.count(Role.INBRENGER) == 1
        assert [run.phase for run in thread.runs].count("vorm") == 1


def _offer(user, answers, now):
    def verb(thread):
        texts.save(thread, thread.run, user, Typed(answers, [], 0, "blad"), now)
        texts.finish(thread, user, list(answers), now)

    return verb


def _pass(user, now):
    return lambda thread: texts.pass_round(thread, user, now)


def _mark_all(user, now):
    def verb(thread):
        opening.mark(thread, user, {each.id for each in opening.offers(thread)}, now)

    return verb


def _willing(user, now):
    def verb(thread):
        if rules.may_say(user, thread, now):
            mine = next(each for each in opening.offers(thread) if each.author_id == user.id)
            opening.say(thread, user, mine, Kind.WILLING, now)

    return verb


def test_who_looked_before_the_werkvorm_was_chosen_acts_on_the_one_that_was_chosen(
    app, group, people, bilal, sanne, now, school
):
    """A page that loads its thread, and then locks it, must not remember what it saw first."""
    stage = Stage(app, group, people, now, until="vorm")
    mine = queries.readable_by(sanne).where(Thread.public_id == stage.key)
    with app.app_context():
        looked_at = one_or_404(mine)
        assert looked_at.werkvorm is None
        thread = school.query(Thread).one()
        opening.choose_form(thread, shelf()["ronde"], sanne, [], bilal, now)
        school.commit()
        with writing():
            locked = one_or_404(mine, for_change=True)
            assert locked is looked_at
            assert locked.phase.id == "verhaal"
