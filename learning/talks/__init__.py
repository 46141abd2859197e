"""A talk in the cohort about a part of an opdracht (klassengesprek)."""
