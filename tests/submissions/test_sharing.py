"""Showing what was handed in to fellow students: asked once, ended at once."""

import pytest

from learning.modules.parts import Circle, Part
from learning.notices.queries import unseen_of
from learning.readings.models import Reading
from learning.reviews.models import Review
from learning.submissions.rules import circles_of
from learning.submissions.sharing.models import Share
from tests.pages import hidden_in
from tests.sharing import TEXT, Shared

pytestmark = pytest.mark.usefixtures("samen")
HIDDEN = ("circle", "seen")


@pytest.fixture
def text(school, now, sanne, voorjaar):
    """Sanne's text on a part, handed in: ``text("paar")``."""

    def make(part="allen", student=sanne):
        made = Shared(school, student, voorjaar, now, part)
        made.hands_in()
        return made

    return make


def choose(browser, work, circle, *people, **others):
    """Open the page that asks, and press its button."""
    address = f"{work.address}/share?circle={circle}"
    data = hidden_in(browser.get(address).text, *HIDDEN)
    chosen = {"people": [each.public_id for each in people]} if people else {}
    return browser.post(f"{work.address}/share", data={**data, **chosen, **others})


def main_of(page):
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("readers", "circles"),
    [
        ("ik", "ik"),
        ("docent", "ik docent"),
        ("tweetal", "ik docent tweetal"),
        ("groepje", "ik docent tweetal groepje"),
        ("cohort", "ik docent tweetal groepje cohort"),
    ],
)
def test_the_circles_of_a_part_begin_with_the_smallest(readers, circles):
    assert " ".join(circles_of(Part("", "", readers=Circle(readers)))) == circles


def test_an_intervisie_shares_nothing_here():
    assert circles_of(Part("", "", kind="intervisie", readers=Circle.COHORT)) == (Circle.IK,)


@pytest.mark.parametrize(
    ("part", "offered"),
    [
        ("paar", ["tweetal"]),
        ("groep", ["tweetal", "groepje"]),
        ("allen", ["tweetal", "groepje", "cohort"]),
    ],
)
def test_handing_in_shows_it_to_the_docenten_alone_and_offers_what_the_part_allows(
    as_, sanne, text, part, offered
):
    work = text(part)
    page = as_(sanne).get(work.address).text
    assert "Dit lezen: jij, Anna (docent) en Joost (docent). Verder niemand." in page
    assert [each for each in Circle if f"/share?circle={each}" in page] == offered


def test_the_question_names_everybody_who_will_read_it(as_, sanne, text):
    page = as_(sanne).get(f"{text().address}/share?circle=cohort").text
    for name in ("Anna (docent)", "Joost (docent)", "Bilal (medestudent)", "Fatma (medestudent)"):
        assert name in page
    assert "Mats" not in page
    assert page.count('class="button"') == 1


def test_asking_changes_nothing_and_the_button_shares_it(as_, sanne, bilal, text):
    work = text()
    browser = as_(sanne)
    assert browser.get(f"{work.address}/share?circle=cohort").status_code == 200
    assert as_(bilal).get(work.shared_address).status_code == 404
    assert choose(browser, work, "cohort").location == work.address
    page = as_(bilal).get(work.shared_address).text
    assert TEXT in page
    assert "Dit lezen: jij, Sanne (student), Anna (docent), Joost (docent)" in page
    assert "Bilal (medestudent)" in browser.get(work.address).text


def test_az3_one_fellow_student_is_chosen_and_no_other_reads_it(as_, cast, text):
    work = text("paar")
    choose(as_(cast["sanne"]), work, "tweetal", cast["noor"])
    answers = {
        who: as_(user).get(work.shared_address).status_code for who, user in cast.items() if user
    }
    assert {who for who, status in answers.items() if status == 200} == {"noor"}
    assert set(answers.values()) == {200, 404}


@pytest.mark.parametrize(
    ("part", "circle", "names", "reason"),
    [
        ("paar", "tweetal", [], "Kies één medestudent."),
        ("paar", "tweetal", ["mats"], "Kies één medestudent."),
        ("paar", "tweetal", ["sanne"], "Kies één medestudent."),
        ("allen", "groepje", ["bilal"], "Kies minstens twee namen."),
        ("groep", "groepje", ["bilal", "noor", "fatma"], "Kies hoogstens twee namen."),
        ("groep", "groepje", ["bilal", "mats"], "Iemand die je koos, staat hier niet meer."),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_shares_nothing(
    as_, cast, text, school, part, circle, names, reason
):
    work = text(part)
    answer = choose(as_(cast["sanne"]), work, circle, *(cast[each] for each in names))
    assert answer.status_code == 422
    assert reason in answer.text
    assert school.query(Share).count() == 0


@pytest.mark.parametrize(
    ("part", "circle", "status"),
    [
        ("paar", "groepje", 403),
        ("paar", "cohort", 403),
        ("allen", "docent", 404),
        ("allen", "ik", 404),
        ("allen", "x", 404),
    ],
)
def test_az10_no_circle_but_those_of_the_part(as_, sanne, bilal, text, part, circle, status):
    work, browser = text(part), as_(sanne)
    assert browser.get(f"{work.address}/share?circle={circle}").status_code == status
    seen = work.submission.handed_in.public_id
    data = {"circle": circle, "seen": seen, "people": bilal.public_id}
    assert browser.post(f"{work.address}/share", data=data).status_code == status


def test_az4_nobody_shares_or_stops_the_text_of_another(as_, cast, text):
    work = text().shares()
    seen = {"circle": "cohort", "seen": work.submission.handed_in.public_id}
    for who in ("bilal", "anna", "mats", "wim"):
        assert as_(cast[who]).get(f"{work.address}/share?circle=cohort").status_code == 404, who
        assert as_(cast[who]).post(f"{work.address}/share", data=seen).status_code == 404, who
        assert as_(cast[who]).post(f"{work.address}/share/stop").status_code == 404, who


def test_a_draft_is_never_shared(as_, school, now, sanne, voorjaar):
    work = Shared(school, sanne, voorjaar, now).write(TEXT)
    assert as_(sanne).get(f"{work.address}/share?circle=cohort").status_code == 403


def test_az6_stopping_is_one_press_also_for_who_has_it_open(as_, sanne, bilal, text):
    work = text().shares()
    reading = as_(bilal)
    assert reading.get(work.shared_address).status_code == 200
    writer = as_(sanne)
    page = writer.get(work.address).text
    assert "Stop met delen" in page
    assert writer.post(f"{work.address}/share/stop").location == work.address
    assert reading.get(work.shared_address).status_code == 404
    assert TEXT not in reading.get("/submissions/shared").text
    assert "Verder niemand." in writer.get(work.address).text


def test_another_choice_takes_the_place_of_the_first(as_, cast, text, school):
    work, writer = text(), as_(cast["sanne"])
    choose(writer, work, "tweetal", cast["bilal"])
    choose(writer, work, "groepje", cast["noor"], cast["fatma"])
    found = {who: as_(cast[who]).get(work.shared_address).status_code
             for who in ("bilal", "noor", "fatma")}  # fmt: skip
    assert found == {"bilal": 404, "noor": 200, "fatma": 200}
    assert school.query(Share).filter(Share.withdrawn_at.is_(None)).count() == 1


def test_a_later_hand_in_is_a_new_text_that_is_shared_anew(as_, sanne, bilal, anna, text):
    work = text().shares()
    first = work.shared_address
    work.review(anna, "aanvullen")
    work.hands_in("Een tweede zwaluw.")
    page = as_(sanne).get(work.address).text
    assert "Deze nieuwe tekst niet." in page
    assert "Stop met delen" in page
    browser = as_(bilal)
    assert "tweede" not in browser.get(first).text
    assert browser.get(work.shared_address).status_code == 404
    choose(as_(sanne), work, "cohort")
    assert browser.get(first).status_code == 404
    assert "tweede" in browser.get(work.shared_address).text


def test_a_page_that_showed_an_older_text_shares_nothing(as_, sanne, anna, text, school):
    work, browser = text(), as_(sanne)
    seen = hidden_in(browser.get(f"{work.address}/share?circle=cohort").text, *HIDDEN)
    work.review(anna, "aanvullen")
    work.hands_in("Een tweede zwaluw.")
    answer = browser.post(f"{work.address}/share", data=seen)
    assert answer.status_code == 409
    assert "Er is nog niets gedeeld." in answer.text
    assert school.query(Share).count() == 0


def test_taking_back_the_hand_in_ends_the_reading(as_, sanne, bilal, text):
    work = text().shares()
    address = work.shared_address
    assert as_(bilal).get(address).status_code == 200
    assert as_(sanne).post(f"{work.address}/take-back").status_code == 302  # no docent opened it
    assert as_(bilal).get(address).status_code == 404


def test_own_first_who_did_not_hand_in_the_part_does_not_read_it_nor_how_many(
    as_, sanne, bilal, text, school, now, voorjaar
):
    reader = as_(bilal)
    before = main_of(reader.get("/submissions/shared").text)
    work, writer = text("eerst"), as_(sanne)
    choose(writer, work, "cohort")
    assert reader.get(work.shared_address).status_code == 404
    assert main_of(reader.get("/submissions/shared").text) == before
    page = writer.get(work.address).text
    assert "de studenten van Voorjaar die dit deel zelf hebben ingeleverd" in page
    assert "Bilal" not in page
    own = Shared(school, bilal, voorjaar, now, "eerst").write(**{"woord-eerst": "Iets."})
    assert reader.get(work.shared_address).status_code == 404
    own.hands_in("Iets.")
    assert TEXT in reader.get(work.shared_address).text


def test_au1_the_reading_is_written_down_and_the_writer_sees_it(as_, sanne, bilal, text, school):
    work = text().shares()
    as_(bilal).get(work.shared_address)
    as_(bilal).get(work.shared_address)
    [row] = school.query(Reading).all()
    assert (row.reader_id, row.role, row.kind) == (bilal.id, "medestudent", "hand-in")
    assert "Bilal (medestudent), vandaag om 10:00" in as_(sanne).get(work.address).text


def test_it_shows_the_text_alone(as_, anna, bilal, text, school):
    work = text().shares()
    review = work.review(anna, already="Een woord van Anna.")
    page = as_(bilal).get(work.shared_address).text
    assert "Een woord van Anna." not in page
    assert "oldaan" not in page
    assert as_(bilal).get(f"/reviews/{work.submission.handed_in.public_id}").status_code == 404
    about = f"/reviews/feedback/{review.public_id}"
    assert as_(bilal).get(f"{about}/ask").status_code == 404
    assert school.query(Review).count() == 1


def test_who_is_named_gets_a_notice_without_content_and_loses_it_again(
    app, as_, sanne, bilal, noor, text
):
    def told(user):
        with app.app_context():
            return [(each.words, each.address) for each in unseen_of(user)]

    work, writer = text(), as_(sanne)
    choose(writer, work, "tweetal", bilal)
    assert told(bilal) == [("Een medestudent laat je een tekst lezen.", work.shared_address)]
    assert told(noor) == []
    writer.post(f"{work.address}/share/stop")
    assert told(bilal) == []
    choose(writer, work, "tweetal", bilal)
    assert len(told(bilal)) == 1
    as_(bilal).get(work.shared_address)
    assert told(bilal) == []


def test_what_is_shared_with_me_stands_in_a_list_that_the_group_page_leads_to(
    as_, sanne, bilal, text, voorjaar
):
    reader = as_(bilal)
    assert "Er is nu niets met jou gedeeld." in reader.get("/submissions/shared").text
    work = text().shares(Circle.TWEETAL, bilal)
    page = reader.get("/submissions/shared").text
    assert "Deel iets – Met allen" in page
    assert "Sanne</bdi>, gedeeld vandaag." in page
    assert f'href="{work.shared_address}"' in page
    assert 'href="/submissions/shared"' in reader.get(f"/cohorts/{voorjaar.public_id}").text


def test_many_names_unfold(as_, sanne, text, person, school, voorjaar, now):
    for number in range(9):
        voorjaar.add(person(f"Leerling{number}"), "student", now)
    school.commit()
    work = text().shares()
    for address in (work.address, f"{work.address}/share?circle=groepje"):
        assert as_(sanne).get(address).status_code == 200
    page = as_(sanne).get(work.address).text
    assert "de 12 andere studenten van Voorjaar" in page
    assert "Alle namen" in page
    assert "Leerling8" in page
