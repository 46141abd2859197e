"""What every text in the making shares: saving, two texts, earlier texts, what changed."""
