"""What a docent sent, and what the student did with it: sent, opened, confirmed."""
