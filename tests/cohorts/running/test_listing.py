"""A list of people, however a spreadsheet wrote it: who is on it, and what is wrong by line."""

import pytest

from learning.cohorts.running.listing import MOST_LINES, read_list
from learning.cohorts.running.reading_files import NotAList, text_of


def people(text):
    return [(each.name, each.address) for each in read_list(text).good]


def wrong(text):
    return {each.number: each.why for each in read_list(text).wrong}


@pytest.mark.parametrize(
    "text",
    [
        "Jo;jo@x.nl\nAn;an@x.nl",
        "naam;e-mail\nJo;jo@x.nl\nAn;an@x.nl",
        "E-mailadres,Naam\njo@x.nl,Jo\nan@x.nl,An",
        "Naam\tEmail\nJo\tjo@x.nl\nAn\tan@x.nl\n\n",
        "\ufeffnaam;email\r\nJo;JO@x.nl\r\n;;\r\nAn;an@x.nl\r\n",
        "sep=;\nnaam;email\nJo;jo@x.nl\nAn;an@x.nl",
        '"Jo","jo@x.nl"\n"An","an@x.nl"',
        "Jo <jo@x.nl>\nAn <an@x.nl>",
        "voornaam;achternaam;telefoon;e-mail\nJo;Dijk;06;jo@x.nl\nAn;Smit;06;an@x.nl",
    ],
)
def test_names_and_addresses_are_found_however_the_list_was_written(text):
    assert people(text) == [("Jo", "jo@x.nl"), ("An", "an@x.nl")]


def test_a_list_of_addresses_alone_has_no_names():
    assert people("jo@x.nl\nan@x.nl") == [("", "jo@x.nl"), ("", "an@x.nl")]


def test_a_name_with_the_separator_in_it_stays_whole_and_reads_back():
    text = 'naam,e-mail\n"Dijk, Jo van",jo@x.nl'
    assert people(text) == [("Dijk, Jo van", "jo@x.nl")]
    assert people(read_list(text).good[0].line) == [("Dijk, Jo van", "jo@x.nl")]


def test_every_line_that_is_wrong_is_told_by_its_number_in_the_file():
    text = "naam;e-mail\nJo;jo@x.nl\nAn;an@\n\nPiet;\nZo\0;zo@x.nl\nEf\ufffd;ef@x.nl\nBo;bo@x.nl"
    assert wrong(text) == {
        3: "“an@” is geen heel e-mailadres.",
        5: "Hier staat geen e-mailadres.",
        6: "Hier staat een teken dat we niet kunnen lezen.",
        7: "Hier staat een teken dat we niet kunnen lezen.",
    }
    assert [name for name, _ in people(text)] == ["Jo", "Bo"]


def test_an_address_that_stands_there_twice_is_double_and_not_wrong():
    found = read_list("Jo;jo@x.nl\nAn;an@x.nl\nJo van Dijk;JO@x.nl")
    assert [(each.number, each.why) for each in found.double] == [
        (3, "Dit adres staat ook op regel 1.")
    ]
    assert not found.wrong
    assert len(found.good) == 2


def test_a_quote_that_is_never_closed_costs_one_line():
    assert [address for _, address in people('"Jo;jo@x.nl\nAn;an@x.nl')][-1] == "an@x.nl"


def test_too_many_columns_without_their_names_are_told_by_line():
    assert wrong("Jo;van;Dijk;jo@x.nl") == {1: "Hier staan 4 kolommen. Zet er een kopregel boven."}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leeg"),
        (" \n;;\n", "leeg"),
        ("naam;e-mail", "leeg"),
        ("naam;telefoon;plaats\nJo;06;Ede @", "geen kolom met e-mailadres"),
        ("naam;telefoon\nJo;06", "geen e-mailadressen"),
        ("\n".join(f"m{n}@x.nl" for n in range(5001)), "5.001 regels"),
    ],
)
def test_what_is_no_list_is_told_once(text, words):
    found = read_list(text)
    assert words in found.problem
    assert not found.good


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë;z@x.nl".encode(), "Zoë;z@x.nl"),
        ("\ufeffZoë;z@x.nl".encode(), "Zoë;z@x.nl"),
        ("Zoë;z@x.nl".encode("cp1252"), "Zoë;z@x.nl"),
        ("Zoë\tz@x.nl\r\n".encode("utf-16"), "Zoë\tz@x.nl\n"),
        (b"a@x.nl\rb@x.nl", "a@x.nl\nb@x.nl"),
    ],
)
def test_a_file_is_read_as_excel_writes_it(data, text):
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + bytes(60), "Excel-bestand"),
        (b"\xd0\xcf\x11\xe0" + bytes(60), "oud Excel-bestand"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG" + bytes(60), "geen lijst met tekst"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(data, words):
    with pytest.raises(NotAList, match=words):
        text_of(data)


LONG = "x" * 140_000
TOO_LONG = "Deze regel is te lang. Zet ieder op een eigen regel."


@pytest.mark.parametrize(
    "text",
    [
        f"naam;e-mail\nJo;jo@x.nl\n{LONG};an@x.nl",
        f"Jo;jo@x.nl\n\n{LONG};an@x.nl",
        f"{LONG};e-mail\nJo;jo@x.nl",
        f'"{LONG}\nJo;jo@x.nl',
    ],
)
def test_a_line_that_is_too_long_is_told_also_the_first(text):
    assert people(text) == [("Jo", "jo@x.nl")]
    assert list(wrong(text).values()) == [TOO_LONG]


def test_five_thousand_lines_are_read():
    text = "naam;e-mail\n" + "\n".join(f"Mens {n};m{n}@school.example" for n in range(MOST_LINES))
    assert len(read_list(text).good) == MOST_LINES
