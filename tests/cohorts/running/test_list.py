"""Inviting from a list: first what would happen, then the button, and nothing before it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from learning.cohorts.models import Invitation
from tests.letterbox import link_in, mails

GOOD = "naam;e-mail\nJo;jo@x.nl\nAn;an@x.nl"
WHO = [("visitor", 401), ("sanne", 403), ("karim", 403), ("mats", 404), ("ria", 404)]


@pytest.mark.parametrize(("who", "status"), [*WHO, ("anna", 200), ("joost", 200), ("wim", 200)])
def test_docenten_and_a_beheerder_look_at_a_list(cast, check, who, status):
    assert check(cast[who], GOOD).status_code == status


@pytest.mark.parametrize(("who", "status"), [*WHO, ("anna", 302), ("wim", 302)])
def test_docenten_and_a_beheerder_invite_from_it(cast, send, school, who, status):
    assert send(cast[who], GOOD).status_code == status
    assert len(mails(school)) == (2 if status == 302 else 0)


def test_first_one_sees_what_would_happen_and_nothing_leaves(anna, bilal, voorjaar, check, invite,
                                                             school):  # fmt: skip
    invite(anna, "al@x.nl")
    lines = f"{GOOD}\nBilal;bilal@school.example\nAl;al@x.nl\nJo;jo@x.nl\nPiet;piet@"
    page = check(anna, lines).text
    assert "<b>2 goed</b> · 1 dubbel · 1 klopt niet · 2 al in de groep" in page
    assert "<b>Regel 6</b>" in page
    assert "Dit adres staat ook op regel 2." in page
    assert "<b>Regel 7</b>" in page
    assert "“piet@” is geen heel e-mailadres." in page
    assert len(mails(school)) == 1


def test_the_good_lines_are_invited_and_the_wrong_ones_stay_in_a_box(anna, send, school):
    answer = send(anna, GOOD, "Piet;piet@")
    assert answer.status_code == 200
    assert "Je hebt twee mensen uitgenodigd." in answer.text
    assert "\nPiet;piet@</textarea>" in answer.text.replace("\r\n", "\n")
    assert [mail.address for mail in mails(school)] == ["jo@x.nl", "an@x.nl"]


def test_mended_lines_join_the_good_ones(anna, check, school):
    page = check(anna, "Piet;piet@x.nl\nJo;jo@x.nl", good=GOOD).text
    assert "<b>3 goed</b> · 1 dubbel" in page
    assert not mails(school)


def test_co1_eight_presses_send_one_mail_each(anna, there, as_, school):
    browsers, data = [as_(anna) for _ in range(8)], {"good": GOOD, "role": "student", "lines": ""}
    url = there("list/invite")
    press = lambda browser: browser.post(url, data=data).status_code  # noqa: E731
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(press, browsers)) == {302}
    assert len(mails(school)) == 2


def test_the_name_is_only_suggested_and_goes_when_they_come(anna, send, as_, school, places):
    send(anna, GOOD)
    link = link_in(mails(school)[0])
    page = as_().get(link).text
    assert 'value="Jo"' in page
    assert "Deze naam stond op de lijst" in page
    as_().post(link, data={"name": "Johanna"})
    assert ("Johanna", "student") in places()
    assert school.scalars(select(Invitation.name).order_by(Invitation.name)).all() == ["", "An"]


def test_az9_no_mail_holds_the_name_from_the_list(anna, send, school):
    send(anna, "naam;e-mail\nZonnebloem;z@x.nl")
    assert "Zonnebloem" not in "".join(mail.subject + mail.body for mail in mails(school))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "De lijst is leeg"),
        (b"PK\x03\x04" + bytes(99), "Dit is een Excel-bestand, geen CSV"),
        (b"\x89PNG" + bytes(99), "geen lijst met tekst"),
        (b"naam;telefoon\nJo;06", "vonden we geen e-mailadressen"),
        (("a@x.nl\n" * 5001).encode(), "5.001 regels"),
    ],
)
def test_what_is_no_list_is_refused_in_words(anna, upload, data, words):
    answer = upload(anna, data)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Een bestand kies je opnieuw." in answer.text


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_from_excel_is_read(anna, upload, coding):
    page = upload(anna, "naam;e-mail\r\nZoë;zoe@x.nl\r\n".encode(coding)).text
    assert "<b>1 goed</b>" in page
    assert "<bdi>Zoë</bdi>" in page


def test_a_nul_is_told_by_its_line_and_the_others_are_kept(anna, upload):
    page = upload(anna, b"naam;e-mail\nJ\0o;jo@x.nl\nAn;an@x.nl").text
    assert "<b>1 goed</b> · 1 klopt niet" in page
    assert "<b>Regel 2</b>" in page


def test_a_file_and_pasted_lines_together_are_not_guessed_at(anna, upload):
    answer = upload(anna, b"Jo;jo@x.nl", lines="An;an@x.nl")
    assert answer.status_code == 422
    assert "Je koos een bestand, en er staat ook iets in het vak." in answer.text
    assert "An;an@x.nl</textarea>" in answer.text


def test_in4_ten_megabytes_are_refused_in_words(anna, upload, school):
    answer = upload(anna, b"Jo;jo@x.nl\n" * 1_000_000)
    assert answer.status_code == 413
    assert "te veel in één keer" in answer.text


@pytest.mark.parametrize("good", ["", "x", "naam;e-mail\nJo;jo@", "\0", "naam;e-mail"])
def test_az10_a_list_that_was_tampered_with_invites_nobody(anna, send, school, good):
    assert send(anna, good).status_code == 422
    assert not mails(school)


def test_five_thousand_people_get_a_link_each_in_few_statements(anna, send, school, statements):
    people = "naam;e-mail\n" + "\n".join(f"Mens {n};m{n}@x.nl" for n in range(5000))
    statements.clear()
    assert send(anna, people).status_code == 302
    assert len(statements) < 400
    assert school.scalar(select(func.count()).select_from(Invitation)) == 5000
    statements.clear()
    assert send(anna, people).status_code == 302
    assert len(statements) < 400
    assert school.scalar(select(func.count()).select_from(Invitation)) == 5000


def test_who_is_in_already_is_told_by_line(anna, check, sanne):
    page = check(anna, f"Jo;jo@voorbeeld.nl\nSanne;{sanne.email}").text
    assert "<b>Regel 2</b>" in page
    assert "Deze persoon doet al mee, of is al uitgenodigd." in page


@pytest.mark.parametrize("wrong", ["Piet;geen-adres", "Piet;piet@"])
def test_pressing_invite_keeps_the_lines_that_are_not_right(anna, send, school, wrong):
    page = send(anna, "naam;e-mail\nJo;jo@voorbeeld.nl", lines=wrong)
    assert page.status_code == 200
    assert wrong in page.text
    assert [each.address for each in mails(school)] == ["jo@voorbeeld.nl"]
