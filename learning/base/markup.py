"""The only file that marks HTML as safe: what people write, and what authors write."""

import re

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

STORY_TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "s",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "a",
    "hr",
}
MOST_LOOKING = 500_000  # brackets × signs: each open bracket is followed to the end of the text
_story = MarkdownIt("js-default", {"breaks": True, "linkify": False}).disable(
    ["heading", "lheading", "table", "image"]
)
_without_links = MarkdownIt("js-default", {"breaks": True, "linkify": False}).disable(
    ["heading", "lheading", "table", "image", "link", "reference"]
)
# Nothing but words and the signs of plain sentences: it means nothing to Markdown or to HTML.
_LINE = r"(?:[^\W\d]|[“‘(])[\w .,;:!?'\"’‘“”()/%€…–-]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n+{_LINE})*\n*")

LONG_WORD = 16  # letters that do not fit on a line of a title on a small phone
_LAST_PART = re.compile(
    r"(?<=[^\W\d]{4})(?=(?:methode|deskundigheid|deskundige|profiel|festivals?|groep|voorbeeld(?:en)?"
    r"|werkers?|centrum|plaatsen|diensten|opleiders?|verslag)\b)"
)


def breakable(title: str) -> str:
    """A title whose long words may break before their last part: *tienstappen-methode*."""
    return " ".join(
        _LAST_PART.sub("\N{SOFT HYPHEN}", word) if len(word) >= LONG_WORD else word
        for word in str(title).split(" ")
    )


def story(text: str | None) -> Markup:
    """Somebody's own text as HTML: their line breaks and emphasis, links marked as theirs.

    No headings (the page has its own), no pictures (they tell others who reads).
    """
    text = text or ""
    if _PLAIN.fullmatch(text) and "_" not in text:
        return Markup(_paragraphs(text))  # noqa: S704 there is no sign of HTML in it
    markdown = _without_links if text.count("[") * len(text) > MOST_LOOKING else _story
    html = nh3.clean(
        markdown.render(text),
        tags=STORY_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return Markup(html)  # noqa: S704 cleaned just above


def _paragraphs(text: str) -> str:
    """What the Markdown of plain sentences is, in a tenth of the time."""
    text = text.rstrip("\n")
    blocks = re.split(r"\n{2,}", text) if "\n" in text else [text]
    return "".join("<p>" + block.replace("\n", "<br>\n") + "</p>\n" for block in blocks)


def authored(html: str) -> Markup:
    """HTML of the content engine, which cleaned it when it was made."""
    return Markup(html)  # noqa: S704 cleaned in learning.modules.rendering


def drawing(shapes: str) -> Markup:
    """The inside of an <svg> that stands in one of our own components."""
    return Markup(shapes)  # noqa: S704 written by us, holds nobody's words


def remarked(html: str) -> Markup:
    """HTML of story() in which marks were put for the remarks on it."""
    return Markup(html)  # noqa: S704 made by learning.reviews.remarks.marking, which escapes
