"""Letting one person by name read a hand-in: who can, from when, and until when."""

from datetime import timedelta

import pytest

from learning.readings.models import Reading
from learning.submissions.rules import Verdict
from learning.submissions.showing.models import ReaderRole
from tests.companions import asks_colleague, companion_of, shows
from tests.pages import hidden_in
from tests.work import STORY, Work

FEEDBACK = "Mooi moment van jou."


@pytest.fixture
def work(school, now, sanne, voorjaar, najaar):
    made = Work(school, sanne, voorjaar, now)
    made.hand_in()
    return made


def page_of(showing):
    return f"/submissions/shown/{showing.public_id}"


def chooses(browser, work, reader, **others):
    there = f"{work.address}/show"
    page = browser.get(there)
    data = {**hidden_in(page.text, "seen"), "person": reader.public_id, "weeks": "2", **others}
    return browser.post(there, data=data)


def test_az3_the_writer_shows_it_to_a_begeleider_who_reads_the_text_and_no_feedback(
    as_, work, sanne, karim, anna, school
):
    work.review(anna, already=FEEDBACK)
    assert chooses(as_(sanne), work, karim).status_code == 302
    browser = as_(karim)
    there = browser.get("/submissions/shown").text.partition('href="/submissions/shown/')[2][:14]
    page = browser.get(f"/submissions/shown/{there}").text
    assert STORY in page
    assert FEEDBACK not in page
    assert "textarea" not in page
    [row] = school.query(Reading).filter_by(reader_id=karim.id).all()
    assert (row.role, row.kind, row.writer_id) == ("begeleider", "hand-in", sanne.id)
    assert "Karim (begeleider), vandaag" in as_(sanne).get(work.address).text


def test_az5_everybody_who_reads_it_sees_who_reads_along(as_, work, sanne, karim, anna):
    shows(work, karim)
    line = "Anna (docent), Joost (docent) en Karim (begeleider). Verder niemand."
    assert line in as_(sanne).get(work.address).text
    assert "Karim (begeleider)" in as_(anna).get(work.review_address).text


@pytest.mark.parametrize("who", ["bilal", "mats", "ria", "wim", "paula", "anna", "sanne"])
def test_az3_nobody_else_opens_that_page(as_, work, karim, cast, who):
    shown = shows(work, karim)
    assert as_(cast[who]).get(page_of(shown)).status_code == 404


def test_it_closes_at_its_moment_and_at_once_when_it_is_stopped(as_, at, work, sanne, karim):
    shown = shows(work, karim, until=work.at + timedelta(days=14))
    at("2026-03-23 08:59")
    assert as_(karim).get(page_of(shown)).status_code == 200
    at("2026-03-23 09:00")
    assert as_(karim).get(page_of(shown)).status_code == 404
    at("2026-03-10 09:00")
    browser = as_(karim)
    assert browser.get(page_of(shown)).status_code == 200
    assert as_(sanne).post(f"{page_of(shown)}/stop").status_code == 302
    assert browser.get(page_of(shown)).status_code == 404
    assert "Karim" not in as_(sanne).get(work.address).text.partition("Wie heeft dit")[0]


def leaves(school, cohort, who):
    school.expire_all()
    for seat in cohort.memberships:
        if seat.user_id == who.id:
            seat.leave(seat.joined_at)
    school.commit()


@pytest.mark.parametrize("who", ["karim", "sanne"])
def test_it_closes_when_reader_or_writer_leaves_the_cohort(
    as_, work, karim, voorjaar, school, cast, who
):
    shown = shows(work, karim)
    leaves(school, voorjaar, cast[who])
    assert as_(karim).get(page_of(shown)).status_code == 404


def test_a_newer_hand_in_is_not_shown_by_itself_and_one_button_shows_it(
    as_, work, sanne, karim, anna, school
):
    shown = shows(work, karim)
    work.review(anna, Verdict.AANVULLEN)
    work.hand_in("En later nog een keer.")
    assert "En later nog een keer." not in as_(karim).get(page_of(shown)).text
    page = as_(sanne).get(work.address).text
    assert "leest je vorige tekst" in page
    assert "Deze nieuwe tekst niet." in page
    assert as_(sanne).post(f"{page_of(shown)}/again").status_code == 302
    assert as_(karim).get(page_of(shown)).status_code == 404
    assert as_(karim).get("/submissions/shown").text.count("/submissions/shown/") == 1


@pytest.mark.parametrize("verb", ["take_back", "erase"])
def test_taken_back_or_erased_it_is_closed_and_no_notice_leads_there(as_, work, sanne, karim, verb):
    chooses(as_(sanne), work, karim)
    assert "Iemand laat je een tekst lezen." in as_(karim).get("/").text
    erase = f"/privacy/texts/{work.submission.public_id}/erase"
    as_(sanne).post(erase if verb == "erase" else f"{work.address}/take-back")
    assert "Iemand laat je een tekst lezen." not in as_(karim).get("/").text
    assert "/submissions/shown/" not in as_(karim).get("/submissions/shown").text


def test_a_praktijkopleider_reads_it_as_long_as_they_are_one(
    as_, at, work, school, sanne, paula, voorjaar
):
    companion = companion_of(school, sanne, paula, voorjaar, work.at, days=30)
    assert chooses(as_(sanne), work, paula, weeks="0").status_code == 302
    [key] = [each.public_id for each in work.submission.handed_in.showings] or [""]
    there = f"/submissions/shown/{key}"
    assert STORY in as_(paula).get(there).text
    assert "Paula (praktijkopleider)" in as_(sanne).get(work.address).text
    at("2026-04-08 09:00")
    assert as_(paula).get(there).status_code == 404
    at("2026-03-10 09:00")
    assert as_(sanne).post(f"/praktijkopleiders/{companion.public_id}/end").status_code == 302
    assert as_(paula).get(there).status_code == 404


def test_what_was_handed_in_meanwhile_is_not_shown_by_mistake(as_, work, sanne, karim):
    answer = chooses(as_(sanne), work, karim, seen="aaaaaaaaaaaaaa")
    assert answer.status_code == 409
    assert "Er is nog niets gebeurd." in answer.text


def test_only_who_may_be_chosen_can_be_chosen(as_, work, sanne, ria):
    assert chooses(as_(sanne), work, ria).status_code == 422


class TestASecondDocent:
    """Anna asks Ria, who is docent elsewhere; Sanne has to know first."""

    def ask(self, as_, work, anna, **typed):
        there = f"/submissions/hand-ins/{work.submission.handed_in.public_id}/colleague"
        data = {"address": "ria@school.example", "reason": "samen kijken", **typed}
        return as_(anna).post(there, data=data)

    def test_r26_nothing_is_read_before_the_student_knows(self, as_, at, work, anna, ria, sanne):
        assert self.ask(as_, work, anna).status_code == 302
        at("2026-03-30 09:00")
        page = as_(ria).get("/submissions/shown").text
        assert "/submissions/shown/" not in page
        assert "Sanne" not in page
        assert "Anna</bdi> vraagt of je meeleest" in page

    def test_r26_goed_opens_it_at_once(self, as_, work, anna, ria, sanne):
        asked = asks_colleague(work, anna, ria)
        page = as_(sanne).get(work.address).text
        assert "Anna vraagt of Ria (docent) mag meelezen" in page
        assert "Twee docenten zien meer dan één." in page
        assert as_(ria).get(page_of(asked)).status_code == 404
        assert as_(sanne).post(f"{page_of(asked)}/agree").status_code == 302
        assert STORY in as_(ria).get(page_of(asked)).text
        assert "Ria (docent)" in as_(anna).get(work.review_address).text

    def test_r26_a_day_without_a_no_after_it_was_seen_opens_it_too(
        self, as_, at, work, anna, ria, sanne
    ):
        asked = asks_colleague(work, anna, ria)
        as_(sanne).get(work.address)
        at("2026-03-10 08:59")
        assert as_(ria).get(page_of(asked)).status_code == 404
        at("2026-03-10 09:00")
        assert as_(ria).get(page_of(asked)).status_code == 200

    def test_r26_liever_niet_ends_it_without_a_reason(self, as_, at, work, anna, ria, sanne):
        asked = asks_colleague(work, anna, ria)
        as_(sanne).get(work.address)
        assert as_(sanne).post(f"{page_of(asked)}/stop").status_code == 302
        at("2026-03-30 09:00")
        assert as_(ria).get(page_of(asked)).status_code == 404
        assert "liever niet dat een collega meeleest" in as_(anna).get("/").text

    def test_ria_gives_no_feedback(self, as_, work, anna, ria, sanne):
        asked = asks_colleague(work, anna, ria)
        as_(sanne).post(f"{page_of(asked)}/agree")
        assert as_(ria).get(work.review_address).status_code == 404

    def test_it_ends_when_who_asked_leaves(self, as_, work, anna, ria, sanne, school, voorjaar):
        asked = asks_colleague(work, anna, ria)
        as_(sanne).post(f"{page_of(asked)}/agree")
        leaves(school, voorjaar, anna)
        assert as_(ria).get(page_of(asked)).status_code == 404

    @pytest.mark.parametrize("address", ["bilal@school.example", "joost@school.example", "x@y.nl"])
    def test_only_a_docent_from_elsewhere_can_be_asked(self, as_, work, anna, address):
        answer = self.ask(as_, work, anna, address=address)
        assert answer.status_code == 422
        assert "We vinden geen docent met dit adres" in answer.text
        assert address in answer.text

    @pytest.mark.parametrize(("who", "status"), [("ria", 404), ("karim", 404), ("wim", 404)])
    def test_only_docenten_of_the_cohort_ask(self, as_, work, cast, who, status):
        assert self.ask(as_, work, cast[who]).status_code == status

    def test_the_student_may_not_ask_in_their_place(self, as_, work, sanne):
        assert self.ask(as_, work, sanne).status_code == 403


@pytest.mark.parametrize("role", list(ReaderRole))
def test_the_list_costs_as_many_questions_with_one_text_as_with_five(
    as_, school, now, sanne, voorjaar, karim, anna, ria, paula, najaar, statements, role
):
    reader = {"begeleider": karim, "praktijkopleider": paula, "docent": ria}[role]
    companion_of(school, sanne, paula, voorjaar, now)

    def show(opdracht, part=""):
        made = Work(school, sanne, voorjaar, now, opdracht, part)
        made.hand_in()
        if role == "docent":
            asked = asks_colleague(made, anna, ria)
            asked.agreed_at = now
            school.commit()
        else:
            shows(made, reader, role)

    show("kijk-terug")
    browser = as_(reader)
    browser.get("/submissions/shown")  # a module is written down once
    counts = []
    for parts in ([], ["zoeken", "bewaren", "gesprek", "praten"]):
        for part in parts:
            show("kijk-rond", part)
        statements.clear()
        assert browser.get("/submissions/shown").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]
