"""Talking on with somebody after a thread, or being called: only when the person asks for it."""
