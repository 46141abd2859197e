"""Who takes part in a running thread, and who leads it."""
