"""What is measured beside what, and how it is told: Markdown, with the targets beside it."""

from dataclasses import astuple, dataclass
from statistics import median
from time import perf_counter

from tests.load import machine
from tests.load.circles import CONTRIBUTIONS, PEOPLE
from tests.load.polling import LookedAt, poll
from tests.load.sites import Site
from tests.load.weight import first_load
from tests.load.writers import BY_ITSELF, Written, write_at_once

FEW, MANY, HUGE = 1_000, 100_000, 1_000_000  # submissions
CIRCLES = 50  # groups, in the site with many of those


@dataclass(frozen=True)
class Page:
    """A row. ``beside``: the row whose processor time is 1; ``asked``: its key in a Site."""

    name: str
    site: str
    asked: str
    beside: str = ""
    target: str = ""


def _piles(asked: str, queries: int) -> list[Page]:
    """The same page of the pile with ever more submissions, each beside the one with few."""
    first = Page(f"{asked}, {FEW:,}", "few", asked, "limit: page", f"{queries} queries")
    sizes = {"many": MANY, "huge": HUGE}
    target = f"1.2 ×, {queries} queries"
    more = (Page(f"{asked}, {n:,}", each, asked, first.name, target) for each, n in sizes.items())
    return [first, *more]


PAGES = [
    Page("limit: page", "limit", "page"),
    Page("chapter", "many", "chapter", "limit: page", "2.5 ×, 4 queries"),
    Page("`/`", "many", "my place", "limit: page", "3 ×, 6 queries"),
    Page("limit: draft", "limit", "draft"),
    Page("draft save", "many", "draft", "limit: draft", "3 ×"),
    Page(f"thread, {PEOPLE} × {CONTRIBUTIONS}", "many", "thread", "limit: page", "4 ×, 12 queries"),
    Page("pulse, a 304", "many", "pulse", "limit: page", "1.6 ×, 2 queries"),
    *_piles("picture", 8),  # 200 × 30 in a school with so many submissions
    *_piles("pile", 6),
    *_piles("review", 30),
    *_piles("pile of a person", 7),
    *_piles("pile of an opdracht", 6),
]
HEAD = ("", "queries", "req/s", "p50 / p99 ms, c=1", "p50 / p99 ms, c=8", "CPU ms", "× of")
STARTS = 3


@dataclass(frozen=True)
class Sample:
    """One page in one round, in milliseconds. calm: one connection, busy: eight.

    ``foreign``: cores that something else kept busy meanwhile, wrk included.
    """

    rate: float
    calm_p50: float
    calm_p99: float
    busy_p50: float
    busy_p99: float
    cpu: float
    foreign: float


def tell(title: str, sites: dict[str, Site], samples: dict[str, list[Sample]]) -> None:
    """The table: medians of the rounds."""
    middle = {
        name: Sample(*map(median, zip(*map(astuple, row), strict=True)))
        for name, row in samples.items()
    }
    memory = {name: f"{machine.pss_mib(each.pid):.0f}" for name, each in sites.items()}
    print(f"## {title}\n\n| {' | '.join([*HEAD, 'target', 'PSS MiB'])} |")
    print(f"|{'---|' * (len(HEAD) + 2)}")
    for page in PAGES:
        each = middle[page.name]
        cells = [
            page.name,
            sites[page.site].queries(page.asked) if page.beside else 2,
            f"{each.rate:.0f}",
            f"{each.calm_p50:.1f} / {each.calm_p99:.1f}",
            f"{each.busy_p50:.1f} / {each.busy_p99:.1f}",
            f"{each.cpu:.2f}",
            f"{each.cpu / middle[page.beside].cpu:.2f} {page.beside}" if page.beside else "1",
            page.target,
            memory[page.site],
        ]
        print(f"| {' | '.join(map(str, cells))} |")
    foreign = [each.foreign for row in samples.values() for each in row]
    print(f"\nwrk and what else ran here used {median(foreign):.1f} cores (median).")


def tell_more(sites: dict[str, Site], at_rest: dict[str, float]) -> None:
    """Memory at rest, forty writers, what a browser fetches, and starting."""
    many = sites["many"]
    rest = ", ".join(f"{name} {mib:.0f}" for name, mib in at_rest.items())
    print(f"PSS at rest, MiB: {rest}. Target, also after the load: 160.")
    _tell_writing(
        {
            f"each every {BY_ITSELF} s, by itself": write_at_once(many, 12, pause=BY_ITSELF),
            "without a pause": write_at_once(many, 5),
        }
    )
    _tell_polling(poll(many, seconds=20))
    number, size = first_load(many.server.port, many.asked["chapter"][0])
    weight = f"{number} requests and the font, {size / 1000:.1f} kB gzip without the font"
    print(f"First load of a chapter: {weight}. Target: 6, 60.")
    starts = ", ".join(f"{name} {_start(sites[name]):.2f} s" for name in ("limit", "many"))
    print(f"Start to first answer: {starts}. Target: 1.5.\n", flush=True)


def _tell_writing(ways: dict[str, Written]) -> None:
    (writers,) = {each.writers for each in ways.values()}
    head = ("saved", "saves/s", "refused", "lost", "p50 / p99 ms", "longest ms")
    print(f"\n| {writers} writers at once | {' | '.join(head)} |\n|{'---|' * (len(head) + 1)}")
    for way, each in ways.items():
        cells = [
            way,
            each.saved,
            f"{each.saved / each.seconds:.0f}",
            each.refused,
            each.lost,
            f"{each.p50:.1f} / {each.p99:.1f}",
            f"{each.longest:.0f}",
        ]
        print(f"| {' | '.join(map(str, cells))} |")
    print("\nTarget: 0 refused, 0 lost.")


def _tell_polling(each: LookedAt) -> None:
    pages = f"{each.pages} open pages ({CIRCLES} groups of {PEOPLE}), each looking every 10 s"
    print(
        f"{pages}: {each.rate:.0f} req/s, {each.unchanged:.0%} 304, {each.wrong} wrong, "
        f"p50 / p99 {each.p50:.1f} / {each.p99:.1f} ms, CPU {each.cpu:.2f} ms a look: "
        f"{each.share:.0%} of one core."
    )


def _start(measured: Site) -> float:
    """Seconds from start to the first answer, the middle one of a few times."""
    seconds = []
    for _ in range(STARTS):
        measured.server.stop()
        began = perf_counter()
        measured.server.start()
        seconds.append(perf_counter() - began)
    return median(seconds)
