"""Random groups play every werkvorm in random ways, and what must be true stays true.

``INTERVISIE_PLAYS=20000 make test`` (or pytest) plays longer than the ordinary run does.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from learning.modules.werkvormen import Way
from tests.intervisie.play import CAST, of_docenten, shelf
from tests.intervisie.wild.checking import check
from tests.intervisie.wild.helping import bring_home
from tests.intervisie.wild.play import MOVES, OPENING_MOVES, Wild

PLAYS = int(os.environ.get("INTERVISIE_PLAYS", "120"))
LONG = settings(
    max_examples=PLAYS,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)
pytestmark = pytest.mark.sqlite_only

TIME = {"hours_pass", "days_pass", "the_clock_goes_back"}
TRIES = 3
STEP = st.tuples(st.sampled_from(MOVES), st.integers(0, 7), st.integers(0, 120))
CHOICE = st.tuples(st.sampled_from(OPENING_MOVES), st.integers(0, 7), st.integers(0, 120))
SCENE = st.fixed_dictionaries(
    {
        "people": st.integers(3, 8),
        "way": st.sampled_from([Way.ONLINE, Way.ONLINE, Way.TOGETHER]),
        "keeps": st.booleans(),
        "agreed": st.integers(0, 8),
        "ahead": st.one_of(st.integers(0, 4), st.integers(4, 14)),
        "first": st.integers(0, 50),
    }
)


def scene(people, way, keeps, agreed, ahead, first) -> Wild:
    """A group at some step of some werkvorm."""
    every = [*(shelf()[name] for name in sorted(shelf())), *of_docenten()]
    fitting = [each for each in every if each.fits(people, way)]
    order = fitting[first % len(fitting) :] + fitting[: first % len(fitting)]
    yes = None if way == Way.TOGETHER or agreed >= people else max(agreed, 1)
    play = Wild(order, *CAST[:people], way=way, keeps_words=keeps, agreed=yes)
    for _ in range(ahead):
        if play.thread.ended_at:
            break
        step_on(play, order)
    play.begin_here()
    return play


def step_on(play, order):
    """Everybody does what the open step asks; the first werkvorm that fits is chosen."""
    here = len(play.thread.present)
    werkvorm = (
        next(each for each in order if each.fits(here, play.thread.way)) if here > 2 else None
    )
    if play.phase == "afspraken" and len(play.thread.present) < 3:
        for user in play.people:
            play.agrees(user, 0)
    else:
        play.step(werkvorm)
    if play.thread.werkvorm:
        play.history.werkvorm = werkvorm


def do(play, name, who, what):
    """The move by that person; when it does nothing, by the next ones, who may be allowed to."""
    for number in range(1 if name in TIME else TRIES):
        before = (play.fingerprint(), len(play.said))
        play.try_(getattr(play, name), play.people[(who + number) % len(play.people)], what)
        if (play.fingerprint(), len(play.said)) != before:
            break


@LONG
@given(SCENE, st.lists(STEP, max_size=60))
def test_whatever_people_do_what_must_be_true_stays_true(opening, steps):
    play_on(scene(**opening), steps)


@settings(LONG, max_examples=PLAYS // 2)
@given(SCENE, st.integers(1, 4), st.lists(CHOICE, min_size=5, max_size=50))
def test_and_so_it_does_while_a_group_is_choosing(opening, ahead, steps):
    play_on(scene(**{**opening, "ahead": ahead}), steps)


def play_on(play, steps):
    check(play)
    for name, who, what in steps:
        changes, seen = play.thread.changes, play.seen
        do(play, name, who, what)
        check(play)
        if play.thread.changes == changes and name not in TIME:
            assert play.seen == seen, "what others may see never changes unnoticed"
        if play.thread.ended_at or play.thread.stopped_at:
            break


@settings(LONG, max_examples=PLAYS // 4)
@given(SCENE, st.lists(STEP, max_size=20), st.sets(st.integers(0, 7), min_size=1, max_size=2))
def test_one_or_two_who_vanish_never_lock_up_the_others(opening, steps, who):
    play = scene(**{**opening, "way": Way.ONLINE})
    for step in steps:
        do(play, *step)
    people = len(play.people)
    absent = [play.people[each] for each in {number % people for number in who}]
    how = bring_home(play, absent)
    assert how in {"afgerond", "gestopt"}
