"""HD3, HD4: static files have one fingerprint; what is not ours is named, licensed and whole."""

import hashlib
import json
import re

import pytest

from learning.base.assets import STATIC, Assets

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
    assert style.index("--ground: #f5f2e8") < style.index("@media screen and (prefers-color-scheme")
    assert style.count("@media (prefers-contrast: more) {") == 1


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
