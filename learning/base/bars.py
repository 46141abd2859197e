"""How far long work on the command line is: a bar on a terminal, and nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

HowFar = Callable[[int, int], None]  # done, of how many


@contextmanager
def bar(label: str, at_least: int = 0) -> Iterator[HowFar]:
    """Gives what to tell how far it is; seen from *at_least* things on."""
    shown = click.progressbar(length=1, label=label, file=sys.stderr, hidden=True)

    def tell(done: int, of: int) -> None:
        if shown.hidden and of >= at_least and sys.stderr.isatty():
            shown.hidden = False
        shown.length = of
        shown.update(done - shown.pos)

    with shown:
        yield tell


def telling(tell: HowFar) -> Callable[[Sequence], Iterator]:
    """Go through things, and tell after each."""

    def over(things: Sequence) -> Iterator:
        for number, each in enumerate(things, start=1):
            yield each
            tell(number, len(things))

    return over
