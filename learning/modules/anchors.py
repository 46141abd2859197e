"""Ids that stay: every paragraph, list item and heading is named after its own words.

So a reading place survives edits elsewhere in the chapter.
"""

import re
from collections import Counter

from learning.modules.html_tree import HEADINGS, Element
from learning.modules.names import fingerprint, slug

ANCHORED = HEADINGS | {"p", "li"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Anchors:
    """The ids of one chapter: unique, and the same as long as the words are.

    A text that is shown within several pages has a *space* of its own: its footnotes
    get ids that no other text has, and its paragraphs get none.
    """

    def __init__(self, space: str = ""):
        self.space = space
        self.given: Counter[str] = Counter()
        self.headings: dict[str, str] = {}  # slug of the words -> id, for #links to headings
        self.pieces = 0

    def fresh(self, name: str) -> str:
        """*name* when it is free in this chapter, else ``name-2``, ``name-3`` and so on."""
        self.given[name] += 1
        count = self.given[name]
        return name if count == 1 else f"{name}-{count}"

    def give(self, root: Element) -> None:
        """Set the ids in one piece of the chapter; ids of authors go, footnotes keep theirs."""
        self.pieces += 1
        for _, element in root.walk():
            old = element.attributes.pop("id", "")
            if old.startswith("fn"):
                element.attributes["id"] = self.footnote(old)
            elif element.tag in ANCHORED and not self.space:
                self.name(element)

    def name(self, element: Element) -> None:
        text = element.text
        element.attributes["id"] = self.fresh(f"a-{fingerprint(text)}")
        if RIGHT_TO_LEFT.search(text):
            element.attributes.setdefault("dir", "auto")
        if element.tag in HEADINGS:
            self.headings.setdefault(slug(text), element.attributes["id"])

    def footnote(self, name: str) -> str:
        """The id of footnote *name* in this piece."""
        return f"n-{fingerprint(f'{self.space} {self.pieces} {name}')}"
