"""Remarks on a passage of what was handed in."""
