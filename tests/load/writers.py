"""Forty people write at once: is anything refused or lost?"""

import http.client
import json
import threading
import time

from learning.base.db import db
from learning.submissions.models import Draft, Submission
from tests.load.sites import Site
from tests.load.traffic import COUNTER, Asked

FIRST = 50_000_000  # every text is a new one, also after the load of before


def write_at_once(site: Site, seconds: float) -> tuple[int, int, int, float]:
    """(saved, refused, lost, the longest wait in ms) when everybody saves without a pause."""
    asked, told, ends = site.asked["draft"], [], time.perf_counter() + seconds
    before = _drafts(site)
    threads = [threading.Thread(target=_write, args=(site, each, ends, told)) for each in asked]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    after = _drafts(site)
    lost = 0
    for key, saved, _refused, _slowest, last in told:
        lost += saved - (after[key].revision - before[key].revision)
        lost += last is not None and last not in json.dumps(after[key].answers)
    return (
        sum(each[1] for each in told),
        sum(each[2] for each in told),
        lost,
        max(each[3] for each in told),
    )


def _write(site: Site, asked: Asked, ends: float, told: list) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.server.port, timeout=30)
    saved, refused, slowest, last, number = 0, 0, 0.0, None, FIRST
    while (began := time.perf_counter()) < ends:
        number, text = number + 1, str(number)
        body = asked.body.replace(COUNTER, text)
        connection.request("POST", asked.path, body, asked.headers)
        answer = connection.getresponse()
        answer.read()
        slowest = max(slowest, (time.perf_counter() - began) * 1000)
        if answer.status == 200:
            saved, last = saved + 1, text
        else:
            refused += 1
    connection.close()
    told.append((asked.path.split("/")[2], saved, refused, slowest, last))


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
