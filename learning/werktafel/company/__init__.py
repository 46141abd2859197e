"""Which cohorts share a table."""
