"""Part 3: evidence is a copy. Its student changes it, and decides when its text is gone."""

from datetime import timedelta

import pytest

from learning.competences.evidence import queries
from learning.competences.evidence.choosing import Line
from learning.competences.evidence.models import Evidence
from learning.competences.evidence.sources import State
from learning.competences.portfolio.sharing.rules import ReaderAs
from learning.intervisie.groups.models import GroupMember
from learning.notebook import queries as notebook
from learning.notebook.models import NotebookPage
from tests.competences.portfolio.stored import portfolio_of, shared_with
from tests.competences.quotes import COMPETENCE, FRAMEWORK, WHY
from tests.pages import hidden_in

SW1, C1 = "proefprofiel/SW1", "proefprofiel/C1"
BACK = "Je hebt de tekst teruggehaald waar dit uit komt. Wil je dit bewijs houden?"
GONE = "De tekst waar dit uit komt, is gewist. Wil je dit bewijs houden?"


def at(evidence, path=""):
    return f"/competences/evidence/{evidence.public_id}{path}"


def state(app, evidence):
    with app.app_context():
        return queries.source_states([evidence])[evidence.id]


def test_az3_only_its_student_reads_it_and_may_touch_it(as_, cast, quotes):
    made = quotes.of_hand_in()
    assert (
        "Alleen jij leest dit. Pas als je het in je portfolio zet"
        in as_(cast["sanne"]).get(at(made)).text
    )
    for name in ("bilal", "mats", "anna", "ria", "karim", "wim"):
        browser = as_(cast[name])
        for path in ("", "/edit", "/also", "/remove"):
            assert browser.get(at(made, path)).status_code == 404
        for path in ("/edit", "/also", "/remove", "/keep"):
            assert browser.post(at(made, path)).status_code == 404


def test_why_and_what_for_are_changed_later(as_, school, sanne, quotes):
    made, browser = quotes.of_hand_in(), as_(sanne)
    page = browser.get(at(made, "/edit")).text
    assert WHY in page
    fields = {**hidden_in(page), "what": C1, "why": "Omdat ik bleef."}
    assert browser.post(at(made, "/edit"), data=fields).location == at(made)
    school.expire_all()
    assert (made.code, made.told, made.why) == (COMPETENCE, "Een competentie", "Omdat ik bleef.")
    assert made.quote == "Ik hielp een buur."


def test_co2_two_tabs_lose_nothing(as_, school, sanne, quotes):
    made, browser = quotes.of_hand_in(), as_(sanne)
    fields = hidden_in(browser.get(at(made, "/edit")).text)
    browser.post(at(made, "/edit"), data={**fields, "what": SW1, "why": "Uit tabblad een."})
    second = browser.post(
        at(made, "/edit"), data={**fields, "what": C1, "why": "Uit tabblad twee."}
    )
    assert second.status_code == 409
    assert "Uit tabblad een." in second.text
    assert "Uit tabblad twee." in second.text
    fields = hidden_in(second.text)
    browser.post(at(made, "/edit"), data={**fields, "what": C1, "why": "Uit tabblad twee."})
    school.expire_all()
    assert (made.code, made.why) == (COMPETENCE, "Uit tabblad twee.")


def test_co2_a_refusal_in_between_does_not_forget_what_the_page_began_from(
    as_, school, sanne, quotes
):
    made, browser = quotes.of_hand_in(), as_(sanne)
    fields = {**hidden_in(browser.get(at(made, "/edit")).text), "what": SW1}
    browser.post(at(made, "/edit"), data={**fields, "why": "Uit tabblad een."})
    refused = browser.post(at(made, "/edit"), data={**fields, "why": "x" * 501})
    assert refused.status_code == 422
    fields = {**hidden_in(refused.text), "what": SW1, "why": "Uit tabblad twee."}
    second = browser.post(at(made, "/edit"), data=fields)
    assert second.status_code == 409
    assert "Uit tabblad een." in second.text
    assert "Uit tabblad twee." in second.text


def test_az3_who_reads_it_in_the_portfolio_is_named_where_it_is_changed(
    as_, school, sanne, karim, quotes, now
):
    made, browser = quotes.of_hand_in(), as_(sanne)
    portfolio = portfolio_of(school, sanne, now)
    shared_with(school, portfolio, karim, ReaderAs.BEGELEIDER, now)
    pages = at(made), at(made, "/edit")
    assert ["Alleen jij leest dit." in browser.get(each).text for each in pages] == [True, True]
    portfolio.add_evidence(made)
    school.commit()
    said = "Dit staat in je portfolio. Dit lezen: jij en Karim (begeleider). Verder niemand."
    assert [said in browser.get(each).text for each in pages] == [True, True]
    assert "Alleen jij leest dit." in browser.get(at(made, "/also")).text, "that copy is not in it"
    listed = browser.get("/competences/evidence/").text
    assert "Alleen jij leest dit." not in listed
    assert "lezen ook de mensen aan wie je dat laat zien" in listed


def test_az3_the_words_of_a_text_that_is_gone_are_read_by_nobody(
    as_, school, sanne, karim, quotes, now
):
    made, browser = quotes.of(quotes.page("Ik bleef."), "Ik bleef."), as_(sanne)
    portfolio = portfolio_of(school, sanne, now)
    shared_with(school, portfolio, karim, ReaderAs.BEGELEIDER, now)
    portfolio.add_evidence(made)
    erase_page(school, quotes, school.query(NotebookPage).one(), now)
    assert "Karim" not in browser.get(at(made)).text
    browser.post(at(made, "/keep"))
    assert "jij en Karim (begeleider)" in browser.get(at(made)).text


@pytest.mark.sqlite_only
def test_a_page_is_read_while_something_else_is_written(as_, sanne, quotes, engine):
    made, browser = quotes.of_hand_in(), as_(sanne)
    browser.get(at(made, "/edit"))
    with engine.execution_options(writing=True).connect() as other:
        other.exec_driver_sql("UPDATE evidence SET revision = revision")
        assert browser.get(at(made, "/edit")).status_code == 200
        other.rollback()


@pytest.mark.parametrize("number", ["99999999999999999999", "-1", "0", "x", "9" * 5000])
def test_in1_a_page_that_there_never_was_is_an_empty_one(as_, sanne, quotes, number):
    quotes.of_hand_in()
    assert as_(sanne).get(f"/competences/evidence/?page={number}").status_code == 200


def test_the_same_words_are_tied_to_something_else_too(as_, school, sanne, quotes):
    made, browser = quotes.of_hand_in(), as_(sanne)
    page = browser.get(at(made, "/also")).text
    fields = {**hidden_in(page), "what": C1, "why": "Ook omdat ik luisterde."}
    for _ in range(2):
        browser.post(at(made, "/also"), data=fields)
    school.expire_all()
    first, second = school.query(Evidence).order_by(Evidence.id)
    assert (first.code, second.code) == ("SW1", "C1")
    assert (first.quote, first.hand_in_id) == (second.quote, second.hand_in_id)


def test_an_indicator_that_is_gone_stays_as_it_was_said(as_, school, sanne, quotes):
    gone = Line(FRAMEWORK, "SW9", "Je deed iets wat niet meer in het profiel staat.")
    made, browser = quotes.of_hand_in(line=gone), as_(sanne)
    page = browser.get(at(made, "/edit")).text
    assert gone.told in page
    assert 'value="proefprofiel/SW9" checked' in page
    fields = {**hidden_in(page), "what": gone.value, "why": "Nog beter gezegd."}
    assert browser.post(at(made, "/edit"), data=fields).status_code == 302
    school.expire_all()
    assert (made.code, made.told, made.why) == ("SW9", gone.told, "Nog beter gezegd.")


def test_taken_away_it_is_really_gone(as_, school, sanne, quotes):
    made, browser = quotes.of_hand_in(), as_(sanne)
    assert "gaan echt weg" in browser.get(at(made, "/remove")).text
    assert browser.post(at(made, "/remove")).status_code == 302
    assert school.query(Evidence).count() == 0
    assert browser.get(at(made)).status_code == 404


def test_a_hand_in_that_is_taken_back_makes_the_evidence_ask(as_, app, school, sanne, quotes, now):
    handed_in = quotes.handed_in("Ik hielp een buur.")
    made = quotes.of(handed_in, "een buur")
    assert (state(app, made), BACK in as_(sanne).get(at(made)).text) == (State.THERE, False)
    handed_in.submission.take_back(False, now)
    school.commit()
    assert state(app, made) == State.TAKEN_BACK
    page = as_(sanne).get(at(made)).text
    assert BACK in page
    assert "een buur" in page
    as_(sanne).post(at(made, "/keep"))
    kept = as_(sanne).get(at(made)).text
    assert BACK not in kept
    assert "Je houdt dit bewijs." in kept
    assert "een buur" in kept


def test_nothing_is_kept_before_its_text_is_gone(as_, school, sanne, quotes):
    made = quotes.of_hand_in()
    as_(sanne).post(at(made, "/keep"))
    school.expire_all()
    assert made.kept_at is None


def erase_work(school, quotes, thing, now):
    thing.concluded_at = now  # else erasing takes it back too
    thing.submission.erase(now)
    school.commit()


def wipe_work(school, quotes, thing, now):
    thing.submission.erase(now)
    thing.submission.wipe()
    school.commit()


def erase_page(school, quotes, thing, now):
    thing.erase(now - timedelta(days=2))
    school.commit()


def wipe_harvest(school, quotes, thing, now):
    school.delete(thing.words)
    school.commit()


@pytest.mark.parametrize(
    ("kind", "goes"),
    [
        ("handed_in", erase_work),
        ("handed_in", wipe_work),
        ("page", erase_page),
        ("harvest", wipe_harvest),
    ],
)
def test_a_text_that_is_erased_leaves_the_choice_to_the_student(
    as_, app, school, sanne, quotes, now, kind, goes
):
    thing = getattr(quotes, kind)("Ik hielp een buur.")
    made = quotes.of(thing, "Ik hielp een buur.")
    goes(school, quotes, thing, now)
    assert state(app, made) == State.ERASED
    page = as_(sanne).get(at(made)).text
    assert GONE in page
    assert "Ik hielp een buur." in page
    listed = as_(sanne).get("/competences/evidence/").text
    assert GONE in listed
    with app.app_context():
        assert [each.id for each in queries.undecided_of(sanne)] == [made.id]


def test_a_page_of_the_logboek_that_is_wiped_leaves_the_copy(app, school, sanne, quotes):
    page = quotes.page("Ik bleef zitten.")
    made = quotes.of(page, "Ik bleef zitten.")
    with app.app_context():
        notebook.wipe(notebook.db.session.get(type(page), page.id))
        notebook.db.session.commit()
    school.expire_all()
    assert (made.page_id, made.quote) == (None, "Ik bleef zitten.")
    assert state(app, made) == State.ERASED


def test_who_erases_a_text_is_told_that_evidence_holds_words_of_it(as_, sanne, quotes):
    handed_in, page = quotes.handed_in("Ik hielp een buur."), quotes.page("Ik bleef.")
    work = f"/privacy/texts/{handed_in.submission.public_id}/erase"
    notes = f"/notebook/{page.public_id}/erase"
    said = "woorden uit deze tekst"
    assert [said in as_(sanne).get(each).text for each in (work, notes)] == [False, False]
    quotes.of(handed_in, "een buur")
    quotes.of(handed_in, "Ik hielp")
    quotes.of(page, "Ik bleef.")
    assert f"In 2 bewijzen staan {said}" in as_(sanne).get(work).text
    assert f"In één bewijs staan {said}" in as_(sanne).get(notes).text


def test_who_erases_or_takes_back_what_they_took_along_is_told_it_too(
    as_, school, sanne, quotes, now
):
    harvest, other = quotes.harvest(), quotes.harvest("Iets anders.")
    thread = harvest.run.thread
    thread.ended_at = now
    seat = GroupMember(user_id=sanne.id, invited_by_id=sanne.id, invited_at=now, joined_at=now)
    thread.group.members.append(seat)
    school.commit()
    pages = "/intervisie/own-words", f"/intervisie/{thread.public_id}/stop"
    said = "woorden uit deze tekst"
    assert [said in as_(sanne).get(each).text for each in pages] == [False, False]
    for words in ("Eerst vragen", "Dan pas helpen."):
        quotes.of(harvest, words)
    assert [f"In 2 bewijzen staan {said}" in as_(sanne).get(each).text for each in pages] == [
        True, True,
    ]  # fmt: skip
    quotes.of(other, "Iets anders.")
    page = as_(sanne).get(pages[0]).text
    assert [page.count(f"In {number} staan") for number in ("2 bewijzen", "één bewijs")] == [1, 1]


def test_the_list_costs_the_same_with_one_and_with_many(as_, sanne, quotes, statements):
    quotes.of_hand_in()
    browser, counts = as_(sanne), []
    for _ in range(2):
        statements.clear()
        assert browser.get("/competences/evidence/").status_code == 200
        counts.append(len(statements))
        page = quotes.page("Ik bleef zitten.")
        for _ in range(30):
            quotes.of(page, "Ik bleef zitten.")
    assert counts[0] == counts[1]
    assert "Oudere bewijzen" in browser.get("/competences/evidence/").text


def test_the_pages_with_ones_own_text_lead_to_it(as_, sanne, quotes):
    handed_in, page, harvest = quotes.handed_in("Ik."), quotes.page("Van mij."), quotes.harvest()
    work = as_(sanne).get(f"/submissions/{handed_in.submission.public_id}").text
    assert f"/competences/evidence/from/hand-in/{handed_in.public_id}" in work
    own_words = f"/competences/evidence/from/harvest/{harvest.public_id}"
    assert own_words in as_(sanne).get("/intervisie/own-words").text
    browser = as_(sanne)
    fields = hidden_in(browser.get(f"/notebook/{page.public_id}").text)
    data = {**fields, "text": "Van mij. Meer.", "then": "evidence"}
    sent = browser.post(f"/notebook/{page.public_id}", data=data)
    assert sent.location == f"/competences/evidence/from/notebook/{page.public_id}"
    assert "Meer." in browser.get(sent.location).text
