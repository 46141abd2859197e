"""Notices: told once, without content, and gone once they were seen."""
