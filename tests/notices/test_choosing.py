"""Everybody chooses what comes by mail; whoever has a mail can stop it all without signing in."""

import pytest

from learning.notices.kinds import Kind
from learning.notices.models import MailOff
from learning.notices.tokens import off_token
from tests.conftest import SECRET
from tests.pages import hidden_in

PAGE = "/notices/"


def off_page(user):
    return f"/notices/off/{off_token(user.public_id, SECRET)}"


@pytest.fixture
def put_off(school):
    """What somebody gets no mail about."""

    def look(user):
        school.rollback()
        rows = school.query(MailOff).filter_by(user_id=user.id)
        return sorted(each.kind for each in rows)

    return look


def test_at_first_mail_comes_about_everything_that_can_come(as_, cast):
    page = as_(cast["sanne"]).get(PAGE).text
    assert "Ja, hoogstens één mail per dag" in page
    assert Kind.NAKIJKEN.label not in page
    assert Kind.FEEDBACK.label in page
    page = as_(cast["anna"]).get(PAGE).text
    assert Kind.NAKIJKEN.label in page
    assert Kind.FEEDBACK.label not in page


def test_what_is_chosen_is_kept_and_only_of_oneself(as_, cast, put_off):
    sanne = as_(cast["sanne"])
    answer = sanne.post(PAGE, data={"mail": "ja", "kinds": ["feedback", "intervisie"]})
    assert (answer.status_code, answer.location) == (302, PAGE)
    assert put_off(cast["sanne"]) == ["contact", "gesprek", "groep", "samen"]
    assert put_off(cast["bilal"]) == []
    page = sanne.get(PAGE).text
    assert "Je keuze is bewaard." in page
    assert page.count('type="checkbox"') == 6
    assert page.count("checked") == 3


def test_never_is_never_and_can_be_taken_back(as_, cast, put_off):
    sanne = as_(cast["sanne"])
    sanne.post(PAGE, data={"mail": "nooit", "kinds": ["feedback"]})
    assert "alles" in put_off(cast["sanne"])
    everything = [each.value for each in Kind if each != Kind.NAKIJKEN]
    sanne.post(PAGE, data={"mail": "ja", "kinds": everything})
    assert put_off(cast["sanne"]) == []


@pytest.mark.parametrize("fields", [
    {}, {"mail": "soms"},
    {"mail": "ja", "kinds": ["van alles"]}, {"mail": "ja", "kinds": ["nakijken"]},
])  # fmt: skip
def test_az10_what_nobody_could_choose_is_refused_with_words(as_, cast, put_off, fields):
    answer = as_(cast["sanne"]).post(PAGE, data=fields)
    assert answer.status_code == 422
    assert put_off(cast["sanne"]) == []


def test_a_mail_program_stops_it_with_one_click_and_nothing_else(as_, cast, put_off):
    for _ in range(2):
        answer = as_().post(
            off_page(cast["sanne"]), data={"List-Unsubscribe": "One-Click"}, csrf=False
        )
        assert answer.status_code == 200
    assert put_off(cast["sanne"]) == ["alles"]
    assert put_off(cast["bilal"]) == []


def test_opening_the_link_of_a_mail_changes_nothing_and_shows_a_button(as_, cast, put_off):
    visitor = as_()
    page = visitor.get(off_page(cast["sanne"])).text
    assert put_off(cast["sanne"]) == []
    assert "Zet alle mail uit" in page
    assert cast["sanne"].name not in page
    answer = visitor.post(off_page(cast["sanne"]), data=hidden_in(page, "csrf_token"), csrf=False)
    assert "Je krijgt geen mail meer" in answer.text
    assert put_off(cast["sanne"]) == ["alles"]


def test_xc1_without_the_token_of_a_page_or_one_click_it_is_refused(as_, cast, put_off):
    assert as_().post(off_page(cast["sanne"]), csrf=False).status_code == 400
    assert put_off(cast["sanne"]) == []


@pytest.mark.parametrize("change", ["", "x", "InZyZWVtZCI.abc"])
def test_a_link_that_is_not_whole_says_so(as_, cast, put_off, change):
    address = f"/notices/off/{change or off_token('aaaaaaaaaaaaaa', SECRET)}"
    for answer in (as_().get(address), as_().post(address)):
        assert answer.status_code == 410
        assert "Deze link werkt niet" in answer.text
    broken = off_page(cast["sanne"])[:-1]
    assert as_().post(broken).status_code == 410
    assert put_off(cast["sanne"]) == []


def test_such_a_token_signs_nobody_in(as_, cast):
    visitor = as_()
    visitor.post(off_page(cast["sanne"]))
    assert visitor.get("/").status_code == 302


def test_the_page_asks_a_fixed_number_of_questions(as_, cast, school, statements):
    anna = as_(cast["anna"])
    anna.get(PAGE)
    statements.clear()
    anna.get(PAGE)
    few = len(statements)
    school.add_all([MailOff(user_id=cast["anna"].id, kind=each) for each in ("groep", "samen")])
    school.commit()
    statements.clear()
    anna.get(PAGE)
    assert len([each for each in statements if "INSERT" not in each]) == few <= 6


def test_it_is_linked_from_ones_own_account(as_, cast):
    assert f'href="{PAGE}"' in as_(cast["sanne"]).get("/accounts/me").text
