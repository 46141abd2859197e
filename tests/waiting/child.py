"""A process that does what stands in its page, a word a line: as the one that makes a PDF."""

import os
import sys
import time
from pathlib import Path

from learning.waiting.telling import Telling

HERE = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()


def main(telling: Telling) -> None:
    """``turn``, ``step`` (tell one), ``stay`` (until it may go), ``die``, ``fail``, ``done``."""
    for word in sys.stdin.read().split():
        if word == "turn":
            telling.take_turn()
        elif word == "step":
            telling.tell(2, 3, "We maken de pagina’s.", "Er zijn nu 31 pagina’s.")
        elif word == "stay":
            while not (HERE / "go").exists():
                telling.folder.stat()
                time.sleep(0.02)
        elif word == "die":
            os._exit(9)
        elif word == "fail":
            telling.fail("too-long")
        elif word == "done":
            telling.hand_over(b"%PDF klaar")


if __name__ == "__main__":
    main(Telling(HERE))
