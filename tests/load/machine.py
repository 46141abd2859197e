"""What the kernel says of running processes (Linux): processor time, memory, and the machine."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
LIBRARIES = ("flask", "sqlalchemy", "jinja2", "granian", "psycopg")


def processes_of(root: int) -> set[int]:
    """*root* and all processes below it."""
    found, parents = {root}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        fields = _stat(path)
        if fields:
            parents[int(path.parent.name)] = int(fields[1])
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def cpu_ms_by_process(roots: list[int]) -> dict[int, float]:
    """Milliseconds of processor time that each process below *roots* used since it began."""
    spent = {}
    for pid in set().union(*map(processes_of, roots)):
        fields = _stat(Path(f"/proc/{pid}/stat"))
        if fields:
            spent[pid] = (int(fields[11]) + int(fields[12])) * TICK_MS
    return spent


def cpu_ms_between(before: dict[int, float], after: dict[int, float]) -> float:
    """What was used meanwhile by processes that were there the whole time."""
    return sum(after[pid] - before[pid] for pid in before.keys() & after.keys())


def busy_ms() -> float:
    """Processor time that the whole machine used since it started."""
    user, nice, system, _idle, _wait, *rest = (
        Path("/proc/stat").read_text().split("\n")[0].split()[1:]
    )
    return sum(map(int, (user, nice, system, *rest[:3]))) * TICK_MS


def pss_mib(root: int) -> float:
    """Memory of *root* and all below it, shared pages counted once."""
    total = 0
    for pid in processes_of(root):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def postmaster_of(url: str) -> list[int]:
    """The process of the PostgreSQL whose socket *url* names; [] for SQLite."""
    folder = parse_qs(urlsplit(url).query).get("host")
    return [int((Path(folder[0]) / "data/postmaster.pid").read_text().split()[0])] if folder else []


def facts() -> str:
    """The machine in a line."""
    cpu = next(
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} × {cpu}, {memory:.0f} GiB, Linux {platform.release()}, "
        f"Python {platform.python_version()}, {libraries}, load {os.getloadavg()[0]:.1f}"
    )


def _stat(path: Path) -> list[str] | None:
    """The fields after the name of the program, from the state on; None when it has gone."""
    try:
        return path.read_text().rpartition(")")[2].split()
    except OSError:
        return None
