"""Headings that never skip a level, wherever a text is embedded."""

from learning.modules.html_tree import HEADINGS, Element

DEEPEST = 6


class Stairs:
    """Where we stand in the headings of a chapter; its title is level 1."""

    def __init__(self):
        self.open: list[int] = []  # the levels that authors gave to the headings we stand under

    @property
    def level(self) -> int:
        """The level of a heading directly under the one we stand under."""
        return min(DEEPEST, len(self.open) + 2)

    def step(self, wanted: int) -> int:
        """The level to give to a heading that its author gave level *wanted*."""
        while self.open and self.open[-1] >= wanted:
            self.open.pop()
        level = self.level
        self.open.append(wanted)
        return level

    def at_section(self) -> None:
        """An opdracht stands here, with a title of level 2."""
        del self.open[1:]


def shift_headings(root: Element, stairs: Stairs, base: int) -> None:
    """Give every heading in *root* its level; *base* levels come on top of the stairs."""
    for _, element in root.walk():
        if element.tag in HEADINGS:
            level = stairs.step(int(element.tag[1])) + base
            element.tag = f"h{min(DEEPEST, level)}"
