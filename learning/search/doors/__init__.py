"""What a docent may read in which something stands: the index of a room, behind its door."""
