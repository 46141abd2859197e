"""A praktijkopleider comes in by a student's invitation, until a day, and sees nothing else."""

import re
from datetime import timedelta

import pytest

from learning.accounts.models import OneTimeLink, User
from learning.base.models import OutgoingMail
from learning.praktijkopleiders.models import Companion
from tests.appearance.test_keeping import save
from tests.companions import companion_of
from tests.test_matrix import kept
from tests.work import Work

MINE = "/praktijkopleiders/mine"
PETRA = "petra@werkplek.example"


@pytest.fixture
def invites(as_, sanne, voorjaar):
    def post(who=sanne, **typed):
        data = {
            "name": "Petra",
            "address": PETRA,
            "cohort": voorjaar.public_id,
            "last_day": "2026-06-30",
        }
        return as_(who).post(MINE, data={**data, **typed})

    return post


def link_in(school) -> str:
    school.expire_all()
    mail = school.query(OutgoingMail).order_by(OutgoingMail.id.desc()).first()
    return re.search(r"/praktijkopleiders/invitation/\S+", mail.body)[0]


def test_the_mail_holds_a_link_and_no_name_of_anybody(invites, school):
    assert invites().status_code == 302
    mail = school.query(OutgoingMail).one()
    assert mail.address == PETRA
    for word in ("Sanne", "Petra", "Voorjaar"):
        assert word not in mail.subject + mail.body


def test_who_comes_in_has_an_account_without_a_cohort_and_sees_what_to_do(
    as_, invites, school, sanne
):
    invites()
    visitor, there = as_(), link_in(school)
    assert "Sanne</bdi> nodigt je uit" in visitor.get(there).text
    assert visitor.post(there, data={"name": "Petra de Boer"}).status_code == 302
    page = visitor.get("/", follow_redirects=True).text
    assert "Lees wat je student je laat zien" in page
    assert "tot en met 30 juni" in page
    assert "Petra de Boer" in as_(sanne).get(MINE).text
    assert "Je praktijkopleider is binnen." not in as_(sanne).get("/").text, "seen by now"


def test_the_link_works_once_and_seven_days(as_, at, invites, school):
    invites()
    there = link_in(school)
    at("2026-03-16 09:01")
    assert as_().get(there).status_code == 410
    at("2026-03-12 09:00")
    assert as_().post(there, data={"name": "Petra"}).status_code == 302
    assert as_().get(there).status_code == 410
    assert as_().post(there, data={"name": "Een ander"}).status_code == 410


def test_an_invitation_for_a_cohort_is_no_way_in_here(as_, invites, school):
    invites()
    token = link_in(school).rpartition("/")[2]
    assert as_().get(f"/cohorts/invitation/{token}").status_code == 410


def test_somebody_with_an_account_accepts_with_it(as_, invites, school, ria, najaar):
    invites(address=ria.email)
    there = link_in(school)
    assert 'name="name"' not in as_(ria).get(there).text
    assert as_(ria).post(there).location == "/praktijkopleiders/"
    assert school.query(User).filter_by(email=ria.email).count() == 1
    assert "Sanne" in as_(ria).get("/praktijkopleiders/").text


def test_stopped_before_it_was_used_the_link_and_the_address_are_gone(as_, invites, school, sanne):
    invites()
    there, companion = link_in(school), school.query(Companion).one()
    assert as_(sanne).post(f"/praktijkopleiders/{companion.public_id}/end").status_code == 302
    assert as_().get(there).status_code == 410
    assert school.query(OneTimeLink).filter_by(address=PETRA).count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"last_day": "2027-03-12"}, "Kies een dag binnen een jaar."),
        ({"last_day": "2026-03-08"}, "Kies een dag binnen een jaar."),
        ({"last_day": "morgen"}, "Dit is geen dag."),
        ({"last_day": ""}, "Kies een dag, zoals"),
        ({"address": "petra"}, "Schrijf je hele e-mailadres"),
        ({"address": "sanne@school.example"}, "Dit is je eigen adres."),
        ({"name": " "}, "Schrijf een naam."),
        ({"cohort": "aaaaaaaaaaaaaa"}, "Kies een groep."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(invites, school, typed, sentence):
    answer = invites(**typed)
    assert answer.status_code in {409, 422}
    assert sentence in answer.text
    assert {"name": "Petra", **typed}["name"] in answer.text
    assert school.query(OutgoingMail).count() == 0


def test_nobody_is_invited_twice_and_a_fourth_waits(invites, school):
    assert invites().status_code == 302
    assert "Dit adres heb je al uitgenodigd." in invites().text
    for number in (2, 3):
        assert invites(address=f"nummer{number}@werkplek.example").status_code == 302
    assert "Je hebt al drie praktijkopleiders." in invites(address="vier@werkplek.example").text
    assert school.query(OutgoingMail).count() == 3


def test_after_seven_days_the_same_address_can_be_invited_again(at, invites, school):
    invites()
    at("2026-03-20 09:00")
    assert invites().status_code == 302
    school.expire_all()
    assert [each.ended_at is None for each in school.query(Companion)] == [False, True]


def test_the_student_prolongs_it_up_to_a_year(as_, school, now, sanne, paula, voorjaar):
    companion = companion_of(school, sanne, paula, voorjaar, now)
    there = f"/praktijkopleiders/{companion.public_id}/prolong"
    assert as_(sanne).post(there, data={"last_day": "2027-03-01"}).status_code == 302
    assert "tot en met 1 maart 2027" in as_(paula).get("/praktijkopleiders/").text
    assert as_(sanne).post(there, data={"last_day": "2027-06-01"}).status_code == 409
    assert as_(sanne).post(there, data={"last_day": "ooit"}).status_code == 422


def test_after_the_end_a_kind_page_and_a_way_to_close_the_account(
    as_, school, now, sanne, paula, voorjaar
):
    companion = companion_of(school, sanne, paula, voorjaar, now)
    assert "Sluit mijn account" not in as_(paula).get("/praktijkopleiders/").text
    as_(sanne).post(f"/praktijkopleiders/{companion.public_id}/end")
    browser = as_(paula)
    page = browser.get("/praktijkopleiders/").text
    assert "Dit is voorbij. Dank je wel" in page
    assert "Sluit mijn account" in page
    assert browser.post("/praktijkopleiders/close").status_code == 302
    school.expire_all()
    assert not school.get(User, paula.id).is_active


def test_who_closes_their_account_leaves_nothing_in_the_browser_or_in_the_waiting_room(
    app, as_, school, now, sanne, paula, voorjaar
):
    companion = companion_of(school, sanne, paula, voorjaar, now)
    as_(sanne).post(f"/praktijkopleiders/{companion.public_id}/end")
    made = app.extensions["settings"].waiting / paula.public_id / "portfolio"
    made.mkdir(parents=True)
    browser = as_(paula)
    save(browser, letters="largest")
    assert browser.get_cookie("vrijplaats-letters")
    answer = browser.post("/praktijkopleiders/close")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get_cookie("vrijplaats-letters") is None
    assert not made.exists()


@pytest.mark.parametrize("who", ["sanne", "anna", "karim", "wim", "mats"])
def test_nobody_else_closes_their_account_here(as_, cast, who):
    assert as_(cast[who]).post("/praktijkopleiders/close").status_code == 403


@pytest.mark.parametrize("who", ["anna", "ria", "karim", "wim", "paula"])
def test_only_students_invite(as_, cast, who):
    assert as_(cast[who]).get(MINE).status_code == 403
    assert as_(cast[who]).post(MINE, data={"name": "X"}).status_code == 403


@pytest.mark.parametrize("who", ["bilal", "anna", "karim", "wim", "paula"])
@pytest.mark.parametrize("verb", ["end", "prolong"])
def test_only_who_invited_changes_it(as_, school, now, cast, voorjaar, who, verb):
    companion = companion_of(school, cast["sanne"], cast["paula"], voorjaar, now)
    there = f"/praktijkopleiders/{companion.public_id}/{verb}"
    assert as_(cast[who]).post(there, data={"last_day": "2026-09-01"}).status_code == 404


STRANGERS = [(address, method) for address, method in sorted(kept()) if "<key>" in address]


def test_az1_a_praktijkopleider_is_refused_wherever_a_stranger_is(
    as_, school, now, cast, voorjaar, najaar
):
    """Every place with a key of something of Sanne, or her cohort: nothing opens but what is
    shown."""
    companion_of(school, cast["sanne"], cast["paula"], voorjaar, now)
    work = Work(school, cast["sanne"], voorjaar, now)
    work.hand_in()
    keys = {
        "submissions": work.submission.public_id,
        "reviews": work.submission.handed_in.public_id,
        "cohorts": voorjaar.public_id,
    }
    browser = as_(cast["paula"])
    tried = 0
    for address, method in STRANGERS:
        key = keys.get(address.split("/")[1])
        if key and address.count("<") == 1:
            answer = browser.open(address.replace("<key>", key), method=method)
            assert answer.status_code in {403, 404}, (method, address)
            tried += 1
    assert tried > 20
    for address in ("/modules/proef/", "/modules/proef/begin"):
        assert browser.get(address).status_code == 404, address


def test_the_pages_cost_as_many_questions_with_one_as_with_three(
    as_, school, now, sanne, paula, voorjaar, statements, bilal, noor
):
    browsers = as_(sanne), as_(paula)
    addresses = (MINE, "/praktijkopleiders/")
    counts = []
    for student in (sanne, bilal, noor):
        companion_of(school, student, paula, voorjaar, now)
        companion_of(school, sanne, paula, voorjaar, now - timedelta(days=1))
        for browser, address in zip(browsers, addresses, strict=True):
            browser.get(address)
        statements.clear()
        for browser, address in zip(browsers, addresses, strict=True):
            assert browser.get(address).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[-1]


@pytest.mark.parametrize("left", [False, True])
def test_stopped_before_its_mail_left_that_mail_never_leaves(invites, as_, sanne, school, now,
                                                             left):  # fmt: skip
    invites()
    if left:
        school.query(OutgoingMail).one().sent(now)
        school.commit()
    key = school.query(Companion).one().public_id
    assert as_(sanne).post(f"/praktijkopleiders/{key}/end").status_code == 302
    school.expire_all()
    assert school.query(OutgoingMail).count() == left
