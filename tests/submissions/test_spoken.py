"""Liever mondeling: a talk in place of a text, and a note that both have agreed to the letter."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.submissions.models import Agreement
from learning.submissions.rules import Status, Verdict, status_of
from learning.submissions.spoken.models import SpokenNote, SpokenRequest
from tests.pages import hidden_in
from tests.work import Work, post_from_page

NOTE = "We spraken over je buurman en de moestuin."
OTHER = "We spraken over een buurman. Meer hoeft er niet te staan."


class Talk:
    """Sanne's talk, with short verbs by the pages; each returns the answer."""

    def __init__(self, school, as_, work):
        self.school, self.as_, self.work = school, as_, work
        self.browsers = {}

    def browser(self, user):
        return self.browsers.setdefault(user.id, self.as_(user))

    def ask(self, user):
        return self.browser(user).post(f"{self.work.address}/spoken")

    @property
    def request(self) -> SpokenRequest:
        self.school.expire_all()
        return self.school.scalars(select(SpokenRequest)).one()

    @property
    def home(self) -> str:
        return f"/submissions/spoken/{self.request.public_id}"

    def page(self, user) -> str:
        return self.browser(user).get(self.home).text

    def propose(self, user, text=NOTE, revision=None, **more):
        number = self.request.revision if revision is None else revision
        data = {"text": text, "revision": number, **more}
        return self.browser(user).post(f"{self.home}/note", data=data)

    def agree(self, user, revision=None):
        number = self.request.revision if revision is None else revision
        return self.browser(user).post(f"{self.home}/agree", data={"revision": number})

    def withdraw(self, user):
        return self.browser(user).post(f"{self.home}/withdraw")

    @property
    def status(self) -> Status:
        self.school.expire_all()
        return status_of(self.work.submission)

    def told(self, user) -> list[str]:
        waits = select(Notice.words).where(Notice.user_id == user.id, Notice.seen_at.is_(None))
        return self.school.scalars(waits).all()


@pytest.fixture
def talk(school, as_, sanne, voorjaar, now):
    """Sanne wrote something for herself, and asked to talk."""
    work = Work(school, sanne, voorjaar, now).write("Er zat een zwaluw op het hek.")
    asked = Talk(school, as_, work)
    assert asked.ask(sanne).status_code == 302
    return asked


BESPROKEN, ANDERS = {"kind": Agreement.TALKED}, {"kind": Agreement.OTHER_FORM}


def test_all_docenten_of_the_cohort_find_it_on_their_pile_the_longest_wait_first(
    talk, school, as_, noor, anna, joost, ria, voorjaar, najaar, at
):
    moment = at("2026-03-09 10:00")
    later = Talk(school, as_, Work(school, noor, voorjaar, moment))
    later.ask(noor)
    for docent in (anna, joost):
        page = as_(docent).get("/reviews/").text
        assert page.index("Sanne</bdi>, Kijk terug") < page.index("Noor</bdi>, Kijk terug")
        assert talk.told(docent) == ["Een student wil liever praten over een opdracht."] * 2
    assert "Liever mondeling" not in as_(ria).get("/reviews/").text


def test_the_pile_asks_as_many_questions_for_ten_who_wait_as_for_one(
    talk, school, anna, bilal, noor, fatma, voorjaar, now, statements
):
    browser = talk.browser(anna)
    browser.get("/reviews/")
    statements.clear()
    browser.get("/reviews/")
    few = len(statements)
    for student in (bilal, noor, fatma):
        for what in (("kijk-terug", ""), ("kijk-rond", "zoeken")):
            work = Work(school, student, voorjaar, now, *what)
            school.add(SpokenRequest.begin(work.submission, now))
    school.commit()
    statements.clear()
    browser.get("/reviews/")
    assert len(statements) == few


def test_the_docent_never_sees_the_text(talk, anna):
    assert "zwaluw" not in talk.page(anna)
    assert "zie je niet" in talk.page(anna)
    assert talk.browser(anna).get(talk.work.address).status_code == 404


def test_who_has_nothing_to_do_with_it_finds_nothing(talk, as_, bilal, mats, ria, karim, wim):
    home, address = talk.home, talk.work.address
    for somebody in (bilal, mats, ria, karim, wim):
        browser = as_(somebody)
        assert browser.get(home).status_code == 404
        assert browser.get(f"{address}/spoken").status_code == 404
        for verb in ("note", "agree", "withdraw"):
            data = {"text": NOTE, "revision": 0}
            assert browser.post(f"{home}/{verb}", data=data).status_code == 404


def test_it_counts_when_the_student_says_yes_to_the_docents_note(talk, school, sanne, anna):
    assert talk.propose(anna, **BESPROKEN).status_code == 302
    assert talk.status == Status.CONCEPT, "not before both agreed"
    assert talk.told(sanne) == ["Er ligt een korte notitie over een opdracht. Klopt die voor jou?"]
    assert NOTE in talk.page(sanne)
    assert talk.told(sanne) == []
    assert talk.agree(sanne).status_code == 302
    assert talk.status == Status.TALKED
    [agreed] = talk.work.submission.agreements
    assert agreed.docent_id == anna.id
    assert talk.told(anna) == ["Jullie zijn het eens over de notitie bij een opdracht."]
    assert NOTE in talk.page(sanne)
    assert NOTE in talk.page(anna)
    assert talk.propose(anna, OTHER, **BESPROKEN).status_code == 409, "it stays as agreed"


def test_otherwise_is_agreed_in_the_same_way(talk, sanne, anna):
    talk.propose(anna, **ANDERS)
    talk.agree(sanne)
    assert talk.status == Status.OTHER


def test_the_student_wants_it_said_otherwise_and_any_docent_of_the_cohort_agrees(
    talk, school, sanne, anna, joost
):
    talk.propose(anna, **BESPROKEN)
    assert talk.propose(sanne, OTHER).status_code == 302
    assert talk.agree(sanne).status_code == 409, "not to one's own words"
    assert talk.told(joost) == ["Een student wil een notitie anders. Kijk of jij het eens bent."]
    page = talk.page(joost)
    assert OTHER in page
    assert NOTE in page, "what stood there before, folded in"
    talk.agree(joost)
    assert talk.status == Status.TALKED
    assert talk.work.submission.agreements[0].docent_id == joost.id
    assert [each.text for each in school.scalars(select(SpokenNote))] == [OTHER]


def test_co1_one_changes_while_the_other_agrees_and_there_is_one_clear_result(
    talk, sanne, anna, joost
):
    talk.propose(anna, **BESPROKEN)
    talk.propose(joost, OTHER, **BESPROKEN)
    answer = talk.agree(sanne, revision=1)
    assert answer.status_code == 409
    assert "De notitie is net veranderd." in answer.text
    assert talk.status == Status.CONCEPT
    refused = talk.propose(anna, "Nog anders.", revision=1, **BESPROKEN)
    assert refused.status_code == 409
    assert "Nog anders." in refused.text, "the words come back"
    assert talk.agree(sanne).status_code == 302
    assert talk.agree(sanne).status_code == 409
    assert len(talk.work.submission.agreements) == 1


def test_either_withdraws_before_that_and_no_word_of_it_stays(talk, school, sanne, anna, joost):
    talk.propose(anna, **BESPROKEN)
    assert talk.withdraw(sanne).status_code == 302
    assert school.scalars(select(SpokenNote)).all() == []
    assert talk.told(joost) == []
    assert talk.browser(anna).get(talk.home).status_code == 404
    assert talk.browser(sanne).get(f"{talk.work.address}/write").status_code == 200
    assert talk.ask(sanne).status_code == 302, "and may ask again"
    school.expire_all()
    again = school.scalars(select(SpokenRequest).where(SpokenRequest.withdrawn_at.is_(None))).one()
    talk.browser(joost).post(f"/submissions/spoken/{again.public_id}/withdraw")
    assert talk.told(sanne)[0].startswith("Het praten over een opdracht gaat nu niet door.")


def test_asked_twice_it_is_once_and_the_database_holds_that(talk, school, sanne, now):
    talk.ask(sanne)
    school.add(SpokenRequest.begin(talk.work.submission, now))
    with pytest.raises(IntegrityError):
        school.commit()


def test_what_was_handed_in_meanwhile_is_off_the_list_and_nothing_counts(
    talk, sanne, anna, school, as_
):
    talk.propose(anna, **BESPROKEN)
    talk.work.hand_in()
    assert "Liever mondeling" not in as_(anna).get("/reviews/").text
    assert talk.agree(sanne).status_code == 409
    assert talk.status == Status.HANDED_IN
    assert "Er is nu niets af te spreken" in talk.page(anna)


def test_it_can_be_asked_when_the_docent_wants_more_but_not_of_what_waits_or_is_for_oneself(
    school, as_, sanne, anna, voorjaar, now
):
    more = Work(school, sanne, voorjaar, now)
    more.hand_in()
    browser = as_(sanne)
    assert browser.post(f"{more.address}/spoken").status_code == 403
    more.review(anna, Verdict.AANVULLEN)
    assert browser.post(f"{more.address}/spoken").status_code == 302
    alone = Work(school, sanne, voorjaar, now, "kijk-rond", "bewaren")
    assert browser.post(f"{alone.address}/spoken").status_code == 403


def test_a_docent_proposes_another_form_for_work_that_needs_more(
    school, as_, sanne, anna, ria, voorjaar, najaar, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    address = f"/submissions/other-form/{work.submission.handed_in.public_id}"
    assert as_(anna).get(address).status_code == 403, "it waits on the pile still"
    work.review(anna, Verdict.AANVULLEN)
    assert as_(ria).get(address).status_code == 404
    assert as_(sanne).get(address).status_code == 403
    browser = as_(anna)
    sent = post_from_page(browser, address, {"text": NOTE, **ANDERS})
    talk = Talk(school, as_, work)
    assert sent.headers["Location"] == talk.home
    talk.agree(sanne)
    assert talk.status == Status.OTHER


def test_who_reads_stands_above_the_box_by_name(talk, sanne, anna):
    assert "Straks lezen de notitie: jij, Sanne (student) en Joost (docent)." in talk.page(anna)
    talk.propose(anna, **BESPROKEN)
    assert "Deze notitie lezen: jij, Anna (docent) en Joost (docent)." in talk.page(sanne)


def test_reading_the_others_note_is_written_down_and_shown(talk, school, sanne, anna, joost):
    talk.propose(anna, **BESPROKEN)
    talk.page(sanne)
    talk.propose(sanne, OTHER)
    talk.page(joost)
    rows = school.scalars(select(Reading).where(Reading.kind == "spoken-note")).all()
    assert {(each.writer_id, each.reader_id) for each in rows} == {
        (anna.id, sanne.id), (anna.id, joost.id), (sanne.id, joost.id),
    }  # fmt: skip
    page = talk.browser(sanne).get("/privacy/").text
    assert re.search(r"de notitie bij ‘Kijk terug", page)


def test_az_erasing_the_work_hides_the_note_and_then_forgets_it(talk, school, sanne, anna):
    talk.propose(anna, **BESPROKEN)
    talk.agree(sanne)
    home, key = talk.home, talk.work.submission.public_id
    browser = talk.browser(sanne)
    assert "notitie" in browser.get(f"/privacy/texts/{key}/erase").text
    browser.post(f"/privacy/texts/{key}/erase")
    assert talk.browser(anna).get(home).status_code == 404
    browser.post(f"/privacy/texts/{key}/wipe")
    assert school.scalars(select(SpokenNote)).all() == []
    assert talk.status == Status.TALKED, "the result outlives the words"


def test_a_note_can_be_erased_of_work_in_which_nothing_was_written(
    school, as_, sanne, anna, voorjaar, now
):
    talk = Talk(school, as_, Work(school, sanne, voorjaar, now))
    talk.ask(sanne)
    talk.propose(anna, **BESPROKEN)
    talk.agree(sanne)
    assert talk.work.submission.public_id in talk.browser(sanne).get("/privacy/texts").text
    key = talk.work.submission.public_id
    assert talk.browser(sanne).post(f"/privacy/texts/{key}/erase").status_code == 302
    assert talk.browser(sanne).post(f"/privacy/texts/{key}/wipe").status_code == 302
    assert school.scalars(select(SpokenNote)).all() == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"text": " ", **BESPROKEN}, "Schrijf één zin."),
        ({"text": "a" * 1001, **BESPROKEN}, "Dit is te lang."),
        ({"text": NOTE}, "Kies Besproken, of Afgesproken: anders."),
        ({"text": NOTE, "kind": "voldaan"}, "Kies Besproken, of Afgesproken: anders."),
    ],
)
def test_a_note_that_is_refused_comes_back(talk, anna, data, why):
    page = talk.browser(anna).get(talk.home).text
    answer = talk.browser(anna).post(f"{talk.home}/note", data={**hidden_in(page), **data})
    assert answer.status_code == 422
    assert why in answer.text
    assert data["text"].strip() in answer.text


def test_what_was_asked_stands_where_one_writes_and_the_note_that_waits_too(
    talk, sanne, anna, school, statements
):
    browser, writing = talk.browser(sanne), f"{talk.work.address}/write"
    page = browser.get(writing).text
    assert "Je vroeg om te praten. Je hoeft nu niets te doen." in page
    assert f'href="{talk.home}"' in page
    assert "Liever mondeling?" not in page
    talk.propose(anna, **BESPROKEN)
    page = browser.get(writing).text
    assert "Klopt die voor jou?" in page
    assert "Je hoeft nu niets te doen" not in page
    statements.clear()
    browser.get(writing)
    assert len([each for each in statements if "FROM spoken_request" in each]) == 1
    talk.withdraw(sanne)
    assert "Liever mondeling?" in browser.get(writing).text


def test_it_stands_with_the_feedback_that_asks_for_more(school, as_, sanne, anna, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN)
    talk = Talk(school, as_, work)
    assert "Liever mondeling?" in talk.browser(sanne).get(work.address).text
    talk.ask(sanne)
    assert "Je vroeg om te praten." in talk.browser(sanne).get(work.address).text


def test_one_docent_of_them_comes_to_talk_and_the_note_stands_before_the_yes(talk, sanne, anna):
    assert "Anna of Joost spreekt iets met je af." in talk.page(sanne)
    assert "Trek mijn vraag in" in talk.page(sanne)
    assert "Dan kan <bdi>Sanne</bdi> weer schrijven." in talk.page(anna)
    talk.propose(anna, **BESPROKEN)
    page = talk.page(sanne)
    assert page.count(NOTE) == 2, "the note, and the box to say it otherwise"
    assert page.index(NOTE) < page.index("Dit klopt")
