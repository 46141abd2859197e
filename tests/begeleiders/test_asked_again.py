"""Asked once more, passed on to who was asked already, or with nobody left: no words are lost."""

import pytest

from learning.begeleiders.models import ContactRequest
from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.ticking import tick
from tests.at_once import at_once
from tests.begeleiders.conftest import ASK, NOTE

MORE = "Toch liever ’s avonds."


@pytest.fixture
def kees(person, school, voorjaar, now):
    """A second begeleider."""
    made = person("Kees")
    voorjaar.add(made, "begeleider", now)
    school.commit()
    return made


@pytest.fixture
def remove(as_, anna, voorjaar):
    def post(who, role):
        data = {"person": who.public_id, "role": role}
        assert as_(anna).post(f"/cohorts/{voorjaar.public_id}/remove", data=data).status_code == 302

    return post


def page_of(request):
    return f"/begeleiders/{request.public_id}"


def unseen(school, user):
    school.rollback()
    return [each.words for each in school.query(Notice).filter_by(user_id=user.id, seen_at=None)]


@pytest.mark.parametrize("note", ["", " \n ", NOTE])
def test_without_new_words_nothing_changes_and_nobody_is_told(asks, as_, karim, school, note):
    as_(karim).get(page_of(asks()))
    again = asks(note=note, how="mailen")
    assert (again.note, str(again.how)) == (NOTE, "bellen")
    assert school.query(ContactRequest).count() == 1
    assert unseen(school, karim) == []


def test_new_words_come_below_the_old_ones_once_and_the_helper_hears_it(
    asks, as_, at, karim, sanne, school
):
    as_(karim).get(page_of(asks()))
    at("2026-03-09 10:00")
    for _ in range(2):
        again = asks(note=MORE, how="mailen")
        assert (again.note, str(again.how)) == (f"{NOTE}\n\n{MORE}", "mailen")
    assert unseen(school, karim) == ["Iemand vraagt of je contact opneemt."]
    assert school.query(ContactRequest).count() == 1


def test_to_a_question_without_words_they_are_added(asks):
    asks(note="", how="mailen")
    assert asks(note=MORE, how="mailen").note == MORE


def test_together_too_long_both_are_kept(asks, as_, sanne, karim, school):
    asks(note="a" * 19_990, how="mailen")
    data = {"who": karim.public_id, "how": "mailen", "note": MORE}
    answer = as_(sanne).post(ASK, data=data)
    assert answer.status_code == 409
    assert MORE in answer.text
    assert "Samen met wat je eerder schreef is dit te lang" in answer.text
    school.expire_all()
    assert school.query(ContactRequest).one().note == "a" * 19_990


def test_passed_on_to_who_was_asked_already_nothing_changes(asks, as_, karim, kees, sanne, school):
    first, second = asks(), asks(whom=kees, note=MORE)
    answer = as_(karim).post(f"{page_of(first)}/pass", data={"who": kees.public_id})
    assert answer.status_code == 422
    assert "Kees heeft al een vraag van Sanne." in answer.text
    school.expire_all()
    found = school.get(ContactRequest, first.id)
    assert (found.is_open, found.note, found.with_id) == (True, NOTE, karim.id)
    assert school.get(ContactRequest, second.id).note == MORE
    assert NOTE in as_(sanne).get(page_of(first)).text


def test_no_words_are_read_without_a_row_that_says_so(asks, as_, karim, school):
    answer = as_(karim).post(f"{page_of(asks())}/pass", data={})
    assert answer.status_code == 422
    assert NOTE in answer.text
    assert [each.reader_id for each in school.query(Reading).all()] == [karim.id]


def test_with_nobody_left_to_ask_the_words_come_back(as_, remove, sanne, karim, voorjaar):
    browser = as_(sanne)
    remove(sanne, "student")
    data = {"who": karim.public_id, "how": "bellen", "note": NOTE}
    answer = browser.post(ASK, data=data)
    assert answer.status_code == 409
    assert "Er is nu niemand meer die je zo kunt vragen." in answer.text
    assert NOTE in answer.text
    assert ">bellen<" not in answer.text


def test_who_asked_hears_at_once_that_the_helper_is_gone_and_whom_to_ask_instead(
    app, asks, as_, at, remove, karim, sanne, school
):
    found = asks()
    remove(karim, "begeleider")
    for moment in ("2026-03-09 09:01", "2026-03-09 09:02", "2026-03-12 09:00"):
        at(moment)
        tick(app)
    told = "Je vraag om contact ligt nu bij niemand. Kies iemand anders."
    assert [each for each in unseen(school, sanne) if "contact" in each] == [told]
    page = as_(sanne).get(page_of(found)).text
    assert "Karim</bdi> is er niet meer" in page
    assert f'href="{ASK}">Vraag iemand anders' in page
    assert NOTE in page
    for wrong in ("Je hoort iets van", "kreeg hierover bericht", "jij en Karim"):
        assert wrong not in page


def test_who_left_after_it_was_late_is_told_too(app, asks, at, remove, karim, sanne, school):
    asks()
    at("2026-03-12 09:00")
    tick(app)
    remove(karim, "begeleider")
    tick(app)
    assert "Je vraag om contact ligt nu bij niemand. Kies iemand anders." in unseen(school, sanne)


@pytest.mark.parametrize("round", range(12))
def test_passing_on_and_asking_the_same_colleague_at_once(asks, as_, karim, kees, sanne, school,
                                                          round):  # fmt: skip
    """Whoever is first, one of them stands with Kees; neither waits for the other in a ring."""
    there, hers, his = page_of(asks()), as_(sanne), as_(karim)
    key = kees.public_id
    data = {"who": key, "how": "bellen", "note": MORE}
    asked, passed = at_once(
        lambda: hers.post(ASK, data=data).status_code,
        lambda: his.post(f"{there}/pass", data={"who": key}).status_code,
    )
    assert asked == 302
    assert passed in {302, 422}
    school.expire_all()
    notes = {each.with_id: each.note for each in school.query(ContactRequest).all()}
    if passed == 302:
        assert notes == {kees.id: f"{NOTE}\n\n{MORE}"}
    else:
        assert notes == {kees.id: MORE, karim.id: NOTE}


def test_spoken_was_said_too_soon_and_who_asked_opens_it_again(asks, as_, at, karim, sanne, school):
    there = page_of(asks())
    as_(karim).post(f"{there}/spoken")
    assert "Nee, nog niet" in as_(sanne).get(there).text
    at("2026-03-12 09:00")
    for _ in range(2):
        assert as_(sanne).post(f"{there}/not-yet").location == there
    page = as_(sanne).get(there).text
    assert "Karim neemt vóór" in page
    assert "Nee, nog niet" not in page
    said = "Een student die om contact vroeg, heeft je nog niet gesproken."
    assert unseen(school, karim).count(said) == 1
    assert "Eén persoon vraagt om contact" in as_(karim).get("/").text


@pytest.mark.parametrize(("who", "status"), [("karim", 403), ("bilal", 404), ("anna", 404)])
def test_only_who_asked_says_that_they_did_not_speak(asks, as_, cast, karim, who, status):
    there = page_of(asks())
    as_(karim).post(f"{there}/spoken")
    assert as_(cast[who]).post(f"{there}/not-yet").status_code == status


def test_asked_anew_meanwhile_the_old_question_stays_closed(asks, as_, karim, sanne):
    there = page_of(asks())
    as_(karim).post(f"{there}/spoken")
    asks()
    answer = as_(sanne).post(f"{there}/not-yet")
    assert answer.status_code == 409
    assert "Je vroeg Karim intussen opnieuw." in answer.text


def test_who_asks_chooses_how_and_for_a_call_says_on_which_number(as_, sanne, karim, voorjaar):
    browser = as_(sanne)
    assert " checked" not in browser.get(ASK).text.partition("Hoe wil je contact?")[2]
    for how, words in (("", "Kies hoe je contact wilt."), ("bellen", "Op welk nummer?")):
        data = {"who": karim.public_id, "how": how, "note": "Liever ’s avonds."}
        answer = browser.post(ASK, data=data)
        assert answer.status_code == 422
        assert words in answer.text
        assert "Liever ’s avonds.</textarea>" in answer.text


def test_who_is_asked_and_who_asks_see_it_on_mijn_plek_until_it_is_handled(
    asks, as_, at, bilal, karim, sanne
):
    there = page_of(asks())
    for person in (karim, sanne):
        as_(person).get(there)
    at("2026-03-09 10:00")
    asks(who=bilal)
    page = as_(karim).get("/").text
    assert "Twee mensen vragen om contact" in page
    assert f'class="button" href="{there}"' in page
    assert "Je vraag om contact staat bij Karim" in as_(sanne).get("/").text
    as_(karim).post(f"{there}/spoken")
    assert "Eén persoon vraagt om contact" in as_(karim).get("/").text
    assert "Je vraag om contact staat bij" not in as_(sanne).get("/").text
