"""Websites on this machine for tests of looking at a link: each answers in a way of its own."""

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = "127.0.0.1"
NAME = "plek.example"


class Answers(BaseHTTPRequestHandler):
    """What the path asks for: /200, /404, /no-head, /to?http://…, /slow, /drip, /long."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        path, _, onward = self.path.partition("?")
        self.server.asked.append((self.command, self.headers["Host"], dict(self.headers)))
        if path == "/slow":
            time.sleep(5)
        if path == "/drip":
            self._drip()
        if path == "/no-head" and self.command == "HEAD":
            return self._say(405)
        return self._say(302 if onward else int(path.strip("/") or 200), onward)

    def do_GET(self):
        if self.path == "/no-head":
            self.server.asked.append((self.command, self.headers["Host"], dict(self.headers)))
            return self._say(200)
        return self.do_HEAD()

    def _say(self, status, onward=""):
        self.send_response(status)
        if onward:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def _drip(self):
        """One sign at a time, for as long as somebody listens."""
        with contextlib.suppress(OSError):
            for sign in "HTTP/1.1 200 OK\r\n" + "X: y" * 100:
                self.wfile.write(sign.encode())
                time.sleep(0.1)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """So many who ask at once stand in a row."""

    daemon_threads = True
    request_queue_size = 64


class Website:
    """A website on this machine. ``asked``: what came in: (method, host, headers)."""

    def __init__(self, context=None):
        self.server = Server((HERE, 0), Answers)
        self.scheme = "https" if context else "http"
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.server.asked = self.asked = []
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()

    def link(self, path="/200", name=NAME):
        return f"{self.scheme}://{name}:{self.port}{path}"

    def may_reach(self, address, port):
        """This website, and nothing else."""
        return (address, port) == (HERE, self.port)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def resolves(**names):
    """A look-up for ``names``: with _ for a dot, to an address or a list of them in turn; any
    other name to this machine. ``asked``: the names looked up."""
    asked = []

    def resolve(host, port, type=0):
        asked.append(host)
        there = names.get(host.replace(".", "_"), HERE)
        if isinstance(there, list):
            there = there.pop(0)
        if isinstance(there, Exception):
            raise there
        family = socket.AF_INET6 if ":" in there else socket.AF_INET
        return [(family, type, 6, "", (there, port))]

    resolve.asked = asked
    return resolve
