"""How far someone is, and where they stopped reading."""
