"""*Ik wil dat iemand contact met mij opneemt*: asked of one person, seen by two, not forgotten."""

from datetime import UTC, datetime

import pytest

from learning.begeleiders.models import ContactRequest
from learning.begeleiders.rules import due_after, within
from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.ticking import tick
from tests.begeleiders.conftest import ASK, NOTE


def page_of(request):
    return f"/begeleiders/{request.public_id}"


def at_utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "asked", "due"),
    [
        (2, "2026-03-09 09:00", "2026-03-11 23:00"),  # Monday → Wednesday is over
        (2, "2026-03-12 09:00", "2026-03-16 23:00"),  # Thursday → Monday
        (1, "2026-03-13 22:30", "2026-03-16 23:00"),  # Friday late → Monday
        (1, "2026-03-28 12:00", "2026-03-30 22:00"),  # over the change of the clock
    ],
)
def test_the_time_one_may_expect_counts_working_days(days, asked, due):
    assert due_after(days, at_utc(asked)) == at_utc(due)


def test_it_is_said_in_words():
    assert within(1) == "binnen één werkdag"
    assert within(2) == "binnen twee werkdagen"


def test_r515_the_page_says_who_within_what_time_that_nobody_reads_along_live_and_whom_to_call(
    as_, sanne, voorjaar
):
    page = as_(sanne).get(ASK).text
    assert "Karim</bdi> neemt binnen twee werkdagen contact met je op." in page
    assert "Niemand leest hier meteen mee." in page
    assert "Dit lezen: jij en Karim (begeleider). Verder niemand." in page
    assert 'href="tel:' in page
    assert "Een reden hoeft niet." in page


def test_r515_it_is_one_link_from_help_from_stop_and_from_mijn_plek(as_, sanne, voorjaar):
    browser = as_(sanne)
    for address in ("/help", "/pauses/rest", "/"):
        assert f'href="{ASK}"' in browser.get(address).text, address


def test_where_there_is_no_begeleider_one_asks_a_docent_and_that_is_said(as_, mats, ria, najaar):
    page = as_(mats).get(ASK).text
    assert "Ria (docent)" in page
    assert "Jouw groep heeft geen begeleider" in page


def test_who_is_in_no_cohort_is_led_to_help(as_, paula):
    page = as_(paula).get(ASK).text
    assert "Je zit nu niet als student in een groep" in page
    assert "<textarea" not in page


def test_the_begeleider_hears_of_it_without_a_name_and_finds_it_on_top(as_, asks, karim, school):
    found = asks()
    notice = school.query(Notice).filter_by(user_id=karim.id).one()
    assert notice.words == "Iemand vraagt of je contact opneemt."
    assert notice.kind == "contact"
    page = as_(karim).get("/begeleiders/").text
    assert "Eén persoon vraagt om contact" in page
    assert NOTE not in page
    assert NOTE in as_(karim).get(page_of(found)).text
    [row] = school.query(Reading).filter_by(kind="contact").all()
    assert (row.reader_id, row.role) == (karim.id, "begeleider")


def test_the_longest_wait_stands_first(as_, at, asks, bilal, noor, karim):
    for day, who in ((9, bilal), (10, noor)):
        at(f"2026-03-{day:02} 09:00")
        asks(who)
    page = as_(karim).get("/begeleiders/").text
    assert "Bilal</bdi> wacht het langst" in page
    rows = page.partition('<ul class="rows')[2]
    assert rows.index("Bilal") < rows.index("Noor")


@pytest.mark.parametrize("who", ["bilal", "anna", "joost", "mats", "ria", "wim", "paula"])
def test_az3_nobody_else_reads_it_not_even_a_docent(as_, asks, cast, who):
    there = page_of(asks())
    assert as_(cast[who]).get(there).status_code == 404
    for verb in ("spoken", "pass", "withdraw"):
        assert as_(cast[who]).post(f"{there}/{verb}").status_code == 404


def test_contact_was_had_and_the_student_sees_when(as_, asks, karim, sanne):
    found = asks()
    assert as_(karim).post(f"{page_of(found)}/spoken").status_code == 302
    assert "Niemand vraagt om contact" in as_(karim).get("/begeleiders/").text
    assert "Jullie hadden contact: vandaag." in as_(sanne).get(page_of(found)).text


def test_it_is_passed_on_to_a_named_colleague_and_the_student_sees_to_whom(
    as_, asks, karim, anna, sanne, school
):
    found = asks()
    passed = as_(karim).post(f"{page_of(found)}/pass", data={"who": anna.public_id})
    assert passed.status_code == 302
    assert as_(karim).get(page_of(found)).status_code == 404
    assert NOTE in as_(anna).get(page_of(found)).text
    page = as_(sanne).get(page_of(found)).text
    assert "Je vraag aan <bdi>Anna</bdi>" in page
    assert "doorgegeven door <bdi>Karim</bdi>" in page
    assert "Karim" not in page.partition('class="readers')[2].partition("</div></div>")[0]


@pytest.mark.parametrize("who", ["ria", "bilal", "sanne", "karim"])
def test_it_is_passed_on_to_nobody_else(as_, asks, karim, cast, who):
    found = asks()
    to = {"who": cast[who].public_id}
    assert as_(karim).post(f"{page_of(found)}/pass", data=to).status_code == 422


def test_taken_back_its_words_are_gone_at_once(as_, asks, karim, sanne, school):
    found = asks()
    assert as_(sanne).post(f"{page_of(found)}/withdraw").status_code == 302
    school.expire_all()
    assert school.get(ContactRequest, found.id).note == ""
    assert as_(karim).get(page_of(found)).status_code == 404
    assert "Iemand vraagt of je contact opneemt." not in as_(karim).get("/").text
    assert as_(karim).post(f"{page_of(found)}/spoken").status_code == 404


def test_after_the_contact_the_student_still_erases_the_words(as_, asks, karim, sanne, school):
    found = asks()
    as_(karim).post(f"{page_of(found)}/spoken")
    assert "Wis wat ik erbij schreef" in as_(sanne).get(page_of(found)).text
    as_(sanne).post(f"{page_of(found)}/withdraw")
    school.expire_all()
    again = school.get(ContactRequest, found.id)
    assert (again.note, again.withdrawn_at) == ("", None)


def test_thirty_days_after_the_contact_the_words_are_forgotten(app, as_, at, asks, karim, school):
    found = asks()
    as_(karim).post(f"{page_of(found)}/spoken")
    for day, left in (("2026-04-08 08:59", NOTE), ("2026-04-08 09:00", "")):
        at(day)
        tick(app)
        school.expire_all()
        assert school.get(ContactRequest, found.id).note == left


def reminders(school, user):
    return [
        each.words
        for each in school.query(Notice).filter_by(user_id=user.id)
        if "wacht nog" in each.words or "niemand" in each.words
    ]


def test_what_waits_too_long_is_told_once_and_stays_on_top(app, as_, at, asks, karim, school):
    asks()
    at("2026-03-11 22:59")
    tick(app)
    assert reminders(school, karim) == []
    for moment in ("2026-03-11 23:00", "2026-03-12 23:00", "2026-03-19 09:00"):
        at(moment)
        tick(app)
        assert reminders(school, karim) == ["Een vraag om contact wacht nog op je."]
    assert "Dit wacht langer dan beloofd" in as_(karim).get("/begeleiders/").text


def test_when_the_begeleider_is_gone_the_student_hears_and_asks_somebody_else(
    app, as_, at, asks, karim, sanne, school, voorjaar
):
    found = asks()
    for seat in voorjaar.memberships:
        if seat.user_id == karim.id:
            seat.leave(found.asked_at)
    school.commit()
    assert as_(karim).get(page_of(found)).status_code == 404
    assert "Karim</bdi> is er niet meer. Kies iemand anders." in as_(sanne).get(ASK).text
    at("2026-03-12 09:00")
    tick(app)
    assert reminders(school, karim) == []
    assert reminders(school, sanne) == [
        "Je vraag om contact ligt nu bij niemand. Kies iemand anders."
    ]


def test_the_begeleider_says_how_soon_one_hears_something(as_, karim, sanne, voorjaar):
    data = {"cohort": voorjaar.public_id, "days": "4"}
    assert as_(karim).post("/begeleiders/days", data=data).status_code == 302
    assert "binnen vier werkdagen" in as_(sanne).get(ASK).text
    wrong = as_(karim).post("/begeleiders/days", data={**data, "days": "veel"})
    assert wrong.status_code == 422
    assert "Schrijf een getal van 1 tot en met 10." in wrong.text


@pytest.mark.parametrize(("who", "status"), [("sanne", 404), ("ria", 404), ("wim", 404)])
def test_nobody_else_says_so(as_, cast, voorjaar, who, status):
    data = {"cohort": voorjaar.public_id, "days": "4"}
    assert as_(cast[who]).post("/begeleiders/days", data=data).status_code == status


def test_words_that_cannot_be_kept_come_back(as_, sanne, karim, voorjaar):
    data = {"who": karim.public_id, "how": "bellen", "note": "Mijn verhaal. " * 2000}
    answer = as_(sanne).post(ASK, data=data)
    assert answer.status_code == 422
    assert "Mijn verhaal. Mijn verhaal." in answer.text


def test_somebody_left_while_the_form_stood_open_and_the_words_come_back(
    as_, sanne, karim, anna, voorjaar, school
):
    for seat in voorjaar.memberships:
        if seat.user_id == karim.id:
            seat.leave(seat.joined_at)
    school.commit()
    answer = as_(sanne).post(ASK, data={"who": karim.public_id, "how": "bellen", "note": NOTE})
    assert answer.status_code == 422
    assert "Kies één persoon." in answer.text
    assert NOTE in answer.text


def test_the_desk_costs_as_many_questions_with_one_as_with_four(
    as_, asks, sanne, bilal, noor, fatma, karim, statements
):
    asks(sanne)
    browser = as_(karim)
    browser.get("/begeleiders/")
    counts = []
    for others in ((), (bilal, noor, fatma)):
        for each in others:
            asks(each)
        statements.clear()
        browser.get("/begeleiders/")
        counts.append(len(statements))
    assert counts[0] == counts[1]
