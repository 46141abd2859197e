"""AZ3–AZ5, AZ8: who may read what, by the pages. That all are told: tests/test_readers.py."""

import pytest

READS_HAND_IN = {"anna", "joost"}


@pytest.mark.parametrize("page", ["", "/write", "/hand-in", "/versions"])
def test_az5_a_draft_exists_for_nobody_but_its_writer(as_, cast, work, page):
    work.write()
    answers = {
        who: as_(user).get(work.address + page).status_code for who, user in cast.items() if user
    }
    assert answers.pop("sanne") in {200, 302}
    assert set(answers.values()) == {404}


@pytest.mark.parametrize(
    ("page", "method"), [("/write", "post"), ("/hand-in", "post"), ("/take-back", "post")]
)
def test_az4_nobody_changes_the_work_of_another(as_, cast, work, page, method):
    work.write()
    for who, user in cast.items():
        if user and who != "sanne":
            answer = as_(user).post(work.address + page, data={"revision": 1, "answer-moment": "X"})
            assert answer.status_code == 404, who


def test_az3_not_there_and_not_yours_look_the_same(as_, mats, cast, work):
    theirs = as_(mats).get(f"{work.address}/write")
    nothing = as_(mats).get("/submissions/bestaatnietecht/write")
    assert (theirs.status_code, theirs.data) == (nothing.status_code, nothing.data)


def test_az5_a_hand_in_is_read_by_the_docenten_of_that_cohort(as_, cast, work):
    work.hand_in()
    for who, user in cast.items():
        expected = (
            200 if who in READS_HAND_IN else 302 if user is None else 403 if who == "sanne" else 404
        )
        assert as_(user).get(work.review_address).status_code == expected, who


def test_az8_who_is_docent_no_longer_reads_no_longer(as_, cast, work, voorjaar, school, now):
    work.hand_in()
    browser = as_(cast["anna"])
    address = work.review_address
    assert browser.get(address).status_code == 200
    school.rollback()
    [seat] = [each for each in voorjaar.memberships if each.user_id == cast["anna"].id]
    seat.leave(now)
    school.commit()
    assert browser.get(address).status_code == 404
    assert browser.get("/reviews/").status_code == 403
