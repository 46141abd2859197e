"""HD3, HD4: static files have one fingerprint; what is not ours is named, licensed and whole."""

import hashlib
import json
import re

import pytest

from learning.base.assets import SITE, STATIC, Assets

pytestmark = pytest.mark.sqlite_only
VENDOR = STATIC / "vendor"


def test_the_fingerprint_changes_with_any_file(tmp_path):
    (tmp_path / "css").mkdir()
    sheet = tmp_path / "css" / "a.css"
    sheet.write_text("a {}")
    before = Assets(tmp_path).fingerprint
    sheet.write_text("b {}")
    assert Assets(tmp_path).fingerprint != before


def test_the_sets_stand_inside_their_media_and_come_last():
    style = Assets().style
    assert style.index("--ground:#f5f2e8") < style.index("@media screen and (prefers-color-scheme")
    assert style.count("@media (prefers-contrast:more){") == 1


def test_the_scripts_of_every_page_are_one_and_their_names_do_not_clash():
    script = Assets().script
    assert script.count("customElements.define(") == len(SITE) - 4  # four are no element
    assert script.count("\n}\n{\n") == len(SITE) - 1


@pytest.mark.parametrize("name", SITE)
def test_what_stands_in_a_block_imports_only_when_it_is_needed(name):
    text = (STATIC / "js" / f"{name}.js").read_text()
    assert not re.search(r"^(import|export)\b(?!\()", text, re.MULTILINE)


def test_the_script_of_every_page_is_served(as_):
    answer = as_().get(Assets().address("js/site.js"))
    assert answer.mimetype == "text/javascript"
    assert answer.text == Assets().script
    assert "immutable" in answer.headers["Cache-Control"]


def test_hd4_no_sheet_or_script_asks_anybody_else():
    for path in [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]:
        assert not re.search(r"https?://|//[a-z]+\.[a-z]+", path.read_text()), path


def test_every_file_of_others_is_named_with_its_licence_and_unchanged():
    listed = {}
    for package in json.loads((VENDOR / "VENDOR.json").read_text()):
        assert package["licence"]
        listed |= package["files"]
    files = {p.relative_to(VENDOR).as_posix(): p for p in VENDOR.rglob("*") if p.is_file()}
    files.pop("VENDOR.json")
    assert set(files) == set(listed)
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == listed[name], name
