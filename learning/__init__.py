"""Vrijplaats: an e-learning site for people who train to become ervaringsdeskundige."""
