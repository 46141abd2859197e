"""A thread: one casus, consulted on in fixed steps."""
