"""What a student reads costs as many questions of the database after six rounds as after one."""

from datetime import timedelta

import pytest

from learning.submissions.rules import Verdict
from tests.work import Work


@pytest.mark.parametrize("page", ["", "/write"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_pages_of_a_student_cost_the_same_after_many_rounds(
    school, as_, sanne, anna, voorjaar, now, at, statements, page, is_first
):
    """The first time somebody comes, when it is written down that they read it, and later."""
    work, costs = Work(school, sanne, voorjaar, now), []
    for number in range(1, 7):
        work.hand_in(f"Ronde {number}.", now + timedelta(minutes=number))
        work.review(anna, Verdict.AANVULLEN, already=f"Gelezen, ronde {number}.")
        if number not in (1, 6):
            continue
        at(f"2026-03-09 {10 + number}:00")
        student = as_(sanne)
        student.get("/" if is_first else work.address + page)
        statements.clear()
        text = student.get(work.address + page).text
        costs.append(len(statements))
        assert f"Gelezen, ronde {number}." in text
    assert costs[0] == costs[1], costs
