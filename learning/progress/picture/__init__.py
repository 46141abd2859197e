"""A cohort in one picture: students and opdrachten."""
