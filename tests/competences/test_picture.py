"""Part 2: kerntaak × competence in one picture, with the same facts in words and in a table."""

import re

import pytest

from learning.competences.picture import (
    APART,
    ASKED,
    BEGUN,
    DONE,
    EVIDENCE,
    NOTHING,
    WORDS,
    grid_of,
)
from learning.modules.parts import (
    Chapter,
    Framework,
    FrameworkItem,
    Module,
    Opdracht,
)


def item(code, belongs_to=""):
    return FrameworkItem(code, f"Naam van {code}", "Uitleg", belongs_to)


PROFILE = Framework(
    id="p",
    title="Profiel",
    core_tasks={"KT1": item("KT1"), "KT2": item("KT2")},
    competences={"C1": item("C1"), "C2": item("C2"), "C3": item("C3")},
    indicators={"SW1": item("SW1", "C2")},
)
OPDRACHTEN = (
    Opdracht("een", "Een", core_task="KT1", competences=("C1",), indicators=("SW1",)),
    Opdracht("twee", "Twee", core_task="KT2", competences=("C2", "C9")),
    Opdracht("drie", "Drie", competences=("C3",)),
)
MODULE = Module("m", 1, "M", framework="p", chapters=(Chapter("h", "H", blocks=OPDRACHTEN),))


class Touched:
    """A row of queries.touched_by()."""

    def __init__(self, code, opdracht="", framework="p"):
        self.framework, self.code, self.module, self.opdracht = framework, code, "m", opdracht


def states(touched=(), begun=None):
    grid = grid_of(PROFILE, [MODULE], touched, begun or {})
    return {
        (code, column[0]): state
        for code, _, row in grid.rows
        for column, state in zip(grid.columns, row, strict=True)
    }


def test_what_an_opdracht_asks_is_outlined_and_an_indicator_counts_for_its_competence():
    found = states()
    assert {key for key, state in found.items() if state == ASKED} == {
        ("KT1", "C1"), ("KT1", "C2"), ("KT2", "C2"),
    }  # fmt: skip
    assert found["KT2", "C3"] == NOTHING


@pytest.mark.parametrize("state", [BEGUN, DONE])
def test_what_was_begun_or_done_says_so(state):
    found = states(begun={("m", "twee"): state})
    assert (found["KT2", "C2"], found["KT1", "C2"]) == (state, ASKED)


def test_ones_own_words_come_before_all_else():
    found = states([Touched("SW1", "een")], {("m", "een"): DONE})
    assert (found["KT1", "C2"], found["KT1", "C1"]) == (EVIDENCE, DONE)


def test_words_that_belong_to_no_kerntaak_have_a_row_of_their_own():
    found = states([Touched("C3"), Touched("C1", "drie"), Touched("C1", "een", "ander")])
    assert (found[APART, "C3"], found[APART, "C1"], found["KT1", "C1"]) == (
        EVIDENCE,
        EVIDENCE,
        ASKED,
    )
    assert APART not in {row for row, _ in states()}


def test_the_same_is_told_in_sentences():
    grid = grid_of(PROFILE, [MODULE], [Touched("C1", "een"), Touched("C3")], {})
    assert grid.told == (
        "KT1: bewijs bij C1, gevraagd bij C2. KT2: gevraagd bij C2. "
        "Hoort bij geen kerntaak: bewijs bij C3."
    )


def test_nothing_at_all_is_no_picture():
    assert grid_of(PROFILE, [], [], {}).is_empty


def test_the_page_has_the_picture_with_a_title_and_a_table_with_the_same(as_, sanne, quotes):
    quotes.of_hand_in()
    page = as_(sanne).get("/competences/").text
    svg = re.search(r"<svg class=\"doors growth\".*?</svg>", page, re.DOTALL)[0]
    assert 'role="img" aria-labelledby="beeld-titel beeld-tekst"' in svg
    assert "KT1: bewijs bij C1." in svg
    assert svg.count('class="solid"') == 1
    table = re.search(r'<table class="growth-table">.*?</table>', page, re.DOTALL)[0]
    assert re.findall(r"<td>(.*?)</td>", table) == [WORDS[EVIDENCE]]
