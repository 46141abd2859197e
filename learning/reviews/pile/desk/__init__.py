"""What else lies on a docent's desk, and what came since the last visit to it."""
