"""Whoever asked takes it back at any time: really gone, and the words of others stay theirs."""

from pathlib import Path

import pytest
from sqlalchemy import select

from learning.base.db import db
from learning.notices.models import Notice
from learning.werktafel.handovers.models import Handover
from learning.werktafel.models import Question
from learning.werktafel.signals.models import Cluster
from learning.werktafel.states import Brings
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN

WORD = "zeldzaamwoord"


def everything(school) -> str:
    school.rollback()
    return str([school.execute(select(each)).all() for each in db.metadata.sorted_tables])


def test_taken_back_no_trace_of_it_is_left(as_, question, school, sanne, fresh):
    made = question(f"Wie kent een {WORD}?")
    assert WORD in everything(school)
    assert as_(sanne).post(f"{asking.address(made)}/take-back").status_code == 302
    assert WORD not in everything(school)
    assert not school.scalars(select(Question)).all()


def test_what_others_added_stays_theirs(as_, question, school, sanne, bilal, noor, now):
    made = question(f"Wie kent een {WORD}?")
    asking.added(school, made, bilal, now, "Bij de buren.")
    as_(sanne).post(f"{asking.address(made)}/take-back")
    assert WORD not in everything(school)
    school.expire_all()
    (left,) = school.scalars(select(Question)).all()
    assert (left.asker_id, left.text) == (None, "")
    own = as_(bilal).get("/werktafel/own").text
    assert "De vraag is teruggehaald." in own
    assert "Bij de buren." in own
    assert "Bij de buren." not in as_(noor).get("/werktafel/").text
    assert as_(bilal).get(asking.address(made)).status_code == 404
    (addition,) = {each for each in own.split("/werktafel/additions/")[1:] for each in [each[:14]]}
    as_(bilal).post(f"/werktafel/additions/{addition}/take-back")
    school.expire_all()
    assert not school.scalars(select(Question)).all()


def test_taken_back_while_somebody_answers_their_words_come_back(as_, question, sanne, bilal):
    made, browser = question(), as_(bilal)
    home = f"{asking.address(made)}/add"
    form = {"text": "Ik ken iemand!", "kind": "idee"}
    form |= hidden_in(browser.get(home).text, *HIDDEN)
    as_(sanne).post(f"{asking.address(made)}/take-back")
    answer = browser.post(home, data=form)
    assert answer.status_code == 404
    assert "Ik ken iemand!" in answer.text


def test_az6_nobody_takes_back_the_question_of_another(as_, question, cast):
    home = f"{asking.address(question())}/take-back"
    codes = {who: as_(user).post(home).status_code for who, user in cast.items() if who != "sanne"}
    codes.pop("visitor")
    assert set(codes.values()) == {403, 404}


def test_after_leaving_one_reads_ones_own_takes_it_back_and_no_more(
    as_, question, school, voorjaar, sanne, bilal, now
):
    made, other = question(), question("Van Bilal?", by=bilal)
    asking.added(school, made, bilal, now, "Idee van Bilal.")
    asking.added(school, other, sanne, now, "Idee van mij.")
    next(each for each in voorjaar.present if each.user_id == sanne.id).leave(now)
    school.commit()
    browser = as_(sanne)
    assert browser.get(asking.address(other)).status_code == 404
    page = browser.get(asking.address(made))
    assert page.status_code == 200
    assert "Idee van Bilal." not in page.text
    assert browser.get(f"{asking.address(made)}/mend").status_code == 403
    own = browser.get("/werktafel/own").text
    assert made.text in own
    assert "Idee van mij." in own
    assert "Van Bilal?" not in own
    assert browser.post(f"{asking.address(made)}/take-back").status_code == 302


def test_with_it_goes_who_would_walk_along_and_what_it_was_linked_to(
    as_, question, school, sanne, bilal, now, told
):
    made, other = question(), question("Nog een?", by=bilal)
    asking.linked(school, [made, other], now)
    asking.added(school, made, bilal, now, "Dinsdag.", Brings.WALKS)
    asking.walked(school, made, bilal, now, f"{WORD} om tien uur")
    as_(sanne).post(f"{asking.address(made)}/take-back")
    school.expire_all()
    assert WORD not in everything(school)
    assert not school.scalars(select(Cluster)).all()
    assert school.scalars(select(Handover)).one().ended_at
    assert not school.scalars(select(Notice).where(Notice.seen_at.is_(None))).all()


@pytest.mark.sqlite_only
def test_au8_what_was_mended_or_ended_leaves_the_journal_at_once(
    as_, question, school, sanne, bilal, now, engine
):
    made = question("Wie kent zwaluwstaart?")
    added = asking.added(school, made, bilal, now, "Bel ooievaarsbek.", Brings.WALKS)
    walk = asking.walked(school, made, bilal, now, "Bij koolmeesje")
    main = Path(engine.url.database)

    def stands(word) -> bool:
        return any(word in each.read_bytes() for each in main.parent.glob(f"{main.name}*"))

    fields = {"kind": "idee", "text": "wie kent iemand?", "revision": "1"}
    for word, who, verb, data in (
        (b"zwaluwstaart", sanne, f"{made.public_id}/mend", fields),
        (b"ooievaarsbek", bilal, f"additions/{added.public_id}", fields),
        (b"koolmeesje", sanne, f"walks/{walk.public_id}/end", {}),
    ):
        assert stands(word)
        school.rollback()
        assert as_(who).post(f"/werktafel/{verb}", data=data).status_code == 302
        assert not stands(word), word
