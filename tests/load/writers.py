"""Forty people write at once: is anything refused or lost, and how long does anybody wait?"""

import http.client
import json
import threading
import time
from dataclasses import dataclass
from itertools import count

from learning.base.db import db
from learning.submissions.models import Draft, Submission
from tests.load.sites import Site
from tests.load.traffic import COUNTER, Asked

_numbers = count(10_000_000, 100_000)  # every text is a new one, also after what came before
BY_ITSELF = 4  # seconds: how long after the last key <auto-save> saves at the latest


@dataclass(frozen=True)
class Written:
    """What came of it; times in milliseconds."""

    writers: int
    seconds: float
    saved: int
    refused: int
    lost: int
    p50: float
    p99: float
    longest: float


def write_at_once(site: Site, seconds: float, pause: float = 0) -> Written:
    """Everybody saves for so long; with a *pause*, each once in so many seconds, evenly spread."""
    asked, told, began = site.asked["draft"], [], time.perf_counter()
    before = _drafts(site)
    starts = [began + pause * place / len(asked) for place in range(len(asked))]
    threads = [
        threading.Thread(target=_write, args=(site, each, start, began + seconds, pause, told))
        for each, start in zip(asked, starts, strict=True)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took, after = time.perf_counter() - began, _drafts(site)
    times = sorted(ms for each in told for ms in each.times)
    last = len(times) - 1
    return Written(
        writers=len(asked),
        seconds=took,
        saved=sum(each.saved for each in told),
        refused=sum(len(each.times) - each.saved for each in told),
        lost=sum(each.lost(before, after) for each in told),
        p50=times[last // 2],
        p99=times[last * 99 // 100],
        longest=times[-1],
    )


class Writer:
    """Somebody's work: how long every save took, how many were kept, and the last text."""

    def __init__(self, asked: Asked):
        self.asked, self.key = asked, asked.path.split("/")[2]
        self.times, self.saved, self.last = [], 0, ""

    def save(self, connection, text: str) -> None:
        began = time.perf_counter()
        body = self.asked.body.replace(COUNTER, text)
        connection.request("POST", self.asked.path, body, self.asked.headers)
        answer = connection.getresponse()
        answer.read()
        self.times.append((time.perf_counter() - began) * 1000)
        if answer.status == 200:
            self.saved, self.last = self.saved + 1, text

    def lost(self, before: dict, after: dict) -> int:
        """How many saves of which it was said that they were kept are not there."""
        is_gone = self.last not in json.dumps(after[self.key].answers)
        return self.saved - (after[self.key].revision - before[self.key].revision) + is_gone


def _write(site: Site, asked: Asked, due: float, ends: float, pause: float, told: list) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.server.port, timeout=30)
    writer, number = Writer(asked), next(_numbers)
    while (now := time.perf_counter()) < ends:
        if now < due:
            time.sleep(min(due, ends) - now)
            continue
        number, due = number + 1, due + pause
        writer.save(connection, str(number))
    connection.close()
    told.append(writer)


def _drafts(site: Site) -> dict:
    """Public id → (revision, answers) of every draft that is asked for."""
    keys = [each.path.split("/")[2] for each in site.asked["draft"]]
    with site.app.app_context():
        found = db.session.execute(
            db.select(Submission.public_id, Draft.revision, Draft.answers)
            .join(Draft, Draft.submission_id == Submission.id)
            .where(Submission.public_id.in_(keys))
        )
        return {row.public_id: row for row in found}
