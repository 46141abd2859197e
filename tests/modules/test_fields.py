"""Questions, hints, choices, criteria and sources: lists with ids."""

import pytest

from learning.modules.fields import read_criteria, read_fields
from learning.modules.items import Item, plain, read_items, split_off_codes, split_off_list
from learning.modules.parts import Choice, Criterion, Field
from learning.modules.references import Known
from learning.modules.source import Block, Prose


def fields(text, problems, taken=None):
    _, questions = split_off_list(Prose(text, 1))
    return read_fields(questions, set() if taken is None else taken, problems)


def test_questions_hints_and_choices(problems):
    text = "- a: Eén?\n  Hint **hier**.\n  En hier.\n- b: Twee?\n    - ja: Ja\n    - nee: Nee"
    assert fields(text, problems) == (
        Field("a", "Eén?", "Hint hier. En hier."),
        Field("b", "Twee?", "", (Choice("ja", "Ja"), Choice("nee", "Nee"))),
    )
    assert not problems.found


def test_the_last_list_holds_the_questions():
    text, questions = split_off_list(
        Prose("Doe dit:\n\n- een\n- twee\n\nEn nu:\n\n- a: Vraag?\n", 5)
    )
    assert text == Prose("Doe dit:\n\n- een\n- twee\n\nEn nu:\n", 5)
    assert questions == Prose("- a: Vraag?", 12)


@pytest.mark.parametrize("text", ["Tekst", "- een\n- twee", "- a: b?\n\nEn dan tekst.", ""])
def test_without_ids_at_the_end_there_are_no_questions(text):
    assert split_off_list(Prose(text, 1)) == (Prose(text, 1), Prose("", 1))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- a: Een?\n- a: Twee?", 2, "dubbel"),
        ("- a: Een?\n- Geen naam", 2, "mist een naam"),
        ("- a: Een?\n- Naam: Twee?", 2, "kleine letters"),
        ("- a: Een?\n- b:", 2, "mist een naam"),
        ("- a: Een?\n    - ja: Ja\n    - ja: Nee", 3, "dubbel"),
        ("- a: Een?\n    - Ja", 2, "mist een naam"),
        ("- a: Een?\n    - ja: Ja\n  hint", 3, "boven de keuzes"),
    ],
)
def test_what_is_wrong_in_a_list_has_its_line(problems, text, line, words):
    fields(text, problems)
    assert [(line, True)] == [(each.line, words in each.message) for each in problems.found]


def test_an_id_counts_for_the_whole_opdracht(problems):
    taken = set()
    fields("- a: Een?", problems, taken)
    assert fields("- a: Twee?\n- b: Drie?", problems, taken) == (Field("b", "Drie?"),)
    assert "ander deel" in problems.found[0].message


@pytest.mark.parametrize(("count", "remarks"), [(7, 0), (8, 1)])
def test_over_seven_questions_is_a_remark(problems, count, remarks):
    assert len(fields("\n".join(f"- v{n}: Wat?" for n in range(count)), problems)) == count
    assert [each.severity for each in problems.found] == ["let op"] * remarks


@pytest.mark.parametrize(("count", "remarks"), [(5, 0), (6, 1)])
def test_over_five_criteria_is_a_remark(problems, count, remarks):
    body = Prose("\n".join(f"- c{n}: Je doet iets." for n in range(count)), 2)
    assert len(read_criteria(Block("criteria", "", 1, None, [body]), Known(), problems)) == count
    assert [each.severity for each in problems.found] == ["let op"] * remarks


@pytest.mark.parametrize(
    ("text", "sentence", "codes"),
    [
        ("Je kiest. (SW3)", "Je kiest.", ("SW3",)),
        ("Je kiest. (SW3, C4,TG-O1)", "Je kiest.", ("SW3", "C4", "TG-O1")),
        ("Je kiest (of niet).", "Je kiest (of niet).", ()),
        ("Je kiest. (bijvoorbeeld 3)", "Je kiest. (bijvoorbeeld 3)", ()),
        ("Je (SW3) kiest.", "Je (SW3) kiest.", ()),
    ],
)
def test_codes_stand_in_brackets_at_the_end(text, sentence, codes):
    assert split_off_codes(text) == (sentence, codes)


def test_a_criterion_runs_on_over_lines(problems):
    body = Prose("- a: Je kiest iets\n  uit je buurt.", 2)
    found = read_criteria(Block("criteria", "", 1, None, [body]), Known(), problems)
    assert found == (Criterion("a", "Je kiest iets uit je buurt."),)


def test_a_list_may_hold_only_items(problems):
    assert read_items(Prose("Tekst\n- a: B", 3), problems) == (Item("a", "B", 4),)
    assert problems.found[0].line == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("een [woord](begrip:woord) hier", "een woord hier"),
        ("**vet** en *schuin* en `code`", "vet en schuin en code"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[niet dicht", "[niet dicht"),
    ],
)
def test_plain_text_has_no_marks(text, words):
    assert plain(text) == words
