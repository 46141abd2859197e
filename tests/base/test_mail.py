"""DU11: mails leave later, once, and never hold up or carry what people wrote."""

import ast
import email
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

from learning import mailing
from learning.base import queries
from learning.base.mail import NotSent
from learning.base.models import INVITATION, LINK, SOON, OutgoingMail, Trouble
from learning.ticking import tick
from learning.wording.house import HOUSE
from tests.conftest import CONTENT, SECRET
from tests.letterbox import mails
from tests.post_office import hang_up


@pytest.fixture
def a_mail(mail_to):
    return mail_to("sanne@school.example")


@pytest.fixture
def mail_to(school, now):
    """``mail_to(address)`` lies ready."""

    def make(address, urgency=SOON, body="Een link"):
        mail = OutgoingMail(
            address=address, subject="Inloggen", body=body,
            written_at=now, try_at=now, urgency=urgency,
        )  # fmt: skip
        school.add(mail)
        school.commit()
        return mail

    return make


@pytest.fixture
def state(app, now):
    """What a beheerder is told."""

    def look(at=now):
        with app.app_context():
            return queries.mail_state(at)

    return look


def addresses(post_office):
    return [each["To"] for each in post_office.mails]


def test_without_a_server_a_mail_becomes_a_file(app, school, a_mail):
    outbox = app.extensions["settings"].outbox
    for left in outbox.glob("*.eml"):
        left.unlink()  # of other tests
    assert tick(app) == 1
    [path] = outbox.glob(f"*-{a_mail.id}.eml")
    message = email.message_from_bytes(path.read_bytes())
    assert message["To"] == "sanne@school.example"
    assert message.get_payload().strip() == "Een link"
    path.unlink()


def test_a_mail_is_sent_once_and_its_words_are_gone_from_the_database(
    app, school, post_office, mail_url, a_mail
):
    mail_url(post_office.url)
    assert tick(app) == 1
    assert tick(app) == 0
    assert len(post_office.mails) == 1
    school.refresh(a_mail)
    assert a_mail.sent_at
    assert a_mail.body == ""


def test_du11_a_mail_server_that_is_away_is_tried_again_later(
    app, school, post_office, mail_url, no_server, a_mail, at
):
    assert tick(app) == 0
    mail_url(post_office.url)
    assert tick(app) == 0, "not yet: the server gets a rest"
    at("2026-03-09 09:02")
    assert tick(app) == 1
    assert len(post_office.mails) == 1


def test_du11_a_server_that_is_away_is_asked_once_a_pass_and_the_order_stays(
    app, school, post_office, mail_url, no_server, mail_to, at, state
):
    people = [f"{number}@school.example" for number in range(5)]
    for each in people:
        mail_to(each)
    begun = time.monotonic()
    tick(app)
    assert time.monotonic() - begun < 2
    assert [each.trouble for each in mails(school)] == [Trouble.AWAY, None, None, None, None]
    assert (state().waiting, state().away_since) == (5, datetime(2026, 3, 9, 9, tzinfo=UTC))
    mail_url(post_office.url)
    at("2026-03-09 09:05")
    assert tick(app) == 5
    assert addresses(post_office) == people
    assert (state().waiting, state().away_since) == (0, None)


def test_du11_the_pauses_grow_to_a_quarter_of_an_hour_and_mails_wait_for_days(
    app, school, post_office, mail_url, no_server, a_mail, at
):
    tried, moment = [], at("2026-03-09 09:00")
    for minute in range(60):
        moment = at(f"2026-03-09 09:{minute:02}")
        before = mailing_server(school)
        with app.app_context():
            mailing.send_mails(app)
        tried += [minute] if mailing_server(school) != before else []
    assert tried == [0, 1, 3, 7, 15, 30, 45]
    mail_url(post_office.url)
    at("2026-03-19 09:00")
    assert tick(app) == 1
    assert moment < mails(school)[0].sent_at


def mailing_server(school):
    school.rollback()
    return school.connection().exec_driver_sql("SELECT tries FROM mail_server").scalar()


def test_who_waits_for_a_link_goes_before_5000_invitations(
    app, school, post_office, mail_url, mail_to
):
    for number in range(3):
        mail_to(f"{number}@school.example", urgency=INVITATION)
    mail_to("anna@school.example")
    mail_to("sanne@school.example", urgency=LINK)
    mail_url(post_office.url)
    tick(app)
    assert addresses(post_office)[:3] == [
        "sanne@school.example", "anna@school.example", "0@school.example",
    ]  # fmt: skip


def test_a_server_that_says_not_now_to_one_mail_gets_it_once_afterwards(
    app, school, post_office, mail_url, a_mail, mail_to, at
):
    post_office.answers["sanne@school.example"] = ["451 Even wachten", ""]
    mail_to("bilal@school.example")
    mail_url(post_office.url)
    assert tick(app) == 1
    assert tick(app) == 0
    at("2026-03-09 09:03")
    assert tick(app) == 1
    assert addresses(post_office) == ["bilal@school.example", "sanne@school.example"]


def test_what_is_refused_for_good_is_given_up_after_three_tries_and_told_to_a_beheerder(
    app, school, post_office, mail_url, a_mail, at, state, as_, wim
):
    post_office.answers["sanne@school.example"] = ["550 Onbekend"]
    mail_url(post_office.url)
    for hour in range(9, 20):
        at(f"2026-03-09 {hour:02}:00")
        tick(app)
    assert len(post_office.asked) == 3
    [gone] = state().given_up
    assert (gone.address, gone.trouble) == ("sanne@school.example", Trouble.REFUSED)
    assert mails(school)[0].body == ""
    assert state().waiting == 0
    page = as_(wim).get("/cohorts/").text
    assert "Deze mails kwamen niet aan." in page
    assert "sanne@school.example" in page


def test_a_beheerder_reads_since_when_the_server_is_away_and_a_docent_does_not(
    app, no_server, mail_to, as_, wim, anna, cohort
):
    cohort("Voorjaar", docenten=[anna])
    cohort("Najaar", docenten=[anna])
    for number in range(14):
        mail_to(f"{number}@school.example")
    tick(app)
    words = "Er wachten 14 mails. De mailserver antwoordt niet sinds vandaag om 10:00."
    assert words in as_(wim).get("/cohorts/").text
    assert "mailserver" not in as_(anna).get("/cohorts/").text


def test_a_server_that_goes_away_in_the_middle_gets_it_once_more_under_the_same_name(
    app, school, post_office, mail_url, a_mail, mail_to, at
):
    mail_to("bilal@school.example")
    broken = []

    def once(server):
        if not broken:
            broken.append(server)
            hang_up(server)

    post_office.in_data = once
    mail_url(post_office.url)
    assert tick(app) == 0
    assert mails(school)[0].trouble == Trouble.BROKE
    post_office.mails.clear()
    at("2026-03-09 09:04")
    assert tick(app) == 2
    assert sorted(addresses(post_office)) == ["bilal@school.example", "sanne@school.example"]


def test_a_server_that_took_it_and_then_talks_nonsense_has_it_once(
    app, post_office, mail_url, a_mail, at
):
    post_office.at_quit = "500 Wat zeg je?"
    mail_url(post_office.url)
    assert tick(app) == 1
    at("2026-03-09 12:00")
    assert tick(app) == 0
    assert len(post_office.mails) == 1


def test_a_slow_server_keeps_a_pass_no_longer_than_it_may_take(
    app, post_office, mail_url, mail_to, monkeypatch
):
    for number in range(6):
        mail_to(f"{number}@school.example")
    post_office.in_data = lambda server: time.sleep(0.2)
    monkeypatch.setattr(mailing, "MOST_SECONDS", 0.5)
    mail_url(post_office.url)
    assert 1 <= tick(app) < 6
    monkeypatch.setattr(mailing, "MOST_SECONDS", 10)
    tick(app)
    assert len(post_office.mails) == 6


def test_co1_two_passes_at_once_send_each_mail_once(app, post_office, mail_url, mail_to):
    people = [f"{number}@school.example" for number in range(12)]
    for each in people:
        mail_to(each)
    post_office.in_data = lambda server: time.sleep(0.02)
    mail_url(post_office.url)
    passes = [threading.Thread(target=tick, args=[app]) for _ in range(2)]
    for each in passes:
        each.start()
    for each in passes:
        each.join()
    assert sorted(addresses(post_office)) == sorted(people)


def test_du11_a_pass_that_is_killed_after_the_server_took_it_leaves_a_mail_that_can_be_recognised(
    app, school, post_office, mail_url, a_mail, at, database_url, tmp_path
):
    """The one doubt that nobody can take away; the second has the name of the first."""
    taken, killed = threading.Event(), threading.Event()

    def hold(server):
        taken.set()
        killed.wait(20)

    post_office.in_data = hold
    environment = {
        **os.environ, "DATABASE_URL": database_url, "SECRET_KEY": SECRET,
        "MAIL_URL": post_office.url, "LEARNING_INSTANCE": str(tmp_path),
        "LEARNING_MODULES": str(CONTENT),
    }  # fmt: skip
    ticking = subprocess.Popen([sys.executable, "-m", "learning", "tick"], env=environment)
    assert taken.wait(30)
    ticking.send_signal(signal.SIGKILL)
    ticking.wait()
    killed.set()
    post_office.in_data = lambda server: None
    mail_url(post_office.url)
    now = datetime.now(UTC)
    at(f"{now + timedelta(minutes=5):%Y-%m-%d %H:%M}")
    assert tick(app) == 0, "somebody may still be busy with it"
    at(f"{now + timedelta(minutes=12):%Y-%m-%d %H:%M}")
    assert tick(app) == 1
    assert len({each["Message-ID"] for each in post_office.mails}) == 1
    at(f"{now + timedelta(minutes=90):%Y-%m-%d %H:%M}")
    assert tick(app) == 0


def test_one_bad_address_does_not_stop_the_others_and_is_given_up(
    app, school, post_office, mail_url, a_mail, mail_to, state
):
    mail_url(post_office.url)
    bad = ["a\nBcc: b@c.example", "", "a@b, c@d", "<a@b>", "a@b c"]
    for address in bad:
        mail_to(address)
    mail_to("bilal@school.example")
    tick(app)
    assert post_office.asked == ["sanne@school.example", "bilal@school.example"]
    assert {each.address for each in state().given_up} == set(bad)


def test_du7_a_clock_that_went_back_keeps_no_mail_waiting(app, post_office, mail_url, a_mail, at):
    at("2026-03-09 08:00")
    mail_url(post_office.url)
    assert tick(app) == 1
    assert tick(app) == 0


def test_after_a_month_nobody_can_see_who_got_a_mail(app, school, a_mail, at):
    tick(app)
    at("2026-04-10 09:00")
    tick(app)
    assert mails(school) == []


@pytest.mark.parametrize("trouble", [None, *Trouble])
def test_a_mail_that_is_taken_back_while_it_is_sent_holds_up_nothing(
    app, school, mail_to, monkeypatch, trouble
):
    numbers = [mail_to("jo@x.nl").id, mail_to("an@x.nl").id]
    sent = []

    def send(waiting, _settings):
        sent.append(waiting.address)
        if waiting.address == "jo@x.nl":
            school.execute(delete(OutgoingMail).where(OutgoingMail.id == numbers[0]))
            school.commit()
            if trouble:
                raise NotSent(trouble)

    monkeypatch.setattr("learning.base.mail.send", send)
    tick(app)
    away = trouble in {Trouble.AWAY, Trouble.BROKE}
    assert sent == (["jo@x.nl"] if away else ["jo@x.nl", "an@x.nl"])
    assert [(each.id, bool(each.sent_at)) for each in mails(school)] == [(numbers[1], not away)]


def subjects_in(tree):
    """What stands where the subject of a mail is given: calls, rows, and names for it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (each.value for each in node.keywords if each.arg == "subject")
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from (value for key, value in pairs if getattr(key, "value", "") == "subject")
        elif isinstance(node, ast.Assign):
            names = {getattr(each, "id", getattr(each, "attr", "")) for each in node.targets}
            yield from [node.value] if names & {"subject", "SUBJECT"} else []


def test_no_subject_of_a_mail_can_hold_a_name_a_title_or_words():
    """A subject lies on a lock screen: each is a fixed sentence, into which nothing is put."""
    files = (HOUSE / "learning").rglob("*.py")
    found = [
        value
        for file in files
        if file.parent.name != "versions"
        for value in subjects_in(ast.parse(file.read_text()))
    ]
    fixed = {each.value for each in found if isinstance(each, ast.Constant)}
    named = {each.id for each in found if isinstance(each, ast.Name)}
    assert named == {"SUBJECT"}
    assert len(fixed) == 3, fixed
    assert len(found) == sum(isinstance(each, ast.Constant | ast.Name) for each in found)
