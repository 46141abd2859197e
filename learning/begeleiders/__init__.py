"""Asking a begeleider for contact, and what a begeleider has before them."""
