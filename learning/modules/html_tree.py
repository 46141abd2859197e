"""Clean HTML as a small tree, to add ids and addresses to. Only for what nh3 cleaned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(eq=False)
class Element:
    """A tag with its attributes; children are elements and (unescaped) text.

    Without a tag (the root, or what was unwrapped) it is only its children.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(_texts(self)).split())

    def walk(self) -> Iterator[tuple["Element", "Element"]]:
        """(parent, element) for everything inside, in reading order."""
        for child in self.elements:
            yield self, child
            yield from child.walk()

    def unwrap(self, words: str | None = None) -> None:
        """Be no longer an element, only the children; or only *words*."""
        self.tag, self.attributes = "", {}
        if words is not None:
            self.children = [words]

    def place_of(self, child: "Element") -> int:
        """The index of *child* (the very same object) among the children."""
        return next(place for place, each in enumerate(self.children) if each is child)

    @property
    def inner(self) -> str:
        """The HTML inside it."""
        return "".join(_html(child) for child in self.children)


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of *html*; its root has no tag."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)
            yield "" if child.tag not in {"br", "p", "li", "td", "th", *HEADINGS} else " "


def _html(node: Element | str) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if not node.tag:
        return node.inner
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    if node.tag in VOID:
        return f"<{node.tag}{attributes}>"
    return f"<{node.tag}{attributes}>{node.inner}</{node.tag}>"
