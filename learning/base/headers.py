"""Headers that go with every answer, errors and redirects included."""

from urllib.parse import urlsplit, urlunsplit

from flask import Flask, request

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ]
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"


def register(app: Flask) -> None:
    """Put the headers on every answer; a page is private unless its view says otherwise."""

    @app.after_request
    def add(response):
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        if response.status_code == 308:
            _without_host(response)
        return response


def _without_host(response) -> None:
    """The router adds a slash by sending to a full address, made from the Host that was asked."""
    there = urlsplit(response.location)
    path = f"/{there.path.lstrip('/')}"
    response.location = urlunsplit(("", "", path, there.query, ""))
    response.data = b""
