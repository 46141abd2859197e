"""``make bench``: how fast the site is beside the bare limit of its stack, on both databases.

Prints Markdown and judges nothing. One sample is a moment of load by wrk; the
rounds go past all pages in turn, and the median of the rounds is told. The
steadiest figure is the processor time a request costs the server (and
PostgreSQL): it hardly feels what else this machine does.
"""

import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, text

from tests import postgres
from tests.load import machine
from tests.load.sites import VISITORS, Site, bare, site
from tests.load.traffic import load, once
from tests.load.weight import first_load
from tests.load.writers import write_at_once

ROUNDS, CALM, BUSY = 3, 1, 8  # rounds; connections when one person reads, and at saturation
FEW, MANY = 1_000, 100_000  # submissions
PAGES = {  # what it is called: (which site, its page, beside what, target)
    "limit page": ("limit", "limit", None, ""),
    "chapter": ("many", "chapter", "limit page", "2.5×, 4 queries"),
    "`/`": ("many", "my place", "limit page", "3×, 6 queries"),
    "limit draft": ("limit", "limit draft", None, ""),
    "draft save": ("many", "draft", "limit draft", "3×"),
    f"pile of {FEW:,}": ("few", "pile", "limit page", "6 queries"),
    f"pile of {MANY:,}": ("many", "pile", f"pile of {FEW:,}", "1.2× of the small pile"),
}


@dataclass(frozen=True)
class Sample:
    """One page in one round; times in milliseconds."""

    rate: float
    calm: tuple[float, float]
    busy: tuple[float, float]
    cpu: float
    foreign: float


def main() -> None:
    """Both databases; PostgreSQL only where it is installed."""
    print(f"{machine.facts()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="vrijplaats-bench-") as folder:
        measure("SQLite", Path(folder), lambda name: f"sqlite:///{folder}/{name}.db")
        if postgres.bin_folder():
            with postgres.running(durable=True) as url, databases(url) as url_of:
                measure("PostgreSQL", Path(folder) / "pg", url_of)


@contextmanager
def databases(url: str):
    """A function that makes a database and tells where it is."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def make(name: str) -> str:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        return url.replace("/postgres?", f"/{name}?")

    yield make
    engine.dispose()


def measure(title: str, folder: Path, url_of) -> None:
    """Fill, start, measure and print one table."""
    folder.mkdir(exist_ok=True)
    urls = {name: url_of(name) for name in ("limit", "few", "many")}
    with ExitStack() as stack:
        sites = {
            "limit": stack.enter_context(bare(folder / "limit", urls["limit"])),
            "few": stack.enter_context(site(folder / "few", urls["few"], FEW)),
            "many": stack.enter_context(site(folder / "many", urls["many"], MANY)),
        }
        at_rest = {name: machine.pss_mib(each.pid) for name, each in sites.items()}
        postmaster = machine.postmaster_of(urls["many"])
        names, samples = list(PAGES), {name: [] for name in PAGES}
        for turn in range(ROUNDS):
            for name in names[turn:] + names[:turn]:
                which, page, *_ = PAGES[name]
                samples[name].append(sample(sites[which], page, postmaster))
        tell(title, sites, samples)
        tell_more(sites, at_rest)


def sample(measured: Site, page: str, postmaster: list[int]) -> Sample:
    """Load *page* for a moment. RuntimeError when it answers with anything but itself."""
    asked, port = measured.asked[page][:VISITORS], measured.server.port
    for each in asked[:: len(asked) // 2 or 1]:
        status, body = once(port, each)
        if status != 200:
            raise RuntimeError(f"{page}: {status} {body[:300]}")
    calm = load(port, asked, CALM, seconds=1)
    before, busy_before = machine.cpu_ms_by_process([measured.pid, *postmaster]), machine.busy_ms()
    busy = load(port, asked, BUSY, seconds=2)
    after, busy_after = machine.cpu_ms_by_process([measured.pid, *postmaster]), machine.busy_ms()
    if calm.wrong or busy.wrong:
        raise RuntimeError(f"{page}: {calm.wrong + busy.wrong} answers were wrong")
    used = machine.cpu_ms_between(before, after)
    foreign = (busy_after - busy_before - used) / busy.seconds / 1000
    return Sample(
        rate=busy.requests / busy.seconds,
        calm=(calm.p50, calm.p99),
        busy=(busy.p50, busy.p99),
        cpu=used / busy.requests,
        foreign=foreign,
    )


def tell(title: str, sites: dict[str, Site], samples: dict[str, list[Sample]]) -> None:
    """The table."""
    middle = {
        name: Sample(
            *(median(getattr(each, field) for each in row) if field not in ("calm", "busy")
              else tuple(median(pair) for pair in zip(*(getattr(each, field) for each in row), strict=True))
              for field in Sample.__dataclass_fields__)
        )
        for name, row in samples.items()
    }  # fmt: skip
    memory = {name: f"{machine.pss_mib(each.pid):.0f}" for name, each in sites.items()}
    head = ["", "queries", "req/s", f"p50 / p99 ms, c={CALM}", f"p50 / p99 ms, c={BUSY}"]
    print(f"## {title}\n\n| {' | '.join([*head, 'CPU ms', '×', 'target', 'PSS MiB'])} |")
    print("|---" * 9 + "|")
    for name, each in middle.items():
        which, page, beside, target = PAGES[name]
        queries = "" if which == "limit" else sites[which].queries(page)
        ratio = f"{each.cpu / middle[beside].cpu:.2f} of {beside}" if beside else ""
        times = [f"{low:.1f} / {high:.1f}" for low, high in (each.calm, each.busy)]
        cells = [name, queries, f"{each.rate:.0f}", *times, f"{each.cpu:.2f}", ratio, target]
        print(f"| {' | '.join(map(str, [*cells, memory[which]]))} |")
    foreign = [each.foreign for row in samples.values() for each in row]
    print(f"\nBeside the server, wrk and others used {median(foreign):.1f} cores (median).")


def tell_more(sites: dict[str, Site], at_rest: dict[str, float]) -> None:
    """Starting, memory at rest, forty writers, and what a browser fetches."""
    many, bare_one = sites["many"], sites["limit"]
    saved, refused, lost, slowest = write_at_once(many, seconds=3)
    requests, size = first_load(many.server.port, many.asked["chapter"][0])
    rest = ", ".join(f"{name} {mib:.0f}" for name, mib in at_rest.items())
    print(
        f"Start to first answer: {many.started:.2f} s (limit {bare_one.started:.2f}; target 1.5)."
    )
    print(f"PSS at rest, MiB: {rest} (target 160).")
    print(f"40 writers: {saved} saved, {refused} refused, {lost} lost, longest {slowest:.0f} ms.")
    print(
        f"First load of a chapter: {requests} requests, {size / 1000:.1f} kB gzip without font.\n"
    )


if __name__ == "__main__":
    main()
