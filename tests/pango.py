"""Whether a PDF can be made here: WeasyPrint needs Pango. Required with CI=true."""

import os
from ctypes.util import find_library

import pytest

IS_HERE = find_library("pangoft2-1.0") is not None
needs_pango = pytest.mark.skipif(
    not IS_HERE and os.environ.get("CI") != "true",
    reason="needs Pango: apt install libpango-1.0-0 libpangoft2-1.0-0",
)
