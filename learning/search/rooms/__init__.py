"""The Werktafel, practice examples, and what one can."""
