"""A portfolio as a file to take along, and a bewijs van deelname."""
