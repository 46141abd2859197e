"""What a beheerder sees of the school: cohorts, modules and people, and not a word of a text."""

from tests.work import Work

MARK = "zonnebloemenveld"


def test_cohorts_with_their_people_and_modules_stand_on_one_page(cast, as_, invite):
    invite(cast["anna"], "jo@x.nl, an@x.nl")
    page = as_(cast["wim"]).get("/cohorts/").text
    assert "vier studenten · 2 uitgenodigd · Anna en Joost · " in page
    assert "Najaar en Voorjaar" in page or "Voorjaar en Najaar" in page


def test_what_misses_something_says_so(cast, as_, cohort):
    cohort("Winter", modules=())
    page = as_(cast["wim"]).get("/cohorts/").text
    assert "geen studenten · nog geen docent · nog geen module" in page


def test_a_closed_cohort_stands_last_and_says_so(cast, as_, voorjaar, school, now):
    voorjaar.close(now)
    school.commit()
    page = as_(cast["wim"]).get("/cohorts/").text
    assert page.index("Najaar</bdi>") < page.index("Voorjaar</bdi>")
    assert "Gesloten sinds" in page


def test_az9_others_see_nothing_of_that(cast, as_, cohort):
    cohort("Zomer", docenten=[cast["ria"]])
    page = as_(cast["ria"]).get("/cohorts/").text
    for private in ("uitgenodigd", "Alle mensen", "Maak een groep", "Voorjaar"):
        assert private not in page


def test_az7_a_beheerder_opens_no_text(cast, as_, voorjaar, school, now):
    work = Work(school, cast["sanne"], voorjaar, now)
    work.hand_in(MARK)
    work.review(cast["anna"], already=MARK)
    browser, home = as_(cast["wim"]), f"/cohorts/{voorjaar.public_id}"
    for page in ("", "/list", "/invitations", "/hand-over", "/closing"):
        answer = browser.get(home + page)
        assert answer.status_code == 200
        assert MARK not in answer.text
    for page in (work.address, work.review_address, f"{work.address}/versions"):
        assert browser.get(page).status_code == 404
    for page in ("/cohorts/", "/accounts/people", "/"):
        assert MARK not in browser.get(page).text


def test_the_page_costs_a_fixed_number_of_queries(cast, as_, cohort, person, statements):
    browser = as_(cast["wim"])

    def cost():
        browser.get("/cohorts/")
        statements.clear()
        browser.get("/cohorts/")
        return len(statements)

    few = cost()
    for number in range(10):
        cohort(f"Groep {number}", docenten=[person(f"Docent{number}")])
    assert cost() == few


def test_a_long_list_of_students_is_folded_in(cast, as_, voorjaar, person, school, now):
    url = f"/cohorts/{voorjaar.public_id}"
    assert "<summary>Alle" not in as_(cast["anna"]).get(url).text
    for number in range(10):
        voorjaar.add(person(f"Mens{number}"), "student", now)
    school.commit()
    assert "<summary>Alle 14 studenten</summary>" in as_(cast["anna"]).get(url).text
