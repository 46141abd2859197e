"""Intervisie: groups, and threads in them."""
