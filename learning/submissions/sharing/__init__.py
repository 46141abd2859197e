"""Showing handed-in work to others than the docenten, and taking that back."""
