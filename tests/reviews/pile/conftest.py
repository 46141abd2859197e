"""What the tests of the docent's desk have in common."""

from datetime import timedelta

import pytest

from tests.work import Work


@pytest.fixture
def waiting(school, voorjaar, now):
    """Let people wait: ``waiting(sanne, bilal)``, each an hour longer than the next."""

    def make(*people, cohort=voorjaar, **what):
        works = []
        for number, student in enumerate(people):
            work = Work(school, student, cohort, now, **what)
            work.hand_in(
                f"Tekst van {student.name}", at=now - timedelta(hours=len(people) - number)
            )
            works.append(work)
        return works

    return make
