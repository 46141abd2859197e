"""The production server: granian, and a pass of ``learning tick`` every minute beside it."""

import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

THREADS = 64  # stuck clients must not hold the service
TICK_SECONDS = 60
LOOK_SECONDS = 1  # how often to look whether there is mail


def serve(host: str, port: int, workers: int | None, nudge: Path) -> None:
    """Serve until SIGTERM or SIGINT; requests that run then are answered first.

    Call this outside any application context: Flask-Login keeps the user in
    the context, and a pushed one would be shared by everybody.
    """
    threading.Thread(target=_tick_forever, args=(nudge,), daemon=True).start()
    gc.collect()
    gc.freeze()  # what is here now stays shared with the workers: the collector never touches it
    server = Granian(
        "learning.app:create_app",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers or os.cpu_count() or 1,
        blocking_threads=THREADS,
        backlog=1024,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_access=False,
        log_level="error",
    )
    try:
        server.serve()
    except RuntimeError as wrong:
        sys.exit(f"Vrijplaats: {host}:{port} kan niet: {str(wrong).splitlines()[0]}")


def _tick_forever(nudge: Path) -> None:
    """Start a pass every minute, and sooner when somebody touched *nudge* (there is mail)."""
    last, seen = time.monotonic(), _touched(nudge)
    while True:
        time.sleep(LOOK_SECONDS)
        now, touched = time.monotonic(), _touched(nudge)
        if touched != seen or now - last >= TICK_SECONDS:
            last, seen = now, touched
            subprocess.run([sys.executable, "-m", "learning", "tick"], check=False)


def _touched(nudge: Path) -> float:
    try:
        return nudge.stat().st_mtime
    except OSError:
        return 0.0
