"""The picture of a cohort: what a docent sees of where everybody is."""

import pytest

from learning.modules.parts import REPORT
from learning.pauses.models import ModulePause
from learning.submissions.models import Agreement
from learning.submissions.rules import Verdict
from tests.joint import Joint
from tests.work import STORY, Work

BOTH = ["niet begonnen", "niet begonnen"]


@pytest.fixture
def work(school, voorjaar, now):
    """``work(sanne)``: begun on Kijk terug; ``work(sanne, "kijk-rond", "zoeken")``."""
    return lambda student, *what: Work(school, student, voorjaar, now, *what)


@pytest.mark.parametrize("who", ["anna", "joost"])
def test_docenten_see_all_students_by_name(cast, cells, who):
    assert cells(cast[who]) == dict.fromkeys(["Bilal", "Fatma", "Noor", "Sanne"], BOTH)
    assert list(cells(cast[who])) == ["Bilal", "Fatma", "Noor", "Sanne"]


@pytest.mark.parametrize("address", ["", "/csv", "/../together"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("sanne", 403), ("karim", 403), ("wim", 403)),
        *(("mats", 404), ("ria", 404), (None, 302)),
    ],
)
def test_az1_nobody_else_sees_how_far_others_are(cast, as_, url, who, status, address):
    where = (url + address).replace("/picture/..", "")
    assert as_(who and cast[who]).get(where).status_code == status


def test_begun_handed_in_asked_for_more_and_done(cast, cells, work):
    mine = work(cast["sanne"])
    assert cells()["Sanne"][0] == "bezig"
    mine.hand_in()
    assert cells()["Sanne"][0] == "ingeleverd"
    mine.review(cast["anna"], Verdict.AANVULLEN)
    assert cells()["Sanne"][0] == "aanvullen"
    mine.hand_in("Nog een moment.")
    mine.review(cast["joost"])
    assert cells()["Sanne"] == ["voldaan", "niet begonnen"]


@pytest.mark.parametrize(
    ("kind", "words"), [(Agreement.TALKED, "besproken"), (Agreement.OTHER_FORM, "andere vorm")]
)
def test_what_was_agreed_counts(cast, cells, work, school, now, kind, words):
    mine = work(cast["sanne"])
    mine.submission.agreements.append(Agreement(kind=kind, docent_id=cast["anna"].id, at=now))
    school.commit()
    assert cells()["Sanne"][0] == words


def test_az5_a_part_for_oneself_alone_is_nobodys_business(cast, cells, work):
    work(cast["sanne"], "kijk-rond", "bewaren").write()
    assert cells()["Sanne"][1] == "niet begonnen"
    work(cast["sanne"], "kijk-rond", "zoeken").hand_in()
    assert cells()["Sanne"][1] == "ingeleverd"


def test_a_practice_report_is_beside_it_and_waits_like_the_rest(cast, as_, url, cells, work):
    report = work(cast["sanne"], "kijk-terug", REPORT)
    report.hand_in()
    assert cells()["Sanne"] == BOTH
    assert "Van Sanne." in as_(cast["anna"]).get(url).text


def test_what_was_taken_back_is_busy_again(cast, cells, work, school, now):
    mine = work(cast["sanne"])
    mine.hand_in()
    mine.submission.take_back(False, now)
    school.commit()
    assert cells()["Sanne"][0] == "bezig"


def test_what_is_erased_is_not_there_and_a_result_outlives_it(cast, cells, work, school, now):
    begun, done = work(cast["sanne"]).write(), work(cast["bilal"])
    done.hand_in()
    done.review(cast["anna"])
    for each in (begun, done):
        each.submission.erase(now)
        school.commit()
    for _ in ("hidden", "forgotten"):
        assert cells()["Sanne"][0] == "niet begonnen"
        assert cells()["Bilal"][0] == "voldaan"
        for each in (begun, done):
            each.submission.wipe()
            school.commit()


@pytest.mark.usefixtures("samen")
def test_what_two_make_counts_for_both(cast, cells, school, voorjaar, now):
    alone = Work(school, cast["noor"], voorjaar, now, "samen", "plan", "samen").write()
    Joint(school, voorjaar, now, cast["noor"], cast["bilal"]).hand_in("Samen lopen.")
    samen = cells(table=1)
    column = next(i for i, each in enumerate(samen["Noor"]) if each != "niet begonnen")
    assert samen["Noor"][column] == samen["Bilal"][column] != "niet begonnen"
    assert samen["Sanne"][column] == "niet begonnen"
    assert alone.submission.group_id is None


def test_work_elsewhere_is_not_shown_here(cast, cells, school, cohort, now):
    other = cohort("Zomer", students=[cast["sanne"]], docenten=[cast["ria"]])
    Work(school, cast["sanne"], other, now).hand_in()
    assert cells()["Sanne"] == BOTH


def test_who_is_er_even_niet_is_told_so(cast, as_, url, school, now):
    school.add(ModulePause(user_id=cast["noor"].id, module="proef", since=now))
    school.commit()
    page = as_(cast["anna"]).get(url).text
    assert "<bdi>Noor</bdi><span>is er even niet</span>" in page
    assert page.count("is er even niet") == 1


def test_who_left_is_shown_on_asking(cast, as_, url, cells, work, school, voorjaar, now):
    work(cast["noor"]).hand_in()
    next(each for each in voorjaar.memberships if each.user is cast["noor"]).leave(now)
    cast["fatma"].deactivate(now)
    school.commit()
    assert list(cells()) == ["Bilal", "Sanne"]
    assert "Toon ook wie wegging" in as_(cast["anna"]).get(url).text
    assert cells(query="?gone=1")["Noor"][0] == "ingeleverd"
    assert list(cells(query="?gone=1")) == ["Bilal", "Fatma", "Noor", "Sanne"]


@pytest.mark.parametrize("way", ["people", "opdrachten"])
def test_ax_the_same_in_words(cast, as_, url, work, way):
    work(cast["sanne"]).hand_in()
    page = as_(cast["anna"]).get(f"{url}?as={way}").text
    states = page.split("told-states")[1:]
    if way == "people":
        assert "<bdi>Sanne</bdi>" in page
        assert "ingeleverd</dt><dd>Kijk terug</dd>" in states[3]
    else:
        assert "ingeleverd</dt><dd>Sanne</dd>" in states[0]
        assert "niet begonnen</dt><dd>Bilal, Fatma, Noor</dd>" in states[0]


def test_az9_no_word_of_anybody_is_on_it(cast, as_, url, work):
    work(cast["sanne"]).hand_in()
    work(cast["bilal"]).write("Een woord van Bilal.")
    for address in ("", "?as=people", "?as=opdrachten", "/csv"):
        page = as_(cast["anna"]).get(url + address).text
        assert STORY not in page
        assert "Een woord van Bilal" not in page


def test_who_waits_for_feedback_is_in_the_light(cast, as_, url, work):
    assert "Er wacht werk op jou" not in as_(cast["anna"]).get(url).text
    work(cast["sanne"]).hand_in()
    done = work(cast["bilal"])
    done.hand_in()
    done.review(cast["anna"])
    light = as_(cast["anna"]).get(url).text.split('class="light')[1].split("</section>")[0]
    assert "Van Sanne." in light
    assert "/reviews/?cohort=" in light


def test_a_cohort_without_modules_or_students_is_no_dead_end(as_, cohort, anna, sanne):
    empty = cohort("Leeg", docenten=[anna])
    none = cohort("Kaal", docenten=[anna], students=[sanne], modules=())
    for each, words in ((empty, "nog geen student"), (none, "nog geen module")):
        page = as_(anna).get(f"/cohorts/{each.public_id}/picture")
        assert words in page.text
        assert as_(anna).get(f"/cohorts/{each.public_id}/picture/csv").status_code == 200


@pytest.mark.parametrize("query", ["?as=zzz", "?as=", "?as=people%00"])
def test_an_unknown_way_to_look_is_the_picture(cells, query):
    assert cells(query=query)["Sanne"] == BOTH
