"""What is over stays over: nobody reads it anew by themselves, and nothing says they do."""

from datetime import timedelta

import pytest

from learning.notices.models import Notice
from learning.submissions.rules import Verdict
from learning.submissions.showing.models import ReaderRole, Showing
from learning.ticking import tick
from tests.companions import companion_of, shows
from tests.praktijkopleiders.test_letting_in import link_in
from tests.work import Work, post_from_page

AS_COMPANION = ReaderRole.PRAKTIJKOPLEIDER


@pytest.fixture
def work(school, now, sanne, voorjaar):
    made = Work(school, sanne, voorjaar, now)
    made.hand_in()
    return made


@pytest.fixture
def companion(school, sanne, paula, voorjaar, now):
    return companion_of(school, sanne, paula, voorjaar, now, days=10)


def page_of(showing):
    return f"/submissions/shown/{showing.public_id}"


def removes(as_, docent, cohort, who, role):
    data = {"person": who.public_id, "role": role}
    assert as_(docent).post(f"/cohorts/{cohort.public_id}/remove", data=data).status_code == 302


def ends(as_, companion, sanne):
    return as_(sanne).post(f"/praktijkopleiders/{companion.public_id}/end")


def test_who_was_ended_and_invited_anew_reads_nothing_by_itself(
    as_, school, now, voorjaar, work, companion, sanne, paula
):
    shown = shows(work, paula, AS_COMPANION)
    assert as_(paula).get(page_of(shown)).status_code == 200
    assert ends(as_, companion, sanne).status_code == 302
    companion_of(school, sanne, paula, voorjaar, now)
    assert as_(paula).get(page_of(shown)).status_code == 404
    assert "leest mee" not in as_(sanne).get(work.address).text


def test_prolonged_after_the_end_nothing_opens_and_prolonged_in_time_all_stays(
    as_, at, work, companion, sanne, paula
):
    shown = shows(work, paula, AS_COMPANION)
    there = f"/praktijkopleiders/{companion.public_id}/prolong"
    assert as_(sanne).post(there, data={"last_day": "2026-03-25"}).status_code == 302
    at("2026-03-24 09:00")
    assert as_(paula).get(page_of(shown)).status_code == 200
    at("2026-03-27 09:00")
    assert as_(sanne).post(there, data={"last_day": "2026-06-01"}).status_code == 302
    assert as_(paula).get(page_of(shown)).status_code == 404


def test_who_comes_in_again_after_their_time_was_over_chooses_nothing_back(
    as_, at, school, work, companion, sanne, paula, voorjaar
):
    shown = shows(work, paula, AS_COMPANION)
    at("2026-03-30 09:00")
    data = {"name": "Paula", "address": paula.email, "last_day": "2026-06-01"}
    data["cohort"] = voorjaar.public_id
    assert as_(sanne).post("/praktijkopleiders/mine", data=data).status_code == 302
    assert as_(paula).post(link_in(school)).status_code == 302
    assert as_(paula).get(page_of(shown)).status_code == 404


def test_ending_one_leaves_what_others_and_other_students_show(
    as_, school, now, voorjaar, work, companion, sanne, paula, karim, bilal
):
    companion_of(school, bilal, paula, voorjaar, now)
    other = Work(school, bilal, voorjaar, now)
    other.hand_in()
    kept = [(karim, shows(work, karim)), (paula, shows(other, paula, AS_COMPANION))]
    ends(as_, companion, sanne)
    for reader, shown in kept:
        assert as_(reader).get(page_of(shown)).status_code == 200


@pytest.mark.parametrize("how", ["button", "until", "companion"])
def test_no_notice_leads_to_what_is_over(app, as_, at, school, work, companion, sanne, paula, how):
    weeks = "0" if how != "until" else "2"
    if how == "until":
        as_(sanne).post(
            f"/praktijkopleiders/{companion.public_id}/prolong", data={"last_day": "2026-06-01"}
        )
    typed = {"person": paula.public_id, "weeks": weeks}
    assert post_from_page(as_(sanne), f"{work.address}/show", typed).status_code == 302
    told = school.query(Notice).filter_by(user_id=paula.id, seen_at=None)
    assert told.count() == 1
    if how == "button":
        ends(as_, companion, sanne)
    else:
        at("2026-03-30 09:00")
        tick(app)
    assert told.count() == 0


def test_the_tick_leaves_what_is_not_over(app, as_, work, companion, sanne, paula, karim, school):
    shows(work, paula, AS_COMPANION, until=work.at + timedelta(days=1))
    shows(work, karim)
    tick(app)
    assert school.query(Showing).filter(Showing.withdrawn_at.is_not(None)).count() == 0


def newer(work, anna):
    work.review(anna, Verdict.AANVULLEN)
    work.hand_in("En later nog een keer.")


def test_the_new_text_is_not_shown_to_who_left_and_nothing_says_so(
    as_, school, work, sanne, anna, karim, voorjaar
):
    shown = shows(work, karim)
    newer(work, anna)
    removes(as_, anna, voorjaar, karim, "begeleider")
    writer = as_(sanne)
    page = writer.get(work.address).text
    assert "Laat ook de nieuwe tekst lezen" not in page
    assert "Karim" not in page
    answer = writer.post(f"{page_of(shown)}/again", follow_redirects=True)
    assert answer.status_code == 409
    assert "Kies opnieuw wie er meeleest." in answer.text
    assert school.query(Showing).count() == 1


def test_from_a_page_of_before_its_time_was_over_the_new_text_is_not_shown(
    as_, at, school, work, sanne, anna, karim
):
    shown = shows(work, karim, until=work.at + timedelta(days=1))
    newer(work, anna)
    at("2026-03-12 09:00")
    assert as_(sanne).post(f"{page_of(shown)}/again").status_code == 409
    assert school.query(Showing).count() == 1


def test_what_is_erased_names_also_who_reads_an_older_text(
    as_, work, sanne, anna, karim, companion, paula
):
    shows(work, karim)
    newer(work, anna)
    shows(work, paula, AS_COMPANION)
    page = as_(sanne).get(f"/privacy/texts/{work.submission.public_id}/erase").text
    line = "Karim (begeleider) en Paula (praktijkopleider). Verder niemand."
    assert line in page
