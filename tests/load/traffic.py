"""Requests from the loopback: by wrk where it is installed, else by a small client of our own."""

import http.client
import itertools
import json
import shutil
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field

COUNTER = "@@@@@@@@"  # becomes another number in every request, so that a text really changes
SCRIPT = """
local all, n = {}, 0
init = function(_) for i, r in ipairs(asked) do all[i] = wrk.format(r[1], r[2], r[3], r[4]) end end
request = function()
  n = n + 1
  return (all[n %% #all + 1]:gsub("%(counter)s", string.format("%%08d", n)))
end
done = function(s, latency, _)
  local e = s.errors
  local told = '\\nDONE {"seconds": %%f, "requests": %%d, "p50": %%f, "p99": %%f, "wrong": %%d}\\n'
  io.write(told:format(
    s.duration / 1e6, s.requests, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.status + e.connect + e.read + e.write + e.timeout))
end
"""


@dataclass(frozen=True)
class Asked:
    """One request; with COUNTER in its body it is another one each time. ``answer``: its status."""

    path: str
    headers: dict = field(default_factory=dict)
    body: str | None = None
    answer: int = 200

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True)
class Told:
    """What came of it: milliseconds, and how many answers were errors."""

    seconds: float
    requests: int
    p50: float
    p99: float
    wrong: int


def once(port: int, asked: Asked, number: int = 0) -> tuple[int, bytes]:
    """Ask once: status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        return _ask(connection, asked, number)
    finally:
        connection.close()


def load(port: int, asked: list[Asked], connections: int, seconds: float) -> Told:
    """Ask *asked* in rotation over so many connections, as fast as the answers come."""
    if shutil.which("wrk"):
        return _with_wrk(port, asked, connections, seconds)
    return _by_ourselves(port, asked, connections, seconds)


def _with_wrk(port: int, asked: list[Asked], connections: int, seconds: float) -> Told:
    rows = [f"{{{', '.join(map(_lua, (r.method, r.path, r.headers, r.body)))}}}" for r in asked]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f"asked = {{{', '.join(rows)}}}\n" + SCRIPT % {"counter": COUNTER})
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s"]
        done = subprocess.run(
            [*command, "--timeout", "20s", "-s", script.name, f"http://127.0.0.1:{port}"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    line = next(line for line in done.stdout.splitlines() if line.startswith("DONE "))
    return Told(**json.loads(line[5:]))


def _lua(value) -> str:
    if value is None:
        return "nil"
    if isinstance(value, dict):
        pairs = ", ".join(f"[{_lua(key)}] = {_lua(each)}" for key, each in value.items())
        return f"{{{pairs}}}"
    return json.dumps(value)


def _by_ourselves(port: int, asked: list[Asked], connections: int, seconds: float) -> Told:
    times, wrong, numbers = [], [], itertools.count()
    end = time.perf_counter() + seconds

    def visit():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        while time.perf_counter() < end:
            number, began = next(numbers), time.perf_counter()
            status, _ = _ask(connection, asked[number % len(asked)], number)
            times.append((time.perf_counter() - began) * 1000)
            wrong.extend([status] if status > 399 else [])
        connection.close()

    began = time.perf_counter()
    threads = [threading.Thread(target=visit) for _ in range(connections)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took, times = time.perf_counter() - began, sorted(times)
    last = len(times) - 1
    return Told(took, len(times), times[last // 2], times[last * 99 // 100], len(wrong))


def _ask(connection, asked: Asked, number: int) -> tuple[int, bytes]:
    body = asked.body and asked.body.replace(COUNTER, f"{number:08d}")
    connection.request(asked.method, asked.path, body, asked.headers)
    answer = connection.getresponse()
    return answer.status, answer.read()
