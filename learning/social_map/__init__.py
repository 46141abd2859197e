"""The sociale kaart of a cohort: places that its students found in the neighbourhood."""
