"""What stands in a chapter, on plain objects: no web and no database."""

import pytest

from learning.modules.contents import (
    by_word,
    chapters_that_tell,
    contents_of,
    neighbours_of,
    notes_of,
)
from learning.modules.parts import (
    Chapter,
    ContentNote,
    ExampleBlock,
    Module,
    Opdracht,
    PracticeExample,
    Term,
    Text,
)


def heading(number, words="Een kop", level=2):
    return Text(f'<h{level} id="a-0000000{number}">{words}</h{level}><p>Tekst.</p>')


FOUR = tuple(heading(number) for number in range(4))


def test_a_short_chapter_has_no_list_of_headings():
    assert contents_of(Chapter("kort", "Kort", blocks=FOUR)) == []


def test_a_long_one_lists_its_headings_and_opdrachten_in_order():
    blocks = (*FOUR, Opdracht("doe", "Doe iets"))
    found = contents_of(Chapter("lang", "Lang", blocks=blocks))
    assert found[0] == ("a-00000000", "Een kop")
    assert found[-1] == ("opdracht-doe", "Opdracht: Doe iets")


def test_only_the_second_level_is_listed():
    blocks = (*FOUR, heading(5, level=3))
    assert contents_of(Chapter("kort", "Kort", blocks=blocks)) == []


def test_words_of_a_heading_come_without_their_marks():
    blocks = (*FOUR, heading(5, "Zorg &amp; <em>welzijn</em>"))
    assert contents_of(Chapter("lang", "Lang", blocks=blocks))[-1][1] == "Zorg & welzijn"


def test_pieces_that_can_wait_are_found():
    note = ContentNote("let-op-1", "Dit stuk gaat over verlies", "<p>…</p>")
    assert notes_of(Chapter("h", "H", blocks=(Text("<p>…</p>"), note))) == [note]


@pytest.mark.parametrize(("place", "before", "after"), [(0, None, 1), (1, 0, 2), (2, 1, None)])
def test_each_chapter_has_its_neighbours(place, before, after):
    three = [Chapter(slug, slug) for slug in "abc"]
    wanted = tuple(None if each is None else three[each] for each in (before, after))
    assert neighbours_of(three[place], three) == wanted


def test_the_chapters_that_tell_an_example_are_found():
    told = Chapter("a", "A", blocks=(ExampleBlock(PracticeExample("enik", "Enik")),))
    module = Module("proef", 1, "Proef", chapters=(told, Chapter("b", "B")))
    assert chapters_that_tell("enik", [module]) == [(module, told)]


def test_words_stand_as_in_a_dictionary():
    words = ["Zorg", "één", "ggz", "Draagvlak"]
    terms = [Term(word, word, "") for word in words]
    assert [each.word for each in sorted(terms, key=by_word)] == ["Draagvlak", "één", "ggz", "Zorg"]
