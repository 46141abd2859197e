"""Docenten for whom something waits hear of it by mail: one thing, however much it is."""
