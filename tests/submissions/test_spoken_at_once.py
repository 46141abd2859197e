"""CO1: student and docent act on one note at the same moment: one clear result, every time."""

from learning.submissions.models import Agreement
from learning.submissions.rules import Status, status_of
from learning.submissions.spoken.models import SpokenRequest
from tests.at_once import rounds
from tests.faults.test_at_once import all_at_once, posts
from tests.pages import hidden_in
from tests.work import Work

ROUNDS = rounds(12)
FIRST, SECOND = "We spraken over een buurman.", "We spraken over een buurman en een bus."


def talks(school, student, cohort, author, now):
    """So many pieces of work, each with a note of *author*."""
    for number in range(ROUNDS):
        work = Work(school, student, cohort, now, "kijk-rond", f"ronde-{number}").write()
        asked = SpokenRequest.begin(work.submission, now)
        school.add(asked)
        asked.propose(FIRST, Agreement.TALKED, author, 0, now)
        school.commit()
        yield work, asked, f"/submissions/spoken/{asked.public_id}"


def test_co1_one_says_yes_while_the_other_changes_it(as_, school, sanne, anna, voorjaar, now):
    sannes, annas = as_(sanne), as_(anna)
    other = {"text": SECOND, "kind": Agreement.TALKED, "revision": 1}
    for work, asked, home in talks(school, sanne, voorjaar, anna, now):
        answers = all_at_once(
            [posts(sannes, f"{home}/agree", {"revision": 1}), posts(annas, f"{home}/note", other)]
        )
        assert sorted(answers) == [302, 409]
        school.expire_all()
        agreed = status_of(work.submission) == Status.TALKED
        assert asked.note.text == (FIRST if agreed else SECOND)
        assert len(work.submission.agreements) == agreed


def test_co1_the_docent_says_yes_while_the_student_hands_in(
    as_, school, sanne, anna, voorjaar, now
):
    sannes, annas = as_(sanne), as_(anna)
    for number, part in enumerate(("zoeken", "")):
        what = ("kijk-rond", part) if part else ("kijk-terug", "")
        work = Work(school, sanne, voorjaar, now, *what)
        work.write(**{"plek" if part else "moment": "Er zat een zwaluw."})
        asked = SpokenRequest.begin(work.submission, now)
        school.add(asked)
        asked.propose(FIRST, Agreement.TALKED, sanne, 0, now)
        school.commit()
        page = hidden_in(sannes.get(f"{work.address}/hand-in").text)
        all_at_once(
            [
                posts(sannes, f"{work.address}/hand-in", page),
                posts(annas, f"/submissions/spoken/{asked.public_id}/agree", {"revision": 1}),
            ]
        )
        school.expire_all()
        handed_in, agreed = bool(work.submission.handed_in), bool(work.submission.agreements)
        assert handed_in != agreed, number
