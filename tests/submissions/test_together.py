"""Part 2 and 3 of doing things together: asking, one text, agreeing, and going on alone."""

import pytest

from learning.notices.models import Notice
from learning.pauses.models import ModulePause
from learning.submissions.rules import Status, status_of
from tests.submissions.pairs import Pairs

pytestmark = pytest.mark.usefixtures("samen")


@pytest.fixture
def pairs(school, as_, voorjaar):
    return Pairs(school, as_, voorjaar)


@pytest.fixture
def plan(pairs, sanne, bilal):
    """The text that Sanne and Bilal make together, with its writers."""
    return pairs.together(sanne, bilal)


def told(school, user):
    """The sentences of the notices that *user* has not seen, and did not lose."""
    school.rollback()
    rows = school.query(Notice).filter_by(user_id=user.id, seen_at=None)
    return [each.words for each in rows]


def test_who_is_asked_hears_so_without_a_name_and_says_yes(pairs, school, sanne, bilal):
    answer = pairs.asks(sanne, bilal, follow_redirects=True)
    assert "Je hebt het aan Bilal gevraagd." in answer.text
    assert told(school, bilal) == ["Een medestudent vraagt of je samen een opdracht wilt maken."]
    asked = pairs.browser(bilal).get(f"/submissions/together/{pairs.group_of(bilal).public_id}")
    assert "Sanne vraagt of jij meedoet" in asked.text
    assert "Maak iets samen – Een plan" in asked.text
    assert len(told(school, bilal)) == 1, "it stands there until he answers"
    pairs.does(bilal, "yes")
    joint = pairs.joint(bilal)
    assert [each.name for each in joint.writers] == ["Sanne", "Bilal"]
    assert told(school, sanne) == ["Iemand wil samen met jou de opdracht maken."]
    assert told(school, bilal) == []


def test_what_each_wrote_alone_stays_theirs_until_they_bring_it_in(pairs, sanne, bilal):
    pairs.writes(sanne, pairs.key(sanne), doel="Van Sanne alleen.")
    pairs.writes(bilal, pairs.key(bilal), doel="Van Bilal alleen.")
    key = pairs.together(sanne, bilal)
    for who in (sanne, bilal):
        page = pairs.browser(who).get(f"/submissions/{key}/write").text
        assert "Van Sanne" not in page
        assert "Van Bilal" not in page
    pairs.browser(sanne).post(f"/submissions/{key}/together/bring")
    assert pairs.work(key).draft.answers["doel"] == "Van Sanne alleen."
    pairs.browser(bilal).post(f"/submissions/{key}/together/bring")
    assert pairs.work(key).draft.answers["doel"] == "Van Sanne alleen.\n\nVan Bilal alleen."
    assert pairs.work(pairs.keys["Bilal"]).draft.answers["doel"] == "Van Bilal alleen."


def test_the_button_under_the_opdracht_leads_to_their_text_from_then_on(pairs, plan, sanne, bilal):
    assert pairs.begins(sanne) == plan == pairs.begins(bilal)


def test_az5_the_page_says_by_name_who_reads_and_writes(pairs, plan, sanne, bilal, noor, anna):
    page = pairs.browser(bilal).get(f"/submissions/{plan}/write").text
    assert "Dit lezen en schrijven nu: jij en Sanne." in page
    assert "lezen het pas als jullie het inleveren." in page
    for who in (noor, anna):
        assert pairs.browser(who).get(f"/submissions/{plan}/write").status_code == 404


def test_two_boxes_at_once_take_nothing_back_of_each_other(pairs, plan, sanne, bilal):
    """Both pages are of before; each wrote in another box."""
    old, other = pairs.page(sanne, plan), pairs.page(bilal, plan)
    pairs.writes(bilal, plan, other, script=True, doel="", stap="Bellen, zegt Bilal.")
    said = pairs.writes(sanne, plan, old, script=True, doel="Ruimte, zegt Sanne.", stap="")
    assert said.status_code == 200
    assert said.json["texts"] == {"answer-stap": "Bellen, zegt Bilal."}
    assert pairs.work(plan).draft.answers == {
        "doel": "Ruimte, zegt Sanne.",
        "stap": "Bellen, zegt Bilal.",
    }


def test_the_same_box_at_once_shows_both_and_keeps_both(pairs, plan, sanne, bilal):
    old = pairs.page(sanne, plan)
    pairs.writes(bilal, plan, doel="Het doel van Bilal.", stap="Een stap.")
    answer = pairs.writes(sanne, plan, old, doel="Het doel van Sanne.", stap="")
    assert answer.status_code == 409
    assert "Het doel van Bilal." in answer.text
    assert "Het doel van Sanne." in answer.text
    assert "Een stap." not in answer.text, "of that box there is nothing to choose"
    work = pairs.work(plan)
    assert work.draft.answers["doel"] == "Het doel van Bilal."
    assert "Het doel van Sanne." in [each.answers.get("doel") for each in work.draft.versions]


def test_a_page_that_heard_of_a_save_does_not_write_over_it_later(pairs, plan, sanne, bilal):
    """Her own box was saved, so her page knows the newest revision; in the other box it still
    has the old text, and she types there."""
    page = pairs.page(sanne, plan)
    pairs.writes(bilal, plan, doel="", stap="Van Bilal.")
    said = pairs.writes(sanne, plan, page, script=True, doel="Van Sanne.", stap="").json
    page |= {"revision": said["revision"], "seen-doel": said["seen"]["doel"]}
    answer = pairs.writes(sanne, plan, page, doel="Van Sanne.", stap="Iets anders.")
    assert answer.status_code == 409
    assert pairs.work(plan).draft.answers["stap"] == "Van Bilal."


def test_an_answer_of_ours_that_got_lost_is_no_conflict(pairs, plan, sanne):
    page = pairs.page(sanne, plan)
    pairs.writes(sanne, plan, {**page, "page": "haar.1"}, doel="Een", stap="")
    answer = pairs.writes(sanne, plan, {**page, "page": "haar.2"}, doel="Een en twee", stap="")
    assert answer.status_code == 302
    assert pairs.work(plan).draft.answers["doel"] == "Een en twee"


def test_it_is_handed_in_when_both_agreed_to_that_very_text(pairs, plan, school, sanne, bilal):
    pairs.writes(sanne, plan, doel="Meer ruimte.")
    pairs.agrees(sanne, plan)
    assert status_of(pairs.work(plan)) == Status.CONCEPT
    assert "Iemand is akkoord met jullie tekst. Kijk jij ook?" in told(school, bilal)
    page = pairs.browser(bilal).get(f"/submissions/{plan}/hand-in").text
    assert "Sanne: akkoord" in page
    pairs.writes(bilal, plan, doel="Nog meer ruimte.")
    assert "Sanne: nog niet gezegd" in pairs.browser(bilal).get(f"/submissions/{plan}/hand-in").text
    pairs.agrees(bilal, plan)
    assert status_of(pairs.work(plan)) == Status.CONCEPT, "she agreed to other words"
    pairs.agrees(sanne, plan)
    work = pairs.work(plan)
    assert status_of(work) == Status.HANDED_IN
    assert [each.text for each in work.handed_in.answers] == ["Nog meer ruimte.", None]
    assert len(work.hand_ins) == 1


def test_agreeing_to_an_older_text_is_refused(pairs, plan, sanne, bilal):
    pairs.writes(sanne, plan, doel="Eerst dit.")
    seen = pairs.preview(sanne, plan)
    pairs.writes(bilal, plan, doel="Nu dat.")
    assert pairs.agrees(sanne, plan, seen).status_code == 409
    assert not pairs.work(plan).group.partner(sanne).agreed_revision


def test_nothing_is_agreed_on_an_empty_text(pairs, plan, sanne):
    assert pairs.agrees(sanne, plan).status_code == 409


def test_after_taking_back_and_after_aanvullen_both_agree_anew(pairs, plan, sanne, bilal):
    pairs.writes(sanne, plan, doel="Meer ruimte.")
    pairs.agrees(sanne, plan)
    pairs.agrees(bilal, plan)
    pairs.browser(bilal).post(f"/submissions/{plan}/take-back")
    pairs.agrees(bilal, plan)
    assert status_of(pairs.work(plan)) == Status.CONCEPT
    pairs.agrees(sanne, plan)
    assert status_of(pairs.work(plan)) == Status.HANDED_IN


def test_the_docent_reads_it_once_with_both_names_and_both_see_that(
    pairs, plan, sanne, bilal, anna
):
    pairs.writes(sanne, plan, doel="Meer ruimte.")
    pairs.agrees(sanne, plan)
    pairs.agrees(bilal, plan)
    pile = pairs.browser(anna).get("/reviews/").text
    assert pile.count("<bdi>Sanne en Bilal</bdi>, Maak iets samen – Een plan") == 1
    hand_in = pairs.work(plan).handed_in.public_id
    assert "Sanne en Bilal" in pairs.browser(anna).get(f"/reviews/{hand_in}").text
    for who in (sanne, bilal):
        assert "Anna (docent)" in pairs.browser(who).get(f"/submissions/{plan}").text
        assert "Anna" in pairs.browser(who).get("/privacy/").text


def test_r57_who_goes_on_alone_has_all_words_and_so_has_who_stays(pairs, plan, sanne, bilal):
    pairs.writes(sanne, plan, doel="Samen bedacht.")
    answer = pairs.does(sanne, "leave", follow=True)
    own = pairs.work(answer.location.rsplit("/", 1)[1])
    assert own.public_id != plan
    assert own.draft.answers["doel"] == "Samen bedacht."
    left = pairs.work(plan)
    assert [each.name for each in left.writers] == ["Bilal"]
    assert left.student.name == "Bilal"
    assert left.draft.answers["doel"] == "Samen bedacht."
    assert pairs.browser(sanne).get(f"/submissions/{plan}/write").status_code == 404
    pairs.agrees(bilal, plan)
    assert status_of(pairs.work(plan)) == Status.HANDED_IN, "he hands in alone"


def test_who_had_an_own_text_finds_the_one_of_both_with_the_earlier_ones(pairs, sanne, bilal):
    pairs.writes(bilal, pairs.key(bilal), doel="Van Bilal alleen.")
    own = pairs.keys["Bilal"]
    plan = pairs.together(sanne, bilal)
    pairs.writes(sanne, plan, doel="Samen bedacht.")
    pairs.does(bilal, "leave")
    draft = pairs.work(own).draft
    assert draft.answers["doel"] == "Van Bilal alleen."
    assert draft.versions[-1].answers["doel"] == "Samen bedacht."
    page = pairs.browser(bilal).get(f"/submissions/{own}/versions").text
    assert "de tekst die jullie samen schreven" in page


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_page_that_is_open_when_one_is_out_loses_no_words(pairs, plan, sanne, bilal, script):
    """She left in another tab, or a docent took her out of the cohort."""
    page = pairs.page(sanne, plan)
    pairs.does(sanne, "leave")
    answer = pairs.writes(sanne, plan, page, script=script, doel="Halverwege een zin", stap="")
    assert answer.status_code == 409
    assert "Je schrijft niet meer mee in deze tekst." in (
        answer.json["message"] if script else answer.text
    )
    kept = pairs.work(pairs.begins(sanne)).draft.versions
    assert "Halverwege een zin" in [each.answers.get("doel") for each in kept]
    assert "Halverwege" not in str(pairs.work(plan).draft.answers)


def test_a_partner_who_is_taken_out_of_the_cohort_keeps_a_copy_and_reads_no_further(
    pairs, plan, sanne, bilal, anna, voorjaar
):
    pairs.writes(sanne, plan, doel="Samen bedacht.")
    page = pairs.page(sanne, plan)
    pairs.browser(anna).post(
        f"/cohorts/{voorjaar.public_id}/remove",
        data={"person": sanne.public_id, "role": "student"},
    )
    assert pairs.browser(sanne).get(f"/submissions/{plan}/write").status_code == 404
    assert pairs.writes(sanne, plan, page, doel="Nog één zin", stap="").status_code == 409
    pairs.writes(bilal, plan, doel="Samen bedacht. En verder.")
    pairs.agrees(bilal, plan)
    assert status_of(pairs.work(plan)) == Status.HANDED_IN


def test_asked_by_two_at_once_one_clear_result_and_nobody_is_exposed(
    pairs, school, sanne, bilal, noor
):
    pairs.asks(sanne, bilal)
    pairs.asks(noor, bilal)
    groups = {each.public_id: each for each in [pairs.group_of(sanne), pairs.group_of(noor)]}
    pairs.does(bilal, "yes", group=pairs.group_of(sanne).public_id)
    assert len(groups) == 2
    assert [each.name for each in pairs.joint(bilal).writers] == ["Sanne", "Bilal"]
    assert told(school, noor) == ["Er is een antwoord op je vraag om samen een opdracht te maken."]
    page = pairs.browser(noor).get(f"/submissions/{pairs.key(noor)}/together").text
    assert "Sanne" not in page.partition("<main")[2].partition("Vraag een medestudent")[0]
    late = pairs.does(bilal, "yes", group=pairs.group_of(noor).public_id)
    assert late.status_code == 404
    assert pairs.group_of(noor).present[0].user.name == "Noor"


def test_two_who_ask_each_other_are_together_by_that(pairs, sanne, bilal):
    pairs.asks(sanne, bilal)
    answer = pairs.asks(bilal, sanne, follow_redirects=True)
    assert "Sanne had jou ook gevraagd." in answer.text
    assert len(pairs.joint(sanne).writers) == 2


def test_liever_niet_asks_no_reason_and_says_no_more_than_that(pairs, school, at, sanne, bilal):
    pairs.asks(sanne, bilal)
    pairs.does(bilal, "no")
    assert "Dat is goed. Je hoeft niet te zeggen waarom." in pairs.browser(bilal).get("/").text
    assert "Je hoeft niet te zeggen waarom." not in pairs.browser(bilal).get("/notebook/").text
    assert told(school, sanne) == ["Er is een antwoord op je vraag om samen een opdracht te maken."]
    assert told(school, bilal) == []
    at("2026-03-09 09:05")
    pairs.asks(sanne, bilal)
    assert len(told(school, bilal)) == 1, "asking again is allowed"


def test_a_question_that_was_withdrawn_leads_nowhere(pairs, school, sanne, bilal):
    pairs.asks(sanne, bilal)
    group = pairs.group_of(bilal).public_id
    pairs.does(sanne, "withdraw", person=bilal.public_id)
    assert told(school, bilal) == []
    assert pairs.does(bilal, "yes", group=group).status_code == 404


def test_who_is_full_asks_nobody_more(pairs, plan, sanne, noor):
    assert pairs.asks(sanne, noor).status_code == 403
    page = pairs.browser(noor).get(f"/submissions/{pairs.key(noor)}/together").text
    assert "Bilal" not in page, "who is with somebody is not asked"


def test_a_group_plan_is_for_three_here_and_one_who_comes_later_reads_all(
    pairs, sanne, bilal, noor, fatma
):
    pairs.part = "meer"
    key = pairs.together(sanne, bilal)
    pairs.writes(bilal, key, wie="De buurvrouw.")
    pairs.asks(bilal, noor)
    pairs.does(noor, "yes")
    assert "De buurvrouw." in pairs.browser(noor).get(f"/submissions/{key}/write").text
    assert pairs.asks(sanne, fatma).status_code == 403
    for who in (sanne, bilal, noor):
        assert status_of(pairs.work(key)) == Status.CONCEPT
        pairs.agrees(who, key)
    assert status_of(pairs.work(key)) == Status.HANDED_IN


def test_a_docent_brings_together_who_asked_for_that(pairs, school, sanne, noor, anna, ria):
    pairs.looks(sanne)
    pairs.looks(noor)
    page = pairs.browser(anna).get("/reviews/looking").text
    assert "Sanne" in page
    assert "Noor" in page
    assert "Sanne" not in pairs.browser(ria).get("/reviews/looking").text
    keys = [pairs.group_of(each).public_id for each in (sanne, noor)]
    assert (
        pairs.browser(anna).post("/reviews/looking", data={"groups": keys[:1]}).status_code == 422
    )
    pairs.browser(anna).post("/reviews/looking", data={"groups": keys})
    assert [each.name for each in pairs.joint(sanne).writers] == ["Sanne", "Noor"]
    assert pairs.group_of(sanne).looking_since is None
    assert "Sanne" not in pairs.browser(anna).get("/reviews/looking").text


def test_nobody_hands_in_an_own_text_beside_the_one_of_both(pairs, sanne, bilal):
    pairs.writes(sanne, pairs.key(sanne), doel="Van Sanne alleen.")
    own = pairs.keys["Sanne"]
    seen = pairs.preview(sanne, own)
    pairs.together(sanne, bilal)
    assert pairs.agrees(sanne, own, seen).status_code == 403
    answer = pairs.browser(sanne).get(f"/submissions/{own}/hand-in")
    assert answer.status_code == 302


def test_r58_what_is_of_both_is_erased_when_both_want_that(pairs, plan, school, sanne, bilal):
    pairs.writes(sanne, plan, doel="Van ons.")
    assert "Deze tekst is ook van" in pairs.browser(sanne).get(f"/privacy/texts/{plan}/erase").text
    pairs.browser(sanne).post(f"/privacy/texts/{plan}/erase")
    assert not pairs.work(plan).draft.erased_at
    assert "Iemand wil jullie tekst wissen. Wil jij dat ook?" in told(school, bilal)
    pairs.browser(bilal).post(f"/privacy/texts/{plan}/erase")
    assert pairs.work(plan).draft.erased_at
    pairs.browser(sanne).post(f"/privacy/texts/{plan}/restore")
    assert pairs.work(plan).draft.answers["doel"] == "Van ons."


def test_alone_the_page_says_how_to_find_somebody_and_that_alone_is_fine(pairs, sanne):
    page = pairs.browser(sanne).get(f"/submissions/{pairs.key(sanne)}/together").text
    assert "Met wie maak je dit?" in page
    assert "Bilal" in page
    assert "Alleen mag ook" in page


def test_a_partner_who_is_er_even_niet_is_not_waited_for(pairs, plan, school, now, sanne, bilal):
    school.rollback()
    school.add(ModulePause(user_id=bilal.id, module="samen", since=now))
    school.commit()
    pairs.writes(sanne, plan, doel="Ruimte.")
    pairs.agrees(sanne, plan)
    for page in ("write", "hand-in", "together"):
        text = pairs.browser(sanne).get(f"/submissions/{plan}/{page}").text
        assert "is er even niet" in text, page
    assert told(school, bilal)[-1:] == ["Iemand is akkoord met jullie tekst. Kijk jij ook?"]
    assert "Kijk jij ook?" not in pairs.browser(bilal).get("/").text, "until he is back"
    own = pairs.does(sanne, "leave").location.rsplit("/", 1)[1]
    pairs.agrees(sanne, own)
    assert status_of(pairs.work(own)) == Status.HANDED_IN
    assert pairs.work(plan).draft.answers["doel"] == "Ruimte."
