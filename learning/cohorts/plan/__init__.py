"""The plan of a cohort: dates to aim at, and more time for whoever wants it."""
