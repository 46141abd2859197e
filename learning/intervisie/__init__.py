"""Intervisie: groups, threads in fixed steps, and the table for who sits together."""
