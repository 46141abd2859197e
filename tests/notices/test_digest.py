"""One mail a day at most, by day, about what is there and was not seen, without a word of it."""

import re
import threading
from datetime import timedelta

import pytest

from learning import mailing
from learning.base.db import db, writing
from learning.cohorts.models import Role
from learning.mailing import make_digests
from learning.notices.digest import making
from learning.notices.kinds import Kind
from learning.notices.models import Digest, MailOff, Notice
from learning.pauses.models import ModulePause
from learning.praktijkopleiders.models import Companion
from learning.ticking import tick
from tests.letterbox import mails
from tests.notices.conftest import PAGE, kinds_in, read
from tests.post_office import hang_up

SANNE = "sanne@school.example"
SUBJECT = "Er staat iets voor je klaar op Vrijplaats"


def test_a_mail_says_that_something_is_there_and_nothing_else(
    morning, post_office, waits, sanne, voorjaar
):
    waits(sanne)
    waits(sanne, "/submissions/abc", Kind.FEEDBACK, key="feedback van Anna")
    waits(sanne, "/submissions/def", Kind.FEEDBACK, key="nog meer")
    assert morning() == 1
    [message] = post_office.to(SANNE)
    words = read(message)
    assert message["Subject"] == SUBJECT
    assert kinds_in(message) == ["Er is feedback voor je.", "Er is iets in je intervisie."]
    links = re.findall(r"https?://[^/\s]+(/\S*)", words)
    assert [re.sub(r"off/.*", "off/…", each) for each in links] == [
        "/", "/notices/", "/notices/off/…",
    ]  # fmt: skip
    assert not re.search(r"anna|sanne|abc|def|iets\.", words.replace("Er is iets", ""), re.I)
    assert message.get_content_type() == "text/plain"


def test_a_mail_program_can_stop_it_with_one_click(morning, post_office, waits, sanne, voorjaar):
    waits(sanne)
    morning()
    [message] = post_office.to(SANNE)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip("<>") in read(message)


@pytest.mark.parametrize(
    ("day", "early", "late"),
    [
        ("2026-03-10", "06:59", "07:00"),  # winter: 8 here is 7 elsewhere
        ("2026-03-29", "05:59", "06:00"),  # the night on which an hour is missing
        ("2026-10-25", "06:59", "07:00"),  # and on which there is one too much
    ],
)
def test_du7_it_comes_from_eight_in_the_morning_here(
    morning, school, waits, sanne, voorjaar, at, day, early, late
):
    row = waits(sanne)
    row.at = at(f"{day} 00:30")
    school.commit()
    assert morning(day, early) == 0
    assert morning(day, late) == 1


def test_it_never_comes_by_night_also_when_the_server_was_away_all_day(
    app, morning, mail_url, no_server, post_office, waits, sanne, voorjaar, at
):
    waits(sanne)
    at("2026-03-10 07:05")
    tick(app)
    for hour in ("19:30", "22:00"):
        mail_url(post_office.url)
        assert morning(time=hour) == 0
    assert morning("2026-03-11", "03:00") == 0
    assert morning("2026-03-11", "07:20") == 1
    assert morning("2026-03-11", "08:00") == 0


def test_while_the_server_is_away_for_days_one_mail_waits(
    app, no_server, school, waits, sanne, voorjaar, at
):
    waits(sanne)
    for day in (10, 11, 12):
        moment = at(f"2026-03-{day} 07:05")
        with app.app_context():
            mailing.make_digests(moment)
    assert len(mails(school)) == 1


def test_at_most_one_a_day_and_what_came_later_comes_tomorrow(
    morning, post_office, school, waits, sanne, voorjaar, at
):
    waits(sanne)
    assert [morning(time=f"07:{minute:02}") for minute in range(5, 10)] == [1, 0, 0, 0, 0]
    waits(sanne, "/submissions/x", Kind.FEEDBACK, key="later").at = at("2026-03-10 13:00")
    school.commit()
    assert morning(time="13:01") == 0
    assert morning("2026-03-11") == 1
    assert kinds_in(post_office.mails[-1]) == ["Er is feedback voor je."]


def test_about_one_thing_at_most_three_mails_with_growing_pauses(
    morning, post_office, waits, sanne, voorjaar
):
    waits(sanne)
    days = [f"2026-03-{day}" for day in range(10, 32)]
    assert [day for day in days if morning(day, "07:30")] == [
        "2026-03-10", "2026-03-13", "2026-03-20",
    ]  # fmt: skip


def test_what_was_told_often_enough_is_not_told_along_with_something_new(
    morning, post_office, school, waits, sanne, voorjaar, at
):
    waits(sanne)
    for day in ("10", "13", "20"):
        assert morning(f"2026-03-{day}") == 1
    waits(sanne, key="nog een stap op dezelfde bladzijde").at = at("2026-03-24 12:00")
    school.commit()
    assert morning("2026-03-25") == 0, "they did not look at that page in three mails"
    waits(sanne, "/submissions/x", Kind.FEEDBACK, key="nieuw").at = at("2026-03-25 12:00")
    school.commit()
    assert morning("2026-03-26") == 1
    assert kinds_in(post_office.mails[-1]) == ["Er is feedback voor je."]


def test_who_looked_hears_of_what_comes_after_that(morning, school, waits, sanne, voorjaar, at):
    row = waits(sanne)
    assert morning() == 1
    row.seen_at = at("2026-03-10 10:00")
    waits(sanne, key="nog een").at = at("2026-03-10 11:00")
    school.commit()
    assert morning("2026-03-11") == 1


def test_none_when_there_is_nothing_to_do(morning, school, waits, sanne, voorjaar, now):
    assert morning() == 0
    waits(sanne).seen_at = now
    school.commit()
    assert morning() == 0


def test_what_is_done_while_the_mail_waits_is_not_told(
    app, morning, mail_url, no_server, post_office, school, waits, sanne, bilal, voorjaar, at
):
    row = waits(sanne)
    waits(bilal)
    moment = at("2026-03-10 07:05")
    tick(app)
    row.seen_at = moment
    school.commit()
    mail_url(post_office.url)
    assert morning(time="07:30") == 1
    assert [each["To"] for each in post_office.mails] == ["bilal@school.example"]
    assert len(mails(school)) == 1


def test_none_about_a_module_that_one_pauses_and_one_on_coming_back(
    morning, school, waits, sanne, voorjaar, now
):
    pause = ModulePause(user_id=sanne.id, module="proef", since=now - timedelta(days=2))
    school.add(pause)
    for number in range(3):
        waits(sanne, f"/submissions/{number}", module="proef", key=str(number))
    assert [morning(f"2026-03-{day}") for day in (10, 11, 12)] == [0, 0, 0]
    pause.end(now + timedelta(days=3, hours=5))
    school.commit()
    assert [morning(f"2026-03-{day}") for day in (13, 14)] == [1, 0]


@pytest.mark.parametrize(("off", "lines"), [
    (["intervisie"], ["Er is feedback voor je."]),
    (["intervisie", "feedback"], None),
    (["alles"], None),
    (["nakijken"], ["Er is feedback voor je.", "Er is iets in je intervisie."]),
])  # fmt: skip
def test_who_put_a_kind_off_gets_no_mail_about_it(
    morning, post_office, school, waits, sanne, bilal, voorjaar, off, lines
):
    school.add_all([MailOff(user_id=sanne.id, kind=each) for each in off])
    waits(bilal)
    waits(sanne)
    waits(sanne, "/submissions/x", Kind.FEEDBACK)
    assert morning() == (2 if lines else 1)
    assert [kinds_in(each) for each in post_office.to(SANNE)] == ([lines] if lines else [])


def test_only_who_has_a_place_here_gets_mail(
    morning, post_office, school, waits, cast, voorjaar, najaar, person, now
):
    for who in ("sanne", "mats", "anna", "karim", "wim"):
        waits(cast[who])
    waits(person("Nieuw"))
    opleider, was_opleider = person("Petra"), person("Piet")
    for user, days in ((opleider, 30), (was_opleider, -1)):
        waits(user)
        until = now + timedelta(days=days)
        school.add(Companion(
            student_id=cast["sanne"].id, cohort_id=voorjaar.id, user_id=user.id, name="P",
            invited_at=now, accepted_at=now, until=until,
        ))  # fmt: skip
    cast["sanne"].deactivated_at = now
    voorjaar.let_go(next(each for each in voorjaar.present if each.role == Role.BEGELEIDER),
                    cast["anna"], now)  # fmt: skip
    najaar.closed_at = now
    school.commit()
    morning()
    assert {each["To"] for each in post_office.mails} == {
        "anna@school.example", "petra@school.example",
    }  # fmt: skip


def test_it_goes_to_the_address_of_now(
    app, morning, mail_url, no_server, post_office, school, waits, sanne, voorjaar, at
):
    waits(sanne)
    at("2026-03-10 07:05")
    tick(app)
    sanne.email = "nieuw@school.example"
    school.commit()
    mail_url(post_office.url)
    assert morning(time="07:30") == 1
    assert post_office.asked == ["nieuw@school.example"]


def test_an_address_that_takes_no_mail_is_left_alone_for_a_month(
    morning, post_office, school, waits, sanne, voorjaar, at
):
    post_office.answers[SANNE] = ["550 Onbekend"]
    waits(sanne)
    for hour in range(7, 18):
        morning(time=f"{hour:02}:05")
    tried = len(post_office.asked)
    assert tried == 3
    for day in range(11, 31):
        waits(sanne, f"/x/{day}", key=str(day)).at = at(f"2026-03-{day} 05:00")
        school.commit()
        morning(f"2026-03-{day}")
    assert len(post_office.asked) == tried
    sanne.email = "nieuw@school.example"
    school.commit()
    assert morning("2026-03-31") == 1


def test_a_server_that_goes_away_in_the_middle_costs_no_reminder(
    morning, post_office, school, waits, sanne, voorjaar
):
    row = waits(sanne)
    post_office.in_data = hang_up
    assert morning() == 0
    school.refresh(row)
    assert row.mailed == 0
    post_office.in_data = lambda server: None
    post_office.mails.clear()
    assert morning(time="07:45") == 1
    assert len(post_office.mails) == 1


def test_co1_two_passes_at_once_send_each_person_one(
    app, morning, post_office, waits, cast, voorjaar, at
):
    people = [cast[each] for each in ("sanne", "bilal", "noor", "fatma", "anna", "joost")]
    for each in people:
        waits(each)
    at("2026-03-10 07:05")
    passes = [threading.Thread(target=tick, args=[app]) for _ in range(2)]
    for each in passes:
        each.start()
    for each in passes:
        each.join()
    assert sorted(each["To"] for each in post_office.mails) == sorted(each.email for each in people)


def test_co1_two_passes_that_saw_the_same_people_make_one_mail(
    app, school, waits, sanne, voorjaar, at
):
    waits(sanne)
    moment = at("2026-03-10 07:05")
    for _ in range(2):
        with app.app_context(), writing():
            making.make({sanne.id: SANNE}, moment)
            db.session.commit()
    assert len(mails(school)) == 1


def test_du7_a_clock_that_goes_back_sends_no_second_one(morning, school, waits, sanne, voorjaar):
    waits(sanne)
    assert morning("2026-03-10", "08:30") == 1
    waits(sanne, "/x/y", key="nog iets")
    assert morning("2026-03-10", "07:30") == 0
    assert morning("2026-03-09", "18:30") == 0


@pytest.mark.parametrize("number", [1, 20])
def test_making_them_asks_as_much_for_one_as_for_twenty(
    app, school, waits, voorjaar, person, statements, at, no_server, number
):
    for each in [person(f"Student{each}") for each in range(number)]:
        voorjaar.add(each, Role.STUDENT, each.created_at)
        waits(each)
    moment = at("2026-03-10 07:05")
    statements.clear()
    with app.app_context():
        make_digests(moment)
    assert len(statements) <= 10, statements
    assert len(mails(school)) == number


def test_nobody_is_told_twice_by_making_it_twice(
    app, morning, post_office, school, waits, sanne, voorjaar, monkeypatch, person
):
    monkeypatch.setattr(mailing, "AT_ONCE", 2)
    people = [person(f"Student{number}") for number in range(5)]
    for each in people:
        voorjaar.add(each, Role.STUDENT, each.created_at)
        waits(each)
    assert morning() == 5
    assert school.query(Digest).count() == 5
    assert school.query(Notice).filter_by(mailed=1, address=PAGE).count() == 5
