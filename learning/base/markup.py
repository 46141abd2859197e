"""The only file that marks HTML as safe: what people write, and what authors write."""

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


def story(text: str | None) -> Markup:
    """Somebody's own text as HTML: their line breaks and emphasis, links marked as theirs.

    No headings (the page has its own), no pictures (they tell others who reads).
    """
    text = text or ""
    markdown = _without_links if text.count("[") * len(text) > MOST_LOOKING else _story
    html = nh3.clean(
        markdown.render(text),
        tags=STORY_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return Markup(html)  # noqa: S704 cleaned just above


def authored(html: str) -> Markup:
    """HTML of the content engine, which cleaned it when it was made."""
    return Markup(html)  # noqa: S704 cleaned in learning.modules.rendering


def drawing(shapes: str) -> Markup:
    """The inside of an <svg> that stands in one of our own components."""
    return Markup(shapes)  # noqa: S704 written by us, holds nobody's words
