"""The examples that we ship: every one of the inventory is there, with questions and its source."""

from functools import cache
from pathlib import Path

import pytest

from learning.modules.library import Library

P1_TO_P14 = (  # §7 of the inventory, one file each
    "vormen-van-vrijplaats", "breda-en-venlo", "enik", "trefpunt", "pep-team",
    "wijk-en-psychiatrie",
    "wmo-werkplaatsen", "herstelwerkgroep", "themamiddagen", "sociaal-wijkteam",
    "kwartiermakersfestivals", "vriendendiensten", "ervaringswerkers-armoede", "gemeente-verbindt",
)  # fmt: skip
SOURCES = {  # §9
    "A000": "mikado-connection",
    "A001": "vrijwilligers-kwetsbare-positie",
    "A003": "enschede-utrecht",
    "A004": "haags-steunsysteem",
}
MODULES = Path(__file__).parents[2] / "modules"
WANTED = (*P1_TO_P14, *SOURCES.values())


@cache
def shelf():
    return Library(MODULES).shelf()


@pytest.mark.parametrize("id", WANTED)
def test_every_example_of_the_inventory_is_a_full_piece(id):
    found = shelf().examples[id]
    assert found.questions, "something to talk about"
    assert found.year
    assert found.source
    assert found.kind
    assert found.works, "what works in it"
    assert found.is_longer, "more than a lead"
    assert found.summary


@pytest.mark.parametrize("id", SOURCES.values(), ids=SOURCES)
def test_the_four_descriptions_tell_their_figures_with_year_and_source(id):
    figures = shelf().examples[id].figures
    assert figures
    assert all(each.year and each.source for each in figures)


def test_every_example_that_is_there_was_counted():
    assert set(shelf().examples) == set(WANTED)


def test_every_werkzaam_element_is_explained_and_used():
    used = {each for example in shelf().examples.values() for each in example.works}
    assert set(shelf().elements) == used


def test_a_summary_is_short_enough_for_a_casus():
    assert max(len(each.summary.split()) for each in shelf().examples.values()) <= 60
