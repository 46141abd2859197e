"""MD6: an opdracht is edited, and every answer stays, with the question that it was written for."""

import re
import shutil

import pytest

from learning.modules import past
from learning.modules.library import Library
from learning.modules.live import Live
from learning.submissions.models import DraftVersion, HandedInAnswer
from tests.conftest import CONTENT
from tests.pages import hidden_in
from tests.work import STORY, Work

JSON = {"Accept": "application/json"}
CHANGED = "De opdracht is veranderd sinds"
FEELING = "- gevoel: Hoe was dat voor jou?\n"
PLACE = "- plek: Welke plek vond je?\n"
OPEN = "    - open: Iedereen mag binnen\n"
SHOWN = ("revision", "page", "version")


@pytest.fixture
def folder(app, tmp_path, monkeypatch):
    """A copy of the test content that may be edited, served by the app."""
    past._found.clear()
    shutil.copytree(CONTENT, tmp_path / "modules")
    monkeypatch.setitem(app.extensions, "live", Live(Library(tmp_path / "modules")))
    return tmp_path / "modules" / "proef"


@pytest.fixture
def edit(folder):
    """``edit(old, new)`` in the chapter of *Kijk terug*, or in another file."""

    def change(old, new, name="01-begin.md"):
        path = folder / name
        text = path.read_text()
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new))

    return change


@pytest.fixture
def written(folder, as_, sanne, work):
    """Sanne's answers on *Kijk terug*, typed on its page."""
    save(as_(sanne), work, {"answer-moment": STORY, "answer-gevoel": "Fijn."})
    return work


@pytest.fixture
def chosen(folder, as_, sanne, voorjaar, school, now):
    """Sanne's answers on *Kijk rond*, where one of two is chosen."""
    work = Work(school, sanne, voorjaar, now, "kijk-rond", "zoeken")
    save(as_(sanne), work, {"answer-plek": "Het plein", "answer-soort": "open"})
    return work


def shown(browser, work, page="/write"):
    """The hidden fields of a page that is open now."""
    return hidden_in(browser.get(work.address + page).text, *SHOWN)


def save(browser, work, answers, page=None, **options):
    hidden = page or shown(browser, work)
    return browser.post(f"{work.address}/write", data={**hidden, **answers}, **options)


def hand_in(browser, work):
    answer = browser.post(f"{work.address}/hand-in", data=shown(browser, work, "/hand-in"))
    assert answer.status_code == 302
    return browser.get(work.address).text


def words(page):
    """What stands on a page, without marks and with single spaces."""
    text = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def asked_at(page, name):
    """What stands around the box of a question."""
    [around] = re.findall(rf'<label for="answer-{name}">.*?</textarea>', page, re.DOTALL)
    return around


@pytest.fixture
def kept(school):
    def read(work):
        school.expire_all()
        return work.submission.draft

    return read


# An old answer shows its own question.


def test_md6_what_was_handed_in_keeps_its_question_for_student_and_docent(
    as_, sanne, anna, written, edit
):
    hand_in(as_(sanne), written)
    edit("- moment: Wat gebeurde er?", "- moment: Vertel eens.")
    for page in (as_(sanne).get(written.address), as_(anna).get(written.review_address)):
        assert "<h3>Wat gebeurde er?</h3>" in page.text
        assert "<h3>Vertel eens.</h3>" not in page.text


def test_md6_a_choice_shows_its_own_words_also_when_it_is_gone(as_, sanne, anna, chosen, edit):
    hand_in(as_(sanne), chosen)
    edit(OPEN, "    - dicht: Niemand mag binnen\n", "02-slot.md")
    for page in (as_(sanne).get(chosen.address), as_(anna).get(chosen.review_address)):
        assert "Wat voor plek is het? Iedereen mag binnen" in words(page.text)


def test_md6_a_choice_of_which_no_words_were_kept_finds_them_in_its_version(
    as_, sanne, anna, chosen, edit, school
):
    hand_in(as_(sanne), chosen)
    school.query(HandedInAnswer).filter_by(field="soort").one().text = "open"
    school.commit()
    edit("Iedereen mag binnen", "Niemand mag binnen", "02-slot.md")
    for page in (as_(sanne).get(chosen.address), as_(anna).get(chosen.review_address)):
        assert "Wat voor plek is het? Iedereen mag binnen" in words(page.text)


def test_md6_other_words_for_a_choice_do_not_change_what_was_chosen(as_, sanne, anna, chosen, edit):
    hand_in(as_(sanne), chosen)
    edit("Iedereen mag binnen", "Niemand mag binnen", "02-slot.md")
    for page in (as_(sanne).get(chosen.address), as_(anna).get(chosen.review_address)):
        assert "Wat voor plek is het? Iedereen mag binnen" in words(page.text)


def test_md6_an_earlier_round_keeps_its_own_questions(as_, sanne, anna, written, edit):
    hand_in(as_(sanne), written)
    written.review(anna, "aanvullen")
    edit("- moment: Wat gebeurde er?", "- moment: Vertel eens.")
    save(as_(sanne), written, {"answer-moment": "Opnieuw.", "answer-gevoel": "Fijn."})
    page = hand_in(as_(sanne), written)
    now, _, before = page.partition("Eerder</h2>")
    assert "<h3>Vertel eens.</h3>" in now
    assert "<h3>Wat gebeurde er?</h3>" in before


# It says that the opdracht changed, and how.


def test_it_is_told_where_it_was_written_and_where_it_was_handed_in(
    as_, sanne, anna, written, edit
):
    edit("- moment: Wat gebeurde er?", "- moment: Wat maakte je mee?")
    page = as_(sanne).get(f"{written.address}/write").text
    assert f"{CHANGED} je dit schreef." in page
    assert "Wat is er veranderd?" in page
    hand_in(as_(sanne), written)
    assert CHANGED not in as_(sanne).get(written.address).text
    edit("Denk aan een moment", "Denk aan [een kans](begrip:draagvlak)")
    assert f"{CHANGED} je dit inleverde." in as_(sanne).get(written.address).text
    docent = as_(anna).get(written.review_address).text
    assert f"{CHANGED} Sanne dit inleverde." in docent
    assert "weg: moment" in words(docent)
    assert "nieuw: kans" in words(docent)
    assert "begrip:" not in words(docent)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("Hier staat nog een alinea.", "Hier staat iets nieuws.", "01-begin.md"),
        ("Welkom in de proefmodule.", "Hallo.", "module.md"),
        ("leerdoelen: [G1]\nkerntaak: KT1", "kerntaak: KT1", "01-begin.md"),
        (f"{FEELING}- vervolg: Wat doe je de volgende keer?\n",
         f"- vervolg: Wat doe je de volgende keer?\n{FEELING}", "01-begin.md"),
        ("Denk aan een moment waarop iets lukte.", "Denk aan een moment\nwaarop iets lukte.",
         "01-begin.md"),
    ],
)  # fmt: skip
def test_an_edit_elsewhere_is_not_told(as_, sanne, anna, written, edit, old, new, name):
    hand_in(as_(sanne), written)
    edit(old, new, name)
    assert CHANGED not in as_(sanne).get(written.address).text
    assert CHANGED not in as_(anna).get(written.review_address).text


def test_what_is_new_and_what_is_gone_is_shown(as_, sanne, anna, written, edit):
    hand_in(as_(sanne), written)
    edit(FEELING, "- plan: Wat is je plan?\n")
    edit("Je noemt één moment.", "Je noemt twee momenten.")
    for page in (as_(sanne).get(written.address), as_(anna).get(written.review_address)):
        text = words(page.text)
        assert "Nieuwe vraag Wat is je plan?" in text
        assert "Deze vraag is weg Hoe was dat voor jou?" in text
        assert "twee momenten" in text


def test_nothing_is_told_when_nothing_was_written(as_, sanne, work, folder, edit):
    page = shown(as_(sanne), work)
    save(as_(sanne), work, {"skip-moment": "y"}, page)
    edit("- moment: Wat gebeurde er?", "- moment: Vertel eens.")
    assert CHANGED not in as_(sanne).get(f"{work.address}/write").text


def test_of_a_version_that_was_never_kept_nothing_is_told(as_, sanne, work, folder):
    work.hand_in()
    page = as_(sanne).get(work.address).text
    assert CHANGED not in page
    assert "Wat gebeurde er?" in page


def test_an_answered_question_with_other_words_shows_the_old_ones(as_, sanne, written, edit):
    edit("- moment: Wat gebeurde er?", "- moment: Wat maakte je mee?")
    edit("- vervolg: Wat doe je de volgende keer?", "- vervolg: Hoe ga je verder?")
    page = as_(sanne).get(f"{written.address}/write").text
    assert "Toen je dit schreef" not in asked_at(page, "vervolg")
    assert "Toen je dit schreef, was de vraag: “Wat gebeurde er?”" in asked_at(page, "moment")
    assert "Toen je dit schreef" not in asked_at(page, "gevoel")
    save(as_(sanne), written, {"answer-moment": STORY, "answer-gevoel": "Heel fijn."})
    page = as_(sanne).get(f"{written.address}/write").text
    assert "Toen je dit schreef" in asked_at(page, "moment")
    assert "Toen je dit schreef" in as_(sanne).get(f"{written.address}/hand-in").text
    save(as_(sanne), written, {"answer-moment": "Opnieuw.", "answer-gevoel": "Heel fijn."})
    page = as_(sanne).get(f"{written.address}/write").text
    assert "Toen je dit schreef" not in page
    assert "Toen je dit schreef" not in as_(sanne).get(f"{written.address}/hand-in").text


# Choices that come and go.


def test_md6_a_choice_that_is_gone_stays_until_another_is_chosen(
    as_, sanne, chosen, edit, kept, school
):
    edit(OPEN, "    - dicht: Niemand mag binnen\n", "02-slot.md")
    browser = as_(sanne)
    page = browser.get(f"{chosen.address}/write").text
    assert "Je antwoord was: “Iedereen mag binnen”" in page
    save(browser, chosen, {"answer-plek": "Het park"})
    assert kept(chosen).answers == {"plek": "Het park", "soort": "open"}
    assert "Iedereen mag binnen" in browser.get(f"{chosen.address}/hand-in").text
    save(browser, chosen, {"answer-plek": "Het park", "answer-soort": "dicht"})
    assert kept(chosen).answers == {"plek": "Het park", "soort": "dicht"}
    assert "open" in [each.answers["soort"] for each in school.query(DraftVersion)]
    assert "Je antwoord was" not in browser.get(f"{chosen.address}/write").text


def test_md6_a_text_becomes_a_choice_and_a_choice_a_text(as_, sanne, chosen, edit, kept):
    edit(PLACE, PLACE + "    - plein: Een plein\n    - park: Een park\n", "02-slot.md")
    edit(OPEN + "    - besloten: Je moet je aanmelden\n", "", "02-slot.md")
    browser = as_(sanne)
    page = browser.get(f"{chosen.address}/write").text
    assert "Je antwoord was: “Het plein”" in page
    assert "Iedereen mag binnen</textarea>" in asked_at(page, "soort")
    save(browser, chosen, {"answer-soort": "Iedereen mag binnen"})
    assert kept(chosen).answers == {"plek": "Het plein", "soort": "Iedereen mag binnen"}


def test_other_words_for_what_was_chosen_are_told_before_it_is_handed_in(as_, sanne, chosen, edit):
    edit("Iedereen mag binnen", "Niemand mag binnen", "02-slot.md")
    told = "Toen je dit koos, stond er: “Iedereen mag binnen”"
    for page in ("/write", "/hand-in"):
        assert told in as_(sanne).get(chosen.address + page).text
    assert "Niemand mag binnen" in as_(sanne).get(f"{chosen.address}/hand-in").text


# Questions that go.


def test_md6_an_answer_to_a_question_that_is_gone_is_kept_and_not_handed_in(
    as_, sanne, anna, written, edit, kept
):
    edit(FEELING, "")
    browser = as_(sanne)
    page = browser.get(f"{written.address}/write").text
    assert "Hoe was dat voor jou?" in page
    assert "Als je inlevert, gaat dit niet mee." in page
    save(browser, written, {"answer-moment": STORY})
    assert kept(written).answers["gevoel"] == "Fijn."
    preview = browser.get(f"{written.address}/hand-in").text
    sheet, _, besides = preview.partition("</article>")
    assert "Fijn." not in sheet
    assert "Dit gaat niet mee." in besides
    assert "Fijn." in besides
    standing = hand_in(browser, written)
    assert "Dit leverde je niet in: dit lees jij alleen." in standing
    assert "Fijn." in standing
    assert "Fijn." not in as_(anna).get(written.review_address).text


def test_what_was_handed_in_before_the_question_went_is_not_called_private(
    as_, sanne, anna, written, edit
):
    hand_in(as_(sanne), written)
    edit(FEELING, "")
    page = as_(sanne).get(written.address).text
    assert "Fijn." in page
    assert "Dit leverde je niet in" not in page
    assert "Fijn." in as_(anna).get(written.review_address).text


def test_md6_a_question_that_comes_back_finds_its_answer_and_that_it_was_skipped(
    as_, sanne, written, edit, kept
):
    save(
        as_(sanne), written, {"answer-moment": STORY, "answer-gevoel": "Fijn.", "skip-gevoel": "y"}
    )
    edit(FEELING, "")
    save(as_(sanne), written, {"answer-moment": "Later."})
    edit("- vervolg:", f"{FEELING}- vervolg:")
    assert "Fijn." in asked_at(as_(sanne).get(f"{written.address}/write").text, "gevoel")
    assert kept(written).skipped == ["gevoel"]


# The opdracht moves, gets another name, or goes.


def moved(folder):
    """The opdracht *Kijk terug* stands in a new chapter, under another title."""
    first = folder / "01-begin.md"
    text, mark, opdracht = first.read_text().partition("/// opdracht | Kijk terug")
    first.unlink()
    (folder / "01-start.md").write_text(text)
    chapter = f"---\ntitel: Terugblik\n---\n\n{mark.replace('terug', 'achterom')}{opdracht}"
    (folder / "03-terugblik.md").write_text(chapter)
    second = folder / "02-slot.md"
    second.write_text(second.read_text().replace("Kijk rond", "Rondkijken"))


def test_md6_renamed_chapters_and_moved_opdrachten_keep_their_work(
    as_, sanne, anna, written, folder
):
    moved(folder)
    student, docent = as_(sanne), as_(anna)
    page = student.get(f"{written.address}/write").text
    assert STORY in page
    assert "<h1>Kijk achterom</h1>" in page
    assert 'href="/modules/proef/terugblik"' in page
    assert STORY in hand_in(student, written)
    assert "Kijk achterom" in docent.get("/reviews/").text
    assert "Kijk achterom" in docent.get(written.review_address).text
    assert "ngeleverd" in student.get("/modules/proef/terugblik").text
    assert student.get("/modules/proef/").status_code == 200


def test_md6_mijn_plek_finds_work_by_its_new_name(as_, sanne, written, chosen, folder):
    moved(folder)
    page = as_(sanne).get("/").text
    assert "Rondkijken" in page
    assert "Kijk achterom" in page
    assert "Een eerdere opdracht" not in page


def without_kijk_terug(folder):
    path = folder / "01-begin.md"
    path.write_text(path.read_text().partition("/// opdracht")[0])


def test_md6_a_vanished_opdracht_is_readable_and_not_handed_in(
    as_, sanne, written, folder, kept, school
):
    before = shown(as_(sanne), written, "/hand-in")
    without_kijk_terug(folder)
    browser = as_(sanne)
    page = browser.get(f"{written.address}/write").text
    assert "<h1>Kijk terug</h1>" in page
    assert "Deze opdracht staat niet meer in de module." in page
    assert "Inleveren kan niet meer." in page
    assert "Denk aan een moment waarop iets lukte." in page
    assert STORY in asked_at(page, "moment")
    assert "Wat gebeurde er?" in asked_at(page, "moment")
    assert "Bekijk en lever in" not in page
    assert browser.get(f"{written.address}/hand-in").location == written.address
    assert browser.post(f"{written.address}/hand-in", data=before).location == written.address
    assert kept(written)
    assert written.submission.handed_in is None
    save(browser, written, {"answer-moment": "Nog iets.", "answer-gevoel": "Fijn."})
    assert kept(written).answers["moment"] == "Nog iets."


def test_md6_a_vanished_part_keeps_its_choices_to_write_at(as_, sanne, chosen, folder):
    without_zoeken(folder)
    page = as_(sanne).get(f"{chosen.address}/write").text
    [radio] = re.findall(r'<input[^>]*value="open"[^>]*>', page)
    assert "checked" in radio


def without_zoeken(folder):
    path = folder / "02-slot.md"
    text = path.read_text()
    part = text.index("/// deel | Zoek"), text.index("/// deel | Bewaar")
    path.write_text(text[: part[0]] + text[part[1] :])


def test_md6_handed_in_work_on_a_vanished_part_is_readable(as_, sanne, anna, chosen, folder):
    hand_in(as_(sanne), chosen)
    without_zoeken(folder)
    for page in (as_(sanne).get(chosen.address), as_(anna).get(chosen.review_address)):
        assert "Deze opdracht staat niet meer in de module." in page.text
        assert "Wat voor plek is het? Iedereen mag binnen" in words(page.text)
        assert "Zoek een plek in je buurt." in page.text
    assert "<h1>Kijk rond – Zoek</h1>" in page.text


@pytest.mark.parametrize("how", ["from the cohort", "from disk"])
def test_md6_a_module_that_is_dropped_leaves_its_work_readable(
    as_, sanne, anna, written, voorjaar, school, folder, how
):
    hand_in(as_(sanne), written)
    if how == "from disk":
        shutil.rmtree(folder)
    else:
        voorjaar.follow(set())
        school.commit()
    student, docent = as_(sanne), as_(anna)
    page = student.get(written.address).text
    assert STORY in page
    assert "/modules/proef/begin" not in page
    assert STORY in docent.get(written.review_address).text
    assert docent.get("/reviews/").status_code == student.get("/").status_code == 200


def test_md6_a_draft_in_a_dropped_module_is_readable(as_, sanne, written, folder):
    shutil.rmtree(folder)
    page = as_(sanne).get(f"{written.address}/write").text
    assert STORY in page
    assert "Wat gebeurde er?" in page
    assert written.address in as_(sanne).get("/").text


# A page that was open while the file changed.


def test_md6_a_page_that_was_open_saves_what_it_showed(as_, sanne, written, edit, kept):
    browser = as_(sanne)
    page = shown(browser, written)
    edit(FEELING, "- plan: Wat is je plan?\n")
    edit("- moment: Wat gebeurde er?", "- moment: Vertel eens.")
    browser.get("/modules/proef/begin")
    typed = {"answer-moment": "Meer.", "answer-gevoel": "Heel fijn.", "answer-vervolg": "Bellen."}
    assert save(browser, written, typed, page, headers=JSON).status_code == 200
    draft = kept(written)
    assert draft.answers == {"moment": "Meer.", "gevoel": "Heel fijn.", "vervolg": "Bellen."}
    assert draft.questions["moment"] == "Wat gebeurde er?"
    again = browser.get(f"{written.address}/write").text
    assert f"{CHANGED} je dit schreef." in again
    assert "Toen je dit schreef, was de vraag: “Wat gebeurde er?”" in asked_at(again, "moment")
    assert "Heel fijn." in again


def test_md6_also_a_first_answer_to_a_question_that_has_just_gone(as_, sanne, work, edit, kept):
    browser = as_(sanne)
    page = shown(browser, work)
    edit(FEELING, "")
    browser.get("/modules/proef/begin")
    save(browser, work, {"answer-moment": STORY, "answer-gevoel": "Fijn."}, page)
    assert kept(work).answers["gevoel"] == "Fijn."
    assert kept(work).questions["gevoel"] == "Hoe was dat voor jou?"
    assert "Fijn." in browser.get(f"{work.address}/write").text


def test_md6_also_a_choice_that_has_just_gone(as_, sanne, anna, chosen, edit, kept):
    browser = as_(sanne)
    page = shown(browser, chosen)
    edit("    - besloten: Je moet je aanmelden\n", "    - dicht: Dicht\n", "02-slot.md")
    browser.get("/modules/proef/slot")
    typed = {"answer-plek": "Het plein", "answer-soort": "besloten"}
    assert save(browser, chosen, typed, page, headers=JSON).status_code == 200
    assert kept(chosen).answers["soort"] == "besloten"
    assert "Je moet je aanmelden" in browser.get(f"{chosen.address}/hand-in").text
    assert "Je moet je aanmelden" in hand_in(browser, chosen)
    assert "Je moet je aanmelden" in as_(anna).get(chosen.review_address).text


def test_md6_a_refused_save_from_such_a_page_still_holds_every_box(as_, sanne, work, edit):
    browser = as_(sanne)
    page = shown(browser, work)
    edit(FEELING, "")
    browser.get("/modules/proef/begin")
    typed = {"answer-moment": "a\x00", "answer-gevoel": "Fijn."}
    answer = save(browser, work, typed, page)
    assert answer.status_code == 422
    assert "Fijn.</textarea>" in asked_at(answer.text, "gevoel")
    assert hidden_in(answer.text, *SHOWN)["version"] == page["version"]


def test_md6_an_earlier_answer_from_a_page_of_unknown_age_is_kept_too(
    as_, sanne, written, edit, kept
):
    edit(FEELING, "")
    browser = as_(sanne)
    page = {**shown(browser, written), "version": ""}
    answer = save(browser, written, {"answer-moment": "a\x00", "answer-gevoel": "Zo."}, page)
    assert 'name="answer-gevoel" value="Zo."' in answer.text
    save(browser, written, {"answer-moment": STORY, "answer-gevoel": "Zo."}, page)
    assert kept(written).answers["gevoel"] == "Zo."


@pytest.mark.parametrize("version", ["", "v1", "c" * 20, "%" * 20, "\x00", "x" * 3000])
def test_az10_only_questions_that_were_asked_here_can_be_answered(
    as_, sanne, written, edit, kept, version
):
    edit(FEELING, "")
    browser = as_(sanne)
    page = {**shown(browser, written), "version": version}
    typed = {"answer-moment": STORY, "answer-onzin": "x", "answer-plek": "y", "answer-soort": "z"}
    save(browser, written, typed, page)
    assert set(kept(written).answers) == {"moment", "gevoel", "vervolg"}


def test_md6_words_that_are_kept_apart_keep_the_question_of_their_page(
    as_, sanne, work, edit, school
):
    browser = as_(sanne)
    second = shown(browser, work)
    edit(FEELING, "")
    save(browser, work, {"answer-moment": STORY})
    answer = save(browser, work, {"answer-moment": "Nee.", "answer-gevoel": "Fijn."}, second)
    assert answer.status_code == 409
    school.expire_all()
    assert hidden_in(answer.text, "version") == {"version": second["version"]}
    [version] = [each for each in school.query(DraftVersion) if each.answers.get("gevoel")]
    assert version.questions["gevoel"] == "Hoe was dat voor jou?"


def test_what_was_seen_before_handing_in_is_what_is_handed_in(as_, sanne, written, edit, kept):
    browser = as_(sanne)
    seen = shown(browser, written, "/hand-in")
    edit("- moment: Wat gebeurde er?", "- moment: Vertel eens.")
    answer = browser.post(f"{written.address}/hand-in", data=seen)
    assert answer.status_code == 409
    assert "De opdracht is net veranderd." in answer.text
    assert kept(written)
    assert written.submission.handed_in is None
    page = hand_in(browser, written)
    assert "<h3>Vertel eens.</h3>" in page


def test_an_edit_elsewhere_does_not_stop_a_hand_in(as_, sanne, written, edit):
    browser = as_(sanne)
    seen = shown(browser, written, "/hand-in")
    edit("Hier staat nog een alinea.", "Hier staat iets nieuws.")
    assert browser.post(f"{written.address}/hand-in", data=seen).location == written.address


@pytest.mark.parametrize("page", ["/write", "/hand-in", "", "review"])
def test_when_nothing_changed_no_version_is_looked_up(as_, sanne, anna, written, statements, page):
    hand_in(as_(sanne), written) if page in {"", "review"} else None
    browser = as_(anna if page == "review" else sanne)
    browser.get("/")
    past._found.clear()
    statements.clear()
    address = written.review_address if page == "review" else written.address + page
    assert browser.get(address).status_code == 200
    assert not [each for each in statements if "module_version.files" in each]


def test_handing_in_what_was_seen_looks_up_no_version(as_, sanne, written, statements):
    browser = as_(sanne)
    seen = shown(browser, written, "/hand-in")
    past._found.clear()
    statements.clear()
    assert browser.post(f"{written.address}/hand-in", data=seen).location == written.address
    assert not [each for each in statements if "module_version.files" in each]
