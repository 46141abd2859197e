"""Looking whether a link still leads somewhere, without being led anywhere we should not go.

The name is looked up once, and the address that was found fit is the one connected to, so that
no name can lead to another machine after the check. Plain sockets; no cookies, no proxy, nothing
of the person who asks.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin

from learning.social_map.links import LinkState, asked_host, parts_of

SECONDS = 5  # for one link, with everything it leads on to
MOST_HOPS = 3
MOST_ADDRESSES = 4  # of one site
AT_ONCE = 10
PORTS = {"http": 80, "https": 443}
GONE = {404, 410}
HEADERS = {"User-Agent": "Vrijplaats (kijkt of een link het doet)", "Accept": "*/*"}

MayReach = Callable[[str, int], bool]


def is_public(address: str, port: int) -> bool:
    """Whether *address* (figures) is a machine on the open internet, at a port of websites."""
    found = ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    inside = found.is_multicast or found.is_reserved or getattr(found, "is_site_local", False)
    tunnel = getattr(found, "sixtofour", None) or getattr(found, "teredo", None)
    return found.is_global and not inside and not tunnel and port in PORTS.values()


def look_at_all(links: Iterable[str], **seams) -> list[LinkState]:
    """What came of each, in their order; a few at a time. *seams*: as for look_at()."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda link: look_at(link, **seams), links))


def look_at(
    link: str,
    may_reach: MayReach = is_public,
    resolve: Callable = socket.getaddrinfo,
    trusts: Callable = ssl.create_default_context,
    seconds: float = SECONDS,
) -> LinkState:
    """Whether *link* leads to a page, within so many *seconds*. Raises nothing.

    DEAD: there is no such site, nobody answers the door, or the page is gone. UNSURE: all else,
    also an address that we may not reach: that is not told from a site that is slow.
    """
    until = time.monotonic() + seconds
    try:
        for _ in range(MOST_HOPS + 1):
            status, onward = _ask(link, may_reach, resolve, trusts, until)
            if not onward:
                return _meaning(status)
            link = urljoin(link, onward)
    except (socket.gaierror, ConnectionRefusedError) as error:
        nobody_knows = error.errno == socket.EAI_AGAIN
        return LinkState.UNSURE if nobody_knows else LinkState.DEAD
    except (OSError, HTTPException, ValueError):
        pass  # a connection that is cut off halfway breaks in every way there is
    return LinkState.UNSURE


def _meaning(status: int) -> LinkState:
    if 200 <= status < 300:
        return LinkState.ALIVE
    return LinkState.DEAD if status in GONE else LinkState.UNSURE


def _ask(link: str, may_reach, resolve, trusts, until: float) -> tuple[int, str]:
    """(the status, where it sends us on or ""). Not all sites answer HEAD: then GET, without
    reading what it sends."""
    parts = parts_of(link)  # also where a site sends us on to
    host = asked_host(parts.hostname)
    port = parts.port or PORTS[parts.scheme]
    found = _fit(_look_up(host, port, resolve, until), may_reach)
    context = trusts() if parts.scheme == "https" else None
    for method in ("HEAD", "GET"):
        with closing(_Line(host, port, found, context, until)) as line:
            line.request(method, _target(parts), headers=HEADERS)
            answer = line.getresponse()
            onward = answer.getheader("Location") if answer.status in range(300, 400) else ""
            if onward or answer.status < 300:
                return answer.status, onward or ""
    return answer.status, ""


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe="/%:?[]@!$&'()*+,;=~")


def _look_up(host: str, port: int, resolve, until: float) -> list:
    """What *resolve* says, or TimeoutError: a look-up has no time limit of its own."""
    answers: queue.SimpleQueue = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=_left(until))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise found
    return found


def _fit(found: list, may_reach) -> list:
    """A few of *found*; PermissionError when there is any that we may not reach."""
    for *_, address in found:
        if not may_reach(*address[:2]):
            raise PermissionError("not on the open internet")
    return found[:MOST_ADDRESSES]


def _left(until: float) -> float:
    """The seconds that are left. Raises TimeoutError when there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Line(HTTPConnection):
    """A connection to one of the addresses in *found*, cut off at *until* whatever happens."""

    def __init__(self, host: str, port: int, found: list, context, until: float):
        super().__init__(host, port)
        self.found, self.context, self.until, self.clock = found, context, until, None
        self.default_port = PORTS["https"] if context else PORTS["http"]

    def connect(self) -> None:
        """To the first that answers: nothing is looked up any more."""
        for place, (family, kind, protocol, _, address) in enumerate(self.found, start=1):
            more = len(self.found) - place
            self.sock = socket.socket(family, kind, protocol)
            self.sock.settimeout(_left(self.until) / (more + 1))
            try:
                self.sock.connect(address)
                break
            except OSError:
                self.sock.close()
                if not more:
                    raise
        self.sock.settimeout(_left(self.until))
        if self.context:
            self.sock = self.context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
        self.clock = threading.Timer(_left(self.until), _cut, [self.sock])
        self.clock.daemon = True
        self.clock.start()
        if self.context:
            self.sock.do_handshake()

    def close(self) -> None:
        """Hang up."""
        if self.clock:
            self.clock.cancel()
        super().close()


def _cut(line: socket.socket) -> None:
    """A site that sends one sign a second would hold us as long as it likes."""
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
