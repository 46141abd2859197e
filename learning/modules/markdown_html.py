"""Author Markdown to clean HTML. Runs in the child process of rendering.py only.

Raw HTML of authors passes an allow list. Names of what falls away are told.
"""

from html.parser import HTMLParser

import nh3
from markdown import Markdown

EXTENSIONS = ["tables", "footnotes", "def_list", "sane_lists", "fenced_code"]
TEXT = {"p", "br", "hr", "div", "span", "blockquote", "pre", "code", "figure", "figcaption"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol", "li", "dl", "dt", "dd", "details", "summary"}
TABLES = {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"}
WORDS = {"a", "img", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small"}
MORE_WORDS = {"mark", "q", "cite", "kbd", "samp", "var", "abbr", "dfn"}
TAGS = TEXT | HEADINGS | LISTS | TABLES | WORDS | MORE_WORDS
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed"},
    "li": {"id", "value"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "begrip", "hoofdstuk", "voorbeeld", "opdracht"}
CODE = {"script", "style", "template", "iframe", "object", "noscript", "svg", "math", "title"}
MAX_DEPTH = 100
VOID = {"br", "hr", "img"}


class TooDeep(ValueError):
    """The text nests more than MAX_DEPTH elements."""


class _Seen(HTMLParser):
    """Meets every tag, and remembers the names of what falls away."""

    def __init__(self):
        super().__init__()
        self.dropped: set[str] = set()

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.dropped.add(f"<{tag}>")
        self.dropped.update(name for name, _ in attrs if name.startswith("on"))

    handle_startendtag = handle_starttag


class _Depth(HTMLParser):
    """Counts how deep clean HTML goes."""

    depth = 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag not in VOID
        if self.depth > MAX_DEPTH:
            raise TooDeep

    def handle_endtag(self, tag):
        self.depth -= tag not in VOID


def to_html(text: str) -> tuple[str, list[str]]:
    """The clean HTML of *text*, and the names of the tags and attributes that fell away.

    Raises TooDeep, or RecursionError from Markdown itself, for absurd nesting.
    """
    raw = Markdown(extensions=EXTENSIONS, output_format="html").convert(text)
    clean = nh3.clean(
        raw,
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=CODE,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    _Depth().feed(clean)
    return clean, sorted(_dropped_from(raw))


def _dropped_from(raw: str) -> set[str]:
    seen = _Seen()
    seen.feed(raw)
    return seen.dropped
