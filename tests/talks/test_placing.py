"""Bringing something in: before it is so, when it is so, anew, and taken back."""

from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.reviews.pile import queries as pile
from learning.submissions.models import HandIn
from learning.submissions.rules import Status, status_of
from learning.talks.models import Talk
from tests.sharing import Shared
from tests.talks.talking import SPECHT, ZWALUW


def test_begun_by_two_students_and_it_is_one_talk(stage):
    stage.begins("sanne")
    stage.begins("bilal")
    stage.begins("bilal")
    assert stage.school.query(Talk).count() == 1


def test_what_is_placed_is_read_by_the_cohort_and_counts_as_besproken_at_once(app, stage, voorjaar):
    stage.places("sanne", ZWALUW)
    work = stage.work("sanne")
    assert status_of(work) == Status.TALKED
    assert [(each.kind, each.docent_id) for each in work.agreements] == [("besproken", None)]
    with app.app_context():
        assert pile.waiting_in([voorjaar.id]) == []
        assert pile.count_waiting([voorjaar.id]) == 0
    for who in ("sanne", "anna", "joost"):
        assert ZWALUW in stage.page(who), who
    assert stage.school.query(Notice).count() == 0


def test_az3_the_preview_names_every_reader_and_shows_the_house_rules(stage):
    key = stage.writes("sanne", ZWALUW).split("/")[-1]
    page = stage.get("sanne", f"/talks/contributions/{key}").text
    assert (
        "Dit lezen: jij, Anna (docent), Joost (docent), Bilal (medestudent), "
        "Fatma (medestudent) en Noor (medestudent). Verder niemand. "
        "Een medestudent leest dit pas na een eigen bijdrage."
    ) in page
    assert "Zo praten we met elkaar" in page
    assert "Karim" not in page
    assert ZWALUW in page


def test_handing_in_to_a_docent_alone_does_not_exist_for_a_klassengesprek(stage):
    work = stage.writes("sanne", ZWALUW)
    assert "Bekijk en plaats in het gesprek" in stage.get("sanne", f"{work}/write").text
    to_preview = stage.get("sanne", f"{work}/hand-in")
    assert to_preview.headers["Location"] == f"/talks/contributions/{work.split('/')[-1]}"
    refused = stage.post("sanne", f"{work}/hand-in", revision="1")
    assert refused.status_code == 403
    assert stage.school.query(HandIn).count() == 0


def test_co1_the_button_pressed_twice_places_it_once(stage):
    key = stage.writes("sanne", ZWALUW).split("/")[-1]
    for _ in range(2):
        answer = stage.post("sanne", f"/talks/contributions/{key}", revision="1", version="")
        assert answer.status_code == 302
    assert stage.school.query(HandIn).count() == 1


def test_nothing_written_is_nothing_placed(stage):
    key = stage.begins("sanne").split("/")[-1]
    assert stage.place("sanne", key).status_code == 409
    assert stage.school.query(HandIn).count() == 0


def test_co2_a_text_that_changed_after_the_preview_is_not_placed_unseen(stage):
    key = stage.writes("sanne", ZWALUW).split("/")[-1]
    stage.writes("sanne", SPECHT)
    answer = stage.post("sanne", f"/talks/contributions/{key}", revision="1", version="")
    assert answer.status_code == 409
    assert stage.school.query(HandIn).count() == 0


def test_placing_anew_puts_the_new_text_in_place_of_the_old_one(stage):
    key = stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.answers("bilal", key, "Welke soort?")
    stage.places("sanne", SPECHT)
    page = stage.page("bilal")
    assert SPECHT in page
    assert ZWALUW not in page
    assert "Welke soort?" in page, "what was said of it is said of the work"
    old, new = stage.work("sanne").hand_ins
    assert old.taken_back_at
    assert not old.share
    assert new.share
    assert stage.get("anna", f"/reviews/{old.public_id}").status_code == 404
    assert len(stage.work("sanne").agreements) == 1


def test_what_changed_and_is_not_placed_is_read_by_nobody_else(stage):
    stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    work = stage.writes("sanne", SPECHT)
    page = stage.get("sanne", f"{work}/write").text
    assert "Wat je hier verandert, lees jij alleen." in page
    for who in ("bilal", "anna"):
        assert ZWALUW in stage.page(who)
        assert SPECHT not in stage.page(who)


def test_it_is_taken_back_also_after_it_was_read_and_its_answers_stay_with_their_writers(stage):
    key = stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.places("noor", "Van Noor.")
    stage.answers("bilal", key, "Welke soort?")
    assert ZWALUW in stage.page("noor")
    assert stage.school.query(Reading).count()
    assert stage.post("sanne", f"/talks/contributions/{key}/take-back").status_code == 302
    for who in ("bilal", "noor", "anna"):
        assert ZWALUW not in stage.page(who), who
    assert "Een bijdrage die is teruggehaald" in stage.page("bilal")
    assert "Welke soort?" in stage.page("bilal")
    assert "Welke soort?" in stage.page("anna")
    assert "Welke soort?" not in stage.page("noor")
    mine = stage.page("sanne")
    assert "Je bijdrage is teruggehaald" in mine
    assert "Welke soort?" in mine
    assert "Van Noor." not in mine, "eerst zelf: she has nothing in the talk now"
    assert stage.work("sanne").draft.answers["woord-eerst"] == ZWALUW


def test_what_was_taken_back_is_placed_again(stage):
    key = stage.places("sanne", ZWALUW)
    stage.post("sanne", f"/talks/contributions/{key}/take-back")
    assert stage.place("sanne", key).status_code == 302
    assert ZWALUW in stage.page("anna")


def test_erased_words_are_gone_from_the_talk_and_a_new_text_can_be_placed(stage):
    key = stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.answers("bilal", key, "Welke soort?")
    assert stage.post("sanne", f"/privacy/texts/{key}/erase").status_code == 302
    for who in ("bilal", "anna"):
        assert ZWALUW not in stage.page(who)
    assert stage.get("sanne", f"/submissions/{key}").status_code == 200
    assert stage.post("sanne", f"/privacy/texts/{key}/wipe").status_code == 302
    assert "Welke soort?" in stage.page("bilal")
    stage.places("sanne", SPECHT)
    assert SPECHT in stage.page("bilal")


def test_work_that_was_handed_in_before_there_were_talks_keeps_its_pages(stage, school, cast, now):
    before = Shared(school, cast["sanne"], stage.cohort, now, "eerst")
    before.hands_in()
    before.shares(own_first=True)
    stage.places("bilal", "Van Bilal.")
    assert stage.get("bilal", before.shared_address).status_code == 200
    assert stage.get("anna", before.review_address).status_code == 200
    page = stage.get("sanne", before.address).text
    assert "Stop met delen" in page
    assert "Van Bilal." in stage.page("sanne"), "she did it herself"
    assert "Schrijf je bijdrage" not in stage.page("sanne"), "a docent is looking at it"
    assert (
        stage.get("sanne", f"/talks/contributions/{before.submission.public_id}").status_code == 302
    )


def test_a_docent_gives_no_feedback_on_it_but_answers_in_the_talk(stage):
    stage.places("sanne", ZWALUW)
    address = f"/reviews/{stage.work('sanne').handed_in.public_id}"
    assert stage.get("anna", address).status_code == 403
    assert stage.post("anna", address, already="Mooi.", verdict="voldaan").status_code == 403
    assert ZWALUW in stage.page("joost")


def test_what_stands_in_a_talk_is_not_named_once_more_as_shared(open_stage):
    open_stage.places("sanne", ZWALUW)
    assert "Er is nu niets met jou gedeeld." in open_stage.get("bilal", "/submissions/shared").text
