"""AZ3–AZ5, AZ8: who may read what, and that the sentence above the box tells the same."""

import pytest

from learning.reviews import queries as reviews
from learning.submissions import queries
from learning.submissions.models import HandIn
from learning.submissions.rules import Verdict

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


def readers(app, cast, readable_by, narrow):
    """Everybody for whom the query finds the thing."""
    with app.app_context():
        found = {who: queries.db.session.execute(readable_by(user).filter(narrow)).unique().first()
                 for who, user in cast.items() if user}  # fmt: skip
    return {who for who, row in found.items() if row}


@pytest.fixture
def things(app, cast, work, anna):
    """Every kind of text: (readable_by, how to narrow it, readers_of) by name."""
    draft = work.write().submission
    hand_in = work.hand_in()
    unsent = work.review(cast["joost"], sent=False)
    sent = work.review(anna, Verdict.AANVULLEN)
    kinds = {
        "draft": (
            queries.readable_by,
            queries.Submission.id == draft.id,
            queries.readers_of,
            draft,
        ),
        "hand-in": (
            queries.hand_ins_readable_by,
            HandIn.id == hand_in.id,
            queries.readers_of,
            hand_in,
        ),
        "unsent review": (
            reviews.readable_by,
            reviews.Review.id == unsent.id,
            reviews.readers_of,
            unsent,
        ),
        "sent review": (
            reviews.readable_by,
            reviews.Review.id == sent.id,
            reviews.readers_of,
            sent,
        ),
    }
    return kinds


@pytest.mark.parametrize("kind", ["draft", "hand-in", "unsent review", "sent review"])
@pytest.mark.parametrize("later", ["as it is", "anna left", "sanne left", "joost closed"])
def test_the_sentence_about_readers_tells_the_truth(
    app, cast, things, kind, later, voorjaar, school, now
):
    """readers_of(thing) is everybody for whom readable_by finds it, for the whole cast."""
    school.rollback()
    for each in voorjaar.memberships:
        if later == f"{each.user.name.lower()} left":
            each.leave(now)
    if later == "joost closed":
        cast["joost"].deactivate(now)
    school.commit()
    readable_by, narrow, readers_of, thing = things[kind]
    with app.app_context():
        told = {user.name.lower() for user in readers_of(queries.db.session.merge(thing))}
    found = readers(app, cast, readable_by, narrow)
    if later == "joost closed":
        found.discard("joost")  # a closed account finds nothing: it cannot sign in
        told.discard("joost")
    if (kind, later) == ("unsent review", "anna left"):
        assert found == told == {"joost"}
    assert found == told
