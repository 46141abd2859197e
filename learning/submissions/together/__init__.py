"""Doing a part with others: asking, saying yes, one text, agreeing, and going on alone."""
