"""Together in a room: one screen on the table, and the proof that somebody took part."""
