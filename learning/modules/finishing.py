"""From author Markdown to the HTML of one chapter: ids, headings, links and hard words.

One ``Finisher`` goes through a chapter from top to bottom, because ids are unique in a
chapter and a hard word is explained at its first use in a chapter.
"""

from collections.abc import Mapping

from learning.modules.anchors import Anchors
from learning.modules.headings import Stairs, shift_headings
from learning.modules.html_tree import HEADINGS, Element, parse
from learning.modules.links import Addresses, LinkMaker, line_of
from learning.modules.parts import Term
from learning.modules.problems import Problems, listed
from learning.modules.readability import (
    report_pictures_without_words,
    report_reading,
    report_skipped_headings,
)
from learning.modules.rendering import CannotRender, Renderer, TooSlow
from learning.modules.source import Prose
from learning.modules.words import Words


class Finisher:
    """Makes the HTML of one chapter, text after text in reading order."""

    def __init__(
        self,
        renderer: Renderer,
        addresses: Addresses,
        terms: Mapping[str, Term],
        problems: Problems,
        anchors: Anchors | None = None,
    ):
        self.renderer = renderer
        self.problems = problems
        self.anchors = anchors or Anchors()
        self.stairs = Stairs()
        self.words = Words(terms)
        self.links = LinkMaker(addresses, self.anchors, problems)
        self.word_count = 0
        self.time_is_up = False
        renderer.new_chapter()

    def running_text(self, prose: Prose, title: str = "") -> str:
        """Prose of the chapter itself. A first heading that only repeats *title* is left out."""
        above = self.stairs.open[-1] if self.stairs.open else 1
        report_skipped_headings(prose, above, self.problems)
        root = self._rendered(prose)
        if title:
            _leave_out_title(root, title)
        shift_headings(root, self.stairs, 0)
        return self._finished(root, prose)

    def embedded_text(self, prose: Prose, level: int) -> str:
        """Prose under a title of *level*, such as that of an opdracht."""
        root = self._rendered(prose)
        shift_headings(root, Stairs(), level - 1)
        return self._finished(root, prose)

    def line(self, prose: Prose) -> str:
        """One reference, as HTML without a paragraph around it."""
        root = self._rendered(prose)
        if [child.tag for child in root.elements] == ["p"]:
            root = root.elements[0]
        return self._finished(root, prose, sentences=False).strip()

    def first_heading(self, prose: Prose) -> str:
        """The words of the first heading in *prose*; "" when there is none."""
        headings = [each for _, each in self._rendered(prose).walk() if each.tag in HEADINGS]
        return headings[0].text if headings else ""

    def _rendered(self, prose: Prose) -> Element:
        """The clean tree; empty, and said, when it cannot be made."""
        try:
            rendered = self.renderer.render(prose.text)
        except CannotRender as refusal:
            self._refuse(prose, refusal)
            return Element("")
        if rendered.dropped:
            first = rendered.dropped[0].strip(">")
            message = f"Deze HTML is weggelaten: {listed(rendered.dropped)}. Gebruik Markdown."
            self.problems.remark(line_of(first, prose), message)
        return parse(rendered.html)

    def _refuse(self, prose: Prose, refusal: CannotRender) -> None:
        """Say it; that the time is up only once in a chapter."""
        slow = isinstance(refusal, TooSlow)
        if not (slow and self.time_is_up):
            self.problems.fault(prose.line, str(refusal))
        self.time_is_up |= slow

    def _finished(self, root: Element, prose: Prose, sentences: bool = True) -> str:
        self.word_count += len(root.text.split())
        if sentences:
            report_reading(prose, self.problems)
        report_pictures_without_words(root, prose, self.problems)
        self.anchors.give(root)
        self.links.rewrite(root, prose)
        self.words.explain(root)
        return root.inner


def _leave_out_title(root: Element, title: str) -> None:
    first = root.elements[0] if root.elements else None
    if first and first.tag in HEADINGS and first.text == title:
        root.children.remove(first)
