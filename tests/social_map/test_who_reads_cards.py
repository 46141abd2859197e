"""AZ3, AZ5–AZ8: who reads a card, for the whole cast, and whatever happens after."""

import pytest
from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db
from learning.readings.models import Reading
from learning.social_map import queries
from learning.social_map.models import SocialCard

FOUND = {"sanne", "anna", "joost"}
COHORT = {"sanne", "bilal", "noor", "fatma", "anna", "joost", "karim"}
STATES = {
    "proposed": FOUND,
    "given back": FOUND,
    "approved": COHORT,
    "taken off": FOUND,
}


@pytest.fixture
def readers(app, cast):
    """Who finds a card by the door, and who is told by readers_of(): both, by name."""

    def of(card):
        with app.app_context():
            people = [db.session.get(User, each.id) for each in cast.values() if each]
            found = {
                each.name.lower()
                for each in people
                if each.is_active
                and db.session.scalar(queries.readable_by(each).where(SocialCard.id == card.id))
            }
            told = queries.readers_of(db.session.get(SocialCard, card.id))
            return found, {each.name.lower() for each in told}

    return of


@pytest.mark.parametrize("state", STATES)
def test_who_finds_a_card_is_who_is_told(card, readers, state):
    assert readers(card(state)) == (STATES[state], STATES[state])


@pytest.mark.parametrize("state", STATES)
def test_az3_its_page_is_there_for_those_alone(card, as_, cast, state):
    home = f"/social_map/{card(state).public_id}"
    there = {who for who, user in cast.items() if user and as_(user).get(home).status_code == 200}
    assert there == STATES[state]


@pytest.mark.parametrize("who", ["sanne", "bilal", "anna", "karim"])
def test_az8_who_leaves_reads_it_no_more_but_who_found_it(
    card, readers, school, voorjaar, cast, now, who
):
    approved, waiting = card("approved"), card()
    for each in voorjaar.memberships:
        if each.user_id == cast[who].id:
            each.leave(now)
    school.commit()
    gone = {who} - {"sanne"}
    assert readers(approved) == (COHORT - gone, COHORT - gone)
    assert readers(waiting) == (FOUND - gone, FOUND - gone)


def test_az8_a_closed_account_is_not_told_of(card, readers, school, bilal, now):
    approved = card("approved")
    bilal.deactivate(now)
    school.commit()
    assert readers(approved)[1] == COHORT - {"bilal"}


def test_without_the_name_of_who_found_it_the_card_stays(card, readers, send, as_, look, sanne):
    approved = card("approved")
    assert send(sanne, approved, "/let-go", page="").status_code == 302
    assert look(approved).proposer_id is None
    assert readers(approved) == (COHORT, COHORT)
    assert "Jouw plekken" not in as_(sanne).get("/social_map/").text


def test_a_card_on_the_map_is_not_erased_and_one_that_waits_does_not_lose_its_name(
    card, as_, look, sanne
):
    approved, waiting = card("approved"), card()
    browser = as_(sanne)
    assert browser.post(f"/social_map/{approved.public_id}/erase").status_code == 403
    assert browser.post(f"/social_map/{waiting.public_id}/let-go").status_code == 403
    assert look(approved)
    assert look(waiting).proposer_id == sanne.id


def test_who_left_still_finds_and_erases_what_they_proposed(
    card, as_, school, voorjaar, look, sanne, now
):
    waiting = card()
    [seat] = [each for each in voorjaar.memberships if each.user_id == sanne.id]
    seat.leave(now)
    school.commit()
    home = f"/social_map/{waiting.public_id}"
    browser = as_(sanne)
    assert home in browser.get("/social_map/").text
    assert browser.post(f"{home}/change", data={"name": "x"}).status_code in {403, 422}
    assert browser.post(f"{home}/erase").status_code == 302
    assert look(waiting) is None


def test_au1_who_found_it_sees_that_a_docent_opened_it_before_it_was_on_the_map(
    card, as_, school, anna, joost, sanne, bilal
):
    waiting, approved = card(), card("approved")
    as_(anna).get("/social_map/")
    assert not school.scalars(select(Reading)).all(), "the list shows nothing of it"
    for _ in range(2):
        as_(anna).get(f"/social_map/{waiting.public_id}")
    as_(joost).get(f"/social_map/{waiting.public_id}/change")
    for who in (anna, bilal, sanne):
        as_(who).get(f"/social_map/{approved.public_id}")
    as_(sanne).get(f"/social_map/{waiting.public_id}")
    school.rollback()
    rows = school.scalars(select(Reading).order_by(Reading.id)).all()
    assert [(each.reader_id, each.thing_id, each.kind) for each in rows] == [
        (anna.id, waiting.id, "card"),
        (joost.id, waiting.id, "card"),
    ]
    assert "jouw plek voor de sociale kaart" in as_(sanne).get("/privacy/").text


def test_au1_a_docent_sees_that_their_remark_was_read(card, as_, school, anna, joost, sanne):
    home = f"/social_map/{card('given back').public_id}"
    for who in (anna, joost, sanne):
        as_(who).get(home)
    school.rollback()
    remarks = school.scalars(
        select(Reading).filter_by(kind="card-remark").order_by(Reading.id)
    ).all()
    assert [(each.reader_id, each.writer_id, each.role) for each in remarks] == [
        (joost.id, anna.id, "docent"),
        (sanne.id, anna.id, "student"),
    ]
    assert "je bericht over een plek voor de sociale kaart" in as_(anna).get("/privacy/").text


def test_the_list_of_a_docent_tells_who_and_when_and_no_more(card, as_, anna):
    card(name="Geheime naam")
    page = as_(anna).get("/social_map/").text
    assert "Er wacht één plek op jou" in page
    assert "Van Sanne, vandaag" in page
    assert "Geheime naam" not in page
