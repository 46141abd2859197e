"""``make bench``: how fast the site is beside the bare limit of its stack, on both databases.

Prints Markdown and judges nothing. A sample is a moment of load by wrk; the
rounds go past all pages in turn, and the median of the rounds is told. The
steadiest figure is the processor time that a request costs the server and
PostgreSQL: it feels least what else this machine does.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

from sqlalchemy import create_engine, text

from learning.base.bars import bar
from tests import postgres
from tests.load import machine
from tests.load.sites import VISITORS, Site, bare, site
from tests.load.table import CIRCLES, FEW, HUGE, MANY, PAGES, Sample, tell, tell_more
from tests.load.traffic import load, once

ROUNDS, ENOUGH = 3, 100  # seconds a database: after them no new round begins, on a slow machine
CALM, BUSY = 1, 8  # connections: one person reads, and as fast as it goes


def main() -> None:
    """Both databases; PostgreSQL only where it is installed."""
    print(f"{machine.facts()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="vrijplaats-bench-") as name:
        folder = Path(name)
        measure("SQLite", folder / "sqlite", lambda name: f"sqlite:///{folder / name}.db")
        if postgres.bin_folder():
            with postgres.running(durable=True) as url, databases(url) as url_of:
                measure("PostgreSQL", folder / "postgresql", url_of)


@contextmanager
def databases(url: str) -> Iterator[Callable[[str], str]]:
    """A function that makes a database and tells where it is."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def make(name: str) -> str:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        return url.replace("/postgres?", f"/{name}?")

    yield make
    engine.dispose()


def measure(title: str, folder: Path, url_of: Callable[[str], str]) -> None:
    """Fill, start, measure and print one table."""
    folder.mkdir()
    began = perf_counter()
    with ExitStack() as stack:
        sites = {
            "limit": stack.enter_context(bare(folder / "limit", url_of("limit"))),
            "few": stack.enter_context(site(folder / "few", url_of("few"), FEW)),
            "many": stack.enter_context(site(folder / "many", url_of("many"), MANY, CIRCLES)),
            "huge": stack.enter_context(site(folder / "huge", url_of("huge"), HUGE)),
        }
        at_rest = {name: machine.pss_mib(each.pid) for name, each in sites.items()}
        for page in PAGES:
            load(sites[page.site].server.port, asked_of(sites, page), BUSY, seconds=1)  # warm up
        samples = {page.name: [] for page in PAGES}
        with bar(title) as tell_how_far:
            for turn in range(ROUNDS):
                if turn and perf_counter() - began > ENOUGH:
                    break
                for number, page in enumerate(PAGES[turn:] + PAGES[:turn], turn * len(PAGES) + 1):
                    samples[page.name].append(sample(sites[page.site], asked_of(sites, page)))
                    tell_how_far(number, ROUNDS * len(PAGES))
        tell(title, sites, samples)
        tell_more(sites, at_rest)


def asked_of(sites: dict[str, Site], page) -> list:
    """The requests of *page*, each of another visitor."""
    return sites[page.site].asked[page.asked][:VISITORS]


def sample(measured: Site, asked: list) -> Sample:
    """A moment of load. RuntimeError when anything but the page itself comes back."""
    port = measured.server.port
    status, body = once(port, asked[0])
    if status != asked[0].answer:
        raise RuntimeError(f"{asked[0].path}: {status} {body[:300]}")
    roots = [measured.pid, *machine.postmaster_of(measured.server.environment["DATABASE_URL"])]
    calm = load(port, asked, CALM, seconds=1)
    before, busy_before = machine.cpu_ms_by_process(roots), machine.busy_ms()
    busy = load(port, asked, BUSY, seconds=2)
    used = machine.cpu_ms_between(before, machine.cpu_ms_by_process(roots))
    if calm.wrong or busy.wrong:
        raise RuntimeError(f"{asked[0].path}: {calm.wrong + busy.wrong} answers were wrong")
    return Sample(
        rate=busy.requests / busy.seconds,
        calm_p50=calm.p50,
        calm_p99=calm.p99,
        busy_p50=busy.p50,
        busy_p99=busy.p99,
        cpu=used / busy.requests,
        foreign=(machine.busy_ms() - busy_before - used) / busy.seconds / 1000,
    )


if __name__ == "__main__":
    main()
