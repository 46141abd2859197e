"""The child process on a machine without WeasyPrint."""

import sys
from pathlib import Path

from learning.competences.portfolio.exports.pdf_child import main
from learning.waiting.telling import Telling

sys.modules["weasyprint"] = None
main(Telling(Path(sys.argv[1])))
