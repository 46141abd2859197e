"""AU8, AZ6: one's own text is erased in one place; at once for others, with a day to undo it."""

import re
from datetime import timedelta

import pytest

from learning.intervisie.threads.queries import prepared_words
from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.reviews.models import Feedback, FeedbackReply, FeedbackVersion, Review
from learning.submissions.models import DraftVersion, HandedInAnswer, HandIn
from learning.submissions.rules import Status, Verdict, status_of
from learning.ticking import tick
from tests.pages import hidden_in
from tests.privacy.test_who_read import main_of
from tests.sharing import TEXT, Shared
from tests.test_crawl import crawl
from tests.work import STORY, Work, post_from_page

JSON = {"Accept": "application/json"}


def at_privacy(work, verb):
    return f"/privacy/texts/{work.submission.public_id}/{verb}"


@pytest.fixture
def sannes(as_, sanne):
    """The browser on her own phone, in which she stays signed in."""
    return as_(sanne, own_device=True)


@pytest.fixture
def press(sannes, work):
    """Press one of the buttons: ``press("erase")``; where it leads."""

    def button(verb):
        answer = sannes.post(at_privacy(work, verb))
        assert answer.status_code == 302
        return answer.location

    return button


@pytest.fixture
def fresh(school, work):
    """The submission as the database has it now."""

    def look():
        school.rollback()
        school.expire_all()
        return work.submission

    return look


def page_of(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return main_of(answer.text)


# what one is told first


def test_the_page_says_who_reads_it_now_what_goes_and_what_stays(sannes, work, anna):
    work.hand_in()
    work.review(anna)
    page = page_of(sannes, at_privacy(work, "erase"))
    for words in (
        "Het gaat om wat je schreef bij ‘Kijk terug’.",
        "Je tekst, ook wat je inleverde.",
        "Je eerdere teksten.",
        "De feedback van Anna , met vragen en antwoorden.",
        "Dit lezen: jij, Anna (docent) en Joost (docent).",
        "24 uur",
        "Welke opdracht het was",
        "op papier of op een eigen computer",
    ):
        assert words in page
    assert STORY not in page
    assert "Mooi moment." not in page


def test_of_a_draft_it_says_less(sannes, work):
    work.write()
    page = page_of(sannes, at_privacy(work, "erase"))
    assert "feedback van" not in page
    assert "Dit lezen" not in page
    assert "Je tekst." in page


@pytest.mark.usefixtures("samen")
def test_of_a_shared_text_it_names_the_fellow_students(sannes, school, sanne, bilal, voorjaar, now):
    text = Shared(school, sanne, voorjaar, now)
    text.hands_in()
    text.shares()
    page = page_of(sannes, at_privacy(text, "erase"))
    assert "Bilal (medestudent)" in page
    assert "kies je opnieuw met welke medestudenten" in page


def test_what_was_never_written_is_not_erased(sannes, work):
    assert sannes.get(at_privacy(work, "erase")).location == work.address


@pytest.mark.parametrize("verb", ["erase", "restore", "wipe"])
@pytest.mark.parametrize("who", ["bilal", "anna", "wim", "mats"])
def test_az3_nobody_else_erases_it(as_, cast, work, fresh, who, verb):
    work.hand_in()
    assert as_(cast[who]).post(at_privacy(work, verb)).status_code == 404
    assert fresh().draft.erased_at is None
    assert fresh().draft.answers["moment"] == STORY


# at once, for others


@pytest.mark.parametrize("is_open", [False, True])
def test_az6_erased_is_gone_for_docenten_at_once(
    as_, anna, joost, work, press, read, fresh, is_open
):
    """Also for who has it open; it is off the pile and out of the count."""
    work.hand_in()
    docent = as_(anna)
    address = work.review_address
    if is_open:
        docent.get(address)
    press("erase")
    data = {"already": "Ik zie iets.", "verdict": "voldaan", "revision": "0", "page": "p"}
    for answer in (
        docent.get(address),
        docent.get(f"{address}/send"),
        docent.post(address, data=data),
        docent.post(address, data=data, headers=JSON),
        docent.post(f"{address}/send", data=data),
    ):
        assert answer.status_code == 404
        assert STORY not in answer.text
    assert read(Review) == []
    for page in (docent.get("/reviews/").text, docent.get("/").text, as_(joost).get("/").text):
        assert "Kijk terug" not in main_of(page)
    assert "Er wacht niemand op je." in docent.get("/reviews/").text


def test_az6_words_of_a_docent_that_come_too_late_are_given_back(as_, anna, work, press):
    work.hand_in()
    docent = as_(anna)
    page = hidden_in(docent.get(work.review_address).text)
    press("erase")
    typed = {**page, "already": "Ik zie dat je bleef staan.", "verdict": "voldaan"}
    answer = docent.post(work.review_address, data=typed)
    assert answer.status_code == 404
    assert "Ik zie dat je bleef staan." in answer.text
    assert STORY not in answer.text


def test_az6_feedback_on_it_and_questions_about_that_go_along(as_, anna, sannes, work, press):
    work.hand_in()
    review = work.review(anna, Verdict.AANVULLEN)
    about = f"/reviews/feedback/{review.public_id}"
    sannes.post(f"{about}/ask", data={"question": "Wat bedoel je?"})
    docent = as_(anna)
    assert "heeft een vraag" in docent.get("/reviews/").text
    press("erase")
    assert "heeft een vraag" not in docent.get("/reviews/").text
    assert docent.get(work.review_address).status_code == 404
    assert docent.post(f"{about}/answer", data={"answer": "Dit."}).status_code == 404
    assert "Anna" not in main_of(sannes.get("/").text)


@pytest.mark.usefixtures("samen")
def test_az6_a_shared_text_is_gone_for_fellow_students_with_its_notice(
    as_, sanne, bilal, sannes, school, voorjaar, now, read
):
    text = Shared(school, sanne, voorjaar, now, "paar")
    text.hands_in()
    page = sannes.get(f"{text.address}/share?circle=tweetal").text
    data = {**hidden_in(page, "circle", "seen"), "people": [bilal.public_id]}
    sannes.post(f"{text.address}/share", data=data)
    assert TEXT in as_(bilal).get(text.shared_address).text
    for each in read(Notice):
        each.seen_at = None
    school.commit()
    address = text.shared_address
    sannes.post(at_privacy(text, "erase"))
    assert as_(bilal).get(address).status_code == 404
    assert "Sanne" not in page_of(as_(bilal), "/submissions/shared")
    assert [each.seen_at for each in read(Notice)] == [now]
    sannes.post(at_privacy(text, "restore"))
    assert as_(bilal).get(address).status_code == 404, "that is chosen anew"


def test_az9_what_is_erased_does_not_begin_a_sheet_in_an_intervisie(app, sanne, work, press):
    work.write()
    asked = (sanne, "proef", "kijk-terug", "")
    with app.app_context():
        assert prepared_words(*asked) == {"moment": STORY}
    press("erase")
    with app.app_context():
        assert prepared_words(*asked) == {}


# the day to undo it


def test_it_is_all_back_after_an_undo(as_, anna, sannes, work, press, fresh):
    work.hand_in()
    before = page_of(sannes, f"{work.address}/versions")
    assert press("erase") == work.address
    page = page_of(sannes, work.address)
    assert "Je tekst is gewist" in page
    assert "Terughalen kan tot dinsdag 10 maart om 10:00." in page
    assert STORY not in page
    assert press("restore") == work.address
    assert STORY in sannes.get(work.address).text
    assert "Ingeleverd." in page_of(sannes, work.address)
    assert page_of(sannes, f"{work.address}/versions") == before
    assert STORY in as_(anna).get(work.review_address).text
    assert status_of(fresh()) == Status.HANDED_IN


def test_a_verdict_and_its_feedback_are_back_after_an_undo(as_, anna, sannes, work, press):
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN)
    press("erase")
    assert "Mooi moment." not in sannes.get(work.address).text
    assert "Je bent er bijna." in page_of(sannes, work.address)
    press("restore")
    assert "Mooi moment." in sannes.get(work.address).text


def test_what_the_writer_took_back_before_stays_taken_back(sannes, as_, anna, work, press):
    address = (work.hand_in(), work.review_address)[1]
    sannes.post(f"{work.address}/take-back")
    press("erase")
    press("restore")
    assert as_(anna).get(address).status_code == 404
    assert STORY in sannes.get(f"{work.address}/write").text


@pytest.mark.parametrize("path", ["/write", "/hand-in", "/versions"])
def test_meanwhile_every_page_of_it_leads_to_the_undo(sannes, work, press, path):
    work.write()
    press("erase")
    assert sannes.get(f"{work.address}{path}").location == work.address
    assert "Haal terug" in page_of(sannes, work.address)


def test_co6_an_autosave_that_arrives_after_it_is_told_and_not_kept(sannes, work, press, fresh):
    work.write()
    page = hidden_in(sannes.get(f"{work.address}/write").text)
    press("erase")
    typed = {**page, "answer-moment": "En toen dit nog."}
    answer = sannes.post(f"{work.address}/write", data=typed, headers=JSON)
    assert answer.status_code == 409
    assert answer.json == {
        "message": "Je hebt deze tekst gewist. Wat je nu nog typte, is daarom niet bewaard."
    }
    whole = sannes.post(f"{work.address}/write", data=typed)
    assert (whole.status_code, "En toen dit nog." in whole.text) == (409, True)
    assert fresh().draft.answers == {"moment": STORY}
    assert fresh().draft.versions == []


def test_what_is_erased_is_not_handed_in(sannes, work, press, fresh):
    work.write()
    seen = hidden_in(sannes.get(f"{work.address}/hand-in").text)
    press("erase")
    sannes.post(f"{work.address}/hand-in", data=seen)
    assert fresh().hand_ins == []


def test_after_a_day_it_cannot_be_undone_and_a_tick_wipes_it(app, sannes, work, press, at, fresh):
    work.hand_in()
    press("erase")
    at("2026-03-10 08:59")
    tick(app)
    assert "Haal terug" in page_of(sannes, work.address)
    at("2026-03-10 09:00")
    assert "Haal terug" not in page_of(sannes, work.address)
    assert sannes.post(at_privacy(work, "restore")).status_code == 409
    tick(app)
    assert fresh().draft.answers == {}
    answer = sannes.post(at_privacy(work, "restore"))
    assert answer.status_code == 409
    assert "helemaal gewist" in answer.text
    tick(app)
    assert fresh().draft.answers == {}


def test_pressed_twice_it_is_erased_once(sannes, work, press, at, fresh):
    work.hand_in()
    press("erase")
    first = fresh().draft.erased_at
    at("2026-03-09 20:00")
    press("erase")
    assert fresh().draft.erased_at == first
    press("restore")
    press("restore")
    assert status_of(fresh()) == Status.HANDED_IN


# for good


@pytest.fixture
def answered(work, anna, joost, as_, sannes, now):
    """Handed in twice, with feedback, a question and its answer, and words in the making."""
    work.hand_in("Eerst dit.")
    first = work.review(anna, Verdict.AANVULLEN)
    about = f"/reviews/feedback/{first.public_id}"
    sannes.post(f"{about}/ask", data={"question": "Wat bedoel je?"})
    as_(anna).post(f"{about}/answer", data={"answer": "Dit."})
    work.hand_in()
    work.review(joost, sent=False, already="Nog niet af.")
    work.review(anna, Verdict.VOLDAAN)
    return work


def test_au8_wiped_leaves_the_status_the_moments_and_the_docent(
    answered, sannes, press, read, fresh
):
    readings = len(read(Reading))
    press("erase")
    assert press("wipe") == "/privacy/texts"
    for kind in (HandedInAnswer, DraftVersion, Feedback, FeedbackVersion, FeedbackReply):
        assert read(kind) == [], kind
    assert (fresh().draft.answers, fresh().draft.questions) == ({}, {})
    assert status_of(fresh()) == Status.DONE
    assert [(each.verdict, each.concluded_by.name) for each in read(HandIn)] == [
        (Verdict.AANVULLEN, "Anna"),
        (Verdict.VOLDAAN, "Anna"),
    ]
    assert all(each.sent_at and each.docent.name == "Anna" for each in read(Review))
    assert len(read(Reading)) == readings, "who read it stays"
    page = page_of(sannes, answered.address)
    assert "Voldaan." in page
    assert "Vandaag, door Anna ." in page
    assert "Dat je deze opdracht deed, blijft staan." in page


def test_au8_every_page_of_everybody_still_works_after_it(answered, as_, cast, press, school):

    press("erase")
    press("wipe")
    for who in ("sanne", "anna", "joost", "bilal", "wim"):
        wrong = {a: s for a, (s, _) in crawl(as_(cast[who])).items() if s not in {200, 302}}
        assert not wrong, who


def test_a_wiped_voldaan_still_counts_on_mijn_plek(answered, sannes, press):
    count = re.compile(r"(\w+) van de (\w+) opdrachten")
    before = count.findall(sannes.get("/").text)
    press("erase")
    press("wipe")
    page = sannes.get("/").text
    assert count.findall(page) == before
    assert "Vul je tekst aan" not in page


def test_a_wiped_draft_is_no_work_in_hand_and_begins_empty(sannes, work, press, fresh):
    work.write()
    assert "Kijk terug" in main_of(sannes.get("/").text)
    press("erase")
    assert "Kijk terug" not in main_of(sannes.get("/").text)
    press("wipe")
    assert "Kijk terug" not in main_of(sannes.get("/").text)
    assert "Kijk terug" not in main_of(sannes.get("/privacy/texts").text)
    page = sannes.get(f"{work.address}/write")
    assert page.status_code == 200
    assert STORY not in page.text
    post_from_page(sannes, f"{work.address}/write", {"answer-moment": "Opnieuw."})
    assert fresh().draft.answers == {"moment": "Opnieuw.", "gevoel": "", "vervolg": ""}
    assert "Kijk terug" in main_of(sannes.get("/").text)


def test_after_aanvullen_one_begins_with_an_empty_page_and_hands_in_anew(
    as_, anna, sannes, work, press, fresh
):
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN)
    press("erase")
    press("wipe")
    assert "Schrijf opnieuw" in page_of(sannes, work.address)
    post_from_page(sannes, f"{work.address}/write", {"answer-moment": "Opnieuw."})
    post_from_page(sannes, f"{work.address}/hand-in", {})
    assert status_of(fresh()) == Status.HANDED_IN
    page = page_of(sannes, work.address)
    assert "Opnieuw." in page
    assert "Eerder" not in page
    review = as_(anna).get(work.review_address).text
    assert "Opnieuw." in review
    assert STORY not in review


def test_co6_an_old_page_does_not_bring_a_wiped_text_back(sannes, work, press, fresh):
    """Not as the text, and not as an earlier text; also after something new was written."""
    work.write()
    page = hidden_in(sannes.get(f"{work.address}/write").text)
    press("erase")
    press("wipe")
    typed = {**page, "answer-moment": STORY}
    assert sannes.post(f"{work.address}/write", data=typed, headers=JSON).status_code == 409
    post_from_page(sannes, f"{work.address}/write", {"answer-moment": "Nieuw."})
    assert sannes.post(f"{work.address}/write", data=typed, headers=JSON).status_code == 409
    assert fresh().draft.answers["moment"] == "Nieuw."
    assert all(STORY not in str(each.answers) for each in fresh().draft.versions)


def test_a_new_text_can_be_erased_too_and_undone_without_the_old_one(
    sannes, work, press, at, fresh
):
    work.hand_in("Het eerste.")
    press("erase")
    press("wipe")
    at("2026-03-10 09:00")
    work.hand_in("Het tweede.")
    press("erase")
    press("restore")
    assert [bool(each.erased_at) for each in fresh().hand_ins] == [True, False]
    assert status_of(fresh()) == Status.HANDED_IN
    assert "Het tweede." in sannes.get(work.address).text


# everything in one place


def test_all_one_wrote_stands_in_one_place(sannes, as_, bilal, school, sanne, voorjaar, work, now):
    work.hand_in()
    Work(school, sanne, voorjaar, now - timedelta(days=2), "kijk-rond", "zoeken").write()
    Work(school, sanne, voorjaar, now, "kijk-rond", "bewaren")
    page = page_of(sannes, "/privacy/texts")
    assert page.index("Kijk terug") < page.index("Kijk rond")
    assert page.count("Wis deze tekst") == 2
    assert "ingeleverd" in page
    assert STORY not in page
    assert "Daar staat nu niets van jou." in page
    assert "Feedback die jij gaf" not in page
    assert "Je schreef nog niets bij een opdracht." in page_of(as_(bilal), "/privacy/texts")


def test_it_says_until_when_a_text_can_be_taken_back(sannes, work, press):
    work.hand_in()
    press("erase")
    page = page_of(sannes, "/privacy/texts")
    assert "Terughalen kan tot dinsdag 10 maart om 10:00." in page
    assert "Wis deze tekst" not in page


def test_a_docent_is_told_why_feedback_is_not_erased_here(as_, anna, work):
    work.hand_in()
    work.review(anna)
    assert "Feedback is voor de student" in page_of(as_(anna), "/privacy/texts")


def test_who_wrote_in_an_intervisie_is_led_to_it(as_, cast, places):
    places.stage().reacted()
    page = as_(cast["sanne"]).get("/privacy/texts").text
    assert 'href="/intervisie/own-words"' in page


def test_each_text_that_was_handed_in_leads_to_it(sannes, work):
    work.hand_in()
    assert f'href="{at_privacy(work, "erase")}"' in sannes.get(work.address).text


def test_one_finds_the_way_from_there_to_what_one_says_of_what_one_can(sannes):
    page = sannes.get("/privacy/texts").text.partition("<main")[2]
    for room in ("evidence", "rating", "portfolio"):
        assert f'href="/competences/{room}/"' in page
