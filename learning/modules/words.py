"""Hard words, explained on the spot at their first use in a chapter."""

from collections.abc import Mapping

from learning.modules.html_tree import HEADINGS, Element, parse
from learning.modules.parts import Term

SCHEME = "begrip:"
AFTER = HEADINGS | {"p"}  # the explanation comes after these
INSIDE = frozenset({"li", "td", "th", "dd", "blockquote", "div", "figcaption", "summary"})
BLOCKS = HEADINGS | frozenset({"ul", "ol", "p", "table", "blockquote", "pre", "dl"})


class Words:
    """The hard words that were explained so far in one chapter."""

    def __init__(self, terms: Mapping[str, Term]):
        self.terms = terms
        self.explained: set[str] = set()

    def explain(self, root: Element) -> None:
        """Turn each ``begrip:`` link into its word, with an explanation at the first use."""
        for path in _links(root, ()):
            link = path[-1]
            term = self.terms.get(link.attributes["href"].removeprefix(SCHEME))
            link.unwrap()
            if term and term.id not in self.explained:
                self.explained.add(term.id)
                link.tag = "dfn"
                _put_after(path, _explanation(term))


def _links(element: Element, above: tuple[Element, ...]) -> list[tuple[Element, ...]]:
    """The path from the root to each ``begrip:`` link, in reading order."""
    path, found = (*above, element), []
    if element.tag == "a" and element.attributes.get("href", "").startswith(SCHEME):
        return [path]
    for child in element.elements:
        found += _links(child, path)
    return found


def _put_after(path: tuple[Element, ...], explanation: Element) -> None:
    """Put *explanation* after the paragraph around the word that ends *path*, or in its item."""
    for around, element in zip(path[-2::-1], path[:0:-1], strict=True):
        if element.tag in AFTER:
            return _insert(around, around.place_of(element) + 1, explanation)
        if around.tag in INSIDE or around is path[0]:
            return _insert(around, _end_of_line(around, around.place_of(element)), explanation)


def _insert(around: Element, place: int, explanation: Element) -> None:
    """Insert at *place*, behind explanations that already stand there."""
    while place < len(around.children) and _is_explanation(around.children[place]):
        place += 1
    around.children.insert(place, explanation)


def _end_of_line(element: Element, start: int) -> int:
    """Where the run of words that holds *start* ends: before an inner list or paragraph."""
    for place in range(start + 1, len(element.children)):
        child = element.children[place]
        if isinstance(child, Element) and (child.tag in BLOCKS or _is_explanation(child)):
            return place
    return len(element.children)


def _is_explanation(node: Element | str) -> bool:
    return isinstance(node, Element) and node.attributes.get("class") == "word"


def _explanation(term: Term) -> Element:
    summary = Element("summary", {}, [f"Wat is {in_a_sentence(term.word)}?"])
    return Element("details", {"class": "word"}, [summary, *parse(term.html).children])


def in_a_sentence(word: str) -> str:
    """“Draagvlak” as “draagvlak”; words with more capitals (GGZ, Beer en Bos) stay."""
    capitals = sum(sign.isupper() for sign in word)
    return word[:1].lower() + word[1:] if capitals == 1 and word[:1].isupper() else word
