"""AU3: everybody sees in plain words who opened what of theirs, and when; never a word of it."""

import re

import pytest

from learning.intervisie.threads import safety
from learning.intervisie.threads.models import FollowUp
from learning.readings.models import Reading
from learning.submissions.rules import Verdict
from tests.sharing import Shared
from tests.work import STORY

PAGE = "/privacy/"


def main_of(page):
    """The words of the page between header and footer."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def seen_by(browser, address=PAGE):
    answer = browser.get(address)
    assert answer.status_code == 200
    return main_of(answer.text)


@pytest.fixture
def reading(school, now):
    """A row in the log: ``reading(anna, sanne, hand_in)``."""

    def add(reader, writer, thing, kind="hand-in", role="docent", at=now):
        row = Reading(
            reader_id=reader.id,
            writer_id=writer.id,
            thing_id=thing.id,
            kind=kind,
            role=role,
            at=at,
        )
        school.add(row)
        school.commit()
        return row

    return add


def test_au3_after_a_docent_opened_it_the_student_reads_who_what_and_when(as_, anna, sanne, work):
    work.hand_in()
    as_(anna).get(work.review_address)
    page = seen_by(as_(sanne))
    assert "Vandaag Anna (docent): ‘Kijk terug’ 10:00" in page
    assert STORY not in page


def test_au3_nobody_opened_anything_yet(as_, sanne, voorjaar):
    page = seen_by(as_(sanne))
    assert "Nog niemand opende een tekst van jou." in page
    assert "Een beheerder kan je teksten niet openen." in page
    assert "twaalf maanden" in page


@pytest.mark.usefixtures("samen")
def test_au1_a_fellow_student_is_called_one(as_, sanne, bilal, school, voorjaar, now):
    text = Shared(school, sanne, voorjaar, now)
    text.hands_in()
    text.shares()
    as_(bilal).get(text.shared_address)
    assert "Bilal (medestudent):" in seen_by(as_(sanne))


def test_au3_a_docent_sees_who_opened_their_feedback(as_, anna, joost, sanne, work):
    work.hand_in()
    work.review(anna)
    as_(sanne).get(work.address)
    as_(joost).get(work.review_address)
    page = seen_by(as_(anna))
    assert "Sanne (student): je feedback bij ‘Kijk terug’" in page
    assert "Joost (docent): je feedback bij ‘Kijk terug’" in page
    assert "Mooi moment." not in page


def test_au3_in_an_intervisie_it_names_the_group_and_the_step(as_, cast, places):
    stage = places.stage().reacted()
    as_(cast["noor"]).get(stage.home)
    page = seen_by(as_(cast["sanne"]))
    assert "Noor (uit je intervisiegroep): jouw tekst in de intervisie van Dinsdag, stap" in page
    assert "drempel" not in page


def test_au3_words_that_were_sent_along_to_talk_on(as_, cast, places):
    as_(cast["karim"]).get(f"/intervisie/follow-ups/{places.follow_up()}")
    page = seen_by(as_(cast["bilal"]))
    assert "Karim (begeleider): wat je meestuurde om verder te praten" in page
    assert "Kort." not in page


def test_au3_texts_of_one_name_that_were_opened_together_are_one_line(
    as_, bilal, sanne, work, school, reading
):
    hand_ins = [work.hand_in(), work.hand_in("Nog een keer.")]
    for each in hand_ins:
        reading(bilal, sanne, each, role="medestudent")
    assert seen_by(as_(sanne)).count("Bilal (medestudent): ‘Kijk terug’, twee teksten") == 1


def test_au3_what_is_gone_keeps_its_line(as_, cast, places, school, now, work, reading):
    """An erased text, words that were wiped in an intervisie, and a thing that nobody knows."""
    sanne, noor = cast["sanne"], cast["noor"]
    reading(cast["anna"], sanne, work.hand_in())
    stage = places.stage().reacted()
    as_(noor).get(stage.home)
    thread = stage.fresh()
    safety.erase_words(thread, school.merge(sanne), now)
    work.submission.erase(now)
    school.commit()
    reading(cast["joost"], sanne, work.submission, kind="iets")
    page = seen_by(as_(sanne))
    assert "Anna (docent): ‘Kijk terug’, een tekst die je hebt gewist" in page
    assert "Noor (uit je intervisiegroep): een gewiste tekst in de intervisie van Dinsdag" in page
    assert "Joost (docent): een tekst die gewist is" in page


def test_au3_feedback_on_an_erased_text(as_, anna, sanne, work, school, now):
    work.hand_in()
    work.review(anna)
    as_(sanne).get(work.address)
    school.rollback()
    work.submission.erase(now)
    school.commit()
    assert "je feedback bij ‘Kijk terug’, een tekst die gewist is" in seen_by(as_(anna))


@pytest.mark.parametrize("who", ["bilal", "anna", "karim", "wim", "mats"])
def test_az7_nobody_else_sees_who_read_it(as_, cast, work, who):
    work.hand_in()
    as_(cast["joost"]).get(work.review_address)
    assert "Joost" in seen_by(as_(cast["sanne"]))
    assert "Joost" not in seen_by(as_(cast[who]))


def test_az7_a_beheerder_opens_no_text_and_the_log_tells_of_none(as_, wim, sanne, work, read):
    work.hand_in()
    work.review(work.submission.student)
    browser = as_(wim)
    for address in (work.address, work.review_address, f"{work.address}/versions"):
        assert browser.get(address).status_code == 404
    assert read(Reading) == []


def test_a_long_list_goes_on_and_misses_no_line(as_, anna, sanne, work, school, now):
    """All at one moment: the place in the list is more than a moment."""
    hand_in, wanted = work.hand_in(), [f"rol-{number}" for number in range(120)]
    about = {"reader_id": anna.id, "writer_id": sanne.id, "kind": "hand-in", "at": now}
    school.add_all(Reading(**about, role=role, thing_id=hand_in.id) for role in wanted)
    school.commit()
    browser, address, found = as_(sanne), PAGE, []
    while address:
        page = browser.get(address).text
        lines = re.findall(r"\((rol-\d+)\)", page)
        assert len(lines) <= 50
        found += lines
        more = re.search(r'href="(/privacy/\?after=[^"]+)"', page)
        address = more and more[1]
    assert found == wanted[::-1]


@pytest.mark.parametrize("after", ["nonsense", "1-1", "20990101000000000000-1", "²-3"])
def test_in1_a_strange_place_in_the_list_is_no_fault(as_, sanne, voorjaar, after):
    assert as_(sanne).get(f"{PAGE}?after={after}").status_code == 200


def test_a_page_with_every_kind_costs_at_most_six_questions(
    as_, cast, places, work, statements, reading
):
    sanne = cast["sanne"]
    stage, follow_up = places.stage().reacted(), places.follow_up()
    hand_in = work.hand_in()
    review = work.review(cast["anna"], Verdict.AANVULLEN)
    talk = stage.school.query(FollowUp).filter_by(public_id=follow_up).one()
    for kind, thing in (
        ("hand-in", hand_in),
        ("feedback", review),
        ("contribution", stage.contribution("sanne")),
        ("follow-up", talk),
    ):
        reading(cast["noor"], sanne, thing, kind=kind, role="student")
    browser = as_(sanne)
    browser.get(PAGE)
    statements.clear()
    assert seen_by(browser).count("Noor (student)") == 4
    assert len(statements) <= 6, statements


def test_the_footer_and_the_account_lead_to_it(as_, sanne, voorjaar):
    browser = as_(sanne)
    assert 'href="/privacy/">Wie las mijn teksten?' in browser.get("/").text
    assert 'href="/privacy/"' in browser.get("/accounts/me").text.partition("<footer")[0]
    assert 'href="/privacy/texts"' in browser.get(PAGE).text
