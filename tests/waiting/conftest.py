"""Jobs in a room of their own, or of the application; all their processes end with the test."""

import time

import pytest

from learning.waiting import jobs
from learning.waiting.job import Task

TASK = Task(
    kind="portfolio",
    title="je portfolio",
    name="portfolio-2026-03-09.pdf",
    mimetype="application/pdf",
    again="/competences/portfolio/pdf",
    back="/competences/portfolio/preview",
)


class Room:
    """``begin(words)`` lets a child do those; see child.py."""

    def __init__(self, folder, now):
        self.folder, self.now = folder, now

    def begin(self, words, who="sanne", patience=0.0, at=None, mark=None, task=TASK):
        page = words.encode()
        mark = jobs.mark_of(self.folder, who) if mark is None else mark
        return jobs.begin(
            self.folder, who, task, "tests.waiting.child", page, at or self.now, patience, mark
        )

    def find(self, who="sanne", at=None):
        return jobs.find(self.folder, who, TASK.kind, at or self.now)

    def until(self, job, *states):
        """Wait for what the process itself does."""
        while job.state not in states:
            time.sleep(0.01)

    def empty(self):
        for folder in self.folder.glob("*/"):
            jobs.forget(folder)


@pytest.fixture
def room(tmp_path, now):
    """A room of this test alone."""
    made = Room(tmp_path / "waiting", now)
    yield made
    made.empty()


@pytest.fixture
def waiting_room(app, now):
    """Where the pages look."""
    made = Room(app.extensions["settings"].waiting, now)
    yield made
    made.empty()
