"""The production server: granian, and a pass of ``learning tick`` every minute beside it."""

import gc
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from flask import Flask
from granian import Granian
from granian.constants import Interfaces

from learning.base.db import db

THREADS = 64  # stuck clients must not hold the service
TICK_SECONDS = 60
LOOK_SECONDS = 1  # how often to look whether there is mail


def serve(app: Flask, host: str, port: int, workers: int | None) -> None:
    """Serve until SIGTERM or SIGINT; requests that run then are answered first.

    The workers are forked from *app* as it is, with the modules it has read,
    and share its memory. Call this outside any application context: Flask-Login
    keeps the user in the context, and a pushed one would be shared by everybody.
    """
    nudge = app.extensions["settings"].nudge
    threading.Thread(target=_tick_forever, args=(nudge,), daemon=True).start()
    _ready_to_fork(app)
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
    can_fork = multiprocessing.get_start_method() == "fork"
    try:
        _claim(host, port)
        server.serve(target_loader=(lambda _: app) if can_fork else None)
    except (OSError, RuntimeError) as wrong:
        reason = getattr(wrong, "strerror", None) or str(wrong).splitlines()[0]
        sys.exit(f"Vrijplaats: {host}:{port} kan niet: {reason}. Kies een andere met --port.")


def _claim(host: str, port: int) -> None:
    """Raises OSError when somebody listens there: granian itself would share that port silently."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


def _ready_to_fork(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()  # every process has connections of its own
    gc.collect()
    gc.freeze()  # the collector touches none of this any more, so that it stays shared


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
