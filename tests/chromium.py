"""Which Chromium walks through the pages."""

import os
import shutil

SHELL, WHOLE = "chromium-headless-shell", "chromium"  # the same without a screen; a third quicker


def path() -> str | None:
    """That of ``CHROMIUM``, or the one that is here; None when there is none."""
    return os.environ.get("CHROMIUM") or shutil.which(SHELL) or shutil.which(WHOLE)
