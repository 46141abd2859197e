"""CO2, CO6, DU12: what is not taken over is kept, and a script is told that it may let go."""

import pytest

from tests.drafting.conftest import JSON


def test_co2_a_stale_autosave_overwrites_nothing_and_is_told_that_it_is_kept(box):
    answer = box.two_texts("Uit het eerste tabblad.", "Uit het tweede.", script=True)
    assert answer.status_code == 409
    assert answer.json == {"message": "Er is intussen een andere tekst bewaard.", "kept": True}
    assert box.text == "Uit het eerste tabblad."
    assert ("conflict", "Uit het tweede.") in box.kept
    assert ("conflict", "Uit het eerste tabblad.") in box.kept


def test_co6_what_arrives_when_it_is_final_is_kept_apart(box):
    box.write("Zo is het.")
    hidden = box.open()
    box.finish()
    final = box.text
    answer = box.post(hidden, "Nog een zin.", script=True)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert "apart bewaard" in answer.json["message"]
    assert box.text == final
    assert ("late", "Nog een zin.") in box.kept


def test_co6_without_a_script_the_words_come_back_too(box):
    hidden = box.open()
    box.finish()
    answer = box.post(hidden, "Nog een zin.")
    assert answer.status_code == 409
    assert "Nog een zin." in answer.text
    assert ("late", "Nog een zin.") in box.kept


def test_co6_the_same_late_words_again_are_kept_once(box):
    hidden = box.open()
    box.finish()
    for _ in range(3):
        assert box.post(hidden, "Nog een zin.", script=True).json["kept"]
    assert box.kept.count(("late", "Nog een zin.")) == 1


def test_what_was_refused_and_kept_nowhere_does_not_say_that_it_is_kept(box):
    answer = box.post(box.open(), "a" * 20_001, script=True)
    assert answer.status_code == 422
    assert "kept" not in answer.json
    forged = {**box.open(), box.name: "Iets.", "csrf_token": "oud"}
    refused = box.browser.post(box.address, data=forged, headers=JSON, csrf=False)
    assert refused.status_code == 400
    assert "kept" not in refused.json


def test_co2_a_copy_that_names_no_revision_is_kept_as_an_earlier_text(box):
    """What <keep-words> does with a text that stood in the browser only."""
    box.write("Wat er staat.")
    copy = {**box.open(), "revision": "-1", "page": "b" * 14}
    assert box.post(copy, "Van het apparaat.", script=True).json["kept"]
    assert box.text == "Wat er staat."
    assert ("conflict", "Van het apparaat.") in box.kept


@pytest.mark.parametrize("script", [True, False])
def test_co2_space_that_nobody_sees_makes_no_other_text(box, script):
    """A phone adds a space by itself; a page or a copy that is behind has other line breaks."""
    answer = box.two_texts("De bus kwam.\nIk liep.", " De bus kwam. \r\nIk liep.  \u2028", script)
    assert answer.status_code == (200 if script else 302)
    assert box.text == "De bus kwam.\nIk liep."
    assert not [reason for reason, _ in box.kept if reason == "conflict"]
    copy = {**box.open(), "revision": "-1", "page": "b" * 14}
    assert "revision" in box.post(copy, "De bus kwam.\rIk liep. ", script=True).json
    assert box.text == "De bus kwam.\nIk liep."
