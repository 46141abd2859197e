"""Part 3: evidence is made of words of one's own text, by ticking, selecting or pasting."""

import re
from datetime import timedelta

import pytest

from learning.competences.evidence.models import Evidence, Source
from learning.competences.evidence.words import NO_LINE, NO_WHY, NO_WORDS, NOT_OWN, NOT_THERE
from tests.competences.quotes import HARVESTED, WHY
from tests.joint import Joint
from tests.pages import hidden_in
from tests.work import STORY

SW1 = "proefprofiel/SW1"
LONGER = f"{STORY} Daarna dronken we koffie.\n\nHet was **fijn** 🚲."


def saved(browser, address, **data):
    """Post as the page would."""
    page = browser.get(address).text
    fields = {**hidden_in(page), "what": SW1, "why": WHY, "then": "save", **data}
    return browser.post(address, data=fields)


def all_of(school, student):
    school.expire_all()
    return school.query(Evidence).filter_by(student_id=student.id).order_by(Evidence.id).all()


def test_sentences_of_a_hand_in_become_evidence(as_, school, sanne, quotes):
    handed_in = quotes.handed_in(LONGER)
    address = f"/competences/evidence/from/hand-in/{handed_in.public_id}"
    pieces = re.findall(r'name="piece" value="([^"]+)"', as_(sanne).get(address).text)
    answer = saved(as_(sanne), address, piece=pieces[1:])
    (made,) = all_of(school, sanne)
    assert (answer.status_code, answer.location) == (302, f"/competences/evidence/{made.public_id}")
    assert made.quote == "Daarna dronken we koffie.\n\nHet was fijn 🚲."
    assert (made.code, made.told, made.why) == ("SW1", "Je laat iets zien.", WHY)
    assert (made.source, made.hand_in_id) == (Source.HAND_IN, handed_in.id)
    assert (made.source_title, made.module, made.opdracht) == ("Kijk terug", "proef", "kijk-terug")


def test_words_of_a_harvest_name_no_group_and_nobody(as_, school, sanne, quotes):
    harvest = quotes.harvest()
    address = f"/competences/evidence/from/harvest/{harvest.public_id}"
    assert "Zwaluwen" not in as_(sanne).get(address).text
    saved(as_(sanne), address, quote="dan pas helpen")
    (made,) = all_of(school, sanne)
    assert made.quote == "Dan pas helpen"
    assert made.quote in HARVESTED
    assert (made.source, made.contribution_id) == (Source.HARVEST, harvest.id)
    assert made.source_title == "Wat je meenam uit een intervisie"


def test_words_of_the_logboek_and_of_a_practice_report(as_, school, sanne, quotes):
    page = quotes.page("Ik bleef zitten.")
    saved(as_(sanne), f"/competences/evidence/from/notebook/{page.public_id}", quote="bleef zitten")
    report = quotes.handed_in("Ik belde de buurt.", part="praktijkverslag")
    saved(as_(sanne), f"/competences/evidence/from/hand-in/{report.public_id}", quote="ik belde")
    notebook, reported = all_of(school, sanne)
    assert (notebook.source, notebook.page_id) == (Source.NOTEBOOK, page.id)
    assert (reported.source, reported.quote) == (Source.REPORT, "Ik belde")
    assert reported.source_title == "Praktijkverslag bij: Kijk terug"


def test_words_that_were_selected_on_another_page_wait_in_the_box(as_, school, sanne, quotes):
    handed_in = quotes.handed_in(LONGER)
    address = f"/competences/evidence/from/hand-in/{handed_in.public_id}"
    page = as_(sanne).post(address, data={"quote": "Het was fijn 🚲."})
    assert page.status_code == 200
    assert '<blockquote class="quoted own above-s" dir="auto">Het was fijn 🚲.' in page.text
    assert "summary narrow" not in page.text
    assert not all_of(school, sanne)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"quote": "Ik redde de hele stad."}, NOT_THERE),
        ({"quote": ""}, NO_WORDS),
        ({"quote": "een buur", "what": ""}, NO_LINE),
        ({"quote": "een buur", "what": "proefprofiel/SW9"}, NO_LINE),
        ({"quote": "een buur", "why": " \u200b "}, NO_WHY),
        ({"quote": "een buur", "why": "x" * 501}, "hoogstens 500 tekens"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_words_stay(as_, school, sanne, quotes, data, said):
    handed_in = quotes.handed_in(LONGER)
    address = f"/competences/evidence/from/hand-in/{handed_in.public_id}"
    answer = saved(as_(sanne), address, **{"why": WHY, **data})
    assert answer.status_code == 422
    assert said in answer.text
    assert (data.get("quote") or "textarea") in answer.text
    assert (data.get("why") or WHY).strip() in answer.text
    assert not all_of(school, sanne)


def test_a_quote_that_is_too_long_comes_back(as_, school, sanne, quotes):
    page = quotes.page("Dit is een hele lange zin. " * 90)
    address = f"/competences/evidence/from/notebook/{page.public_id}"
    answer = saved(as_(sanne), address, quote="Dit is een hele lange zin. " * 90)
    assert (answer.status_code, "Er passen 2.000 tekens in" in answer.text) == (422, True)
    assert not all_of(school, sanne)


def test_of_a_text_of_several_one_says_that_the_words_are_ones_own(
    as_, school, sanne, bilal, noor, voorjaar, now, samen
):
    joint = Joint(school, voorjaar, now, sanne, noor).hand_in("Wij maken een tuin. Ik belde.")
    address = f"/competences/evidence/from/hand-in/{joint.public_id}"
    page = as_(sanne).get(address).text
    assert "Deze tekst schreef je met <bdi>Noor</bdi>" in page
    what = "proefprofiel/C1"
    refused = saved(as_(sanne), address, quote="Ik belde", what=what)
    assert (refused.status_code, NOT_OWN in refused.text) == (422, True)
    assert saved(as_(sanne), address, quote="Ik belde", what=what, own="y").status_code == 302
    (made,) = all_of(school, sanne)
    assert "Noor" not in f"{made.source_title}{made.quote}{made.why}"
    assert as_(bilal).get(address).status_code == 404


@pytest.mark.parametrize("goes", ["leaves", "closes"])
def test_words_of_who_left_the_group_are_still_asked_about(
    as_, school, sanne, bilal, voorjaar, now, samen, goes
):
    joint = Joint(school, voorjaar, now, sanne, bilal)
    handed_in = joint.hand_in("Dit schreef Bilal over zijn buurt.")
    joint.at = now + timedelta(hours=1)
    if goes == "leaves":
        joint.leaves(bilal)
    else:
        bilal.deactivate(joint.at)
        school.commit()
    address = f"/competences/evidence/from/hand-in/{handed_in.public_id}"
    assert "Deze tekst schreef je met <bdi>Bilal</bdi>" in as_(sanne).get(address).text
    refused = saved(as_(sanne), address, quote="zijn buurt", what="proefprofiel/C1")
    assert (refused.status_code, NOT_OWN in refused.text) == (422, True)
    assert not all_of(school, sanne)


def test_it_is_asked_too_when_nobody_knows_any_more_with_whom(
    as_, school, sanne, bilal, voorjaar, now, samen
):
    joint = Joint(school, voorjaar, now, sanne, bilal)
    handed_in = joint.hand_in("Dit schreef Bilal over zijn buurt.")
    joint.leaves(bilal)  # at that very moment, so that he was not in it
    page = as_(sanne).get(f"/competences/evidence/from/hand-in/{handed_in.public_id}").text
    assert "Deze tekst schreef je samen met anderen." in page
    assert 'name="own"' in page


def test_co1_the_button_pressed_twice_makes_one(as_, school, sanne, quotes):
    handed_in = quotes.handed_in(LONGER)
    address = f"/competences/evidence/from/hand-in/{handed_in.public_id}"
    browser = as_(sanne)
    hidden = hidden_in(browser.get(address).text)
    data = {**hidden, "what": SW1, "why": WHY, "then": "save", "quote": "een buur"}
    first, second = (browser.post(address, data=data) for _ in range(2))
    assert first.location == second.location
    another = browser.post(address, data={**data, "why": "Nog een reden."})
    assert another.location != first.location
    assert [each.why for each in all_of(school, sanne)] == [WHY, "Nog een reden."]


def test_az1_texts_of_others_and_texts_that_are_gone_are_not_there(
    as_, school, sanne, cast, quotes, now
):
    back, gone = quotes.handed_in("Terug."), quotes.handed_in("Weg.", "kijk-rond", "zoeken")
    harvest, page = quotes.harvest(), quotes.page("Van mij.")
    ways = {"hand-in": gone, "harvest": harvest, "notebook": page}
    addresses = [f"/competences/evidence/from/{way}/{each.public_id}" for way, each in ways.items()]
    for name in ("bilal", "mats", "anna", "karim", "wim"):
        assert [as_(cast[name]).get(each).status_code for each in addresses] == [404] * 3
        assert [as_(cast[name]).post(each).status_code for each in addresses] == [404] * 3
    assert [as_(sanne).get(each).status_code for each in addresses] == [200] * 3
    back.submission.take_back(False, now)
    gone.submission.erase(now)
    page.erase(now)
    school.delete(harvest.words)
    school.commit()
    addresses.append(f"/competences/evidence/from/hand-in/{back.public_id}")
    assert [as_(sanne).get(each).status_code for each in addresses] == [404] * 4
    assert as_(sanne).get("/competences/evidence/from/talk/abc").status_code == 404


def test_one_chooses_from_ones_own_texts(as_, sanne, bilal, quotes):
    handed_in, harvest, page = quotes.handed_in("Ik."), quotes.harvest(), quotes.page("Van mij.")
    listed = as_(sanne).get("/competences/evidence/new").text
    for way, each in (("hand-in", handed_in), ("harvest", harvest), ("notebook", page)):
        assert f"/from/{way}/{each.public_id}" in listed
    assert "/from/" not in as_(bilal).get("/competences/evidence/new").text
