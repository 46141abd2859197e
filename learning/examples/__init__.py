"""Praktijkvoorbeelden as a library: reading, searching, proposing, using them."""
