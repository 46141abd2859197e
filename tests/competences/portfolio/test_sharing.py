"""AZ3, AU1: a portfolio is read by whom she chose, until the day she chose, and by nobody else."""

from datetime import timedelta

import pytest

from learning.cohorts.models import Membership
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.ticking import tick
from tests.companions import companion_of
from tests.competences.portfolio.making import FIRST, HELLO, HOME, PREVIEW, SHARE, SHOWN

OWNER = "Sanne ziet dat jij dit hebt geopend."


@pytest.fixture
def shared(made, karim):
    """With Karim, for a week."""
    assert made.shares(karim).status_code == 302
    return made


def test_karim_is_told_reads_what_is_in_it_now_and_she_sees_that_he_did(shared, as_, karim, school):
    browser = as_(karim)
    [notice] = school.query(Notice).filter_by(user_id=karim.id).all()
    assert notice.words == "Iemand laat je een portfolio lezen."
    assert notice.address == shared.shared_address
    assert "tot en met maandag 16 maart" in browser.get(SHOWN).text
    seen = browser.get(shared.shared_address).text
    assert HELLO in seen
    assert OWNER in seen
    shared.write(inleiding="Ik schreef er iets bij.")
    assert "Ik schreef er iets bij." in browser.get(shared.shared_address).text
    assert school.query(Reading).filter_by(kind="portfolio", reader_id=karim.id).count() == 1
    log = shared.browser.get("/privacy/").text
    assert "Karim" in log
    assert "je portfolio" in log


def test_what_others_see_is_the_very_page_that_she_sees_as_others_do(shared, as_, karim):
    start = '<div class="portfolio-document">'
    theirs, hers = as_(karim).get(shared.shared_address).text, shared.browser.get(PREVIEW).text
    assert start in hers
    cut = [each.split(start)[1].split("no-print")[0] for each in (theirs, hers)]
    assert cut[0] == cut[1]


def test_above_everything_stand_the_readers_by_name_with_their_last_day(shared):
    page = shared.browser.get(HOME).text
    assert page.index("Karim</bdi> (begeleider), tot en met maandag 16 maart") < page.index(HELLO)
    assert "jij en Karim" in shared.browser.get(f"{HOME}text").text


def test_az2_taking_back_works_at_the_next_click(shared, as_, karim, school):
    browser, address = as_(karim), shared.shared_address
    assert browser.get(address).status_code == 200
    assert shared.browser.post(f"{SHARE}/{shared.share.public_id}/stop").status_code == 302
    assert browser.get(address).status_code == 404
    assert FIRST not in browser.get(SHOWN).text
    assert "Er is nu geen portfolio dat jij mag lezen." in browser.get(SHOWN).text
    school.expire_all()
    assert school.query(Notice).filter_by(user_id=karim.id).one().seen_at
    assert "Leest nu niet mee" in shared.browser.get(HOME).text


def test_the_last_day_ends_at_midnight_here_by_itself(shared, as_, karim, sanne, at):
    address = shared.shared_address
    at("2026-03-16 22:59")
    browser = as_(karim)
    assert browser.get(address).status_code == 200
    at("2026-03-16 23:00")
    assert browser.get(address).status_code == 404
    assert "Dit lees je alleen zelf." in as_(sanne).get(HOME).text


def test_choosing_the_same_person_twice_is_one_share_with_the_last_day_chosen(
    shared, karim, school
):
    first = shared.share.public_id
    assert shared.shares(karim, "maand").status_code == 302
    assert shared.share.public_id == first
    assert school.query(PortfolioShare).count() == 1
    assert "8 april" in shared.browser.get(HOME).text
    assert school.query(Notice).filter_by(user_id=karim.id).count() == 1


def test_after_it_was_over_it_begins_anew_with_a_new_address(shared, karim, at, school):
    first = shared.share.public_id
    at("2026-04-01 09:00")
    assert shared.shares(karim).status_code == 302
    assert shared.share.public_id != first
    assert school.query(PortfolioShare).filter_by(withdrawn_at=None).count() == 1


@pytest.mark.parametrize("day", ["2026-03-08", "2027-03-12", "9999-12-31", "nooit", ""])
def test_a_day_in_the_past_or_too_far_away_is_refused_with_a_sentence(made, karim, day):
    answer = made.shares(karim, "dag", last_day=day)
    assert answer.status_code == 422
    assert 'id="last_day-why"' in answer.text
    assert made.share is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("9-3-2027", 'type="date" value="2027-03-09"'), ("ooit", 'type="text" value="ooit"')],
)
def test_a_day_that_was_not_asked_for_stays_in_its_box_when_nobody_was_chosen(made, typed, shown):
    data = {"how_long": "week", "last_day": typed}
    answer = made.browser.post(SHARE, data=data)
    assert answer.status_code == 422
    assert shown in answer.text


def test_a_day_within_a_year_is_good(made, karim):
    assert made.shares(karim, "dag", last_day="2027-03-09").status_code == 302
    assert made.shares(karim, "dag", last_day="2026-03-09").status_code == 302, "today too"


def test_somebody_whom_she_does_not_know_cannot_be_chosen(made, mats, ria, wim, najaar):
    for who in (mats, ria, wim):
        assert made.shares(who).status_code == 422
    assert made.browser.post(SHARE, data={"person": "x", "how_long": "week"}).status_code == 422
    assert made.browser.post(SHARE).status_code == 422
    assert made.share is None


def test_everybody_of_her_cohort_and_her_praktijkopleider_can_be_chosen(
    made, school, sanne, paula, voorjaar, now
):
    companion_of(school, sanne, paula, voorjaar, now)
    page = made.browser.get(SHARE).text
    names = ["Anna (docent)", "Joost (docent)", "Karim (begeleider)", "Paula (praktijkopleider)"]
    names += ["Bilal (medestudent)", "Fatma (medestudent)", "Noor (medestudent)"]
    places = [page.index(each) for each in names]
    assert places == sorted(places)
    assert "Mats" not in page


def leaves(school, who, cohort):
    school.rollback()
    school.expire_all()
    for seat in school.query(Membership).filter_by(user_id=who.id, cohort_id=cohort.id):
        seat.left_at = seat.joined_at + timedelta(hours=1)
    school.commit()


@pytest.mark.parametrize("goes", ["karim", "sanne"])
def test_when_one_of_both_leaves_the_cohort_nothing_is_read_any_more(
    shared, as_, cast, school, voorjaar, goes
):
    browser, address = as_(cast["karim"]), shared.shared_address
    leaves(school, cast[goes], voorjaar)
    assert browser.get(address).status_code == 404
    assert "Dit lees je alleen zelf." in shared.browser.get(HOME).text
    assert shared.browser.get(PREVIEW).status_code == 200, "it stays hers"


def test_somebody_who_left_cannot_be_chosen_any_more(made, karim, school, voorjaar):
    leaves(school, karim, voorjaar)
    assert made.shares(karim).status_code == 422


def test_another_tie_keeps_it_open(shared, as_, sanne, karim, school, voorjaar, najaar):
    for user, role in ((sanne, "student"), (karim, "begeleider")):
        school.add(
            Membership(cohort_id=najaar.id, user_id=user.id, role=role, joined_at=najaar.created_at)
        )
    school.commit()
    leaves(school, sanne, voorjaar)
    assert as_(karim).get(shared.shared_address).status_code == 200


def test_a_praktijkopleider_reads_until_the_student_stops_that(
    made, as_, school, sanne, paula, voorjaar, now
):
    companion = companion_of(school, sanne, paula, voorjaar, now)
    assert made.shares(paula, "maand").status_code == 302
    browser, address = as_(paula), made.shared_address
    assert HELLO in browser.get(address).text
    companion.ended_at = now
    school.commit()
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("closed", ["karim", "sanne"])
def test_a_closed_account_reads_nothing_and_is_read_by_nobody(
    shared, as_, cast, school, closed, now
):
    address = shared.shared_address
    cast[closed].deactivate(now)
    school.commit()
    assert as_(cast["karim"] if closed == "sanne" else None).get(address).status_code in {302, 404}


def test_the_tick_tidies_up_and_no_notice_leads_there(app, shared, karim, school, at):
    at("2026-03-17 09:00")
    tick(app)
    assert shared.share.withdrawn_at
    assert school.query(Notice).filter_by(user_id=karim.id).one().seen_at


def test_nobody_else_opens_the_address_and_only_she_stops_it(shared, as_, cast):
    address, key = shared.shared_address, shared.share.public_id
    for who in ("bilal", "mats", "anna", "ria", "wim", "sanne"):
        assert as_(cast[who]).get(address).status_code == 404, who
    for who in ("bilal", "karim", "anna"):
        assert as_(cast[who]).post(f"{SHARE}/{key}/stop").status_code == 404, who
    assert as_(cast["karim"]).get(address).status_code == 200


def test_erasing_the_portfolio_closes_it_for_its_readers(shared, as_, karim, school):
    browser, address = as_(karim), shared.shared_address
    shared.browser.post(f"{HOME}erase")
    assert browser.get(address).status_code == 404
    school.expire_all()
    assert school.query(Notice).filter_by(user_id=karim.id).one().seen_at


def test_an_old_day_in_the_box_counts_only_where_a_day_was_chosen(made, karim):
    chosen = {"person": karim.public_id, "how_long": "week", "last_day": "31-02-1999"}
    assert made.browser.post(SHARE, data=chosen).status_code == 302
    assert "tot en met maandag 16 maart" in made.browser.get(HOME).text
