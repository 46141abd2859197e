"""The first story: Sanne writes and hands in, Anna asks for more, Sanne adds, it is voldaan."""

import re

from tests.pages import hidden_in


def write(browser, address, **answers):
    page = browser.get(f"{address}/write").text
    hidden = hidden_in(page)
    return browser.post(f"{address}/write", data={**hidden, **answers})


def begin(browser, cohort, opdracht="kijk-terug", part=""):
    form = {"cohort": cohort.public_id, "module": "proef", "opdracht": opdracht, "part": part}
    return browser.post("/submissions/", data=form).location


def test_from_first_word_to_voldaan(as_, sanne, anna, voorjaar):
    student, docent = as_(sanne), as_(anna)
    address = begin(student, voorjaar)
    answers = {"answer-moment": "Ik hielp een buur.", "skip-gevoel": "y"}
    assert write(student, address, **answers, then="preview").location == f"{address}/hand-in"
    page = student.get(f"{address}/hand-in").text
    assert "Ik hielp een buur." in page
    assert "Anna (docent)" in page
    revision = hidden_in(page)["revision"]
    assert student.post(f"{address}/hand-in", data={"revision": revision}).location == address
    assert "Ingeleverd" in student.get(address).text
    pile = docent.get("/reviews/").text
    work = re.search(r'href="(/reviews/[a-z0-9]{14})"', pile)[1]
    assert "Ik hielp een buur." in docent.get(work).text
    words = {"already": "Mooi moment.", "to_add": "Wat zei de buur?", "verdict": "aanvullen"}
    page = docent.get(work).text
    hidden = hidden_in(page)
    assert docent.post(work, data={**hidden, **words, "then": "preview"}).location == f"{work}/send"
    page = docent.get(f"{work}/send").text
    assert "Mooi moment." in page
    revision = hidden_in(page)["revision"]
    assert docent.post(f"{work}/send", data={"revision": revision}).status_code == 302
    page = student.get(address).text
    assert "Mooi moment." in page
    assert "Je bent er bijna" in page
    assert (
        write(student, address, **{"answer-moment": "Ik hielp een buur. Hij lachte."}).status_code
        == 302
    )
