"""What somebody may choose, as one short line: kept in a cookie and with a person."""

import re

import pytest

from learning.appearance.choices import Choices, Colours, Letters, Line, Pace, Space
from learning.base.assets import Assets

pytestmark = pytest.mark.sqlite_only


def test_who_chose_nothing_gets_it_as_it_comes():
    assert Choices.read("") == Choices()
    assert str(Choices()) == ""
    assert Choices().attributes == {}


def test_what_is_written_is_read_back():
    everything = Choices(Letters.LARGEST, Space.WIDER, Colours.DARK, Line.ON, Pace.SLOW)
    assert str(everything) == "largest.wider.dark.line.slow"
    assert Choices.read(str(everything)) == everything


def test_each_choice_has_a_word_of_its_own():
    words = [word.value for kind in (Letters, Space, Colours, Line, Pace) for word in kind]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("kept", ["<script>", "dark.dark", "..", "DARK.dark", "dark.unknown" * 500])
def test_a_cookie_may_hold_anything(kept):
    assert str(Choices.read(kept)) in {"", "dark"}


@pytest.mark.parametrize("colours", list(Colours))
def test_every_choice_of_colours_has_its_sheet_and_paper_stays_light(colours):
    choices = Choices(colours=colours)
    night = re.findall(r"@media ([^{]*){:root{color-scheme:dark", Assets().styles[choices.sheet])
    assert bool(night) == ("dark" in choices.scheme)
    assert all(media.startswith("screen") for media in night)


def test_chosen_colours_wait_for_no_device():
    styles = Assets().styles
    waits = {name for name, style in styles.items() if re.search(r"@media[^{]*color-scheme", style)}
    assert waits == {"site.css"}
    assert len(styles) == len(Colours)
