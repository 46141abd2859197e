"""The child process of rendering.py: JSON lines in, JSON lines out."""

import json
import resource
import signal
import sys
import time

from learning.modules.markdown_html import to_html

MEMORY = 1_000_000_000


def _limit_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def serve() -> None:
    """Answer requests until stdin closes. The timer counts processor time and ends the process."""
    _limit_memory()
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        try:
            html, dropped = to_html(request["text"])
        except (RecursionError, MemoryError, ValueError):
            html, dropped = None, []
        signal.setitimer(signal.ITIMER_PROF, 0)
        used = time.process_time() - begun
        print(json.dumps({"html": html, "dropped": dropped, "seconds": used}), flush=True)
