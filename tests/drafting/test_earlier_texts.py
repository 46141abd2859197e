"""CO2, DU12: every kept text can be read, compared and put back, by its writer only."""

import re
import threading
from datetime import timedelta

import pytest

FIRST = "De bus kwam niet.\n\nIk liep naar huis."
THEN = "De trein kwam niet.\n\nIk liep naar huis."
LATER = "De trein kwam niet.\n\nIk belde Noor <b>op</b>."


@pytest.fixture
def written(box, at):
    """Three texts, eleven minutes apart; the first two are kept."""
    moment = box.at
    for text in (FIRST, THEN, LATER):
        at(moment.strftime("%Y-%m-%d %H:%M"))
        box.write(text)
        moment += timedelta(minutes=11)
    return box


def page(box, **asked):
    answer = box.browser.get(box.versions, query_string=asked)
    assert answer.status_code == 200
    return answer.text


def number_of(box, text):
    """The name of the version that holds *text*."""
    return str([kept for _, kept in box.kept].index(text) + 1)


def put_back(box, text, revision=None):
    number = number_of(box, text)
    revision = box.draft().revision if revision is None else revision
    return box.browser.post(box.versions, data={"version": number, "revision": revision})


def test_the_texts_stand_there_from_new_to_old_with_why_and_how_many_words(written):
    text = page(written)
    assert text.index("Ik belde Noor") < text.index("De trein kwam niet.</p>\n<p>Ik liep")
    assert "<summary>Nu, acht woorden" in text
    assert "Vandaag om 10:22: tijdens het schrijven, acht woorden" in text
    assert "<b>op</b>" not in text


def test_nothing_kept_yet_is_said(box):
    assert "Er zijn nog geen eerdere teksten." in page(box)


def test_what_changed_stands_there_in_words_too(written):
    text = page(written, **{"from": number_of(written, FIRST), "to": "now"})
    section = text.partition('id="vergelijk"')[2].partition("</section>\n<section")[0]
    assert (
        '<del><span class="hidden">weg: </span>bus<span class="hidden"> tot hier weg. </span></del>'
        in section
    )
    assert '<ins><span class="hidden">nieuw: </span>trein' in section
    assert "&lt;b&gt;op&lt;/b&gt;" in section
    assert "Van vandaag om 10:11 (tijdens het schrijven) naar vandaag om 10:22" in section


def test_any_two_can_be_compared_both_ways(written):
    one, other = number_of(written, FIRST), number_of(written, THEN)
    there, back = (page(written, **{"from": a, "to": b}) for a, b in ((one, other), (other, one)))
    assert re.search(r"<del>[^/]*</span>bus<", there)
    assert re.search(r"<del>[^/]*</span>trein<", back)
    assert "Noor" not in there.partition("Wat er veranderde")[2].partition("Van nieuw")[0]


@pytest.mark.parametrize("asked", [{"from": "now", "to": "now"}, {"from": "1", "to": "1"}])
def test_the_same_text_twice_is_no_change(written, asked):
    assert "Deze twee teksten zijn hetzelfde." in page(written, **asked)


@pytest.mark.parametrize("asked", [{"from": "99", "to": "now"}, {"from": "-1"}, {"to": "’"}])
def test_texts_that_are_not_there_are_not_compared(written, asked):
    assert "Wat er veranderde" not in page(written, **asked)


def test_an_old_text_is_put_back_and_what_stood_there_is_kept(written):
    answer = put_back(written, FIRST)
    assert answer.status_code == 302
    assert written.text == FIRST
    assert ("replaced", LATER) in written.kept
    there = written.browser.get(answer.location).text
    assert "De oude tekst staat weer in de vakken." in there
    assert "Ik liep naar huis.</textarea>" in there


def test_putting_back_is_undone_by_putting_back(written):
    put_back(written, FIRST)
    assert put_back(written, LATER).status_code == 302
    assert written.text == LATER
    assert ("writing", FIRST) in written.kept


def test_a_page_that_is_still_open_does_not_overwrite_what_was_put_back(written):
    hidden = written.open()
    put_back(written, FIRST)
    answer = written.post(hidden, "Uit een open tabblad.", script=True)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert written.text == FIRST


def test_nor_does_the_page_that_saved_last(written):
    hidden = written.open()
    assert written.post(hidden, "Tot hier.", script=True).status_code == 200
    put_back(written, FIRST)
    answer = written.post(hidden, "Tot hier en verder.", script=True)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert written.text == FIRST


def test_a_text_that_changed_meanwhile_is_not_replaced(written):
    answer = put_back(written, FIRST, revision=1)
    assert answer.location == written.versions
    assert "Er is niets teruggezet." in page(written)
    assert written.text == LATER


def test_co1_putting_back_eight_times_at_once_is_once(written, as_):
    revision, number = written.draft().revision, number_of(written, FIRST)
    with written.browser.session_transaction() as session:
        signed_in = dict(session)
    answers = []

    def press():
        browser = as_()
        with browser.session_transaction() as session:
            session.update(signed_in)
        form = {"version": number, "revision": revision}
        answers.append(browser.post(written.versions, data=form).location)

    threads = [threading.Thread(target=press) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(answers)) == 1
    assert written.text == FIRST
    assert written.kept.count(("replaced", LATER)) == 1


@pytest.mark.parametrize("version", ["0", "99", "now", "", "-1", "²"])
def test_what_does_not_exist_is_not_put_back(written, version):
    form = {"version": version, "revision": written.draft().revision}
    assert written.browser.post(written.versions, data=form).location == written.versions
    assert written.text == LATER


def test_co6_what_is_final_is_read_and_not_put_back(written):
    revision = written.draft().revision
    assert "Zet deze tekst terug" in page(written)
    written.finish()
    final = written.text
    text = page(written)
    assert "Zet deze tekst terug" not in text
    assert "De bus kwam niet." in text
    answer = put_back(written, FIRST, revision)
    assert answer.location == written.versions
    assert "Je kunt deze tekst nu niet terugzetten." in page(written)
    assert written.text == final


def test_az3_nobody_else_sees_or_changes_them(written, as_, cast):
    writer = "anna" if written.name == "to_add" else "sanne"
    form = {"version": "1", "revision": written.draft().revision}
    for name, user in cast.items():
        if name in (writer, "visitor"):
            continue
        browser = as_(user)
        assert browser.get(written.versions).status_code == 404, name
        assert browser.post(written.versions, data=form).status_code == 404, name
    assert written.text == LATER
    written.finish()
    for name in set(cast) - {writer, "visitor"}:
        assert as_(cast[name]).get(written.versions).status_code == 404, name


def test_looking_changes_nothing(written, statements):
    page(written)
    statements.clear()
    page(written, **{"from": "1", "to": "now"})
    assert all(each.startswith("SELECT") for each in statements)
    assert len(statements) < 25


def test_a_long_history_stands_on_more_pages(submission_box, school):
    draft = submission_box.draft()
    for number in range(40):
        draft.keep({"moment": f"Tekst nummer {number}."}, submission_box.at, "writing")
    school.commit()
    first = page(submission_box)
    assert "Tekst nummer 39." in first
    assert "Tekst nummer 5." not in first
    more = re.search(r'href="[^"]*\?page=(\d+)">Nog oudere teksten', first)[1]
    second = page(submission_box, page=more)
    assert "Tekst nummer 5." in second
    assert "Tekst nummer 39." not in second
    assert "Nog oudere teksten" not in second


def test_each_text_stands_under_the_question_of_then(submission_box, school):
    box = submission_box
    box.write(FIRST)
    draft = box.draft()
    draft.questions = {**draft.questions, "moment": "Wat was er toen?"}
    draft.keep({"moment": "Van lang geleden."}, box.at, "writing")
    draft.questions = {**draft.questions, "moment": "Wat gebeurde er?"}
    school.commit()
    text = page(box, **{"from": "1", "to": "now"})
    assert "Toen was de vraag: Wat was er toen?" in text
    assert "<h3>Wat was er toen?</h3>" in text
    put_back(box, "Van lang geleden.")
    assert box.draft().questions["moment"] == "Wat was er toen?"


def test_answers_that_the_old_text_did_not_know_stay(submission_box, school):
    box = submission_box
    box.write(FIRST)
    draft = box.draft()
    draft.keep({"moment": "Alleen dit."}, box.at, "writing")
    kept = {key: text for key, text in draft.versions[-1].answers.items() if key == "moment"}
    draft.versions[-1].answers = kept
    draft.answers = {**draft.answers, "gevoel": "Fijn."}
    school.commit()
    put_back(box, "Alleen dit.")
    assert box.draft().answers["gevoel"] == "Fijn."
    assert box.text == "Alleen dit."


def test_a_number_that_no_text_has_is_refused(written):
    stands, revision = written.draft().answers, written.draft().revision
    for number in ("9" * 5000, "0", "-1", "1.0", "", "zz"):
        data = {"version": number, "revision": revision}
        assert written.browser.post(written.versions, data=data).status_code == 302
    assert written.draft().answers == stands
