"""How fast the site is, beside the bare limit of its stack: ``make bench``. Measures, no tests."""
