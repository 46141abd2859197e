"""The child process with a page that WeasyPrint stumbles over."""

import sys
from pathlib import Path

from learning.competences.portfolio.exports import pdf_child
from learning.waiting.telling import Telling


def stumble(_telling):
    """As WeasyPrint does."""
    raise RecursionError


pdf_child.main = stumble
pdf_child.run(Telling(Path(sys.argv[1])))
