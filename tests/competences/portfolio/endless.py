"""The child process with a page that never ends, and a second of a processor for it."""

import sys
from pathlib import Path

from learning.competences.portfolio.exports import pdf_child
from learning.waiting.telling import Telling


def go_on(_telling):
    """For ever."""
    while True:
        pass


pdf_child.SECONDS = 1
pdf_child.main = go_on
pdf_child.run(Telling(Path(sys.argv[1])))
