"""A visitor without a browser: keeps its connection and its cookies, and can read a page."""

import http.client
import re
from urllib.parse import urlencode

from tests.pages import hidden_in

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Visitor:
    """One keep-alive connection to *server*."""

    def __init__(self, server, timeout: float = 30):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)
        self.cookies = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def get(self, path: str, cookies: bool = True) -> tuple[int, str]:
        """The status and the page, or the address that it sends on to."""
        return self._ask("GET", path, None, {}, cookies)

    def post(self, path: str, form: dict, **headers: str) -> tuple[int, str]:
        return self._ask("POST", path, urlencode(form), {**FORM, **headers}, True)

    def _ask(self, method, path, body, headers, cookies):
        if cookies and self.cookies:
            pairs = (f"{name}={value}" for name, value in self.cookies.items())
            headers = {**headers, "Cookie": "; ".join(pairs)}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for each in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers["Location"] or text

    def sign_in(self, name: str, password: str) -> None:
        token = TOKEN.search(self.get("/accounts/sign-in?with=password")[1])[1]
        form = {"email": f"{name}@school.example", "password": password, "csrf_token": token}
        status, where = self.post("/accounts/sign-in", form)
        assert (status, where) == (302, "/")

    def begin(self, chapter: str, opdracht: str) -> tuple[str, dict]:
        """Begin work; returns the address to write at, and the hidden fields of its form."""
        page = self.get(f"/modules/kwartiermaken/{chapter}")[1]
        form = page.partition(f'id="opdracht-{opdracht}"')[2].partition('action="/submissions/"')[2]
        wanted = ("csrf_token", "cohort", "module", "opdracht", "part")
        address = self.post("/submissions/", hidden_in(form.partition("</form")[0], *wanted))[1]
        page = self.get(f"{address}/write")[1]
        return f"{address}/write", hidden_in(page, "csrf_token", "revision", "page")
