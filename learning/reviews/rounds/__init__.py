"""What was handed in before, and what changed since."""
