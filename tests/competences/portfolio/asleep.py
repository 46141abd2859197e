"""The child process when it hangs: no time of a processor, and a second of a clock for it."""

import sys
import time
from pathlib import Path
from types import ModuleType

from learning.competences.portfolio.exports import pdf_child
from learning.waiting.telling import Telling


class Url:
    """Nothing asks for one."""


class HTML:
    """A page that never comes."""

    def __init__(self, **_):
        while True:
            time.sleep(60)


for each in ("weasyprint", "weasyprint.urls"):
    sys.modules[each] = ModuleType(each)
sys.modules["weasyprint"].HTML = HTML
sys.modules["weasyprint.urls"].URLFetcher = Url
sys.modules["weasyprint.urls"].URLFetcherResponse = Url
pdf_child.LONGEST = 1
pdf_child.run(Telling(Path(sys.argv[1])))
