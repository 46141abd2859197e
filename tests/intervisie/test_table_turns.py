"""Whose turn it is around a table, and what the screen says of it; in memory."""

import pytest

from learning.intervisie.table import pressing
from learning.intervisie.table.screen import floor_of, screen_of
from learning.intervisie.table.turns import Manner, manner_of, turn_of, waiting_for_turn
from learning.intervisie.threads import opening
from learning.intervisie.threads.frame import BRINGING, FORM, HARVEST
from learning.intervisie.threads.writing import step_name
from learning.modules.werkvormen import Way
from tests.intervisie.play import CAST, Play


class TablePlay(Play):
    """Around a table; *Volgende* is all that is pressed."""

    def __init__(self, *names, keeps_words=False):
        super().__init__(*names, way=Way.TOGETHER, keeps_words=keeps_words)

    def next(self):
        with self.turn() as thread:
            pressing.go_on(thread, self.people[0], self.at)
        return self

    def back(self):
        with self.turn() as thread:
            pressing.go_back(thread, self.people[0], self.at)
        return self

    def until(self, phase, werkvorm="feedback-zonder-discussie"):
        """Press on; the second person brings in, the first leads on (or the third, if asked)."""
        while self.phase != phase:
            if self.phase == BRINGING:
                with self.turn() as thread:
                    opening.appoint(thread, self.people[1], self.people[0], self.at)
            elif self.phase == FORM:
                self.chooses(werkvorm, self.people[0], self.people[2:3])
            else:
                self.next()
        return self

    @property
    def now(self):
        return step_name(self.thread.run), self.thread.run.turn

    @property
    def name(self):
        now = turn_of(self.thread)
        return now and now.user.name


@pytest.fixture
def play():
    return TablePlay()


def names_of_round(play):
    """Everyone who gets the turn in the open step, in order."""
    step, names = play.now[0], []
    while play.now[0] == step:
        names.append(play.name)
        play.next()
    return names


def test_everyone_gets_the_turn_once_in_the_order_of_coming_in(play):
    order = [each.user.name for each in play.thread.present]
    assert names_of_round(play) == order


def test_in_a_round_without_the_inbrenger_the_others_get_it(play):
    inbrenger = play.people[1].name
    names = names_of_round(play.until("feedback"))
    assert sorted(names) == sorted(set(CAST[:4]) - {inbrenger})


def test_who_leaves_costs_nobody_after_them_the_turn(play):
    play.until("feedback").next()
    second, third = play.name, waiting_for_turn(play.thread)[0].user.name
    first = next(each for each in play.thread.present if each.user.name not in {second, third}
                 and each.user is not play.inbrenger)  # fmt: skip
    first.left_at = play.at
    assert play.name == second
    assert play.next().name == third


def test_when_the_one_whose_turn_it_is_leaves_the_next_one_has_it(play):
    play.until("feedback")
    third = waiting_for_turn(play.thread)[0].user.name
    turn_of(play.thread).left_at = play.at
    assert play.name == third


def test_a_step_whose_only_speaker_left_can_still_be_passed(play):
    play.until("terugkoppeling")
    turn_of(play.thread).left_at = play.at
    assert floor_of(play.thread).who == "Niemand heeft nu het woord"
    assert play.next().phase == "afronding"


@pytest.mark.parametrize(
    ("werkvorm", "phase", "manner"),
    [
        ("feedback-zonder-discussie", "casussen", Manner.TURNS),
        ("feedback-zonder-discussie", "keuze", Manner.TALK),
        ("feedback-zonder-discussie", "toelichting", Manner.TURNS),
        ("feedback-zonder-discussie", "verzegeld", Manner.PAPER),
        ("feedback-zonder-discussie", "feedback", Manner.TURNS),
        ("feedback-zonder-discussie", "stilte", Manner.SILENCE),
        ("feedback-zonder-discussie", "oogst", Manner.TURNS),
        ("roddelmethode", "roddelen", Manner.TALK),
        ("roddelmethode", "landen", Manner.SILENCE),
        ("consultatie", "consult", Manner.TALK),
        ("tienstappen", "waarderen", Manner.TURNS),
        ("balint", "groepsoordeel", Manner.TALK),
    ],
)
def test_each_kind_of_step_has_its_manner(werkvorm, phase, manner):
    play = TablePlay(*CAST[:6]).until(phase, werkvorm)
    assert manner_of(play.thread) == manner
    assert (turn_of(play.thread) is None) == (manner != Manner.TURNS)


@pytest.mark.parametrize(
    ("werkvorm", "phase", "who", "note"),
    [
        ("feedback-zonder-discussie", "toelichting", "Bilal", ""),
        ("feedback-zonder-discussie", "verzegeld", "Bilal", "nog niet open"),
        ("feedback-zonder-discussie", "feedback", "Fatma", "Passen mag altijd."),
        ("feedback-zonder-discussie", "stilte", "Iedereen is stil", "Bilal denkt na."),
        ("roddelmethode", "roddelen", "De groep praat", "Bilal luistert."),
        ("consultatie", "consult", "Bilal en Noor", "Fatma, Omar en Vera luisteren."),
        ("vijfstappen", "verkennen", "Iedereen praat mee", ""),
    ],
)
def test_the_screen_says_who_has_the_floor(werkvorm, phase, who, note):
    floor = floor_of(TablePlay(*CAST[:6]).until(phase, werkvorm).thread)
    assert floor.who == who
    assert note in floor.note
    assert bool(note) == bool(floor.note)


def test_it_says_who_comes_after_and_then_which_step(play):
    play.until("feedback")
    assert screen_of(play.thread, play.at).after == "Daarna Noor."
    play.next().next()
    assert screen_of(play.thread, play.at).after == "Hierna: Neem de tijd"


def test_only_before_the_very_last_press_it_says_that_it_is_the_last(play):
    play.until(HARVEST)
    said = []
    while not play.thread.ended_at:
        said.append(screen_of(play.thread, play.at).is_last)
        play.next()
    assert said == [False, False, False, True]


def test_back_undoes_next_from_the_first_step_of_the_werkvorm_to_its_last(play):
    play.until("toelichting")
    while play.phase != "terugkoppeling":
        before = play.phase, play.name
        play.next()
        play.back()
        assert (play.phase, play.name) == before
        play.next()


def test_back_before_the_casus_was_told_is_choosing_again(play):
    play.until(FORM)
    assert play.back().phase == BRINGING
    assert play.back().phase == "casussen"


def test_the_clock_counts_this_step_only_and_no_pause(play):
    play.until("feedback").later(minutes=12)
    assert screen_of(play.thread, play.at).gone == 12 * 60
    play.pauses(play.people[0]).later(minutes=30)
    assert screen_of(play.thread, play.at).gone == 12 * 60
    play.resumes().later(minutes=1)
    assert screen_of(play.thread, play.at).gone == 13 * 60
    assert screen_of(play.thread, play.thread.run.opened_at.replace(year=2020)).gone == 0


def test_how_long_it_takes_is_what_the_werkvorm_suggests(play):
    assert screen_of(play.thread, play.at).minutes == len(play.people)
    assert screen_of(play.until("feedback").thread, play.at).minutes == 20
