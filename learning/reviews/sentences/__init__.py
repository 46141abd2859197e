"""A docent's own sentences, to use again."""
