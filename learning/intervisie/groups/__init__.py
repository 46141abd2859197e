"""Intervisie groups: who is in them, and what they agreed."""
