"""The ways out of a thread, and what somebody wrote in any of them."""
