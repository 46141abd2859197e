"""Links and pictures: to addresses of this site, or said to be dead."""

import pytest


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("hoofdstuk:tekst", "/modules/proef/tekst"),
        ("01-tekst.md", "/modules/proef/tekst"),
        ("./01-tekst.md#kop", "/modules/proef/tekst"),
        ("01%2Dtekst.md", "/modules/proef/tekst"),
        ("voorbeeld:pep-team", "/examples/pep-team"),
        ("opdracht:doen", "/modules/proef/tekst#opdracht-doen"),
        ("media/b.png", "/modules/proef/media/b.png"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
    ],
)
def test_a_link_gets_its_address(content, html_of, link, address):
    content({"proef/media/b.png": b"x"})
    html = html_of(f"[woord]({link})\n\n/// opdracht | A\nid: doen\n\n- a: B?\n///")
    assert f'<a href="{address}">woord</a>' in html


def test_xs2_a_link_outside_gives_nothing_away(html_of):
    html = html_of("[a](https://b.nl/c?d=e&f=g)")
    assert '<a href="https://b.nl/c?d=e&amp;f=g" rel="noopener nofollow">a</a>' in html


def test_a_link_to_a_heading_on_the_page_finds_it(html_of):
    html = html_of("[Naar beneden](#tweede-kop)\n\n## Tweede kop")
    anchor = html.split("<h2 id=")[1].split('"')[1]
    assert f'<a href="#{anchor}">Naar beneden</a>' in html


FAULTS = [
    ("begrip:draagvlk", "Er is geen begrip ‘draagvlk’. Bedoel je ‘draagvlak’?"),
    ("begrip:zzz", "Voeg het anders toe aan begrippen.md"),
    ("hoofdstuk:text", "Er is geen hoofdstuk ‘text’. Bedoel je ‘tekst’?"),
    ("voorbeeld:pepteam", "Er is geen voorbeeld ‘pepteam’. Bedoel je ‘pep-team’?"),
    ("opdracht:zzz", "Er is geen opdracht ‘zzz’."),
    ("media/weg.pdf", "Er is geen bestand ‘media/weg.pdf’"),
]


@pytest.mark.parametrize("own", ["ja", "nee"])
@pytest.mark.parametrize(("link", "words"), FAULTS)
def test_a_dead_link_is_a_fault_with_its_line(problems_of, own, link, words):
    found = problems_of(
        {
            "proef/module.md": f"---\ntitel: A\neigen: {own}\n---\n",
            "proef/01-tekst.md": f"---\ntitel: A\n---\nTekst\n\nHier een\n[woord]({link}).",
        }
    )
    assert len(found) == 1
    assert found[0].startswith("proef/01-tekst.md:7: fout: ")
    assert words in found[0]


MILD = ["weg.md", "../begrippen.md", "/etc/passwd", "//b.nl/c", "javascript:x", "..%2Fx.md", "#weg"]


@pytest.mark.parametrize(("own", "severity"), [("ja", "fout"), ("nee", "let op")])
@pytest.mark.parametrize("link", MILD)
def test_md5_a_dead_relative_link_is_a_fault_only_in_our_own(problems_of, own, severity, link):
    found = problems_of(
        {
            "proef/module.md": f"---\ntitel: A\neigen: {own}\n---\n",
            "proef/01-tekst.md": f"Tekst\n\n[woord]({link})",
        }
    )
    assert len(found) == 1
    assert f": {severity}: " in found[0]


@pytest.mark.parametrize("link", MILD)
def test_a_dead_link_becomes_its_words(html_of, link):
    html = html_of(f"Zie [het *woord*]({link}).")
    assert "<a" not in html
    assert "Zie het <em>woord</em>." in html


def test_a_picture_of_the_module_is_shown(content, html_of):
    content({"proef/media/een plek.png": b"x"})
    html = html_of("![Een plek](<media/een plek.png>)")
    assert 'src="/modules/proef/media/een%20plek.png"' in html
    assert 'alt="Een plek"' in html


def test_a_missing_picture_is_a_fault(problems_of, content):
    content({"buurten/media/plek.png": b"x"})
    found = problems_of({"buurten/02-b.md": "![Plek](media/plk.png)"})
    assert found == [
        "buurten/02-b.md:1: fout: Er is geen plaatje ‘plk.png’ in de map media."
        " Bedoel je ‘plek.png’?"
    ]


@pytest.mark.parametrize(
    "source",
    ["https://b.nl/a.png", "../a.png", "/a.png", "data:x", "media/../../a.png", "media/%2e%2e/a"],
)
def test_md3_no_picture_comes_from_elsewhere(html_of, source):
    html = html_of(f"Kijk: ![Een plek]({source})")
    assert "<img" not in html
    assert "Kijk: Een plek" in html


def test_a_picture_in_a_dead_link_goes_too(html_of):
    html = html_of("[![Een plek](../a.png)](weg.md)")
    assert "<img" not in html
    assert "Een plek" in html


@pytest.mark.parametrize(("own", "severity"), [("ja", "fout"), ("nee", "let op")])
def test_md7_a_picture_needs_words(problems_of, own, severity):
    found = problems_of(
        {
            "proef/media/a.png": b"x",
            "proef/module.md": f"---\ntitel: A\neigen: {own}\n---\n",
            "proef/01-tekst.md": "Tekst\n\n![](media/a.png)",
        }
    )
    assert len(found) == 1
    assert found[0].startswith(f"proef/01-tekst.md:3: {severity}: Dit plaatje heeft geen")


def test_a_link_in_code_is_no_link(html_of):
    assert "begrip:zzz" in html_of("`[a](begrip:zzz)`\n\n```\n[a](begrip:zzz)\n```")
