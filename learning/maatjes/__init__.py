"""A maatje: a fellow student who walks along with somebody who is new in a cohort."""
