"""The production server: granian, and beside it one process for what must happen by itself."""

import gc
import os
import signal
import socket
import sys
import threading
import time
from multiprocessing import Process, get_start_method
from pathlib import Path
from typing import Literal

from flask import Flask
from granian import Granian
from granian.constants import Interfaces

from learning.app import create_app
from learning.base.db import db
from learning.base.errors import where_it_broke
from learning.ticking import tick

THREADS = 64  # stuck clients must not hold the service
TICK_SECONDS = 60
LOOK_SECONDS = 1  # how often to look whether there is mail


def serve(app: Flask, host: str, port: int, workers: int | None) -> None:
    """Serve until SIGTERM or SIGINT; requests that run then are answered first.

    The workers and the ticker are forked from *app* as it is, with the modules it
    has read, and share its memory. Call this outside any application context: Flask-Login
    keeps the user in the context, and a pushed one would be shared by everybody.
    """
    can_fork = get_start_method() == "fork"
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
    is_over = threading.Event()
    ticking = threading.Thread(target=_keep_ticking, args=(can_fork and app, is_over), daemon=True)
    try:
        _claim(host, port)
        ticking.start()
        server.serve(target_loader=(lambda _: app) if can_fork else None)
    except (OSError, RuntimeError) as wrong:
        reason = getattr(wrong, "strerror", None) or str(wrong).splitlines()[0]
        sys.exit(f"Vrijplaats: {host}:{port} kan niet: {reason}. Kies een andere met --port.")
    finally:
        is_over.set()


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


def _keep_ticking(app: Flask | Literal[False], is_over: threading.Event) -> None:
    """One ticker all the time; another one when it was ended from outside."""
    while not is_over.is_set():
        ticker = Process(target=_tick_forever, args=(app, os.getpid()), daemon=True)
        ticker.start()
        ticker.join()
        is_over.wait(LOOK_SECONDS)


def _tick_forever(app: Flask | Literal[False], server: int) -> None:
    """A pass every minute, and sooner when there is mail, as long as *server* (its number as a
    process) is there. What was begun is finished: of a mail that left it is noted.
    """
    is_over = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the server says when
    signal.signal(signal.SIGTERM, lambda *_: is_over.set())
    app = app or create_app()
    nudge = app.extensions["settings"].nudge
    last, seen = time.monotonic(), None  # a mail may wait from before it began
    while not is_over.wait(LOOK_SECONDS) and os.getppid() == server:
        now, touched = time.monotonic(), _touched(nudge)
        if touched != seen or now - last >= TICK_SECONDS:
            last, seen = now, touched
            _tick_once(app)


def _tick_once(app: Flask) -> None:
    """A pass that fails is told, and the next one tries again."""
    try:
        tick(app)
    except Exception as error:
        app.logger.error("a pass of tick failed: %s", where_it_broke(error))


def _touched(nudge: Path) -> float:
    try:
        return nudge.stat().st_mtime
    except OSError:
        return 0.0
