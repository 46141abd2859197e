"""What somebody can, in their own words: where they showed it, and who sees that."""
