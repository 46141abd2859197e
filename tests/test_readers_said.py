"""AZ3, AU3: above every box stands who reads it, and that is the truth on every page."""

import re

import pytest
from sqlalchemy import select

from learning.base.db import db
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.models import Thread
from learning.reviews.models import Review
from learning.submissions import queries as submissions
from learning.submissions.models import HandIn, Submission
from learning.submissions.spoken import queries as spoken
from learning.submissions.spoken.models import SpokenRequest
from tests.test_crawl import crawl
from tests.test_readers import Scene
from tests.work import Work

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
READERS = re.compile(r'class="readers small">.*?</div></div>', re.DOTALL)
BOX = re.compile(r"<textarea")


@pytest.fixture
def scene(app, school, engine, as_, cast, voorjaar, now):
    """One of everything; and what asks for words: begun work, a question, an answer."""
    made = Scene(app, school, engine, cast, voorjaar, now)
    for who, part in (("sanne", "bewaren"), ("bilal", "zoeken")):
        Work(school, cast[who], voorjaar, now, "kijk-rond", part).write()
    review = school.get(Review, made.ids["feedback on what is shared"])
    review.ask("Wat bedoel je?", review.hand_in.submission.student, now)
    made.shown.contribution("sanne").anonymise_asked_at = now
    school.commit()
    return made


def said_on(page) -> str:
    """Every line about readers, as text."""
    found = READERS.findall(MAIN.search(page)[0])
    return re.sub(r"<[^>]+>", " ", " ".join(found))


@pytest.mark.parametrize("who", ["sanne", "bilal", "noor", "fatma", "anna", "joost", "wim"])
def test_every_page_with_a_box_says_who_reads_it(as_, scene, cast, samen, who):
    boxes = {
        address: page
        for address, (status, page) in crawl(as_(cast[who])).items()
        if status == 200 and BOX.search(page)
    }
    assert boxes
    assert not [address for address, page in boxes.items() if not said_on(page).strip()]


def test_nobody_is_named_who_does_not_read_it_and_nobody_who_does_is_left_out(
    app, as_, scene, cast, samen
):
    """On the pages that show a text: the writer's own, the docent's, a fellow student's, and a
    thread's."""
    seen = 0
    for who, user in cast.items():
        if not user:
            continue
        for address, (status, page) in crawl(as_(user)).items():
            readers = readers_behind(app, address, scene.at) if status == 200 else None
            if readers:
                seen += 1
                said = said_on(page)
                named = {name for name in cast if name.capitalize() in said.split("ziet dat")[0]}
                assert named == readers - {who}, (who, address, said)
                assert who in readers, address
    assert seen > 20


def readers_behind(app, address, at) -> set[str] | None:
    """The names of who reads the text on the page at *address*; None for other pages."""
    found = re.fullmatch(
        r"/(submissions|submissions/shared|submissions/spoken|reviews|intervisie)/([a-z0-9]{14})",
        address,
    )
    if not found:
        return None
    kind, key = found.groups()
    with app.app_context():
        if kind == "submissions":
            work = db.session.scalar(select(Submission).filter_by(public_id=key))
            text = work.handed_in
            people = submissions.readers_of(text, at) if text else []
        elif kind == "submissions/spoken":
            text = None
            found = db.session.scalar(select(SpokenRequest).filter_by(public_id=key))
            people = spoken.readers_of(found)
        elif kind == "intervisie":
            people = threads.readers_of(db.session.scalar(select(Thread).filter_by(public_id=key)))
        else:
            text = db.session.scalar(select(HandIn).filter_by(public_id=key))
            people = submissions.readers_of(text, at)
        if kind != "intervisie" and text and text.share and text.share.own_first:
            return None  # a whole cohort that has to hand in first is not named
        return {each.name.lower() for each in people}
