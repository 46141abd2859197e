"""The opening of a thread: beginning, choosing a casus, choosing how."""
