"""The PDF is tagged: somebody who listens to it hears headings, lists and table headers."""

import re
import socket
from base64 import b64decode
from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from learning.base.markup import story
from learning.competences.portfolio.exports import pdf, pdf_child
from learning.competences.portfolio.exports.views import WAIT
from learning.waiting.job import State, Task
from tests.competences.portfolio.making import HOME
from tests.pango import needs_pango

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
LONG = 300.0  # seconds: nobody waits that long, and a busy machine is slow
pytestmark = [pytest.mark.sqlite_only, needs_pango]


@pytest.fixture
def job_of(tmp_path, now):
    """Make a PDF of a page, and wait for it."""

    def make(page):
        task = Task("portfolio", "je portfolio", "x.pdf", "application/pdf", "/", "/")
        return pdf.pdf_of(tmp_path / "waiting", "sanne", task, page, now, LONG, "")

    return make


@pytest.fixture
def patient(app, monkeypatch):
    """Whoever asks waits for it."""
    monkeypatch.setitem(app.config, WAIT, LONG)


@pytest.fixture
def made_pdf(made, patient):
    key = made.add_text()
    made.write(
        inleiding="Ik ben **Sanne**. https://example.org",
        **{f"kop_{key}": "Wat ik doe", f"tekst_{key}": "- luisteren\n- blijven\n\nÀ é ĳ 🙂."},
    )
    answer = made.browser.post(f"{HOME}pdf")
    assert answer.mimetype == "application/pdf"
    assert 'filename="portfolio-2026-03-09.pdf"' in answer.headers["Content-Disposition"]
    with pikepdf.open(BytesIO(answer.data)) as found:
        yield found


def elements(node):
    """Every structure element below *node*."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def test_the_pdf_is_marked_in_dutch_with_a_title_headings_lists_and_table_headers(made_pdf):
    root = made_pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "nl"
    assert str(made_pdf.docinfo["/Title"]) == "Portfolio van Sanne"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    all_of_it = list(elements(root.StructTreeRoot.K))
    kinds = Counter(str(each.S) for each in all_of_it)
    assert kinds["/H1"] == 1
    assert kinds["/H2"] == 4
    assert kinds["/LI"] == 2
    assert kinds["/BlockQuote"]
    assert kinds["/Table"] == 1
    assert kinds["/TH"] == 4 + 2
    cells = [each for each in all_of_it if str(each.S) == "/TD"]
    assert cells
    assert all("/Headers" in str(each.get("/A", "")) for each in cells)


def test_the_fonts_are_in_it_our_own_among_them(made_pdf):
    fonts = [
        each
        for each in made_pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert any("Atkinson" in str(each.FontName) for each in fonts)
    assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts)


def test_the_process_fetches_nothing_and_opens_no_file(tmp_path, job_of):
    picture = tmp_path / "stip.png"
    picture.write_bytes(b64decode(DOT))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        there = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        page = f"""<html lang="nl"><title>T</title><link rel=stylesheet href="{there}">
        <img alt="" src="{picture.as_uri()}"><img alt="" src="{there}"><p>Ja."""
        made = job_of(page).result
        with pytest.raises(TimeoutError):
            server.accept()
    with pikepdf.open(BytesIO(made)) as found:
        assert not found.pages[0].Resources.get("/XObject")


def test_text_in_text_in_text_becomes_a_pdf_too(job_of):
    nested = story("*a **b " * 240 + "c** d*" * 240)
    assert job_of(f"<html lang=nl><title>T</title><p>{nested}").result.startswith(b"%PDF")


def test_it_says_how_far_it_is_step_by_step_and_page_by_page(job_of):
    told = job_of("<html lang=nl><title>T</title>" + "<p style='break-after:page'>Ja." * 4).told
    assert (told["step"], told["of"], told["words"]) == (3, 3, pdf_child.BOUND)
    assert re.fullmatch(r"Er zijn nu [45] pagina’s\.", told["count"])


def test_what_no_pdf_can_be_made_of_says_so(job_of, monkeypatch):
    monkeypatch.setattr(pdf, "CHILD", "tests.competences.portfolio.broken")
    job = job_of("<p>Hallo.")
    assert (job.state, job.wrong) == (State.WRONG, pdf.NOT_MADE)
