"""Many open pages that look, every ten seconds, whether something changed in their thread."""

import http.client
import random
import threading
import time
from dataclasses import dataclass, replace

from sqlalchemy import update

from learning.base.db import db, writing
from learning.intervisie.threads.models import Thread
from tests.load import machine
from tests.load.sites import Site
from tests.load.traffic import Asked

EVERY = 10  # seconds between two looks of one page
BROWSERS = 8  # threads that share the pages
A_CHANGE_EVERY = 5  # seconds, somewhere: in each of fifty groups about once in four minutes


@dataclass(frozen=True)
class LookedAt:
    """What came of it; times in milliseconds. ``share``: of one core, for all together."""

    pages: int
    rate: float
    unchanged: float
    wrong: int
    p50: float
    p99: float
    cpu: float
    share: float


def poll(site: Site, seconds: float) -> LookedAt:
    """Everybody in a thread has its page open for so long."""
    pages, told, over = site.asked["pulse"], [], threading.Event()
    roots = [site.pid, *machine.postmaster_of(site.server.environment["DATABASE_URL"])]
    changing = threading.Thread(target=_change, args=(site, over))
    began, before = time.perf_counter(), machine.cpu_ms_by_process(roots)
    looking = [
        threading.Thread(
            target=_look, args=(site.server.port, pages[n::BROWSERS], began, seconds, told)
        )
        for n in range(BROWSERS)
    ]
    for each in [changing, *looking]:
        each.start()
    for each in looking:
        each.join()
    took = time.perf_counter() - began
    cpu = machine.cpu_ms_between(before, machine.cpu_ms_by_process(roots))
    over.set()
    changing.join()
    times, last = sorted(ms for _, ms in told), len(told) - 1
    return LookedAt(
        pages=len(pages),
        rate=len(told) / took,
        unchanged=sum(status == 304 for status, _ in told) / len(told),
        wrong=sum(status not in {200, 304} for status, _ in told),
        p50=times[last // 2],
        p99=times[last * 99 // 100],
        cpu=cpu / len(told),
        share=cpu / took / 1000,
    )


def _look(port: int, pages: list[Asked], began: float, seconds: float, told: list) -> None:
    """Each of *pages* every EVERY seconds, evenly spread; what changed is new from then on."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    pages, number = list(pages), 0
    while (due := began + number * EVERY / len(pages)) < began + seconds:
        time.sleep(max(0, due - time.perf_counter()))
        place = number % len(pages)
        asked, number = pages[place], number + 1
        sent = time.perf_counter()
        connection.request("GET", asked.path, headers=asked.headers)
        answer = connection.getresponse()
        answer.read()
        told.append((answer.status, (time.perf_counter() - sent) * 1000))
        if answer.status == 200:
            newer = {**asked.headers, "If-None-Match": answer.headers["ETag"]}
            pages[place] = replace(asked, headers=newer)
    connection.close()


def _change(site: Site, over: threading.Event) -> None:
    """Now and then somebody is ready somewhere."""
    threads = sorted({asked.path.split("/")[2] for asked in site.asked["pulse"]})
    with site.app.app_context():
        while not over.wait(A_CHANGE_EVERY):
            with writing():
                here = Thread.public_id == random.choice(threads)
                db.session.execute(update(Thread).where(here).values(changes=Thread.changes + 1))
                db.session.commit()
