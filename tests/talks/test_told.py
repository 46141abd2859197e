"""What the pages of a talk say of where one's words stand, so that nobody has to guess."""

from learning.modules.parts import Field
from tests.talks.talking import SPECHT, ZWALUW
from tests.work import post_from_page

NOTHING_YET = "Er staat nog niets. Schrijf bij één vraag iets. Eén zin is genoeg."
CHANGING = "Je bent dit aan het veranderen. Je groep leest nog deze tekst."
SENT = "Jouw tekst ging naar je docent. In dit gesprek staat hij niet."
PLACES = ">Plaats in het gesprek</button>"


def test_an_empty_preview_sends_nothing_and_says_what_to_do(stage):
    key = stage.begins("sanne").split("/")[-1]
    page = stage.get("sanne", f"/talks/contributions/{key}").text
    assert NOTHING_YET in page
    assert PLACES not in page
    assert "Er gaat niets weg" not in page
    stage.writes("sanne", ZWALUW)
    page = stage.get("sanne", f"/talks/contributions/{key}").text
    assert PLACES in page
    assert NOTHING_YET not in page


def test_a_closed_talk_says_so_where_one_writes(stage):
    stage.two()
    stage.closes()
    work = stage.writes("noor", SPECHT)
    page = stage.get("noor", f"{work}/write").text
    assert "Het gesprek is gesloten. Wat je schrijft, blijft van jou." in page
    assert "Wat je hier schrijft, lees jij alleen." in page
    assert "Bekijk en plaats" not in page
    key = work.split("/")[-1]
    assert "Er gaat niets weg" not in stage.get("noor", f"/talks/contributions/{key}").text


def test_closing_tells_who_reads_on(stage, open_stage):
    for each, who in ((stage, "Wie iets plaatste,"), (open_stage, "Iedereen in de groep")):
        each.two()
        each.closes()
        assert f"{who} kan het nog lezen." in each.get("anna", each.home).text


def test_the_days_ask_for_no_attention_and_close_nothing(stage):
    stage.two()
    page = stage.get("anna", stage.home).text
    assert '<button class="button quiet">Bewaar de dagen</button>' in page
    stage.post("anna", f"{stage.home}/plan", begins_on="2026-03-09", ends_on="")
    told = "Deze dagen zijn een richtlijn. Het gesprek gaat niet vanzelf dicht."
    assert told in stage.page("bilal")
    stage.closes()
    for address in (stage.home, "/talks/"):
        assert "gaat niet vanzelf dicht" not in stage.get("anna", address).text


def test_an_answer_is_told_to_stand_there(stage):
    key = stage.two()
    said = stage.answers("bilal", key, "Mooi.")
    assert "Je antwoord staat in het gesprek." in stage.page("bilal")
    post_from_page(stage.browser("bilal"), f"/talks/answers/{said}", {"text": "Heel mooi."})
    assert "Je nieuwe tekst staat er." in stage.page("bilal")


def test_an_unplaced_change_is_told_to_its_writer_alone(stage):
    stage.two()
    assert CHANGING not in stage.page("sanne")
    stage.writes("sanne", SPECHT)
    assert CHANGING in stage.page("sanne")
    assert stage.page("sanne").count(CHANGING) == 1
    assert CHANGING not in stage.page("bilal")


def test_after_taking_back_the_work_is_not_called_besproken(stage):
    key = stage.two()
    stage.post("sanne", f"/talks/contributions/{key}/take-back")
    page = stage.get("sanne", f"/submissions/{key}").text
    assert "Je bijdrage staat nu niet in het gesprek." in page
    assert "Besproken" not in page


def test_what_went_to_the_docent_before_there_were_talks_is_not_in_it(stage):
    stage.two()
    stage.writes("noor", SPECHT)
    work = stage.work("noor")
    work.kind = ""
    question = Field(f"woord-{stage.part}", "Wat wil je zeggen?")
    work.hand_in((question,), "v1", work.draft.revision, work.begun_at)
    stage.school.commit()
    assert SENT in stage.page("noor")
    assert SENT in stage.get("noor", "/talks/").text
    assert "jij schreef al" not in stage.get("noor", "/talks/").text
    assert SENT not in stage.page("sanne")
