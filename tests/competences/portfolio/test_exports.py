"""AZ9, XS4: what she takes along holds her words with source and date, and nothing of others."""

import json
import re

import pytest

from learning.competences.portfolio.exports import pdf, views
from learning.competences.portfolio.exports.views import WAIT
from learning.waiting import current, jobs
from learning.waiting.job import State, Task
from tests.competences.portfolio.making import FIRST, HELLO, HOME, PREVIEW, SECOND

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[klik](javascript:alert(1))",
    "![](https://example.org/x.png)",
    "{{ 7*7 }}",
    "</style><b>",
    "=1+1",
]


def file_of(made, kind):
    answer = made.browser.post(f"{HOME}{kind}")
    assert answer.status_code == 200
    name = re.search(r'attachment; filename="([^"]+)"', answer.headers["Content-Disposition"])[1]
    assert name == f"portfolio-2026-03-09.{kind}"
    return answer


def test_json_has_the_keys_that_are_written_down_with_source_and_date_of_each_quote(made):
    key = made.add_text()
    made.write(**{f"kop_{key}": "Mijn buurt", f"tekst_{key}": "Stil."})
    found = json.loads(file_of(made, "json").text)
    assert found["schema"] == "vrijplaats-portfolio/1"
    assert (found["name"], found["language"], found["introduction"]) == ("Sanne", "nl", HELLO)
    one, two, own = found["pieces"]
    assert list(one) == ["kind", "framework", "code", "says", "quote", "why", "source"]
    assert one["quote"] == FIRST
    assert one["source"]["kind"] == "Ingeleverde opdracht"
    assert one["source"]["title"]
    assert one["source"]["date"] == "2026-03-09"
    assert two["source"] == {"kind": "Logboek", "title": None, "date": "2026-03-09"}
    assert own == {"kind": "text", "heading": "Mijn buurt", "text": "Stil."}


def test_the_html_file_asks_for_nothing_and_has_every_quote_with_source_and_date(made):
    answer = file_of(made, "html")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.mimetype == "text/html"
    page = answer.text
    assert not re.search(r"<(script|link|img|iframe|form)|\bsrc=|url\(|@import", page)
    for words in (HELLO, FIRST, SECOND, "Ingeleverde opdracht", "Logboek, 9 maart 2026"):
        assert words in page
    assert '<html lang="nl">' in page
    assert page.count("<th ") == len(re.findall(r'<th scope="(?:col|row)"', page))


def test_page_and_file_hold_the_same_document(made):
    start = '<div class="portfolio-document">'
    pages = made.browser.get(PREVIEW).text, file_of(made, "html").text
    cut = [each.split(start)[1].split("</table>")[0] for each in pages]
    assert cut[0] == cut[1]


def test_nothing_of_others_is_in_any_of_them(made, anna, voorjaar, now):
    made.add_rating(made.rated(anna, now, voorjaar))
    harvest = made.quotes.harvest("Eerst vragen.")
    made.add(made.quotes.of(harvest, "Eerst vragen."))
    for kind in ("html", "json"):
        text = file_of(made, kind).text
        assert "Soms lukt het." in text
        for others in ("Anna", "oet dit", "docent", "Ik zag je dit doen.", "Zwaluwen", "Voorjaar"):
            assert others not in text, (kind, others)
        assert "Intervisie" in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_xs4_what_somebody_types_stays_words_in_page_file_and_json(made, school, payload):
    key = made.add_text()
    made.write(inleiding=payload, **{f"kop_{key}": payload, f"tekst_{key}": payload})
    page = made.quotes.page(payload)
    evidence = made.quotes.of(page, payload, why=payload)
    evidence.source_title = evidence.told = payload
    school.commit()
    made.add(evidence)
    assert json.loads(file_of(made, "json").text)["introduction"] == payload
    for text in (made.browser.get(PREVIEW).text, file_of(made, "html").text):
        body = text.split('<div class="portfolio-document">')[1].split("</main>")[0]
        assert not re.search(r"<(script|img|b>|style)|javascript:[^<]*[\"']|=\"x\"", body)
        assert not re.search(r">\s*49\s*<", body)


@pytest.mark.parametrize("kind", ["pdf", "html", "json"])
def test_only_whose_it_is_takes_it_along(made, as_, cast, kind):
    made.shares(cast["karim"])
    for who in ("karim", "bilal", "anna", "wim"):
        assert as_(cast[who]).post(f"{HOME}{kind}").status_code == 404, who
    assert made.browser.get(f"{HOME}{kind}").status_code == 405


def test_where_no_pdf_can_be_made_she_gets_the_page_to_print_and_hears_how(made, monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    answer = made.browser.post(f"{HOME}pdf", follow_redirects=True)
    assert answer.request.path == PREVIEW
    assert "opslaan als PDF" in answer.text


def test_what_takes_longer_shows_a_page_that_says_how_far_it_is(made, app, monkeypatch):
    monkeypatch.setitem(app.config, WAIT, 0.0)
    answer = made.browser.post(f"{HOME}pdf")
    assert (answer.status_code, answer.location) == (302, "/waiting/portfolio")
    page = made.browser.get(answer.location)
    assert "je pdf" in page.text
    assert 'href="/competences/portfolio/preview"' in page.text
    jobs.forget_all_of(app.extensions["settings"].waiting, made.portfolio.student.public_id)


def test_when_many_are_being_made_she_hears_so(made, monkeypatch):
    monkeypatch.setattr(jobs, "MOST", 0)
    answer = made.browser.post(f"{HOME}pdf", follow_redirects=True)
    assert answer.request.path == PREVIEW
    assert pdf.BUSY in answer.text


def test_az6_what_is_erased_while_its_page_is_made_comes_into_no_pdf(made, app, monkeypatch):
    room, person = app.extensions["settings"].waiting, made.portfolio.student.public_id
    real = views.as_seen

    def as_seen(*given):
        jobs.forget_all_of(room, person)  # in another tab, just now
        return real(*given)

    monkeypatch.setattr(views, "as_seen", as_seen)
    answer = made.browser.post(f"{HOME}pdf", follow_redirects=True)
    assert answer.request.path == PREVIEW
    assert pdf.ERASED in answer.text
    assert not (room / person).exists()


def test_az6_words_that_went_before_the_mark_are_not_read_any_more(made, school, monkeypatch):
    real, pages = current.jobs.mark_of, []

    def mark_of(*given):
        mine = made.portfolio  # after this request began to read
        mine.answers = {**mine.answers, "inleiding": "Andere woorden."}
        school.commit()
        return real(*given)

    def pdf_of(room, person, task, page, *rest):
        pages.append(page)
        raise pdf.NoPdf("genoeg")

    monkeypatch.setattr(current.jobs, "mark_of", mark_of)
    monkeypatch.setattr(views, "pdf_of", pdf_of)
    made.browser.post(f"{HOME}pdf")
    assert "Andere woorden." in pages[0]
    assert HELLO not in pages[0]


def test_a_pdf_that_takes_too_much_time_is_stopped_and_says_so(tmp_path, now):
    task = Task("portfolio", "je portfolio", "x.pdf", "application/pdf", HOME, HOME)
    room, child = tmp_path / "waiting", "tests.competences.portfolio.endless"
    job = jobs.begin(room, "sanne", task, child, b"<p>Hallo.", now, 60, "")
    assert (job.state, job.wrong) == (State.WRONG, pdf.TOO_LONG)


def test_a_pdf_that_hangs_without_doing_anything_is_stopped_by_the_clock(tmp_path, now):
    task = Task("portfolio", "je portfolio", "x.pdf", "application/pdf", HOME, HOME)
    room, child = tmp_path / "waiting", "tests.competences.portfolio.asleep"
    job = jobs.begin(room, "sanne", task, child, b"<p>Hallo.", now, 60, "")
    assert (job.state, job.wrong) == (State.WRONG, pdf.TOO_LONG)


def test_without_pango_the_child_says_that_there_is_no_pdf(tmp_path, monkeypatch, now):
    monkeypatch.setattr(pdf, "CHILD", "tests.competences.portfolio.no_pango")
    task = Task("portfolio", "je portfolio", "x.pdf", "application/pdf", HOME, HOME)
    with pytest.raises(pdf.NoPdf, match="opslaan als PDF"):
        pdf.pdf_of(tmp_path / "waiting", "sanne", task, "<p>Hallo.", now, 60, "")
