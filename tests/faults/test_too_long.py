"""IN3: a megabyte in a box is refused, with the limit named and the text still there; in each."""

import html

import pytest

from tests.intervisie.places import Places
from tests.pages import hidden_in
from tests.work import Work

STORY = "Het hele verhaal, in één keer geplakt. " * 27_000  # 1.05 million characters
JSON = {"Accept": "application/json"}


@pytest.fixture
def box(engine, school, as_, cast, voorjaar, now):
    """Where a box is: ``box("feedback")`` gives (browser, address, its name, other fields)."""

    def reviewed(asked=False):
        work = Work(school, cast["sanne"], voorjaar, now)
        work.hand_in()
        review = work.review(cast["anna"])
        if asked:
            review.ask("Wat bedoel je?", cast["sanne"], now)
            school.commit()
        return f"/reviews/feedback/{review.public_id}"

    def places():
        return Places(engine, school, as_, cast, voorjaar, now)

    def submission():
        work = Work(school, cast["sanne"], voorjaar, now)
        return as_(cast["sanne"]), f"{work.address}/write", "answer-moment", {}

    def feedback():
        work = Work(school, cast["sanne"], voorjaar, now)
        work.hand_in()
        return as_(cast["anna"]), work.review_address, "already", {}

    def question():
        return as_(cast["sanne"]), f"{reviewed()}/ask", "question", {}

    def answer():
        return as_(cast["anna"]), f"{reviewed(asked=True)}/answer", "answer", {}

    def contribution():
        stage = places().stage().told()
        step = hidden_in(stage.page("sanne"), "step")
        return stage.browsers["sanne"], f"{stage.home}/write", "answer-zie", step

    def agreement():
        group = f"/intervisie/groups/{places().group.public_id}"
        return as_(cast["sanne"]), f"{group}/agreement", "text", {}

    kinds = (submission, feedback, question, answer, contribution, agreement)
    by_name = {each.__name__: each for each in kinds}
    return lambda name: by_name[name]()


@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        ("submission", "20.000 tekens"),
        ("feedback", "20.000 tekens"),
        ("question", "20.000 tekens"),
        ("answer", "20.000 tekens"),
        ("contribution", "20.000 tekens"),
        ("agreement", "5000 tekens"),
    ],
)
def test_in3_a_megabyte_is_refused_with_the_limit_and_the_text_is_still_there(box, kind, limit):
    browser, address, name, fields = box(kind)
    answer = browser.post(address, data={**fields, name: STORY})
    assert answer.status_code == 422
    assert limit in html.unescape(answer.text)
    assert STORY.strip() in html.unescape(answer.text)
    assert "<title>Fout:" in answer.text


@pytest.mark.parametrize("kind", ["submission", "feedback", "contribution"])
def test_in3_a_page_that_saves_by_itself_is_told_the_limit(box, kind):
    browser, address, name, fields = box(kind)
    answer = browser.post(address, data={**fields, name: STORY}, headers=JSON)
    assert answer.status_code == 422
    assert "20.000 tekens" in answer.json["message"]
