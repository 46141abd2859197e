"""R-1.2, LI5: a reflection moves from one set of questions to another without a lost word."""

import random
import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from learning.accounts.models import User
from learning.cohorts.models import Cohort
from learning.drafting.draft import Typed
from learning.drafting.stale import Stale
from learning.modules import past
from learning.modules.library import Library
from learning.modules.live import Live
from learning.submissions.choosing import turned
from learning.submissions.desk import desk_of
from learning.submissions.models import Submission
from tests.conftest import CONTENT
from tests.pages import hidden_in
from tests.work import Work, post_from_page

SHOWN = ("revision", "page", "version")
JSON = {"Accept": "application/json"}
SHEET = "answer-blad_tekst"


@pytest.fixture
def shelf_of(app, tmp_path, monkeypatch):
    """The folder of a copy of the test content, served by the app, that may be edited."""
    past._found.clear()
    shutil.copytree(CONTENT, tmp_path / "modules")
    monkeypatch.setitem(app.extensions, "live", Live(Library(tmp_path / "modules")))
    return tmp_path / "modules"


def send(browser, work, page=None, **data):
    """Send *data* with the hidden fields of *page*; by default of the page as it is now."""
    address = f"{work.address}/write"
    hidden = hidden_in(page or browser.get(address).text, *SHOWN)
    return browser.post(address, data={**hidden, **data})


def page_of(browser, work):
    return browser.get(f"{work.address}/write").text


def boxes(page):
    return set(re.findall(r'<textarea[^>]*name="([^"]+)"', page))


def answers(school, work):
    school.rollback()
    school.expire_all()
    return work.submission.draft.answers


def test_r12_what_was_typed_is_saved_first_and_then_the_questions_are_others(
    as_, sanne, work, school
):
    browser = as_(sanne)
    assert (
        send(browser, work, model="stap", **{"answer-moment": "Op het plein."}).status_code == 302
    )
    page = page_of(browser, work)
    assert boxes(page) == {"answer-stap_zag", "answer-stap_wilde"}
    assert "Je schrijft nu met de vragen van: Stap voor stap. Wat je eerder schreef" in page
    other = page.split("Wat je eerder schreef bij andere vragen")[1]
    assert "Op het plein." in other
    assert "Dit gaat niet mee als je inlevert." in other
    assert "niet meer in de opdracht" not in page


def test_r12_there_and_back_every_answer_stands_in_its_own_box(as_, sanne, work, school):
    browser = as_(sanne)
    send(browser, work, model="stap", **{"answer-moment": "Eén."})
    send(browser, work, model="blad", **{"answer-stap_zag": "Twee."})
    send(browser, work, model="vrij", **{SHEET: "Drie."})
    assert answers(school, work) == {
        "moment": "Eén.", "gevoel": "", "vervolg": "",
        "stap_zag": "Twee.", "stap_wilde": "", "blad_tekst": "Drie.",
    }  # fmt: skip
    page = page_of(browser, work)
    assert boxes(page) == {"answer-moment", "answer-gevoel", "answer-vervolg"}
    assert "Eén.</textarea>" in page


def test_r12_an_answer_that_is_refused_is_given_back_and_nothing_else_is_asked(
    as_, sanne, work, school
):
    answer = send(as_(sanne), work, model="stap", **{"answer-moment": "x" * 20_001})
    assert answer.status_code == 422
    assert "x" * 20_001 in answer.text
    assert answers(school, work) == {}
    assert work.submission.draft.model == ""


def test_r12_two_texts_come_before_other_questions(as_, sanne, work, school):
    browser = as_(sanne)
    old = page_of(browser, work)
    send(browser, work, **{"answer-moment": "Van het ene tabblad."})
    answer = send(browser, work, old, model="stap", **{"answer-moment": "Van het andere."})
    assert answer.status_code == 409
    school.rollback()
    assert work.submission.draft.model == ""
    assert "Van het andere." in str([each.answers for each in work.submission.draft.versions])


def test_r12_what_is_not_offered_changes_nothing(as_, sanne, work, school):
    assert send(as_(sanne), work, model="bestaat-niet").status_code == 302
    school.rollback()
    assert work.submission.draft.model == ""


def test_r12_auto_save_never_changes_the_questions(as_, sanne, work, school):
    browser = as_(sanne)
    page = page_of(browser, work)
    assert '<button class="as-link" name="model" value="stap">' in page
    assert 'type="radio"' not in page, "a script sends boxes along, but no buttons"


def test_r12_a_page_from_before_saves_what_was_typed_on_it_under_its_own_questions(
    as_, sanne, work, school
):
    browser, first = as_(sanne), {"answer-moment": "Eén."}
    send(browser, work, **first)
    before = page_of(browser, work)
    send(browser, work, model="stap", **first)
    late = {"answer-gevoel": "Getypt op de oude pagina."}
    answer = send(browser, work, before, **first, **late)
    assert answer.status_code == 302
    assert answers(school, work)["gevoel"] == "Getypt op de oude pagina."
    assert "Getypt op de oude pagina." in page_of(browser, work)


def test_r12_all_that_was_written_goes_on_the_blank_sheet_at_a_press_and_only_once(
    as_, sanne, work, school
):
    browser = as_(sanne)
    send(browser, work, model="stap", **{"answer-moment": "Eén."})
    send(browser, work, model="blad", **{"answer-stap_wilde": "Twee."})
    send(browser, work, then="sheet", **{SHEET: "Vooraf."})
    sheet = "Vooraf.\n\nWat gebeurde er?\nEén.\n\nWat wilde je?\nTwee."
    kept = answers(school, work)
    assert (kept["blad_tekst"], kept["moment"], kept["stap_wilde"]) == (sheet, "Eén.", "Twee.")
    assert [each.reason for each in work.submission.draft.versions] == ["added"]
    send(browser, work, then="sheet", **{SHEET: sheet})
    assert answers(school, work)["blad_tekst"] == sheet
    assert "Dit staat al op je blad." in page_of(browser, work)


def test_r12_what_does_not_fit_on_the_sheet_is_left_as_it_was(as_, sanne, work, school):
    browser = as_(sanne)
    send(browser, work, model="blad", **{"answer-moment": "a" * 15_000})
    send(browser, work, then="sheet", **{SHEET: "b" * 15_000})
    assert answers(school, work)["blad_tekst"] == "b" * 15_000
    assert "er passen 20.000 tekens op" in page_of(browser, work)


def test_r12_the_questions_of_now_are_handed_in_and_the_docent_sees_which(
    as_, sanne, anna, work, school
):
    browser = as_(sanne)
    send(browser, work, model="stap", **{"answer-moment": "Dit bleef bij mij."})
    send(browser, work, **{"answer-stap_zag": "Een lege stoel."})
    preview = browser.get(f"{work.address}/hand-in").text
    assert "Een lege stoel." in preview.split("Klaar?")[0]
    assert "Dit bleef bij mij." in preview.split("Wat je eerder schreef bij andere vragen")[1]
    post_from_page(browser, f"{work.address}/hand-in", {})
    school.expire_all()
    assert work.submission.handed_in.model == "Stap voor stap"
    read = as_(anna).get(work.review_address).text
    assert "Geschreven met de vragen van: Stap voor stap." in read
    assert "Een lege stoel." in read
    assert "Dit bleef bij mij." not in read
    assert "De opdracht is veranderd" not in read
    own = browser.get(work.address).text
    assert "Dit leverde je niet in: dit lees jij alleen." in own
    assert "niet meer in de opdracht" not in own


def test_r12_what_the_preview_showed_is_handed_in_or_nothing_is(as_, sanne, work, school):
    browser = as_(sanne)
    send(browser, work, **{"answer-moment": "Eén."})
    shown = hidden_in(browser.get(f"{work.address}/hand-in").text, "revision", "version")
    send(browser, work, model="stap")
    answer = browser.post(f"{work.address}/hand-in", data=shown)
    assert answer.status_code == 409
    assert "Je schrijft intussen bij andere vragen." in answer.text
    school.expire_all()
    assert work.submission.hand_ins == []


def test_r12_an_earlier_text_comes_back_with_its_own_questions(as_, sanne, work, school, at):
    browser = as_(sanne)
    send(browser, work, model="stap", **{"answer-moment": "Eén."})
    send(browser, work, **{"answer-stap_zag": "Eerst."})
    at("2026-03-09 09:30")
    send(browser, work, **{"answer-stap_zag": "Later."})
    send(browser, work, model="blad")
    school.expire_all()
    revision = str(work.submission.draft.revision)
    browser.post(f"{work.address}/versions", data={"version": "1", "revision": revision})
    page = page_of(browser, work)
    assert boxes(page) == {"answer-stap_zag", "answer-stap_wilde"}
    assert "Eerst.</textarea>" in page


def test_r12_what_was_kept_apart_comes_back_with_the_questions_of_its_own_page(
    as_, sanne, work, school
):
    browser, both = as_(sanne), {"answer-stap_zag": "Eerst."}
    send(browser, work, model="stap")
    old = page_of(browser, work)
    send(browser, work, model="blad", **both)
    assert send(browser, work, old, **{"answer-stap_zag": "Anders."}).status_code == 409
    school.expire_all()
    draft = work.submission.draft
    number = [each.answers["stap_zag"] for each in draft.versions].index("Anders.") + 1
    data = {"version": str(number), "revision": str(draft.revision)}
    browser.post(f"{work.address}/versions", data=data)
    assert "Anders.</textarea>" in page_of(browser, work)


def test_r12_other_questions_of_the_opdracht_are_nothing_to_who_answers_none_of_them(
    as_, sanne, work, shelf_of, school
):
    browser = as_(sanne)
    send(browser, work, model="stap")
    send(browser, work, **{"answer-stap_zag": "Een lege stoel."})
    preview = browser.get(f"{work.address}/hand-in").text
    path = shelf_of / "proef" / "01-begin.md"
    path.write_text(path.read_text().replace("Hoe was dat voor jou?", "Wat voelde je?"))
    assert "De opdracht is veranderd" not in page_of(browser, work)
    shown = hidden_in(preview, "revision", "version")
    assert browser.post(f"{work.address}/hand-in", data=shown).status_code == 302
    assert "De opdracht is veranderd" not in browser.get(work.address).text


def test_r11_a_part_begins_with_the_model_that_it_names(as_, sanne, voorjaar, shelf_of, school):
    path = shelf_of / "proef" / "01-begin.md"
    path.write_text(path.read_text().replace("id: kijk-terug\n", "id: kijk-terug\nmodel: kring\n"))
    browser = as_(sanne)
    data = {"cohort": voorjaar.public_id, "module": "proef", "opdracht": "kijk-terug", "part": ""}
    begun = browser.post("/submissions/", data=data, follow_redirects=True)
    assert boxes(begun.text) == {"answer-kring_kern", "answer-kring_anders"}


def test_r11_a_model_that_changes_is_no_changed_opdracht_and_its_answers_keep_their_questions(
    as_, sanne, work, shelf_of, school
):
    browser = as_(sanne)
    send(browser, work, model="stap")
    before = page_of(browser, work)
    path = shelf_of / "reflectiemodellen" / "stap.md"
    path.write_text(path.read_text().replace("- zag: Wat zag je?", "- hoorde: Wat hoorde je?"))
    assert boxes(page_of(browser, work)) == {"answer-stap_hoorde", "answer-stap_wilde"}
    send(browser, work, before, **{"answer-stap_zag": "Een oude vraag."})
    page = page_of(browser, work)
    assert "Een oude vraag." in page.split("Wat je eerder schreef bij andere vragen")[1]
    assert "Wat zag je?" in page
    assert "De opdracht is veranderd" not in page


def test_r11_a_model_that_is_taken_away_stays_for_who_wrote_with_it(
    app, as_, sanne, bilal, voorjaar, work, shelf_of, school, now
):
    browser, other = as_(sanne), Work(school, bilal, voorjaar, now)
    send(browser, work, model="stap")
    send(browser, work, **{"answer-stap_zag": "Een lege stoel."})
    (shelf_of / "reflectiemodellen" / "stap.md").unlink()
    app.extensions["live"] = Live(Library(shelf_of))  # as after a restart
    page = page_of(browser, work)
    assert boxes(page) == {"answer-stap_zag", "answer-stap_wilde"}
    assert 'value="stap"' not in page_of(as_(bilal), other), "not offered any more"
    both = {"answer-stap_zag": "Een lege stoel.", "answer-stap_wilde": "Dat zij ging zitten."}
    send(browser, work, **both)
    assert answers(school, work)["stap_wilde"] == "Dat zij ging zitten."
    post_from_page(browser, f"{work.address}/hand-in", {})
    assert "Een lege stoel." in browser.get(work.address).text


def test_r12_an_opdracht_that_is_gone_takes_no_model_along(app, as_, sanne, work, shelf_of, school):
    browser = as_(sanne)
    send(browser, work, model="stap")
    before = page_of(browser, work)
    path = shelf_of / "proef" / "01-begin.md"
    path.write_text(path.read_text().replace("id: kijk-terug", "id: iets-anders"))
    send(browser, work, before, **{"answer-stap_zag": "Toch bewaard."})
    assert answers(school, work)["stap_zag"] == "Toch bewaard."
    page = page_of(browser, work)
    assert "Toch bewaard.</textarea>" in page
    assert "Andere vragen?" not in page


# Any order of switches and saves, in two tabs

TEXTS = Library(CONTENT)


class Tab:
    """A page that is open: what it shows, and of which questions."""

    def __init__(self, submission, shelf, name):
        self.submission, self.shelf, self.name = submission, shelf, name
        self.open()

    def open(self):
        desk = desk_of(self.submission, self.shelf)
        draft = self.submission.draft
        self.name += "a"
        self.mark, self.revision = desk.mark, draft.revision
        self.boxes = {each.id: draft.answers.get(each.id) or "" for each in desk.part.fields}

    def send(self, at, pressed):
        """Save all boxes, then what was *pressed*; whether it was taken."""
        desk = desk_of(self.submission, self.shelf).as_on_page(self.mark)
        assert {each.id for each in desk.part.fields} == set(self.boxes)
        typed = Typed(dict(self.boxes), [], self.revision, self.name)
        wrong = desk.take(typed, at)
        if wrong is None:
            self.revision = self.submission.draft.revision
            turned(desk_of(self.submission, self.shelf), pressed, at)
        assert wrong is None or isinstance(wrong, Stale)
        return wrong is None


@pytest.mark.sqlite_only
@pytest.mark.parametrize("seed", range(20))
def test_r12_no_order_of_switches_and_saves_from_two_tabs_loses_a_word(seed):
    chance, at = random.Random(seed), datetime(2026, 3, 9, 9, tzinfo=UTC)
    shelf = TEXTS.shelf()
    submission = Submission.begin(User(), Cohort(), "proef", "kijk-terug", "", at)
    submission.draft.wiped_revision = 0  # as the database makes it
    tabs, words = [Tab(submission, shelf, name) for name in ("een", "twee")], set()
    for number in range(60):
        at += timedelta(minutes=chance.randrange(9))
        tab, what = chance.choice(tabs), chance.random()
        if what < 0.6:
            word = f"woord{number}."
            id = chance.choice(list(tab.boxes))
            tab.boxes[id] += f" {word}"
            words.add(word)
        pressed = {}
        if what > 0.5:
            pressed = {"model": chance.choice(["vrij", "blad", "stap", "kring"])}
        elif what > 0.4:
            pressed = {"then": "sheet"}
        if not tab.send(at, pressed) or pressed:
            tab.open()
    draft = submission.draft
    kept = str([draft.answers, *(each.answers for each in draft.versions)])
    assert words
    assert not [word for word in words if word not in kept]
