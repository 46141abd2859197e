"""A school has a colour of its own, and whatever it is, everybody can read."""

import pytest

from learning.base import colour
from learning.base.assets import STATIC, Assets
from learning.base.settings import BadSettings, settings_from

pytestmark = pytest.mark.sqlite_only
SHEETS = STATIC / "css"
MANY = ["#000000", "#14493d", "#7a1f5c", "#0b3d91", "#8f1d1d", "#5a4300", "#3b3b3b"]


def test_contrast_is_that_of_wcag():
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert colour.contrast("#14493d", "#14493d") == 1


@pytest.mark.parametrize("paper", [*colour.PAPERS, colour.ON_ACTION, colour.ON_WALL, colour.SOURCE])
def test_what_it_is_measured_against_is_what_the_style_sheet_has(paper):
    assert f"{paper};" in (SHEETS / "tokens.css").read_text()


@pytest.mark.parametrize("night", [*colour.NIGHTS, colour.ON_WALL_NIGHT])
def test_the_same_for_the_night(night):
    assert f"{night};" in (SHEETS / "dark.css").read_text()


@pytest.mark.parametrize("given", MANY)
def test_ax_a_colour_that_is_dark_enough_stays_as_it_is(given):
    assert not colour.missing(given)
    assert colour.nearest(given) == given


@pytest.mark.parametrize("given", ["#ffee00", "#4fc3f7", "#ff6f61", "#ffffff", "#3a9d5d"])
def test_ax_of_a_colour_that_is_too_light_a_darker_shade_is_named(given):
    found = colour.nearest(given)
    assert "a link on the paper has a contrast of" in colour.missing(given)
    assert not colour.missing(found)
    lowest = min(colour.contrast(found, each) for each in colour.PAPERS)
    assert lowest < 4.7  # no darker than needed


@pytest.mark.parametrize("given", MANY)
def test_ax_whatever_colour_is_taken_the_night_can_be_read(given):
    made = colour.by_night(given)
    for night in colour.NIGHTS:
        assert colour.contrast(made["action"], night) >= 7
        assert colour.contrast(made["action-deep"], night) >= 7
    assert colour.contrast(made["on-action"], made["action"]) >= 4.5
    assert colour.contrast(colour.ON_WALL_NIGHT, made["wall"]) >= 4.5
    assert colour.contrast(made["on-wall-soft"], made["wall"]) >= 4.5
    assert colour.contrast(made["mark"], colour.NIGHTS[0]) >= 3


@pytest.mark.parametrize("given", MANY)
def test_ax_whatever_colour_is_taken_the_day_can_be_read(given):
    made = colour.by_day(given)
    assert colour.contrast(made["on-wall-soft"], made["wall"]) >= 4.5
    assert colour.contrast(made["action-deep"], colour.PAPERS[2]) >= 4.5
    assert colour.contrast(colour.SOURCE, made["wall"]) >= 3


def test_a_bad_colour_is_said_before_anything_starts(tmp_path):
    given = {"LEARNING_INSTANCE": str(tmp_path), "SCHOOL_COLOUR": "#4FC3F7"}
    with pytest.raises(BadSettings, match=r"contrast of 1\.\d, and needs 4\.5.* is #[0-9a-f]{6}\."):
        settings_from(given)
    with pytest.raises(BadSettings, match="such as"):
        settings_from(given | {"SCHOOL_COLOUR": "blauw"})


@pytest.mark.parametrize("name", ["een\nregel", "x" * 41])
def test_a_name_is_one_short_line(tmp_path, name):
    with pytest.raises(BadSettings, match="SCHOOL_NAME"):
        settings_from({"LEARNING_INSTANCE": str(tmp_path), "SCHOOL_NAME": name})


def test_without_a_school_all_is_ours(tmp_path):
    ours = settings_from({"LEARNING_INSTANCE": str(tmp_path)})
    assert (ours.site_name, ours.school_colour) == ("Vrijplaats", colour.PINE)
    named = settings_from({"LEARNING_INSTANCE": str(tmp_path), "SCHOOL_NAME": "De Brug"})
    assert named.site_name == "Vrijplaats – De Brug"


def test_its_shades_stand_behind_ours_by_day_and_by_night():
    style, ours = Assets(colour="#7a1f5c").style, Assets()
    assert "#7a1f5c" not in ours.style
    assert style.index("--action:#14493d") < style.index("--action:#7a1f5c")
    night = style.index("--action:#a5d8c1")
    made = style.index(f"--action:{colour.by_night('#7a1f5c')['action']}")
    assert night < made < style.index("--action:#00342a")  # more contrast has the last word
    assert Assets(colour="#7a1f5c").fingerprint != ours.fingerprint
