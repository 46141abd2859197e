"""Ids that stay and headings that never skip, wherever a text is embedded."""

import re
import time

import pytest

from learning.modules.headings import Stairs
from learning.modules.names import chapter_name, slug, spoken
from learning.modules.readability import skipped_headings
from learning.modules.source import Prose


def levels(html):
    return [int(level) for level in re.findall(r"<h(\d)", html)]


def ids(html):
    return re.findall(r' id="([^"]*)"', html)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([1, 1, 1, 1, 1], [2, 2, 2, 2, 2]),
        ([2, 3, 2], [2, 3, 2]),
        ([3, 3, 4], [2, 2, 3]),
        ([1, 3, 5, 2], [2, 3, 4, 3]),
        ([3, 2, 1], [2, 2, 2]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_md7_headings_begin_at_two_and_skip_nothing(wanted, given):
    stairs = Stairs()
    assert [stairs.step(level) for level in wanted] == given


def test_md7_after_an_opdracht_only_a_level_three_can_follow(module_with):
    text = "## A\n\n### B\n\n/// opdracht | C\nid: c\n\n# D\n\n- e: F?\n///\n\n#### G"
    blocks = module_with(text).modules["proef"].chapters[0].blocks
    assert [levels(block.html) for block in blocks] == [[2, 3], [3], [3]]


def test_md7_blocks_know_the_level_of_their_title(module_with):
    text = "/// let-op | A\nX\n///\n\n## B\n\n/// let-op | C\n# D\n///"
    first, _, second = module_with(text).modules["proef"].chapters[0].blocks
    assert (first.level, second.level) == (2, 3)
    assert levels(second.html) == [4]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## A\n\n### B", []),
        ("## A\n\n#### B\n\n#### C", [(3, 4, 2)]),
        ("### A", [(1, 3, 1)]),
        ("```\n#### A\n```", []),
        ("# A\n# B", []),
    ],
)
def test_skipped_headings_have_their_line(text, found):
    assert list(skipped_headings(Prose(text, 1), 1)) == found


def test_every_paragraph_item_and_heading_has_an_id(html_of):
    html = html_of("## Kop\n\nEen\n\n- twee\n- drie\n\n> vier")
    assert len(ids(html)) == 5
    assert all(re.fullmatch(r"a-[0-9a-f]{8}", each) for each in ids(html))


def test_an_id_survives_edits_elsewhere(html_of):
    before = html_of("Een\n\nTwee")
    after = html_of("Nieuw\n\nEen\n\nTwee!")
    assert ids(before)[0] == ids(after)[1]
    assert ids(before)[1] != ids(after)[2]


def test_the_same_words_twice_get_a_number(html_of):
    first, second, third = ids(html_of("Ja\n\nJa\n\nJa"))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_md7_ids_are_unique_in_the_whole_chapter(module_with):
    noted = "Ja[^1]\n\n[^1]: Noot\n\n"
    text = f"{noted}/// let-op | A\n{noted}///\n\nJa\n\n/// let-op | A\nJa\n///"
    blocks = module_with(text).modules["proef"].chapters[0].blocks
    html = "".join(block.html for block in blocks)
    every = [*ids(html), blocks[1].id, blocks[3].id]
    assert len(every) == len(set(every))
    for target in re.findall(r'href="#([^"]+)"', html):
        assert target in every


def test_ids_of_authors_go(html_of):
    assert "inhoud" not in html_of('<p id="inhoud">Een</p>\n\n<a id="b">Twee</a>')


def test_md5_text_from_right_to_left_finds_its_direction(html_of):
    assert 'dir="auto"' in html_of("שלום עולם")
    assert 'dir="auto"' not in html_of("Hallo wereld")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Één café", "een-cafe"), ("GGZ & co.", "ggz-co"), ("第一章", ""), ("-- a --", "a")],
)
def test_a_slug_has_plain_signs(text, name):
    assert slug(text) == name


def test_md4_a_heading_of_a_million_accents_holds_nobody_up():
    """Putting accents in order takes a time that grows with the square of their number."""
    begun = time.process_time()
    assert slug("Een kop" + "\u0301\u0327" * 500_000) == "een-kop"
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("file", "name", "title"),
    [
        ("01-aan-de-slag.md", "aan-de-slag", "Aan de slag"),
        ("Les 2.md", "les-2", "Les 2"),
        ("03.md", "03", "03"),
        ("10_onze buurt.MD", "onze-buurt", "Onze buurt.MD"),
    ],
)
def test_a_chapter_is_named_after_its_file(file, name, title):
    assert chapter_name(file) == name
    assert spoken(file) == title


def test_md5_a_name_in_another_script_still_gives_an_address():
    assert re.fullmatch(r"h-[0-9a-f]{8}", chapter_name("第一章.md"))
    assert chapter_name("第一章.md") != chapter_name("第二章.md")
