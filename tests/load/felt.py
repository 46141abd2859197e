"""How fast it feels, in real Chromium before a real server: ``python -m tests.load.felt``.

A phone of a few years old on a bad line: the processor four times slower, 400 kb/s and 400 ms to
and fro. Prints a table and judges nothing; on a busy machine the times are those of that machine.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.e2e.writing import begin_to_write, box
from tests.load import machine
from tests.screenshots import chromium, sign_in
from tests.serving import serving

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"
SLOWER = 4
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TIMES = 5
PARAGRAPH = " ".join(["dag"] * 99)
LONG = "\n\n".join([PARAGRAPH] * 50)  # an answer holds 20,000 signs
UNBROKEN = " ".join([PARAGRAPH] * 50)  # Chromium lays out a paragraph anew at each key
KEYS = "De deur staat open, kom binnen. "
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "nl-NL"}
WATCH = """(() => {
    window.seen = {shift: 0, largest: 0, keys: [], long: []};
    const watch = (type, act, more) =>
        new PerformanceObserver(list => list.getEntries().forEach(act))
            .observe({type, buffered: true, ...more});
    watch("layout-shift", each => seen.shift += each.value);
    watch("largest-contentful-paint", each => seen.largest = each.startTime);
    watch("longtask", each => seen.long.push(each.duration));
    watch("event", each => each.name === "keydown" && seen.keys.push(each.duration),
        {durationThreshold: 16});
})()"""
PAINTED = """() => ({
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    blocking: performance.getEntriesByType("resource")
        .filter(each => each.renderBlockingStatus === "blocking").map(each => each.name),
    ...seen,
})"""


@dataclass
class Visit:
    """A first visit: what came over the line, and when it could be read (milliseconds)."""

    addresses: list[str] = field(default_factory=list)
    bytes: dict[str, int] = field(default_factory=dict)
    seen: dict = field(default_factory=dict)

    @property
    def light(self) -> int:
        """Bytes without the font."""
        return sum(size for address, size in self.bytes.items() if ".woff2" not in address)

    @property
    def asked(self) -> int:
        return len([each for each in self.addresses if ".woff2" not in each])


def main() -> None:
    """Measure all and print it."""
    print(f"{machine.facts()}\n", flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="vrijplaats-felt-") as folder,
        serving(Path(folder), "--demo", "--workers", "1") as server,
        chromium() as browser,
    ):
        state = signed_in(browser, server.address)
        visits = [first_visit(browser, server.address, state) for _ in range(TIMES)]
        texts = {"a long text": LONG, "one paragraph as long": UNBROKEN}
        keys = {what: typing(browser, server.address, text) for what, text in texts.items()}
    tell(visits, keys)


def signed_in(browser: Browser, address: str) -> dict:
    """The cookies of Sanne, without anything in a cache."""
    context = browser.new_context(base_url=address, service_workers="block")
    sign_in(context.new_page(), "sanne")
    state = context.storage_state()
    context.close()
    return state


def first_visit(browser: Browser, address: str, state: dict) -> Visit:
    """A chapter, with an empty cache."""
    context, visit = browser.new_context(base_url=address, storage_state=state, **PHONE), Visit()
    page = context.new_page()
    page.add_init_script(WATCH)
    line = slowed(page)
    line.send("Network.emulateNetworkConditions", LINE)
    names = {}

    def began(event):
        names[event["requestId"]] = event["request"]["url"]
        visit.addresses.append(event["request"]["url"])

    def ended(event):
        visit.bytes[names.get(event["requestId"], "")] = event["encodedDataLength"]

    line.on("Network.requestWillBeSent", began)
    line.on("Network.loadingFinished", ended)
    page.goto(CHAPTER, wait_until="networkidle")
    visit.seen = page.evaluate(PAINTED)
    context.close()
    return visit


def slowed(page: Page):
    """The line to the browser's own tools, with a slower processor."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return line


def typing(browser: Browser, address: str, text: str) -> tuple[list[float], list[float], float]:
    """How long each key took until it stood there, after *text*; the tasks over 50 ms; and the
    processor time of a key, which does not feel what else this machine does."""
    context = browser.new_context(base_url=address, **PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    sign_in(page, "bilal")
    begin_to_write(page)
    box(page).fill(text)
    line = slowed(page)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_timeout(6_000)  # its own save is over
    page.evaluate("() => { seen.keys = []; seen.long = []; }")
    box(page).press("Control+End")
    before = worked(line)
    page.keyboard.type(KEYS, delay=150)
    work = (worked(line) - before) / len(KEYS)
    page.wait_for_timeout(500)
    seen = page.evaluate("() => seen")
    context.close()
    return seen["keys"] + [16.0] * max(0, len(KEYS) - len(seen["keys"])), seen["long"], work


def worked(line) -> float:
    """Milliseconds of processor time of the page so far."""
    told = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
    return told["TaskDuration"] * 1000


def tell(visits: list[Visit], keys: dict[str, tuple]) -> None:
    """The table. Times: the middle one, and the longest."""
    first, seen = visits[0], [each.seen for each in visits]
    rows = [
        ("over the line without the font, kB", "≤ 60", f"{first.light / 1000:.1f}"),
        ("requests without the font", "≤ 6", first.asked),
        ("holds up reading", "1: the style sheet", len(first.seen["blocking"])),
        ("shift of the layout (CLS)", "0", max(each["shift"] for each in seen)),
        ("first text, ms", "≤ 2000", _both([each["first"] for each in seen])),
        ("largest text, ms", "≤ 2000", _both([each["largest"] for each in seen])),
    ]
    for what, (times, long, work) in keys.items():
        rows += [
            (f"a key in {what}, ms", "≤ 50", _both(times)),
            ("the same as processor time, ms", "≤ 50", f"{work:.0f}"),
            ("tasks over 50 ms meanwhile", "0", len(long)),
        ]
    print(f"{SLOWER} × slower, 400 kb/s, 400 ms; {TIMES} first visits of {CHAPTER}\n")
    print("| what | target | is |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
    print()
    for address, size in sorted(first.bytes.items(), key=lambda each: -each[1]):
        print(f"- {size / 1000:6.1f} kB {address.rpartition('/')[2] or address}")


def _both(times: list[float]) -> str:
    return f"{median(times):.0f}, at most {max(times):.0f}"


if __name__ == "__main__":
    main()
