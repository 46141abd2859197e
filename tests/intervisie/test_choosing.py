"""Help with choosing: what fits best first, and what comes nearest when nothing fits."""

from itertools import product
from pathlib import Path

import pytest

from learning.intervisie.werkvormen.choosing import Answers, advice_on
from learning.modules.library import Library
from learning.modules.werkvormen import Bond, Depth, Level, Role, Way, Werkvorm, Wish

TOGETHER, ONLINE = (Way.TOGETHER,), (Way.ONLINE,)
NEW, KNOWN = (Bond.NEW,), (Bond.KNOWN,)
HEAR_NEW_ONLINE = Answers(Wish.HEAR, Bond.NEW, Way.ONLINE)
HEAR_KNOWN_ONLINE = Answers(Wish.HEAR, Bond.KNOWN, Way.ONLINE)


def form(id, wishes=(Wish.HEAR,), bonds=tuple(Bond), ways=tuple(Way), depth=Depth.LIGHT, time=60):
    return Werkvorm(
        id=id,
        version=1,
        title=id.capitalize(),
        level=Level.STARTER,
        depth=depth,
        least=3,
        ideal=(4, 6),
        most=8,
        minutes=time,
        online_days=9,
        ways=ways,
        roles=tuple(Role),
        wishes=wishes,
        bonds=bonds,
    )


def ids(suggestions):
    return [each.werkvorm.id for each in suggestions]


def test_only_what_fits_in_all_three_answers_is_named():
    advice = advice_on(
        [form("a"), form("b", (Wish.TIPS,)), form("c", ways=TOGETHER), form("d", bonds=KNOWN)],
        HEAR_NEW_ONLINE,
    )
    assert ids(advice.fitting) == ["a"]
    assert advice.nearest == ()


def test_what_was_made_for_such_a_group_comes_first_then_light_then_short():
    forms = [
        form("long", time=90),
        form("short", time=30),
        form("middle", depth=Depth.MIDDLE, time=10),
        form("own", bonds=KNOWN, depth=Depth.DEEP),
    ]
    advice = advice_on(forms, HEAR_KNOWN_ONLINE)
    assert ids(advice.fitting) == ["own", "short", "long", "middle"]


def test_each_has_one_sentence_that_says_why():
    advice = advice_on([form("a"), form("b", depth=Depth.DEEP)], HEAR_KNOWN_ONLINE)
    assert [each.why for each in advice.fitting] == [
        "Je hoort wat anderen zien, en het blijft licht.",
        "Je hoort wat anderen zien, en het komt dichtbij.",
    ]


@pytest.mark.parametrize(
    ("candidate", "answers", "sentence"),
    [
        (form("a", (Wish.TIPS,)), HEAR_NEW_ONLINE, "zoekt iets anders"),
        (form("a", ways=TOGETHER), HEAR_NEW_ONLINE, "kan alleen samen."),
        (form("a", bonds=KNOWN), HEAR_NEW_ONLINE, "vraagt een groep die elkaar al kent."),
        (form("a", bonds=NEW), HEAR_KNOWN_ONLINE, "maar kan ook bij jullie."),
    ],
)
def test_when_nothing_fits_the_nearest_says_what_is_different(candidate, answers, sentence):
    advice = advice_on([candidate], answers)
    assert advice.fitting == ()
    assert sentence in advice.nearest[0].why


def test_the_question_counts_more_than_the_way_or_the_group():
    other_wish = form("wish", (Wish.TIPS,))
    assert ids(advice_on([other_wish, form("way", ways=TOGETHER)], HEAR_NEW_ONLINE).nearest) == [
        "way"
    ]
    assert ids(advice_on([other_wish, form("bond", bonds=KNOWN)], HEAR_NEW_ONLINE).nearest) == [
        "bond"
    ]


@pytest.mark.parametrize("bonds", [NEW, KNOWN, tuple(Bond), ()])
def test_a_new_group_is_never_sent_to_a_deep_one(bonds):
    advice = advice_on([form("deep", bonds=bonds, depth=Depth.DEEP)], HEAR_NEW_ONLINE)
    assert (advice.fitting, advice.nearest) == ((), ())


def test_without_any_werkvorm_there_is_no_advice():
    advice = advice_on([], HEAR_NEW_ONLINE)
    assert (advice.fitting, advice.nearest) == ((), ())


def test_a_werkvorm_that_names_no_group_suits_every_group():
    assert ids(advice_on([form("a", bonds=())], HEAR_KNOWN_ONLINE).fitting) == ["a"]


@pytest.fixture(scope="module")
def shipped():
    return Library(Path(__file__).parents[2] / "modules").shelf().werkvormen


@pytest.mark.parametrize(("wish", "bond", "way"), list(product(Wish, Bond, Way)))
def test_every_answer_leads_to_something_of_ours(shipped, wish, bond, way):
    advice = advice_on(shipped.values(), Answers(wish, bond, way))
    assert advice.fitting
    assert all(way in each.werkvorm.ways for each in advice.fitting)
